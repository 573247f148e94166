import {describe, expect, it, vi} from "vitest";
import {bookDesk} from "../../../src/shell/desk/book.js";
import {DESK} from "../../fixtures/desk-data.js";
import {NOT_KEPT, blockStorage, models, partsOf} from "../../fixtures/desk-page.js";
import {withPage} from "../../fixtures/document.js";

withPage("http://site/en/desk.html");

/** A desk whose reader has pasted a book and taken it over. */
function taken(book: string) {
  const parts = partsOf(bookDesk(DESK, models(), "en"));
  if (parts.area) parts.area.value = book;
  parts.buttons[0]?.click();
  return parts;
}

describe("bookDesk(data, models, lang)", () => {
  const UNREAD = "No position of a company with a model: ";

  it("says which positions are of no company with a model", async () => {
    const {said} = taken("NOBODY 100");
    await vi.waitFor(() => expect(said().join("")).toBe(`${UNREAD}NOBODY 100`));
  });

  it("goes on saying that the browser keeps nothing once the models have come", async () => {
    blockStorage();
    const {said} = taken("NOBODY 100");
    await vi.waitFor(() => expect(said().join("")).toBe(`${NOT_KEPT} ${UNREAD}NOBODY 100`));
    expect(taken("").said().join("")).toBe(NOT_KEPT);
  });
});
