import type {DataType, Field, Table} from "npm:apache-arrow";

/** A value of a result: whole numbers beyond 2^53 stay bigint; dates, nested values and NaN are texts. */
export type Value = string | number | bigint | boolean | null;

export type ResultRow = Readonly<Record<string, Value>>;

/** A result: its rows, with the columns in order and their types as Arrow names them. */
export interface Rows extends Array<ResultRow> {
  readonly columns: readonly string[];
  readonly types: readonly string[];
}

// Arrow's own type ids; importing the package for them would load it before it is needed.
const [BINARY, DECIMAL, DATE, TIME, TIMESTAMP, INTERVAL, LIST, STRUCT, MAP] = [4, 7, 8, 9, 10, 11, 12, 13, 17] as const;

/** Turns an Arrow result into plain rows. A column that repeats a name is called as DuckDB would: `a`, `a_1`. */
export function toRows(table: Table): Rows {
  const fields = table.schema.fields;
  const columns = uniqueNames(fields.map((f) => f.name));
  const decoders = fields.map((f) => decoder(f.type as DataType));
  const rows: ResultRow[] = [];
  for (let i = 0; i < table.numRows; ++i) {
    const row: Record<string, Value> = {};
    columns.forEach((name, j) => {
      const value = decode(decoders[j], table.getChildAt(j)?.get(i));
      row[name] = typeof value === "object" && value !== null ? JSON.stringify(value, quoteBigInt) : value;
    });
    rows.push(row);
  }
  return Object.assign(rows, {columns, types: fields.map((f) => String(f.type))});
}

function uniqueNames(names: readonly string[]): string[] {
  const used = new Set<string>();
  return names.map((name) => {
    let unique = name;
    for (let n = 1; used.has(unique); ++n) unique = `${name}_${n}`;
    used.add(unique);
    return unique;
  });
}

type Nested = Value | readonly Nested[] | {readonly [key: string]: Nested};

type Decoder = (value: unknown) => Nested;

function decode(by: Decoder | undefined, value: unknown): Nested {
  return value === null || value === undefined || !by ? null : by(value);
}

function decoder(type: DataType): Decoder {
  const typeId: number = type.typeId;
  const children: readonly Field[] = "children" in type && Array.isArray(type.children) ? type.children : [];
  const [item] = children.map((c) => decoder(c.type as DataType));
  if (typeId === DATE) return (value) => isoTime(Number(value)).replace(/T.*/, "");
  if (typeId === TIMESTAMP) return (value) => isoTime(Number(value));
  if (typeId === TIME)
    return (value) =>
      isoTime(Number(value) / 1000)
        .slice(11, -1)
        .replace(/\.0+$/, "");
  // Arrow hands decimals, and DuckDB's HUGEINT sums with them, over as unscaled integers.
  if (typeId === DECIMAL) return (value) => scaled(BigInt(String(value)), (type as DataType & {scale: number}).scale);
  if (typeId === LIST) return (value) => Array.from(value as Iterable<unknown>, (v) => decode(item, v));
  if (typeId === STRUCT) return (value) => structure(value as Record<string, unknown>, children);
  if (typeId === INTERVAL || typeId === MAP || typeId === BINARY) return () => "CAST AS VARCHAR to read it";
  return plain;
}

function structure(value: Record<string, unknown>, fields: readonly Field[]): Nested {
  return Object.fromEntries(fields.map(({name, type}) => [name, decode(decoder(type as DataType), value[name])]));
}

function plain(value: unknown): Value {
  if (typeof value === "bigint") return BigInt.asIntN(54, value) === value ? Number(value) : value;
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  return typeof value === "boolean" ? value : String(value);
}

function scaled(unscaled: bigint, scale: number): Value {
  return scale === 0 ? plain(unscaled) : Number(unscaled) / 10 ** scale;
}

/** ISO text of a time in milliseconds; what lies beyond the calendar is DuckDB's infinity. */
function isoTime(milliseconds: number): string {
  if (Math.abs(milliseconds) > 8.64e15) return milliseconds > 0 ? "infinity" : "-infinity";
  return new Date(milliseconds).toISOString().replace(/^\+0*/, "");
}

function quoteBigInt(_: string, value: unknown): unknown {
  return typeof value === "bigint" ? String(value) : value;
}
