import {describe, expect, it} from "vitest";
import {dayOf, editionOf, publicationFolder} from "../../../loaders/publish/publication.js";
import {AUDIENCES} from "../../../src/lib/audience.js";
import {messageOf} from "../../fixtures/message.js";

describe("publicationFolder(audience)", () => {
  it("is a folder of its own each, none of them the working copy’s", () => {
    const folders = AUDIENCES.map(publicationFolder);
    expect(new Set([...folders, "dist"]).size).toBe(AUDIENCES.length + 1);
  });
});

describe("dayOf(text, where) and editionOf(text, dates, on)", () => {
  it("refuse what is no day, and a day without an edition, with what was expected", () => {
    expect(dayOf("2026-02-28", "--on")).toBe("2026-02-28");
    expect(messageOf(() => dayOf("2026-02-30", "--on"))).toBe("--on: 2026-02-30; expected a date YYYY-MM-DD");
    expect(editionOf("2026-02-27", ["2026-02-27"], "2026-02-27")).toBe("2026-02-27");
    expect(messageOf(() => editionOf("2026-02-27", ["2026-02-27"], "2026-02-26"))).toBe(
      "--on: 2026-02-26; expected no day before the edition of 2026-02-27"
    );
    expect(messageOf(() => editionOf("2026-02-28", ["2026-02-27"], "2026-03-01"))).toBe(
      "--edition: 2026-02-28; no edition has that date, expected one of 2026-02-27"
    );
  });
});
