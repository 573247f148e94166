import {CsvError, parse} from "csv-parse/sync";
import type {Column, Table} from "../../src/query/schema.js";
import {CELL_KIND_OF, type TableCell} from "./cell.js";

/** A checked row: one cell per column of its table. */
export type Row = Readonly<Record<string, TableCell>>;

/** Values that later rows may refer to, by "table.column". */
export type References = ReadonlyMap<string, ReadonlySet<TableCell>>;

/** What is wrong with a data file: where, what stands there, what was expected. */
export class DataError extends Error {
  constructor(file: string, row: number, column: string, value: string, expected: string) {
    super(`${file}:${row} ${column}: ${JSON.stringify(value)}; expected ${expected}`);
    this.name = "DataError";
  }
}

/** A row as text, with the number it is named by in messages. */
export interface TextRecord {
  readonly record: Readonly<Record<string, string>>;
  readonly line: number;
}

/**
 * Reads a CSV file as rows of a table. Throws a DataError at the first wrong header, ragged row, bad cell, unknown
 * reference or repeated key. Row numbers count lines of the file, the header being line 1.
 */
export function readRows(csv: string, table: Table, file: string, references: References): Row[] {
  return checkRows(parseCsv(csv, table, file), table, file, references);
}

/** Checks rows of text against their table. Without references, what they refer to is not looked up. */
export function checkRows(
  records: readonly TextRecord[],
  table: Table,
  file: string,
  references: References | null
): Row[] {
  const keys = new Set<string>();
  return records.map(({record, line}) => {
    const row: Record<string, TableCell> = {};
    for (const column of table.columns)
      row[column.name] = readCell(record[column.name] ?? "", column, file, line, references);
    const key = [...keyOf(row, table), record["known_from"] ?? ""].join("\0");
    if (keys.has(key)) throw repeatedKey(row, table, file, line);
    keys.add(key);
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

interface CsvRow {
  readonly record: Readonly<Record<string, string>>;
  readonly info: {readonly lines: number};
}

/** Rows of a file as text, by the columns of its table. Throws a DataError at a wrong header or a ragged row. */
export function parseCsv(csv: string, {columns}: Table, file: string): TextRecord[] {
  const expected = columns.map((c) => c.name);
  let header: readonly string[] = [];
  const checkHeader = (names: string[]) => {
    header = names;
    if (names.join() !== expected.join()) throw new DataError(file, 1, "header", names.join(), expected.join());
    return names;
  };
  try {
    const rows = parse<CsvRow>(csv, {bom: true, info: true, columns: checkHeader});
    if (header.length === 0) throw new DataError(file, 1, "header", "", expected.join());
    return rows.map(({record, info}) => ({record, line: info.lines}));
  } catch (error) {
    if (error instanceof CsvError && error.code === "CSV_RECORD_INCONSISTENT_COLUMNS")
      throw new DataError(file, Number(error["lines"]), "row", String(error["record"]), `${expected.length} cells`);
    if (error instanceof CsvError) throw new Error(`${file}: not a CSV table: ${error.message}`, {cause: error});
    throw error;
  }
}

function readCell(text: string, column: Column, file: string, line: number, references: References | null): TableCell {
  if (text === "") {
    if (column.optional) return null;
    throw new DataError(file, line, column.name, text, CELL_KIND_OF[column.kind].expected);
  }
  const {expected, parse: parseText} = CELL_KIND_OF[column.kind];
  const value = parseText(text);
  if (value === undefined) throw new DataError(file, line, column.name, text, expected);
  const {references: targets} = column;
  if (references && targets && !targets.some(([table, name]) => references.get(`${table}.${name}`)?.has(value))) {
    const registries = targets.map(([table]) => `data/registry/${table}.csv`).join(" or ");
    throw new DataError(file, line, column.name, text, `a ${column.name} listed in ${registries}`);
  }
  return value;
}
