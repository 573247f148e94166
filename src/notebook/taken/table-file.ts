import {toCsv, type CsvValue} from "../../lib/csv.js";
import {saidBeside, type SaidColumn} from "../../lib/said-in-rows.js";
import type {MadeTable} from "../../query/notebook/tables.js";
import type {ResultRow, Value} from "../../query/rows.js";
import type {TableSpec} from "../table-spec.js";

/** Rows of a cell as they are to be taken: columns in order, all of their rows. */
export interface TakenTable {
  readonly columns: MadeTable["columns"];
  readonly rows: readonly ResultRow[];
}

/** What a table cell shows of a table: its columns, in its order, without a bound. */
export function tableAsShown({columns, rows}: TakenTable, spec: Pick<TableSpec, "columns" | "sort">): TakenTable {
  const chosen = spec.columns.flatMap((name) => columns.find((column) => column.name === name) ?? []);
  return {columns: chosen.length > 0 ? chosen : columns, rows: sortedRows(rows, spec.sort)};
}

/** Rows in the order of a column, those without a value last; as they stand where none is asked for. */
export function sortedRows(rows: readonly ResultRow[], sort: TableSpec["sort"]): readonly ResultRow[] {
  if (!sort) return rows;
  const {column, isDescending} = sort;
  return [...rows].sort((a, b) => {
    const [x, y] = [a[column] ?? null, b[column] ?? null];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    const order = x < y ? -1 : x > y ? 1 : 0;
    return isDescending ? -order : order;
  });
}

/** A table as CSV, with what each row says besides; a text that a spreadsheet would run as a formula gets a leading apostrophe. */
export function cellCsv({columns, rows}: TakenTable, said: readonly SaidColumn[] = []): string {
  const names = columns.map(({name}) => name);
  return toCsv(
    [...names, ...saidBeside(names, said).map(([name]) => name)],
    rows.map((row) => [
      ...columns.map(({name, type}) => inCsv(row[name] ?? null, type)),
      ...said.map(([, text]) => text)
    ])
  );
}

/** A number that came as its digits, such as a wide decimal, is a number still: no spreadsheet runs it. */
function inCsv(value: Value, type: string): CsvValue {
  const isNumber = /^(?:DECIMAL|U?(?:TINY|SMALL|BIG|HUGE)?INT|DOUBLE|FLOAT)/.test(type);
  return isNumber && typeof value === "string" && /^-?\d+(?:\.\d+)?$/.test(value) ? {digits: value} : value;
}

/**
 * A table as Parquet, typed as DuckDB has it; types that Parquet lacks are texts as the page shows them. What it says of
 * itself stands in its metadata.
 */
export async function tableParquet(
  {columns, rows}: TakenTable,
  said: Readonly<Record<string, string>> = {}
): Promise<ArrayBuffer> {
  const {parquetWriteBuffer} = await import("npm:hyparquet-writer");
  const kinds = columns.map(({name, type}) => kindOf(type, rows, name));
  return parquetWriteBuffer({
    columnData: columns.map(({name}, i) => {
      const write = WRITTEN[kinds[i] ?? "STRING"];
      return {name, data: rows.map((row) => (row[name] == null ? null : write(row[name])))};
    }),
    kvMetadata: Object.entries(said).map(([key, value]) => ({key, value})),
    schema: [
      {name: "root", num_children: columns.length},
      ...columns.map(({name}, i) => ({name, repetition_type: "OPTIONAL" as const, ...STORED[kinds[i] ?? "STRING"]}))
    ]
  });
}

type ParquetKind = "BOOLEAN" | "INT64" | "DOUBLE" | "DATE" | "TIMESTAMP" | "STRING";

const STORED = {
  BOOLEAN: {type: "BOOLEAN"},
  INT64: {type: "INT64"},
  DOUBLE: {type: "DOUBLE"},
  DATE: {type: "INT32", converted_type: "DATE"},
  TIMESTAMP: {type: "INT64", converted_type: "TIMESTAMP_MILLIS"},
  STRING: {type: "BYTE_ARRAY", converted_type: "UTF8"}
} as const satisfies Record<ParquetKind, object>;

const WRITTEN: Readonly<Record<ParquetKind, (value: NonNullable<Value>) => unknown>> = {
  BOOLEAN: (value) => value,
  INT64: (value) => BigInt(value),
  DOUBLE: Number,
  DATE: (value) => new Date(`${String(value)}T00:00:00Z`),
  TIMESTAMP: (value) => new Date(String(value)),
  STRING: String
};

/** A type that holds every value as it is: whole numbers beyond 64 bits and decimals beyond a double are texts. */
function kindOf(type: string, rows: readonly ResultRow[], name: string): ParquetKind {
  const are = (holds: (value: NonNullable<Value>) => boolean) =>
    rows.every((row) => row[name] == null || holds(row[name]));
  if (type === "BOOLEAN" && are((value) => typeof value === "boolean")) return "BOOLEAN";
  if (type.includes("INT") && are((value) => isInt64(value))) return "INT64";
  if (/INT|DOUBLE|FLOAT|DECIMAL/.test(type) && are((value) => typeof value === "number")) return "DOUBLE";
  if (type === "DATE" && are((value) => isDay(value))) return "DATE";
  const isTime = (value: NonNullable<Value>) => typeof value === "string" && Number.isFinite(Date.parse(value));
  return type === "TIMESTAMP" && are(isTime) ? "TIMESTAMP" : "STRING";
}

function isInt64(value: NonNullable<Value>): boolean {
  if (typeof value === "bigint") return BigInt.asIntN(64, value) === value;
  return typeof value === "number" && Number.isSafeInteger(value);
}

function isDay(value: NonNullable<Value>): boolean {
  return typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value);
}
