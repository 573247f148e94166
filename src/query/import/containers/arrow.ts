import {RecordBatchReader, type DataType, type RecordBatch} from "npm:apache-arrow";
import {ImportFault} from "../problem.js";
import type {Bounds, RowSink} from "../read.js";
import {checkMessages} from "./arrow-messages.js";
import {rowBuilder} from "./flatten.js";

// Arrow's own ids of types whose values need more than their own text.
const DECIMAL = 7;
const DATE = 8;
const TIMESTAMP = 10;

/** Reads an Arrow file or stream batch by batch. */
export async function readArrow(file: Blob, sink: RowSink, bounds: Bounds): Promise<void> {
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    checkMessages(bytes);
    const reader = await RecordBatchReader.from(Promise.resolve(bytes));
    reader.open();
    const fields = reader.schema.fields;
    const builder = rowBuilder(sink);
    let row = 0;
    for await (const batch of reader as AsyncIterable<RecordBatch>) {
      const columns = fields.map(({name, type}, i) => ({
        name,
        read: valueReader(type as DataType),
        column: batch.getChildAt(i)
      }));
      const room = fields.length === 0 ? 0 : bounds.rows - row;
      if (!(batch.numRows >= 0 && batch.numRows <= room))
        throw new ImportFault({kind: "too-many-rows", bound: bounds.rows});
      for (let i = 0; i < batch.numRows; ++i) {
        row += 1;
        builder.add(Object.fromEntries(columns.map(({name, read, column}) => [name, read(column?.get(i))])));
        builder.end(row);
      }
      await sink.progress(0.5);
    }
    if (row === 0 && file.size > 0 && fields.length === 0) throw new Error("no columns");
  } catch (error) {
    if (error instanceof ImportFault || sink.isOwn?.(error)) throw error;
    throw new ImportFault({kind: "unreadable", format: "Arrow", reason: (error as Error).message});
  }
}

/** How a value of a type becomes plain: days, clocks with or without zone, decimals, structs and lists. */
function valueReader(type: DataType): (value: unknown) => unknown {
  const id = type.typeId as number;
  if (id === DECIMAL) {
    const {scale} = type as DataType & {readonly scale: number};
    return (value) => (value instanceof Uint32Array ? decimalText(value, scale) : value);
  }
  if (id === DATE || id === TIMESTAMP) {
    const {timezone} = type as DataType & {readonly timezone?: string | null};
    const length = id === DATE ? 10 : timezone ? 24 : 23;
    return (value) => (typeof value === "number" ? isoText(value, length) : value);
  }
  return plain;
}

function isoText(time: number, length: number): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? "?" : date.toISOString().slice(0, length);
}

function plain(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if ("toJSON" in value && typeof value.toJSON === "function") return (value.toJSON as () => unknown)();
  return value;
}

/** A decimal of 128 or 256 bits in plain spelling. */
export function decimalText(words: Uint32Array, scale: number): string {
  let value = 0n;
  for (let i = words.length - 1; i >= 0; --i) value = (value << 32n) | BigInt(words[i] ?? 0);
  value = BigInt.asIntN(words.length * 32, value);
  const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, "0");
  const point = digits.length - scale;
  return `${value < 0n ? "-" : ""}${digits.slice(0, point)}${scale > 0 ? `.${digits.slice(point)}` : ""}`;
}
