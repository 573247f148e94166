import {beforeAll, describe, expect, it} from "vitest";
import type {CoverageRow} from "../../src/coverage/coverage.js";
import {SHEET_COLUMNS, sheetFinding, shownRows} from "../../src/figures/coverage-sheet.js";
import {printWords, slotProblems} from "../../src/words/say.js";
import {publishedCoverage} from "../fixtures/results.js";

describe("the coverage sheet, as published", () => {
  let rows: readonly CoverageRow[];
  beforeAll(async () => {
    ({rows} = await publishedCoverage());
  });
  const view = {sort: "", find: "", side: "all"} as const;

  it("says the same in both languages in every cell", () => {
    for (const {cell} of SHEET_COLUMNS)
      for (const row of rows) {
        const words = cell(row);
        if (words) expect(slotProblems(words)).toEqual([]);
        if (words) expect(printWords(words, "en")).not.toMatch(/n\/a|undefined|NaN/);
      }
    expect(slotProblems(sheetFinding(rows))).toEqual([]);
    expect(printWords(sheetFinding(rows), "en").length).toBeLessThanOrEqual(80);
  });

  it("sorts by any column either way, what is not on record last", () => {
    for (const {key, order} of SHEET_COLUMNS) {
      const up = shownRows(rows, {...view, sort: key}).map(order);
      const down = shownRows(rows, {...view, sort: `-${key}`}).map(order);
      const known = up.filter((value) => value !== null);
      expect(up.slice(0, known.length)).toEqual(known);
      expect(down.slice(0, known.length)).toEqual([...known].reverse());
    }
  });

  it("finds by name in either language and by ticker, and by the side of the price", () => {
    const found = (find: string) => shownRows(rows, {...view, find}).map(({entity}) => entity);
    expect(found("zhi")).toEqual(["2513.HK"]);
    expect(found("智谱")).toEqual(["2513.HK"]);
    expect(found("0700")).toEqual(["0700.HK"]);
    const [below, above] = (["below", "above"] as const).map((side) => shownRows(rows, {...view, side}).length);
    expect((below ?? 0) + (above ?? 0)).toBe(rows.filter(({base, price}) => base !== null && price !== null).length);
  });
});
