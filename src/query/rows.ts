import type {DataType, Table} from "npm:apache-arrow";

/** A value of a result: whole numbers beyond 2^53 stay bigint, dates are ISO texts. */
export type Value = string | number | bigint | boolean | null;

export type ResultRow = Readonly<Record<string, Value>>;

/** A result: its rows, with the columns in order and their types as Arrow names them. */
export interface Rows extends Array<ResultRow> {
  readonly columns: readonly string[];
  readonly types: readonly string[];
}

// Arrow's own type ids; importing the package for them would load it before it is needed.
const DECIMAL = 7;
const DATE = 8;
const TIMESTAMP = 10;

/** Turns an Arrow result into plain rows. */
export function toRows(table: Table): Rows {
  const fields = table.schema.fields;
  const columns = fields.map((f) => f.name);
  const decoders = fields.map((f) => decoder(f.type as DataType));
  const rows: ResultRow[] = [];
  for (let i = 0; i < table.numRows; ++i) {
    const row: Record<string, Value> = {};
    columns.forEach((name, j) => {
      const value: unknown = table.getChildAt(j)?.get(i);
      row[name] = value === null || value === undefined ? null : (decoders[j]?.(value) ?? null);
    });
    rows.push(row);
  }
  return Object.assign(rows, {columns, types: fields.map((f) => String(f.type))});
}

function decoder(type: DataType): (value: unknown) => Value {
  const typeId: number = type.typeId;
  if (typeId === DATE) return (value) => new Date(Number(value)).toISOString().slice(0, 10);
  if (typeId === TIMESTAMP) return (value) => new Date(Number(value)).toISOString();
  // Arrow hands decimals, and DuckDB's HUGEINT sums with them, over as unscaled integers.
  if (typeId === DECIMAL) return (value) => scaled(BigInt(String(value)), (type as DataType & {scale: number}).scale);
  return plain;
}

function plain(value: unknown): Value {
  if (typeof value === "bigint") return BigInt.asIntN(54, value) === value ? Number(value) : value;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  return JSON.stringify(value, (_, v: unknown) => (typeof v === "bigint" ? String(v) : v));
}

function scaled(unscaled: bigint, scale: number): Value {
  return scale === 0 ? plain(unscaled) : Number(unscaled) / 10 ** scale;
}
