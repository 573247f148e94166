import {describe, expect, it} from "vitest";
import {evaluate} from "../../src/model/calculate/evaluate.js";
import {compiled, lineOf} from "../../src/model/compile.js";
import {input, value} from "../../src/model/sheet/line.js";
import {blockBetween, parseTsv, toTsv, type Block} from "../../src/workspace/block.js";
import {pasted, type InsteadReader} from "../../src/workspace/changes.js";
import {cellKey, cellOfKey} from "../../src/workspace/edits.js";
import {blockValues, gridOf} from "../../src/workspace/grid.js";
import {styleOf} from "../../src/workspace/style.js";
import {apiCompany} from "../fixtures/api-company.js";
import {smallSheet} from "../model/small-sheet.js";

const model = compiled(apiCompany);
const {values} = evaluate(model);
const names = ["token_growth", "list_price", "unit_cost", "tokens", "value_per_share"];
const grid = gridOf(model, names);

describe("pasted(model, grid, block, rows)", () => {
  const at = (row: number, column: number) => blockBetween({row, column}, {row, column});

  it("sets inputs and refuses the rest, one by one and with reasons", () => {
    const rows = parseTsv("90%\t0.8\tlots\t1,2\n9\n\n1\t2");
    const {set, refused} = pasted(model, grid, at(0, 3), rows);
    expect(set).toEqual([["token_growth@FY2026", 0.9], ["token_growth@FY2027", 0.8]]); // prettier-ignore
    const told = refused.map(({cell, text, problem}) => [cell === null ? "" : cellKey(model, cell), text, problem.en]);
    expect(told).toEqual([
      ["token_growth@FY2028", "lots", "no number; expected one such as 12, 8.5% or =0.5+0.1"],
      [
        "token_growth@FY2029",
        "1,2",
        "commas part thousands in groups of three, as in 1,234.5; type 1.2 for decimals, or leave the comma out"
      ],
      ["", "9", "beyond the cells of the grid"],
      ["tokens@FY2026", "1", "worked out or reported, so not for editing"],
      ["tokens@FY2027", "2", "worked out or reported, so not for editing"]
    ]);
    expect(refused[2]?.problem.zh).toBe("超出表格范围");
  });

  it("gives what is worked out or reported to its reader, by its place among what is put down", () => {
    const asked: unknown[] = [];
    const reader: InsteadReader = (cell, text, row, column) => {
      asked.push([cellKey(model, cell), text, row, column]);
      if (text === "same") return null;
      return text === "bad" ? {problem: {en: "no", zh: "否"}} : {worth: text};
    };
    const put = (block: Block, texts: readonly string[][]) => pasted(model, grid, block, texts, () => false, reader);
    const {instead, refused, same, set} = put(at(3, 1), [["=list_price", "bad", "same"], ["7"]]);
    const cell = (label: string) => cellOfKey(model, `tokens@${label}`);
    expect(instead).toEqual([{cell: cell("FY2024"), worth: "=list_price"}]);
    expect(refused).toEqual([
      {cell: cell("FY2025"), text: "bad", problem: {en: "no", zh: "否"}},
      {cell: null, text: "7", problem: {en: "beyond the cells of the grid", zh: "超出表格范围"}}
    ]);
    expect([same, set]).toEqual([1, []]);
    expect(asked).toEqual([
      ["tokens@FY2024", "=list_price", 0, 0],
      ["tokens@FY2025", "bad", 0, 1],
      ["tokens@FY2026", "same", 0, 2]
    ]);
    asked.length = 0;
    expect(put(blockBetween({row: 3, column: 1}, {row: 3, column: 2}), [["5"]]).instead).toHaveLength(2);
    expect(asked).toEqual([
      ["tokens@FY2024", "5", 0, 0],
      ["tokens@FY2025", "5", 0, 0]
    ]);
    expect(put(at(0, 3), [["0.5"]])).toEqual({set: [["token_growth@FY2026", 0.5]], refused: []});
  });

  it("goes on to the right and down, and no further than the grid", () => {
    const {set, refused} = pasted(model, grid, at(0, 9), [["0.1", "0.2"], ["3"]]);
    expect(set).toEqual([["token_growth@FY2032", 0.1]]);
    expect(refused.map(({cell, text}) => [cell, text])).toEqual([
      [null, "0.2"],
      [null, "3"]
    ]);
    expect(pasted(model, grid, at(1, 0), [["0"], [""], ["5"]]).set).toEqual([["list_price", 0]]);
  });

  it("says between which numbers one is expected, in per cent where the line is read so", () => {
    const told = (text: string, inPercent: boolean) =>
      pasted(model, grid, at(0, 3), [[text]], () => inPercent).refused[0]?.problem;
    expect(told("6", false)).toEqual({en: "expected -0.5 to 5", zh: "应介于 -0.5 与 5 之间"});
    expect(told("-51", true)).toEqual({en: "expected -50% to 500%", zh: "应介于 -50% 与 500% 之间"});
    expect(pasted(model, grid, at(0, 3), [["5"]]).set).toEqual([["token_growth@FY2026", 5]]);
    expect(pasted(model, grid, at(0, 3), [["-0.5"]]).set).toEqual([["token_growth@FY2026", -0.5]]);
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

describe("pasted(model, grid, block, rows), as analysts write amounts", () => {
  const lines = [
    input("multiple", "1", 20, "r", {range: [0, 100]}),
    input("margin", "1", 0.2, "r", {range: [-1, 1]}),
    input("capex", "USD m", 10, "r"),
    input("price", "HKD/share", 10, "r"),
    input("due", "day", 46000, "r"),
    value("x", "USD m", "capex * multiple * margin * price / price * due / due")
  ];
  const own = compiled(smallSheet(lines));
  const ownGrid = gridOf(own, ["multiple", "margin", "capex", "price", "due"]);
  const put = (row: number, text: string) =>
    pasted(own, ownGrid, blockBetween({row, column: 0}, {row, column: 0}), [[text]], (line) => line === "margin");

  it.each([
    [0, "25.0x", 25],
    [0, "-", 0],
    [1, "15bp", 0.0015],
    [1, "–", 0],
    [1, "12", 0.12],
    [2, "1.2bn", 1200],
    [2, "(1.5 bn)", -1500],
    [2, "USD 793 m", 793],
    [2, "25k", 0.025],
    [2, "3亿", 300],
    [3, "HKD 793", 793],
    [3, "793.5 HKD", 793.5],
    [3, "HK$1,234.5", 1234.5],
    [4, "2026-09-11", 46276],
    [4, "11 Sep 2026", 46276],
    [4, "2026年9月11日", 46276]
  ])("row %d takes %s as %d", (row, text, expected) => {
    const {set, refused} = put(row, text);
    expect(refused).toEqual([]);
    expect(set[0]?.[1]).toBe(expected);
  });

  it.each([
    [2, "25.0x", /^x in a line of USD m; expected a number in USD m$/],
    [2, "HKD 793", /^HKD in a line of USD m/],
    [1, "1.2bn", /^bn in a line of pure numbers/],
    [2, "2026-09-11", /is a date; expected a number in USD m/],
    [0, "101x", /^expected 0 to 100$/],
    [4, "09/11/2026", /^no number/],
    [2, "#N/A", /^no number/]
  ])("row %d refuses %s", (row, text, message) => {
    const {set, refused} = put(row, text);
    expect(set).toEqual([]);
    expect(refused[0]?.problem.en).toMatch(message);
  });
});
