import {codesFor, cubeDimension, tupleCount, type Codes, type Cube} from "./cube.js";
import type {SumName} from "./datasets.js";
import {passesFilter, passesRange, TIME, type SumGrid, type GridQuery, type Selection} from "./selection.js";

/** Answers views about one selection at a time; a cube does so at once, SQL after a while. */
export interface Slicer {
  select(selection: Selection): void;
  grid(query: GridQuery): SumGrid | Promise<SumGrid>;
}

/** A slicer that answers at once. */
export interface CubeSlicer extends Slicer {
  grid(query: GridQuery): SumGrid;
}

/**
 * Crossfilter over a cube: each tuple carries a bit for every dimension that rejects it, so a view that leaves out its
 * own filter masks one bit; sums over the chosen periods are kept by tuple and added up anew only when periods change.
 */
export function cubeSlicer(cube: Cube): CubeSlicer {
  if (cube.dimensions.length > 31) throw new Error(`dimensions: ${cube.dimensions.length}; expected at most 31`);
  const tuples = tupleCount(cube);
  const rejects = new Uint32Array(tuples);
  let chosen = {first: 0, last: cube.periods.length - 1};
  let filters: Selection["filters"] = {};
  const chosenSums = new Map<string, Float64Array>();
  const allSums = new Map<string, Float64Array>();
  const bits = new Map(cube.dimensions.map(({name}, d) => [name, 1 << d]));
  for (const {members, codes} of cube.dimensions)
    if (members.some((m) => m.origin === "other"))
      setBit(
        rejects,
        codes,
        OTHER,
        members.map((m) => m.origin !== "other")
      );

  const sumOf = (name: string): Float64Array => {
    const values = cube.sums[name as SumName];
    if (!values) throw new Error(`sum: ${name}; expected ${Object.keys(cube.sums).join(", ")}`);
    return values;
  };
  const kept = (cache: Map<string, Float64Array>, name: string, range: typeof chosen): Float64Array => {
    const found = cache.get(name) ?? sumPeriods(cube, sumOf(name), range.first, range.last);
    cache.set(name, found);
    return found;
  };

  return {
    select(selection) {
      for (const name of Object.keys(selection.filters)) cubeDimension(cube, name);
      for (const {name, members, codes} of cube.dimensions) {
        const filter = selection.filters[name];
        if (filter === filters[name]) continue;
        const passes = members.map(({key}) => passesFilter(filter, key));
        setBit(rejects, codes, bits.get(name) ?? 0, passes);
      }
      filters = selection.filters;
      const range = rangeOf(cube, selection);
      if (range.first !== chosen.first || range.last !== chosen.last) chosenSums.clear();
      chosen = range;
    },
    grid({by, sum, own = [], isNamed = false}) {
      const mask = ~own.reduce((ownBits, name) => ownBits | (bits.get(name) ?? 0), isNamed ? 0 : OTHER);
      const isEveryPeriod = own.includes(TIME);
      const range = isEveryPeriod ? {first: 0, last: cube.periods.length - 1} : chosen;
      const sums = () => (isEveryPeriod ? kept(allSums, sum, range) : kept(chosenSums, sum, chosen));
      const axes = by.map((name) => (name === TIME ? null : cubeDimension(cube, name)));
      const lengths = axes.map((axis) => (axis ? axis.members.length : cube.periods.length));
      const values = new Float64Array(lengths.reduce((product, length) => product * length, 1));
      const [first = NONE, second = NONE] = by.includes(TIME) ? axes.filter((a) => a !== null) : axes;
      if (by.filter((name) => name === TIME).length > 1 || by.length > 2)
        throw new Error(`by: ${by.join(", ")}; expected at most two axes, time at most once`);
      if (!by.includes(TIME)) addTuples(values, sums(), rejects, mask, first ?? NONE, second ?? NONE);
      else {
        const [outer, inner] = by[0] === TIME ? [lengths[1] ?? 1, 1] : [1, cube.periods.length];
        addCells(values, cube, sumOf(sum), rejects, mask, range, (first ?? NONE).codes, outer, inner);
      }
      return {lengths, values};
    }
  };
}

/** The bit of tuples that belong to `other`, which a query may leave out; dimensions have those below. */
const OTHER = 1 << 31;

/** An axis of a single member: every tuple is at 0. */
const NONE: {readonly codes: Codes | null; readonly members: {readonly length: number}} = {
  codes: null,
  members: {length: 1}
};

/** First and last period of a range, by index; last below first where none is in it. */
function rangeOf({periods}: Cube, selection: Selection): {first: number; last: number} {
  const first = periods.findIndex((period) => passesRange(selection, period));
  const last = periods.findLastIndex((period) => passesRange(selection, period));
  return first < 0 ? {first: 0, last: -1} : {first, last};
}

function setBit(rejects: Uint32Array, codes: Codes, bit: number, passes: readonly boolean[]): void {
  const rejecting = Uint32Array.from(passes, (pass) => (pass ? 0 : bit));
  const others = ~bit;
  for (let tuple = 0; tuple < rejects.length; ++tuple)
    rejects[tuple] = ((rejects[tuple] as number) & others) | (rejecting[codes[tuple] as number] as number);
}

/** Sum of each tuple over the periods from `first` to `last`. */
function sumPeriods({offsets, period}: Cube, values: Float64Array, first: number, last: number): Float64Array {
  const tuples = offsets.length - 1;
  const sums = new Float64Array(tuples);
  let cell = 0;
  for (let tuple = 0; tuple < tuples; ++tuple) {
    const end = offsets[tuple + 1] as number;
    let sum = 0;
    for (; cell < end; ++cell) {
      const at = period[cell] as number;
      if (at >= first && at <= last) sum += values[cell] as number;
    }
    sums[tuple] = sum;
  }
  return sums;
}

function addTuples(
  values: Float64Array,
  sums: Float64Array,
  rejects: Uint32Array,
  mask: number,
  first: typeof NONE,
  second: typeof NONE
): void {
  const columns = second.members.length;
  const rows = first.codes ?? codesFor(1, sums.length);
  const others = second.codes ?? codesFor(1, sums.length);
  for (let tuple = 0; tuple < sums.length; ++tuple) {
    if ((rejects[tuple] as number) & mask) continue;
    const at = (rows[tuple] as number) * columns + (others[tuple] as number);
    values[at] = (values[at] as number) + (sums[tuple] as number);
  }
}

/** Adds cells of passing tuples at `period × perPeriod + code × perCode`. */
function addCells(
  values: Float64Array,
  {offsets, period}: Cube,
  cells: Float64Array,
  rejects: Uint32Array,
  mask: number,
  {first, last}: {first: number; last: number},
  codes: Codes | null,
  perPeriod: number,
  perCode: number
): void {
  for (let tuple = 0; tuple < rejects.length; ++tuple) {
    if ((rejects[tuple] as number) & mask) continue;
    const end = offsets[tuple + 1] as number;
    const base = codes ? (codes[tuple] as number) * perCode : 0;
    for (let cell = offsets[tuple] as number; cell < end; ++cell) {
      const at = period[cell] as number;
      if (at < first || at > last) continue;
      const index = base + at * perPeriod;
      values[index] = (values[index] as number) + (cells[cell] as number);
    }
  }
}
