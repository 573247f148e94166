import {describe, expect, it} from "vitest";
import {compiled} from "../../src/model/compile.js";
import {
  entered,
  hasWholeLines,
  placed,
  selection,
  stepped,
  tabbed,
  walked,
  widened,
  type Cursor,
  type Walk
} from "../../src/workspace/cursor.js";
import {gridOf} from "../../src/workspace/grid.js";
import {keepTyped, typedText} from "../../src/workspace/typed.js";
import {apiCompany} from "../fixtures/api-company.js";

const grid = gridOf(compiled(apiCompany), ["token_growth", "list_price", "unit_cost", "tokens", "value_per_share"]);
const at = (row: number, column: number) => placed({anchor: {row, column}}, {row, column});
const place = ({active}: Cursor) => [active.row, active.column];

describe("stepped(grid, cursor, move)", () => {
  it("keeps the column over a line of a single value", () => {
    const single = stepped(grid, at(0, 5), "down");
    expect(place(single)).toEqual([1, 0]);
    expect(place(stepped(grid, single, "down"))).toEqual([3, 5]);
    expect(place(stepped(grid, stepped(grid, single, "down"), "up"))).toEqual([1, 0]);
  });

  it("takes up another column once the reader goes sideways", () => {
    const aside = stepped(grid, stepped(grid, at(0, 5), "right"), "down");
    expect(place(stepped(grid, aside, "down"))).toEqual([3, 6]);
  });

  it("stays where it is, the column too, at the first and the last line", () => {
    const single = stepped(grid, at(3, 5), "down");
    expect(place(single)).toEqual([4, 0]);
    expect(stepped(grid, single, "down")).toMatchObject({active: {row: 4, column: 0}, column: 5});
  });

  it("selects between two corners, whichever was first", () => {
    const up = stepped(grid, stepped(grid, at(3, 5), "left", true), "jumpUp", true);
    expect(selection(up)).toEqual({top: 0, left: 4, bottom: 3, right: 5});
  });

  it("extends the selection from where it began", () => {
    const wide = stepped(grid, stepped(grid, at(0, 3), "right"), "jumpRight", true);
    expect(selection(wide)).toEqual({top: 0, left: 4, bottom: 0, right: 9});
  });
});

describe("entered(grid, cursor, back)", () => {
  it("comes back to the column in which a run of Tabs began", () => {
    const run = tabbed(grid, tabbed(grid, at(0, 3), false) as Cursor, false) as Cursor;
    expect(place(run)).toEqual([0, 5]);
    const next = entered(grid, entered(grid, run, false), false);
    expect(place(next)).toEqual([3, 3]);
    expect(next.run).toBeNull();
  });

  it("goes straight down without such a run", () => {
    expect(place(entered(grid, stepped(grid, at(3, 3), "right"), true))).toEqual([1, 0]);
  });
});

describe("tabbed(grid, cursor, back)", () => {
  it("goes on and back along a line, and remembers where it began", () => {
    const on = tabbed(grid, at(0, 3), false) as Cursor;
    expect([place(on), on.run]).toEqual([[0, 4], 3]);
    const back = tabbed(grid, on, true) as Cursor;
    expect([place(back), back.run]).toEqual([[0, 3], 3]);
  });

  it("leaves the grid at the end of a line", () => {
    expect(tabbed(grid, at(0, 9), false)).toBeNull();
    expect(tabbed(grid, at(1, 0), true)).toBeNull();
  });
});

describe("widened(grid, cursor, what)", () => {
  it("selects whole lines, periods or all, until the reader moves on", () => {
    const block = stepped(grid, at(3, 3), "right", true);
    const lines = widened(grid, block, "lines");
    expect(selection(lines)).toEqual({top: 3, left: 0, bottom: 3, right: 9});
    expect(hasWholeLines(grid, selection(lines))).toBe(true);
    expect(selection(widened(grid, block, "periods"))).toEqual({top: 0, left: 3, bottom: 4, right: 4});
    expect(selection(widened(grid, block, "all"))).toEqual({top: 0, left: 0, bottom: 4, right: 9});
    expect(selection(stepped(grid, lines, "left"))).toEqual({top: 3, left: 3, bottom: 3, right: 3});
  });
});

describe("walked(walk, cell, reads)", () => {
  const reads = (cell: number) => ({1: [7, 8], 7: [9]})[cell] ?? [];

  it("goes through the cells that one reads, then back to it", () => {
    let [cell, walk] = [1, null as Walk | null];
    const path: number[] = [];
    for (let i = 0; i < 4; ++i) {
      const step = walked(walk, cell, reads);
      if (!step) break;
      ({to: cell, walk} = step);
      path.push(cell);
    }
    expect(path).toEqual([7, 8, 1, 7]);
  });

  it("begins anew from where the reader went meanwhile, and stays where nothing is read", () => {
    expect(walked({from: 1, next: 2}, 7, reads)).toEqual({to: 9, walk: {from: 7, next: 1}});
    expect(walked(null, 9, reads)).toBeNull();
  });
});

describe("typedText(keepTyped(texts, key, text, value), key, value)", () => {
  it("keeps arithmetic as typed while the number stands, and nothing else", () => {
    const texts = keepTyped({}, "growth", " ＝0.2+0.05", 0.25);
    expect(typedText(texts, "growth", 0.25)).toBe("=0.2+0.05");
    expect(typedText(texts, "growth", 0.3)).toBeNull();
    expect(typedText(keepTyped(texts, "growth", "25%", 0.25), "growth", 0.25)).toBeNull();
    expect(typedText({}, "constructor", 1)).toBeNull();
  });
});
