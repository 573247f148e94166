import {describe, expect, it} from "vitest";
import {bookRows} from "../../../src/components/explore/views/compare-books-view.js";

const row = (key: string, a: number, b: number) => ({
  key,
  a,
  b,
  change: b - a,
  contribution: null,
  shareOfA: a / 1000,
  shareOfB: b / 10
});

describe("bookRows(result, labelOf)", () => {
  it("puts those furthest apart in share first, however unlike in size the books are, and adds up to nothing", () => {
    const result = {rows: [row("CN", 600, 3), row("US", 300, 6), row("FR", 100, 1)], a: 1000, b: 10};
    const rows = bookRows(result, (key) => key.toLowerCase());
    expect(rows?.map(({label, shareChangeTenths}) => [label, shareChangeTenths])).toEqual([
      ["cn", -300],
      ["us", 300],
      ["fr", 0]
    ]);
  });

  it("says nothing where a book has no tokens", () => {
    expect(bookRows({rows: [], a: 0, b: 10}, (key) => key)).toBeNull();
  });
});
