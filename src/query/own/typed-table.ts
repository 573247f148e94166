import {quotedCell} from "../../lib/csv.js";
import {quotedName, quotedText} from "../quoted.js";

/** A table as DuckDB reads it: its columns, and its rows as CSV without a header. */
export interface TypedTable {
  readonly columns: readonly {readonly name: string; readonly type: TypedColumn}[];
  readonly text: string;
}

export type TypedColumn = "BOOLEAN" | "BIGINT" | "DOUBLE" | "DECIMAL(18,6)" | "DATE" | "TIMESTAMP" | "VARCHAR";

/** By the least type that holds every value of a column; what mixes, and what is nested, is text. */
const TYPES: readonly (readonly [TypedColumn, (value: unknown) => boolean])[] = [
  ["BOOLEAN", (value) => typeof value === "boolean"],
  ["BIGINT", (value) => (typeof value === "bigint" ? BigInt.asIntN(64, value) === value : Number.isSafeInteger(value))],
  ["DOUBLE", (value) => typeof value === "bigint" || (typeof value === "number" && Number.isFinite(value))],
  ["DATE", (value) => /^\d{4}-\d\d-\d\d$/.test(textOf(value)) && isTime(textOf(value))],
  [
    "TIMESTAMP",
    (value) => /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?Z?$/.test(textOf(value)) && isTime(textOf(value))
  ],
  ["VARCHAR", () => true]
];

/** Rows as objects, with the columns that any of them has, in the order they come. */
export function typedTable(rows: readonly Readonly<Record<string, unknown>>[]): TypedTable {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = rows.map((row) => names.map((name) => csvCell(row[name])).join(","));
  return {
    columns: names.map((name) => ({name, type: typeOf(rows.map((row) => row[name]).filter(isThere))})),
    text: lines.map((line) => `${line}\n`).join("")
  };
}

/** The statement that makes a table of what `typedTable` gives, from a file that DuckDB has by that name. */
export function createTypedTable(name: string, file: string, {columns}: TypedTable): string {
  const types = columns.map((column) => `${quotedText(column.name)}: '${column.type}'`).join(", ");
  const form = `header = false, auto_detect = false, delim = ',', quote = '"', escape = '"', nullstr = '', allow_quoted_nulls = false`;
  return `CREATE TABLE ${quotedName(name)} AS FROM read_csv(${quotedText(file)}, columns = {${types}}, ${form})`;
}

function typeOf(values: readonly unknown[]): TypedColumn {
  return TYPES.find(([, holds]) => values.length > 0 && values.every(holds))?.[0] ?? "VARCHAR";
}

function isThere(value: unknown): boolean {
  return value !== null && value !== undefined && !(typeof value === "number" && Number.isNaN(value));
}

/** Text that says the same as a value; a moment at midnight is a day. */
function textOf(value: unknown): string {
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? "" : value.toISOString().replace(/T00:00:00\.000Z$/, "");
  if (typeof value === "object")
    return JSON.stringify(value, (_, part: unknown) => (typeof part === "bigint" ? String(part) : part));
  return typeof value === "string" ? value : `${value as number | boolean | bigint}`;
}

function isTime(text: string): boolean {
  return !Number.isNaN(Date.parse(text));
}

/** A value between commas: nothing at all for none, else a text in quotes. */
function csvCell(value: unknown): string {
  return isThere(value) ? quotedCell(textOf(value)) : "";
}
