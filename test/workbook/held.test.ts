import {expect, it} from "vitest";
import {isAsExported, isClose, shown} from "../../src/workbook/held.js";
import type {FoundCell} from "../../src/workbook/read-xlsx.js";
import {shifted} from "../../src/workbook/reference.js";
import {escapedText, escapeXml} from "../../src/workbook/xml.js";

const held = (value: string, formula?: string): FoundCell => ({
  row: 1,
  column: 1,
  type: "number",
  value,
  ...(formula !== undefined && {formula})
});

it.each([
  ["the number", held("0.5"), 0.5, true],
  ["another number", held("0.6"), 0.5, false],
  ["a formula instead", held("0.5", "1/2"), 0.5, false],
  ["nothing", undefined, 0.5, false],
  ["nothing where nothing was", undefined, NaN, true],
  ["#N/A where nothing was", held("", " na( )"), NaN, true],
  ["a number where nothing was", held("1"), NaN, false]
])("isAsExported(held, exported) of %s", (_, cell, exported, is) => {
  expect(isAsExported(cell, exported)).toBe(is);
});

it("isClose(a, b) is so to the fifteenth digit, whatever the size and sign", () => {
  for (const scale of [1e-9, -1, 1e12]) {
    expect(isClose(scale * (1 + 1e-15), scale)).toBe(true);
    expect(isClose(scale * (1 + 4e-15), scale)).toBe(false);
  }
  expect(isClose(0, 1e-300)).toBe(false);
});

it("shown(held) is what a cell holds, cut at sixty characters", () => {
  expect([shown(undefined), shown(held("")), shown(held("5")), shown(held("5", "2+3"))]).toEqual([
    "—",
    "—",
    "5",
    "=2+3"
  ]);
  expect(shown(held("x".repeat(60)))).toBe("x".repeat(60));
  expect(shown(held("x".repeat(61)))).toBe(`${"x".repeat(60)}…`);
});

it("escapedText(text) is what a cell of a spreadsheet reads back as the text", () => {
  expect(escapeXml('a<b> & "c"\u0000\ud800')).toBe("a&lt;b&gt; &amp; &quot;c&quot;");
  expect(escapedText("_x0041_ _x41_")).toBe("_x005F_x0041_ _x41_");
  expect(escapedText("y".repeat(32_767))).toHaveLength(32_767);
  expect(escapedText("y".repeat(32_768))).toBe(`${"y".repeat(32_766)}…`);
});

it.each([
  ["A1+B$2*$C3", 1, 2, "C2+D$2*$C4"],
  ["SUM(A1:B2)", 2, 1, "SUM(B3:C4)"],
  ["C3", -5, -9, "A1"],
  ["'x'!A1", 1, 1, "'x'!B2"]
])("shifted(%j, %d, %d) is %s", (formula, rows, columns, moved) => {
  expect(shifted(formula, rows, columns)).toBe(moved);
});
