import {describe, expect, it} from "vitest";
import {cardOf, firstFigure, withCard} from "../../../loaders/publish/cards.js";

describe("cards", () => {
  it("are of the first figure of a page, beside no other page’s, and named once in its head", () => {
    const html = `<title>Usage</title><figure id="weeks" class="figure"></figure><figure id="labs" class="figure"></figure>`;
    expect(firstFigure(html)).toBe("weeks");
    expect(firstFigure("<p>none</p>")).toBeNull();
    expect(cardOf("/hant/zh/usage.html")).toBe("/cards/hant/zh/usage.png");
    const named = withCard(html, "https://example.org/cards/en/usage.png");
    expect(named).toContain(`</title>\n<meta property="og:image" content="https://example.org/cards/en/usage.png">`);
    expect(withCard(named, "https://example.org/other.png")).toBe(named);
  });
});
