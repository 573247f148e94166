import {parse} from "csv-parse/sync";
import type {Column, Table} from "../../src/query/schema.js";
import {CELL_KINDS, type Cell} from "./cell.js";

/** A checked row: one cell per column of its table. */
export type Row = Readonly<Record<string, Cell>>;

/** Values that later rows may refer to, by "table.column". */
export type References = ReadonlyMap<string, ReadonlySet<Cell>>;

/** What is wrong with a data file: where, what stands there, what was expected. */
export class DataError extends Error {
  constructor(file: string, row: number, column: string, value: string, expected: string) {
    super(`${file}:${row} ${column}: ${JSON.stringify(value)}; expected ${expected}`);
    this.name = "DataError";
  }
}

interface RawRow {
  readonly record: Readonly<Record<string, string>>;
  readonly info: {readonly lines: number};
}

/**
 * Reads a CSV file as rows of a table. Throws a DataError at the first bad cell, unknown reference, repeated key or
 * wrong header. Row numbers count lines of the file, the header being line 1.
 */
export function readRows(csv: string, table: Table, file: string, references: References): Row[] {
  const keys = new Set<string>();
  return parseCsv(csv, file).map(({record, info}, index) => {
    if (index === 0) checkHeader(Object.keys(record), table, file);
    const row: Record<string, Cell> = {};
    for (const column of table.columns)
      row[column.name] = readCell(record[column.name] ?? "", column, file, info.lines, references);
    const key = table.columns.filter((c) => c.key).map((c) => String(row[c.name]));
    const id = key.join("\0");
    if (keys.has(id)) {
      const names = table.columns.filter((c) => c.key).map((c) => c.name);
      throw new DataError(file, info.lines, names.join(" + "), key.join(" + "), "a key that occurs once");
    }
    keys.add(id);
    return row;
  });
}

function parseCsv(csv: string, file: string): RawRow[] {
  try {
    return parse(csv, {bom: true, columns: true, info: true}) as unknown as RawRow[];
  } catch (error) {
    throw new Error(`${file}: not a CSV table: ${(error as Error).message}`, {cause: error});
  }
}

function checkHeader(header: readonly string[], {columns}: Table, file: string): void {
  const expected = columns.map((c) => c.name).join(",");
  if (header.join(",") !== expected) throw new DataError(file, 1, "header", header.join(","), expected);
}

function readCell(text: string, column: Column, file: string, line: number, references: References): Cell {
  if (text === "") {
    if (column.optional) return null;
    throw new DataError(file, line, column.name, text, CELL_KINDS[column.kind].expected);
  }
  const {expected, parse: parseText} = CELL_KINDS[column.kind];
  const value = parseText(text);
  if (value === undefined) throw new DataError(file, line, column.name, text, expected);
  if (column.references && !column.references.some(([table, name]) => references.get(`${table}.${name}`)?.has(value))) {
    const registries = column.references.map(([table]) => `data/registry/${table}.csv`).join(" or ");
    throw new DataError(file, line, column.name, text, `a ${column.name} listed in ${registries}`);
  }
  return value;
}
