import {CsvError, parse} from "csv-parse/sync";
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
 * Reads a CSV file as rows of a table. Throws a DataError at the first wrong header, ragged row, bad cell, unknown
 * reference or repeated key. Row numbers count lines of the file, the header being line 1.
 */
export function readRows(csv: string, table: Table, file: string, references: References): Row[] {
  const keys = new Set<string>();
  return parseCsv(csv, table, file).map(({record, info}) => {
    const row: Record<string, Cell> = {};
    for (const column of table.columns)
      row[column.name] = readCell(record[column.name] ?? "", column, file, info.lines, references);
    const key = keyOf(row, table);
    if (keys.has(key.join("\0"))) throw repeatedKey(row, table, file, info.lines);
    keys.add(key.join("\0"));
    return row;
  });
}

/** The values of a row's key. */
export function keyOf(row: Row, {columns}: Table): string[] {
  return columns.filter((c) => c.key).map((c) => String(row[c.name]));
}

export function repeatedKey(row: Row, table: Table, file: string, line: number): DataError {
  const names = table.columns.filter((c) => c.key).map((c) => c.name);
  return new DataError(file, line, names.join(" + "), keyOf(row, table).join(" + "), "a key that occurs once");
}

function parseCsv(csv: string, {columns}: Table, file: string): RawRow[] {
  const expected = columns.map((c) => c.name);
  let header: readonly string[] = [];
  const checkHeader = (names: string[]) => {
    header = names;
    if (names.join() !== expected.join()) throw new DataError(file, 1, "header", names.join(), expected.join());
    return names;
  };
  try {
    const rows = parse(csv, {bom: true, info: true, columns: checkHeader}) as unknown as RawRow[];
    if (header.length === 0) throw new DataError(file, 1, "header", "", expected.join());
    return rows;
  } catch (error) {
    if (error instanceof CsvError && error.code === "CSV_RECORD_INCONSISTENT_COLUMNS")
      throw new DataError(file, Number(error["lines"]), "row", String(error["record"]), `${expected.length} cells`);
    if (error instanceof CsvError) throw new Error(`${file}: not a CSV table: ${error.message}`, {cause: error});
    throw error;
  }
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
