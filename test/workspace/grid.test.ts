import {describe, expect, it} from "vitest";
import {compiled} from "../../src/model/compile.js";
import {evaluatedYears, yearsOf} from "../../src/model/analysis/years.js";
import {blockBetween, parseTsv, toTsv} from "../../src/workspace/block.js";
import {pasted} from "../../src/workspace/changes.js";
import {
  blockValues,
  foundRow,
  gridOf,
  moved,
  ofPeriodsAlone,
  unfolded,
  withHeadings,
  type Move
} from "../../src/workspace/grid.js";
import {apiCompany} from "../fixtures/api-company.js";
import {HALVES, modelOfPeriods} from "../fixtures/halves-with-years.js";
import {input} from "../../src/model/sheet/line.js";
import {smallSheet} from "../model/small-sheet.js";

const model = compiled(apiCompany);
const names = ["token_growth", "list_price", "unit_cost", "tokens", "value_per_share"];
const grid = gridOf(model, names);

describe("parseTsv(text) and toTsv(rows)", () => {
  it.each([
    ["1\t2\r\n3\t4\r\n", [["1", "2"], ["3", "4"]]],
    ["1", [["1"]]],
    ["1\t\n\t2", [["1", ""], ["", "2"]]],
    ['"a ""b"""\t"c\nd"\n', [['a "b"', "c\nd"]]],
    ["", [[""]]]
  ])("reads %j", (text, rows) => {
    expect(parseTsv(text)).toEqual(rows);
  }); // prettier-ignore

  it("quotes what would part cells, and nothing else", () => {
    expect(
      toTsv([
        ["1", "a b", "tab\there"],
        ['say "x"', "", "two\nlines"]
      ])
    ).toBe('1\ta b\t"tab\there"\n"say ""x"""\t\t"two\nlines"');
  });

  it("reads rows that end in nothing", () => {
    expect(parseTsv("1\t")).toEqual([["1", ""]]);
    expect(parseTsv("1\r2\r")).toEqual([["1"], ["2"]]);
    expect(parseTsv("1\n\n2")).toEqual([["1"], [""], ["2"]]);
  });

  it("give back what they were given", () => {
    const rows = [
      ["1.5", 'tab\there "quoted"'],
      ["", "x"]
    ];
    expect(parseTsv(toTsv(rows))).toEqual(rows);
  });
});

describe("gridOf(model, names)", () => {
  it("puts single values first, then a cell a period; tables have none", () => {
    expect(grid.periods).toEqual(model.lines[0]?.scope.calendar.periods.map((p) => p.label));
    const filled = grid.rows.map(({cells}) => cells.map((cell) => cell !== null));
    expect(filled[0]).toEqual([false, ...Array<boolean>(9).fill(true)]);
    expect(filled[1]).toEqual([true, ...Array<boolean>(9).fill(false)]);
    expect(filled[2]).not.toContain(true);
    expect(gridOf(model, [])).toEqual({periods: grid.periods, years: new Set(), rows: []});
  });
});

describe("gridOf(model, names, years)", () => {
  const {model: halves} = modelOfPeriods(HALVES);
  const years = yearsOf(halves);
  const withYears = gridOf(halves, ["revenue", "margin_in"], years);

  it("puts each full year behind its periods, with cells past those of the model; lines without one have none", () => {
    expect(withYears.periods.slice(0, 4)).toEqual(["FY2025H1", "FY2025H2", "FY2025", "FY2026H1"]);
    expect([...withYears.years]).toEqual([3, 6, 9]);
    const [revenue, margin] = withYears.rows.map(({cells}) => cells);
    expect(revenue?.slice(3, 10)).toEqual([expect.any(Number), 2, 3, expect.any(Number), 4, 5, expect.any(Number)]);
    expect(revenue?.[3]).toBeGreaterThanOrEqual(halves.cells.length);
    expect([...withYears.years].map((column) => margin?.[column])).toEqual([null, null, null]);
  });

  it("walks over years that are there, and jumps past those that are not", () => {
    expect(moved(withYears, {row: 0, column: 2}, "right")).toEqual({row: 0, column: 3});
    expect(moved(withYears, {row: 1, column: 2}, "right")).toEqual({row: 1, column: 4});
    expect(moved(withYears, {row: 0, column: 1}, "jumpRight")).toEqual({row: 0, column: 9});
    expect(moved(withYears, {row: 1, column: 1}, "jumpRight")).toEqual({row: 1, column: 8});
    expect(moved(ofPeriodsAlone(withYears), {row: 0, column: 2}, "right")).toEqual({row: 0, column: 4});
  });

  it("copies and puts down from period to period, past years, and copies years alone", () => {
    const values = years ? evaluatedYears(years, {}).values : new Float64Array();
    const block = blockBetween({row: 0, column: 1}, {row: 1, column: 4});
    expect(blockValues(withYears, block, values, (line) => line === "margin_in")).toEqual([
      ["10", "30", "40"],
      ["10%", "30%", "25%"]
    ]);
    const row = blockBetween({row: 1, column: 1}, {row: 1, column: 1});
    expect(pasted(halves, withYears, row, [["11%", "12%", "13%", "14%"]])).toEqual({
      set: [
        ["margin_in@FY2025H1", 0.11],
        ["margin_in@FY2025H2", 0.12],
        ["margin_in@FY2026H1", 0.13],
        ["margin_in@FY2026H2", 0.14]
      ],
      refused: []
    });
    const year = blockBetween({row: 0, column: 3}, {row: 0, column: 3});
    expect(blockValues(withYears, year, values)).toEqual([["40"]]);
    const {set, refused} = pasted(halves, withYears, year, [["5", "6"]]);
    expect([set, refused[0]?.problem.en]).toEqual([[], expect.stringMatching(/^a full year, which is worked out/)]);
  });
});

describe("moved(grid, position, move)", () => {
  it.each([
    ["right", {row: 0, column: 3}, {row: 0, column: 4}],
    ["right", {row: 0, column: 9}, {row: 0, column: 9}],
    ["left", {row: 0, column: 1}, {row: 0, column: 1}],
    ["start", {row: 0, column: 5}, {row: 0, column: 1}],
    ["end", {row: 0, column: 5}, {row: 0, column: 9}],
    ["down", {row: 0, column: 5}, {row: 1, column: 0}],
    ["down", {row: 1, column: 0}, {row: 3, column: 1}],
    ["down", {row: 4, column: 0}, {row: 4, column: 0}],
    ["up", {row: 3, column: 6}, {row: 1, column: 0}],
    ["top", {row: 4, column: 0}, {row: 0, column: 1}],
    ["bottom", {row: 0, column: 2}, {row: 4, column: 0}],
    ["pageDown", {row: 0, column: 2}, {row: 4, column: 0}],
    ["jumpRight", {row: 0, column: 3}, {row: 0, column: 9}],
    ["jumpLeft", {row: 3, column: 6}, {row: 3, column: 1}],
    ["jumpDown", {row: 0, column: 5}, {row: 3, column: 5}],
    ["jumpUp", {row: 3, column: 5}, {row: 0, column: 5}],
    ["jumpDown", {row: 3, column: 5}, {row: 3, column: 5}]
  ] satisfies [Move, object, object][])("%s from %j leads to %j", (move, from, to) => {
    expect(moved(grid, from, move)).toEqual(to);
  });
});

describe("moved(grid, position, move) in a long grid", () => {
  // Thirty lines over periods, of which the fifth and the last have a single value.
  const lines = Array.from({length: 30}, (_, i) =>
    input(`line_${i}`, "1", [4, 29].includes(i) ? 1 : {FY2025: 1, FY2026: 2, FY2027: 3}, "r")
  );
  const long = gridOf(
    compiled(smallSheet(lines)),
    lines.map(({name}) => name)
  );

  it.each([
    ["pageDown", {row: 0, column: 2}, {row: 12, column: 2}],
    ["pageDown", {row: 16, column: 2}, {row: 28, column: 2}],
    ["pageDown", {row: 17, column: 2}, {row: 29, column: 0}],
    ["pageDown", {row: 20, column: 2}, {row: 29, column: 0}],
    ["pageDown", {row: 29, column: 0}, {row: 29, column: 0}],
    ["pageUp", {row: 29, column: 0}, {row: 17, column: 1}],
    ["pageUp", {row: 13, column: 3}, {row: 1, column: 3}],
    ["pageUp", {row: 12, column: 3}, {row: 0, column: 3}],
    ["pageUp", {row: 5, column: 3}, {row: 0, column: 3}],
    ["jumpDown", {row: 5, column: 2}, {row: 28, column: 2}],
    ["jumpDown", {row: 3, column: 2}, {row: 5, column: 2}],
    ["jumpUp", {row: 6, column: 1}, {row: 5, column: 1}],
    ["jumpUp", {row: 5, column: 1}, {row: 3, column: 1}],
    ["jumpUp", {row: 28, column: 1}, {row: 5, column: 1}],
    ["jumpDown", {row: 4, column: 0}, {row: 29, column: 0}],
    ["top", {row: 9, column: 2}, {row: 0, column: 2}],
    ["start", {row: 4, column: 2}, {row: 4, column: 0}],
    ["end", {row: 4, column: 2}, {row: 4, column: 0}],
    ["left", {row: 4, column: 2}, {row: 4, column: 0}],
    ["jumpLeft", {row: 4, column: 2}, {row: 4, column: 0}],
    ["end", {row: 0, column: 1}, {row: 0, column: 3}],
    ["left", {row: 0, column: 3}, {row: 0, column: 2}],
    ["jumpLeft", {row: 0, column: 3}, {row: 0, column: 1}],
    ["jumpLeft", {row: 0, column: 1}, {row: 0, column: 1}]
  ] satisfies [Move, object, object][])("%s from %j leads to %j", (move, from, to) => {
    expect(moved(long, from, move)).toEqual(to);
  });
});

describe("unfolded(grid, isFolded)", () => {
  it("passes over the rows of a folded group", () => {
    const open = unfolded(grid, (row) => row === 1 || row === 3);
    expect(moved(open, {row: 0, column: 5}, "down")).toEqual({row: 4, column: 0});
  });
});

describe("foundRow(grid, from, text, words)", () => {
  const titled = ({line}: (typeof grid.rows)[number]) => line.name.replaceAll("_", " ");

  it("finds the next line whose words hold a text, around the end, whatever its capitals", () => {
    expect(foundRow(grid, 0, "Token", titled)).toBe(0);
    expect(foundRow(grid, 1, "token", titled)).toBe(3);
    expect(foundRow(grid, 4, "token g", titled)).toBe(0);
    expect(foundRow(grid, 0, "nothing such", titled)).toBeNull();
    expect(foundRow(grid, 0, " ", titled)).toBeNull();
    expect(foundRow(grid, 3, "token", titled)).toBe(3);
  });
});

describe("withHeadings(grid, block, texts, words)", () => {
  it("puts periods above and titles with units beside", () => {
    const block = {top: 3, left: 0, bottom: 3, right: 2};
    const words = {line: () => ["Tokens", "tn"] as const, single: "Value"};
    expect(withHeadings(grid, block, [["", "1", "2"]], words)).toEqual([
      ["", "", "Value", grid.periods[0], grid.periods[1]],
      ["Tokens", "tn", "", "1", "2"]
    ]);
  });
});
