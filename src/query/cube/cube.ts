import type {IsoDate} from "../../lib/dates.js";
import type {Text} from "../../lib/language.js";
import type {Origin} from "../../lib/origins.js";
import type {Grain, SumName} from "./datasets.js";

/** One value of a dimension. */
export interface Member {
  readonly key: string;
  readonly name: Text;
  readonly origin: Origin | null;
}

export type Codes = Uint8Array | Uint16Array | Uint32Array;

export interface CubeDimension {
  readonly name: string;
  readonly members: readonly Member[];
  /** Index into `members` by tuple. */
  readonly codes: Codes;
}

/**
 * Usage added up. A tuple is one combination of members that occurs; its cells, one a period, lie together from
 * `offsets[tuple]` to `offsets[tuple + 1]`, in order of time. Dimensions that follow from one another, as a lab does
 * from its model, add no tuples.
 */
export interface Cube {
  readonly dataset: string;
  readonly grain: Grain;
  readonly source: {readonly citation: string; readonly asOf: IsoDate};
  /** First days of the periods that have data, ascending. */
  readonly periods: readonly IsoDate[];
  readonly dimensions: readonly CubeDimension[];
  /** Length: tuples + 1. */
  readonly offsets: Uint32Array;
  /** Index into `periods` by cell. */
  readonly period: Codes;
  /** Whole numbers by cell; every total is below 2^53, so sums are exact in any order. */
  readonly sums: Partial<Readonly<Record<SumName, Float64Array>>>;
}

/** Rows of a cube query: parallel columns ordered by tuple, then period. */
export interface CellColumns {
  readonly period: ArrayLike<number>;
  /** Codes by dimension, in the order of the dimensions. */
  readonly codes: readonly ArrayLike<number>[];
  readonly sums: Readonly<Partial<Record<SumName, ArrayLike<number>>>>;
}

type CubeFrame = Pick<Cube, "dataset" | "grain" | "source" | "periods"> & {
  readonly dimensions: readonly Pick<CubeDimension, "name" | "members">[];
};

/** Builds a cube from ordered cells. Throws where a total is not a whole number below 2^53. */
export function toCube(frame: CubeFrame, cells: CellColumns): Cube {
  const count = cells.period.length;
  const starts: number[] = [];
  for (let cell = 0; cell < count; ++cell)
    if (cell === 0 || cells.codes.some((codes) => codes[cell] !== codes[cell - 1])) starts.push(cell);
  return {
    ...frame,
    dimensions: frame.dimensions.map(({name, members}, d) => {
      const own = cells.codes[d] ?? [];
      return {
        name,
        members,
        codes: codesFor(
          members.length,
          starts.length,
          starts.map((cell) => own[cell] ?? 0)
        )
      };
    }),
    offsets: Uint32Array.from([...starts, count]),
    period: codesFor(frame.periods.length, count, cells.period),
    sums: Object.fromEntries(Object.entries(cells.sums).map(([name, values]) => [name, countsOf(name, values)]))
  };
}

/** The smallest array of codes that can tell `members` apart. */
export function codesFor(members: number, length: number, values?: ArrayLike<number>): Codes {
  const codes =
    members <= 256 ? new Uint8Array(length) : members <= 65536 ? new Uint16Array(length) : new Uint32Array(length);
  if (values) codes.set(values);
  return codes;
}

/** Counts as floats, the nearest beyond 2^53. Throws where one is not whole. */
function countsOf(name: string, values: ArrayLike<number>): Float64Array {
  const floats = Float64Array.from(values);
  const broken = floats.find((value) => !Number.isInteger(value));
  if (broken !== undefined) throw new Error(`${name}: ${broken}; expected a whole number`);
  return floats;
}

/** Whole numbers as floats. Throws where one is not, or where their total is not exact. */
export function wholeNumbers(name: string, values: ArrayLike<number>): Float64Array {
  const floats = Float64Array.from(values);
  let total = 0;
  for (const value of floats) {
    if (!Number.isSafeInteger(value)) throw new Error(`${name}: ${value}; expected a whole number below 2^53`);
    total += Math.abs(value);
  }
  if (total > Number.MAX_SAFE_INTEGER)
    throw new Error(`${name}: a total of ${total}; expected at most 2^53 - 1, beyond which sums are not exact`);
  return floats;
}

export function tupleCount(cube: Cube): number {
  return cube.offsets.length - 1;
}

export function cellCount(cube: Cube): number {
  return cube.period.length;
}

/** The dimension of a name. Throws on one that the cube lacks. */
export function cubeDimension(cube: Cube, name: string): CubeDimension {
  const found = cube.dimensions.find((d) => d.name === name);
  if (!found) throw new Error(`dimension: ${name}; expected ${cube.dimensions.map((d) => d.name).join(", ")}`);
  return found;
}
