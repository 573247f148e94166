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
const [FLOAT, BINARY, DECIMAL, DATE, TIME, TIMESTAMP, INTERVAL] = [3, 4, 7, 8, 9, 10, 11] as const;
const [LIST, STRUCT, FIXED_BINARY, MAP] = [12, 13, 15, 17] as const;
/** What stands for a value that Arrow cannot carry exactly. */
const CAST = "CAST AS VARCHAR to read it";

/** Turns an Arrow result into plain rows. A column that repeats a name is called as DuckDB would: `a`, `a_1`. */
export function toRows(table: Table): Rows {
  const fields = table.schema.fields;
  const columns = uniqueNames(fields.map((f) => f.name));
  const decoders = fields.map((f) => decoder(f.type as DataType));
  const rows: ResultRow[] = [];
  // Columns are looked up once for each batch: looked up for each cell they would take time by the square of the rows.
  for (const batch of table.batches) {
    const vectors = fields.map((_, j) => batch.getChildAt(j));
    for (let i = 0; i < batch.numRows; ++i) {
      const cells = columns.map((name, j) => {
        const value = decode(decoders[j], vectors[j]?.get(i));
        return [
          name,
          typeof value === "object" && value !== null ? JSON.stringify(value, quoteBigInt) : value
        ] as const;
      });
      rows.push(Object.fromEntries(cells));
    }
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
  if (typeId === TIMESTAMP) return (value) => isoTimestamp(Number(value));
  if (typeId === TIME)
    return (value) => {
      const [seconds = "", rest = ""] = (Number(value) / 1e6).toFixed(6).split(".");
      return `${isoTime(Number(seconds) * 1000).slice(11, 19)}.${rest}`.replace(/\.?0+$/, "");
    };
  if (typeId === FLOAT && (type as DataType & {precision: number}).precision === 1)
    return (value) => single(Number(value));
  // Arrow hands decimals, and DuckDB's HUGEINT sums with them, over as unscaled integers.
  if (typeId === DECIMAL) return (value) => scaled(BigInt(String(value)), (type as DataType & {scale: number}).scale);
  if (typeId === LIST) return (value) => Array.from(value as Iterable<unknown>, (v) => decode(item, v));
  if (typeId === STRUCT) return (value) => structure(value as Record<string, unknown>, children);
  if (typeId === INTERVAL || typeId === MAP || typeId === BINARY || typeId === FIXED_BINARY) return () => CAST;
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

/** A decimal as a number where one holds all its digits, else as its digits. */
function scaled(unscaled: bigint, scale: number): Value {
  if (scale === 0) return plain(unscaled);
  const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(scale + 1, "0");
  const text = `${unscaled < 0n ? "-" : ""}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  // A double holds any fifteen significant digits.
  return digits.replace(/^0+|0+$/g, "").length <= 15 ? Number(text) : text;
}

/** The shortest number that is the same in single precision: 0.1, not 0.10000000149011612. */
function single(value: number): Value {
  if (!Number.isFinite(value)) return String(value);
  let digits = 1;
  // Nine digits always are.
  while (Math.fround(Number(value.toPrecision(digits))) !== value) ++digits;
  return Number(value.toPrecision(digits));
}

/** ISO text of a time in milliseconds; what lies beyond the calendar is DuckDB's infinity. */
function isoTime(milliseconds: number): string {
  if (Math.abs(milliseconds) > 8.64e15) return milliseconds > 0 ? "infinity" : "-infinity";
  return new Date(milliseconds).toISOString().replace(/^\+0*/, "");
}

/** ISO text to the millisecond; a finer one, or one beyond the calendar, is not to be had from Arrow's number. */
function isoTimestamp(milliseconds: number): string {
  return Number.isInteger(milliseconds) && Math.abs(milliseconds) <= 8.64e15 ? isoTime(milliseconds) : CAST;
}

function quoteBigInt(_: string, value: unknown): unknown {
  return typeof value === "bigint" ? String(value) : value;
}
