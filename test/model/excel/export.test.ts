import {describe, expect, it} from "vitest";
import {evaluate} from "../../../src/model/calculate/evaluate.js";
import {compiled} from "../../../src/model/compile.js";
import {exportWorkbook} from "../../../src/model/excel/export.js";
import {address, columnNumber} from "../../../src/model/excel/layout.js";
import {fact, flow, input, value, type LineSpec} from "../../../src/model/sheet/line.js";
import {smallSheet} from "../small-sheet.js";

const sales = fact("sales", "USD m", {FY2025: 10, FY2026: 20}, "made up", {kind: "flow"});
const growth = input("growth", "1", 0.5, "r");

/** What the last line's cells hold. */
function held(...lines: readonly LineSpec[]): unknown[] {
  const book = exportWorkbook(evaluate(compiled(smallSheet([sales, growth, ...lines]))));
  const row = 3 + lines.length;
  return ["D", "E", "F", "G"].flatMap((column) => {
    const cell = book.get("model")?.get(`${column}${row}`);
    return cell ? [cell.type === "formula" ? `=${cell.formula}` : cell.value] : [];
  });
}

describe("exportWorkbook(evaluation)", () => {
  it.each<[string, string, string[]]>([
    ["a product", "sales * growth", ["=E2*D3", "=F2*D3", "=G2*D3"]],
    ["the past", "prev(sales, 0) + lag(sales, 2, 1 * sales)", ["=0+1*E2", "=E2+1*F2", "=F2+E2"]],
    [
      "brackets",
      "-(sales * (1 + growth))^2 / sales",
      ["=-(E2*(1+D3))^2/E2", "=-(F2*(1+D3))^2/F2", "=-(G2*(1+D3))^2/G2"]
    ],
    ["ranges", "cumulative(sales)", ["=SUM(E2)", "=SUM(E2:F2)", "=SUM(E2:G2)"]],
    [
      "a condition",
      "if(sales >= growth * sales, sales, 0)",
      ["=IF(E2>=D3*E2,E2,0)", "=IF(F2>=D3*F2,F2,0)", "=IF(G2>=D3*G2,G2,0)"]
    ]
  ])("writes %s", (_, formula, cells) => {
    expect(held(flow("x", "USD m", formula))).toEqual(cells);
  });

  it.each<[string, string, string]>([
    ["npv(growth, sales)", "USD m", "=NPV(D3,E2:G2)"],
    ["npv(growth, sales - 0)", "USD m", "=NPV(D3,E2-0,F2-0,G2-0)"],
    ["irr(sales)", "1", "=IRR(E2:G2)"],
    ["xnpv(growth, sales, days)", "USD m", "=XNPV(D3,E2:G2,E4:G4)"],
    ["cagr(sales)", "1", "=(((G2)/(E2))^(1/(2))-1)"]
  ])("writes %s", (formula, unit, cell) => {
    const days = fact("days", "day", [1, 2, 3], "s", {kind: "stock"});
    expect(held(days, value("x", unit, formula))).toEqual([cell]);
  });

  it("writes what is missing as #N/A, never as a blank", () => {
    const book = exportWorkbook(evaluate(compiled(smallSheet([sales]))));
    expect(book.get("model")?.get("G2")).toEqual({type: "formula", formula: "NA()"});
    expect(book.get("model")?.get("A2")).toEqual({type: "text", value: "sales"});
    expect(book.get("model")?.get("G1")).toEqual({type: "text", value: "FY2027"});
  });

  it("refuses what a workbook cannot hold, with what to do", () => {
    const run = () => held(value("x", "1", "irr(sales - sales * growth)"));
    expect(run).toThrow("a series worked out within a call in x; expected a line of its own for it");
  });
});

describe("address(place)", () => {
  it.each([
    [1, "A1"],
    [26, "Z1"],
    [27, "AA1"],
    [703, "AAA1"]
  ])("of column %d is %s", (column, text) => {
    expect(address({row: 1, column})).toBe(text);
    expect(columnNumber(text.replace("1", ""))).toBe(column);
  });
});
