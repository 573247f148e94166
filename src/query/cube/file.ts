import type {Codes, Cube} from "./cube.js";

// A cube as one file: the length of its header, the header as JSON, then columns, each aligned to its own size.

const TYPES = {Uint8Array, Uint16Array, Uint32Array, Float64Array} as const;

type TypeName = keyof typeof TYPES;

type Column = Codes | Float64Array;

interface StoredColumn {
  readonly type: TypeName;
  readonly length: number;
  /** What stored numbers are multiplied by: their common divisor. */
  readonly factor: number;
}

interface Header {
  readonly cube: Omit<Cube, "dimensions" | "offsets" | "period" | "sums"> & {
    readonly dimensions: readonly Omit<Cube["dimensions"][number], "codes">[];
  };
  readonly sums: readonly string[];
  /** Offsets, periods, codes by dimension, sums. */
  readonly columns: readonly StoredColumn[];
}

/** Writes a cube as bytes; sums are stored over their common divisor where that makes them smaller. */
export function encodeCube({offsets, period, sums, dimensions, ...cube}: Cube): Uint8Array<ArrayBuffer> {
  const stored = [offsets, period, ...dimensions.map((d) => d.codes), ...Object.values(sums)].map(pack);
  const header: Header = {
    cube: {...cube, dimensions: dimensions.map(({name, members}) => ({name, members}))},
    sums: Object.keys(sums),
    columns: stored.map(({type, values, factor}) => ({type, length: values.length, factor}))
  };
  const text = new TextEncoder().encode(JSON.stringify(header));
  let size = 4 + text.length;
  const places = stored.map(({values}) => {
    const place = align(size, values.BYTES_PER_ELEMENT);
    size = place + values.byteLength;
    return place;
  });
  const bytes = new Uint8Array(size);
  new DataView(bytes.buffer).setUint32(0, text.length, true);
  bytes.set(text, 4);
  stored.forEach(({values}, i) =>
    bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), places[i])
  );
  return bytes;
}

/** Whether a file is a cube, by its first bytes. */
export async function isCubeFile(file: Blob): Promise<boolean> {
  return (await file.slice(4, 12).text()) === '{"cube":';
}

/** Reads what `encodeCube` wrote. Throws where the file is cut short. */
export function decodeCube(buffer: ArrayBuffer): Cube {
  const length = buffer.byteLength < 4 ? Infinity : new DataView(buffer).getUint32(0, true);
  if (4 + length > buffer.byteLength)
    throw new Error(`cube: ${buffer.byteLength} bytes; expected a header of ${length} bytes and more`);
  const {cube, sums, columns} = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, length))) as Header;
  let place = 4 + length;
  const [offsets, period, ...rest] = columns.map(({type, length: count, factor}): Column => {
    const Type = TYPES[type];
    place = align(place, Type.BYTES_PER_ELEMENT);
    if (place + count * Type.BYTES_PER_ELEMENT > buffer.byteLength)
      throw new Error(`cube: ${buffer.byteLength} bytes; expected at least ${place + count * Type.BYTES_PER_ELEMENT}`);
    const values = new Type(buffer, place, count);
    place += values.byteLength;
    return factor === 1 ? values : Float64Array.from(values, (value) => value * factor);
  });
  return {
    ...cube,
    dimensions: cube.dimensions.map((d, i) => ({...d, codes: rest[i] as Codes})),
    offsets: offsets as Uint32Array,
    period: period as Codes,
    sums: Object.fromEntries(
      sums.map((name, i) => [name, Float64Array.from(rest[cube.dimensions.length + i] as Column)])
    )
  };
}

function align(place: number, size: number): number {
  return Math.ceil(place / size) * size;
}

function pack(values: Column): {type: TypeName; values: Column; factor: number} {
  if (!(values instanceof Float64Array)) return {type: values.constructor.name as TypeName, values, factor: 1};
  const factor = values.reduce((divisor, value) => commonDivisor(divisor, value), 0) || 1;
  const largest = values.reduce((most, value) => Math.max(most, value / factor), 0);
  const smallest = values.reduce((least, value) => Math.min(least, value / factor), 0);
  if (smallest < 0 || largest > 0xffffffff) return {type: "Float64Array", values, factor: 1};
  return {type: "Uint32Array", values: Uint32Array.from(values, (value) => value / factor), factor};
}

function commonDivisor(a: number, b: number): number {
  while (b !== 0) [a, b] = [b, a % b];
  return Math.abs(a);
}
