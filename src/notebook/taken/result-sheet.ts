import {columnLetters} from "../../workbook/layout.js";
import {Cells, type WorkbookCell, type Worksheet} from "../../workbook/workbook.js";
import type {Value} from "../../query/rows.js";
import type {TakenTable} from "./table-file.js";

/** Most rows a spreadsheet is asked to hold of one table. */
export const MOST_SHEET_ROWS = 50_000;

/** Rows of a cell as a worksheet: names of columns in the first row, numbers and days as such, an empty cell for none. */
export function resultSheet(name: string, {columns, rows}: TakenTable): Worksheet {
  const cells = new Cells();
  columns.forEach((column, i) => cells.text(`${columnLetters(i + 1)}1`, column.name, "heading"));
  rows.slice(0, MOST_SHEET_ROWS).forEach((row, r) =>
    columns.forEach((column, i) => {
      const cell = resultCell(row[column.name] ?? null, column.type);
      if (cell) cells.put(`${columnLetters(i + 1)}${r + 2}`, cell);
    })
  );
  return {name, cells: cells.map, widths: columns.map(() => 18), frozen: {rows: 1, columns: 0}};
}

/** A value as a worksheet holds it; null for none. Whole numbers beyond 2^53 are texts, since a spreadsheet would round them. */
export function resultCell(value: Value, type: string, role: "fact" | "input" = "fact"): WorkbookCell | null {
  if (value === null) return null;
  if (typeof value === "number") return {type: "number", value, role};
  const day = type === "DATE" ? dayNumber(String(value)) : null;
  if (day !== null) return {type: "number", value: day, role, format: "yyyy-mm-dd"};
  return {type: "text", value: String(value), role: role === "input" ? "input" : "text"};
}

/** Days since 30 December 1899, as spreadsheets count; null for what is no day they know. */
function dayNumber(text: string): number | null {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  const days = time / 86_400_000 + 25_569;
  return days > 60 ? days : null;
}
