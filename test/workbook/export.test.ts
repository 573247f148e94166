import {describe, expect, it} from "vitest";
import {compiled} from "../../src/model/compile.js";
import {address, columnNumber} from "../../src/workbook/layout.js";
import {fact, flow, input, value, type LineSpec} from "../../src/model/sheet/line.js";
import {modelCells} from "../fixtures/xlsx.js";
import {smallSheet} from "../model/small-sheet.js";

const sales = fact("sales", "USD m", {FY2025: 10, FY2026: 20}, "made up", {kind: "flow"});
const growth = input("growth", "1", 0.5, "r");

/** What the last line's cells hold. */
function held(...lines: readonly LineSpec[]): unknown[] {
  const cells = modelCells(compiled(smallSheet([sales, growth, ...lines])));
  const row = 3 + lines.length;
  return ["F", "G", "H", "I"].flatMap((column) => {
    const cell = cells.get(`${column}${row}`);
    return cell ? [cell.type === "formula" ? `=${cell.formula}` : cell.value] : [];
  });
}

describe("exportWorkbook(evaluation)", () => {
  it.each<[string, string, string[]]>([
    ["a product", "sales * growth", ["=G2*$F$3", "=H2*$F$3", "=I2*$F$3"]],
    ["the past", "prev(sales, 0) + lag(sales, 2, 1 * sales)", ["=0+1*G2", "=G2+1*H2", "=H2+G2"]],
    [
      "brackets",
      "-(sales * (1 + growth))^2 / sales",
      ["=-(G2*(1+$F$3))^2/G2", "=-(H2*(1+$F$3))^2/H2", "=-(I2*(1+$F$3))^2/I2"]
    ],
    ["ranges", "cumulative(sales)", ["=SUM(G2)", "=SUM(G2:H2)", "=SUM(G2:I2)"]],
    [
      "a condition",
      "if(sales >= growth * sales, sales, 0)",
      ["=IF(G2>=$F$3*G2,G2,0)", "=IF(H2>=$F$3*H2,H2,0)", "=IF(I2>=$F$3*I2,I2,0)"]
    ]
  ])("writes %s", (_, formula, cells) => {
    expect(held(flow("x", "USD m", formula))).toEqual(cells);
  });

  it.each<[string, string, string]>([
    ["npv(growth, sales)", "USD m", "=NPV($F$3,G2:I2)"],
    ["npv(growth, sales - 0)", "USD m", "=NPV($F$3,G2-0,H2-0,I2-0)"],
    ["irr(sales)", "1", "=IRR(G2:I2)"],
    ["xnpv(growth, sales, days)", "USD m", "=XNPV($F$3,G2:I2,G4:I4)"],
    ["cagr(sales)", "1", "=(((I2)/(G2))^(1/(2))-1)"]
  ])("writes %s", (formula, unit, cell) => {
    const days = fact("days", "day", [1, 2, 3], "s", {kind: "stock"});
    expect(held(days, value("x", unit, formula))).toEqual([cell]);
  });

  it("leaves open which of several rates fits, as the sheet does, where a spreadsheet would take one of them", () => {
    const flows = fact("flows", "USD m", [-1000, 2500, -1540], "s", {kind: "flow"});
    const cells = modelCells(
      compiled(smallSheet([flows, value("x", "1", "irr(flows)"), value("y", "1", "irr(flows, 0.3)")]))
    );
    const found = [...cells.values()].flatMap((cell) => (cell.type === "formula" ? [[cell.formula, cell.value]] : []));
    expect(found).toEqual([
      ["IF(TRUE,NA(),IRR(G2:I2))", {error: "#N/A"}],
      ["IRR(G2:I2,0.3)", expect.closeTo(0.4, 9)]
    ]);
  });

  it("writes what is missing as #N/A, never as a blank", () => {
    const cells = modelCells(compiled(smallSheet([sales])));
    expect(cells.get("I2")).toMatchObject({type: "formula", formula: "NA()", value: {error: "#N/A"}});
    expect(cells.get("B2")).toMatchObject({type: "text", value: "sales"});
    expect(cells.get("I1")).toMatchObject({type: "text", value: "FY2027"});
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
