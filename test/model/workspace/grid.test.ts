import {describe, expect, it} from "vitest";
import {evaluate} from "../../../src/model/calculate/evaluate.js";
import {compiled, lineOf} from "../../../src/model/compile.js";
import {blockBetween, parseTsv, toTsv} from "../../../src/model/workspace/block.js";
import {blockValues, filledRight, gridOf, moved, pasted, type Move} from "../../../src/model/workspace/grid.js";
import {styleOf} from "../../../src/model/workspace/style.js";
import {apiCompany} from "../../fixtures/api-company.js";

const model = compiled(apiCompany);
const {values} = evaluate(model);
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
    ["pageDown", {row: 0, column: 2}, {row: 4, column: 0}]
  ] satisfies [Move, object, object][])("%s from %j leads to %j", (move, from, to) => {
    expect(moved(grid, from, move)).toEqual(to);
  });
});

describe("pasted(model, grid, block, rows)", () => {
  const at = (row: number, column: number) => blockBetween({row, column}, {row, column});

  it("sets inputs and refuses the rest, one by one and with reasons", () => {
    const rows = parseTsv("90%\t0.8\tlots\t1,2\n9\n\n1\t2");
    const {set, refused} = pasted(model, grid, at(0, 3), rows);
    expect(set).toEqual([["token_growth@FY2026", 0.9], ["token_growth@FY2027", 0.8]]); // prettier-ignore
    expect(refused.map(({en}) => en)).toEqual([
      "token_growth@FY2028: lots; no number; expected one such as 12, 8.5% or =0.5+0.1",
      "token_growth@FY2029: 1,2; commas part thousands in groups of three, as in 1,234.5; type 1.2 for decimals, or leave the comma out",
      "9: beyond the cells of the grid",
      "tokens@FY2026: 1; a formula is not for editing",
      "tokens@FY2027: 2; a formula is not for editing"
    ]);
    expect(refused[2]?.zh).toBe("9：超出表格范围");
  });

  it("takes a plain number as it stands where the line shows per cent", () => {
    expect(styleOf(evaluate(model), lineOf(model, "token_growth")).percent).toBe(true);
    expect(pasted(model, grid, at(0, 3), [["0.6"]]).set).toEqual([["token_growth@FY2026", 0.6]]);
  });

  it("takes a plain number per cent in the lines named, as where it is typed", () => {
    const {set} = pasted(model, grid, at(0, 3), [["0.6", "60%", "=0.6"]], (line) => line === "token_growth");
    expect(set.map(([, value]) => value)).toEqual([0.006, 0.6, 0.6]);
  });

  it("takes back what blockValues gives with per cent signs, however plain numbers are read", () => {
    const block = blockBetween({row: 0, column: 3}, {row: 0, column: 9});
    const copied = blockValues(grid, block, values, () => true);
    expect(copied[0]?.[0]).toBe("150%");
    for (const inPercent of [() => true, () => false])
      expect(pasted(model, grid, at(0, 3), copied, inPercent).set.map(([, value]) => value)).toEqual([
        1.5, 1, 0.7, 0.5, 0.35, 0.25, 0.15
      ]);
  });

  it("fills a whole block with one number", () => {
    const block = blockBetween({row: 0, column: 5}, {row: 0, column: 3});
    expect(pasted(model, grid, block, [["0.5"]]).set.map(([key]) => key)).toEqual([
      "token_growth@FY2026",
      "token_growth@FY2027",
      "token_growth@FY2028"
    ]);
  });

  it("takes back what blockValues gives, to the last bit", () => {
    const block = blockBetween({row: 0, column: 3}, {row: 0, column: 9});
    const copied = parseTsv(toTsv(blockValues(grid, block, values)));
    const {set, refused} = pasted(model, grid, at(0, 3), copied);
    expect(refused).toEqual([]);
    expect(set.map(([, value]) => value)).toEqual([1.5, 1, 0.7, 0.5, 0.35, 0.25, 0.15]);
  });
});

describe("filledRight(model, grid, block, values)", () => {
  it("takes the first column of a block, or the one before a single column", () => {
    const wide = filledRight(model, grid, blockBetween({row: 0, column: 4}, {row: 0, column: 6}), values);
    expect(wide.set).toEqual([["token_growth@FY2028", 1], ["token_growth@FY2029", 1]]); // prettier-ignore
    const one = filledRight(model, grid, blockBetween({row: 0, column: 5}, {row: 0, column: 5}), values);
    expect(one.set).toEqual([["token_growth@FY2028", 1]]);
  });

  it("leaves formulas, and what has nothing to its left", () => {
    expect(filledRight(model, grid, blockBetween({row: 3, column: 4}, {row: 3, column: 6}), values).set).toEqual([]);
    expect(filledRight(model, grid, blockBetween({row: 1, column: 0}, {row: 1, column: 0}), values).set).toEqual([]);
  });
});
