import {cubeDimension, type Cube} from "./cube.js";
import type {Grain} from "./datasets.js";
import {dimensionOf} from "./dimensions.js";
import {at} from "../usage.js";
import {measureOf} from "./measures.js";
import {nextPeriod, timeline, type Timeline} from "./periods.js";
import {TIME, type SumGrid} from "./selection.js";
import type {Slicer} from "./slicer.js";

/** What a view shows: a measure by up to two axes. */
export interface MeasureQuery {
  readonly measure: string;
  readonly by: readonly string[];
  /** Periods of the time axis; the cube's own by default. */
  readonly grain?: Grain;
  /** Dimensions whose filters the view leaves out. */
  readonly own?: readonly string[];
}

/** A measure by its axes, in row-major order; null where it has no value, such as a share of nothing. */
export interface MeasuredGrid {
  readonly axes: readonly (readonly string[])[];
  readonly values: readonly (number | null)[];
}

type Frame = Pick<Cube, "grain" | "periods" | "dimensions">;

/**
 * A measure of the present selection. Shares are of all tokens of the same periods, and of the same book
 * where a reader's own usage stands beside the ledger, or of the same use case where those overlap, whatever else is
 * filtered; growth is on
 * the period before along time, and from the first to the last period of the range elsewhere.
 */
export async function measured(slicer: Slicer, frame: Frame, query: MeasureQuery): Promise<MeasuredGrid> {
  const {measure, by, own = [], grain = frame.grain} = query;
  const {of} = measureOf(measure);
  const time = timeline(frame.periods, grain);
  const axes = by.map((name) =>
    name === TIME ? time.periods : cubeDimension(frame as Cube, name).members.map((m) => m.key)
  );
  const grid = async (axesOf: readonly string[], sum: string, ownOf = own, isNamed = false) =>
    rollUp(await slicer.grid({by: axesOf, sum, own: ownOf, isNamed}), axesOf, time);
  if (of.kind === "growth") {
    if (by.includes(TIME)) return {axes, values: growthAlong((await grid(by, of.sum)).values, axes, by, time)};
    const withTime = await grid([...by, TIME].slice(-2), of.sum);
    if (by.length > 1) throw new Error(`growth by ${by.join(", ")}; expected one axis, or time as the other`);
    return {axes, values: growthAcross(withTime)};
  }
  const isNamed = of.kind === "share" && of.isNamed;
  const {values} = await grid(by, of.sum, own, isNamed);
  if (of.kind === "sum") {
    const where = of.where ? (await grid(by, of.where)).values : null;
    return {axes, values: Array.from(values, (value, i) => (where?.[i] === 0 ? null : value / of.per))};
  }
  if (of.kind === "ratio") {
    const over = await grid(by, of.over);
    return {axes, values: Array.from(values, (value, i) => ratio(value, over.values[i] ?? 0))};
  }
  const everything = [
    ...frame.dimensions.map((d) => d.name).filter((name) => !dimensionOf(name).isApart),
    ...own.filter((name) => name === TIME || dimensionOf(name).isApart)
  ];
  const apart: readonly string[] = by.filter((name) => name === TIME || dimensionOf(name).isApart === true);
  const totals = await grid(apart, of.sum, everything, isNamed);
  const inner = axes[1]?.length ?? 1;
  const totalAt = (i: number) => {
    const places = [Math.floor(i / inner), i % inner];
    const place = by.reduce(
      (before, name, axis) =>
        apart.includes(name) ? before * (axes[axis]?.length ?? 1) + (places[axis] ?? 0) : before,
      0
    );
    return totals.values[place] ?? 0;
  };
  const unnamed = isNamed ? unnamedCells(frame, by, axes) : () => false;
  return {axes, values: Array.from(values, (value, i) => (unnamed(i) ? null : ratio(value, totalAt(i))))};
}

/** Tells the cells of `other`, which is no named model and so has no share of them. */
function unnamedCells(frame: Frame, by: readonly string[], axes: readonly (readonly string[])[]) {
  const inner = axes[1]?.length ?? 1;
  const isOther = by.map((name) =>
    name === TIME ? [] : cubeDimension(frame as Cube, name).members.map((m) => m.origin === "other")
  );
  return (i: number) => (isOther[0]?.[Math.floor(i / inner)] ?? false) || (isOther[1]?.[i % inner] ?? false);
}

function ratio(value: number, over: number): number | null {
  return over === 0 ? null : value / over;
}

/** Adds finer periods up to those of the timeline. */
export function rollUp({lengths, values}: SumGrid, by: readonly string[], {periods, of}: Timeline): SumGrid {
  const axis = by.indexOf(TIME);
  if (axis < 0 || periods.length === of.length) return {lengths, values};
  const [rows = 1, columns = 1] = lengths;
  const rolled = lengths.map((length, i) => (i === axis ? periods.length : length));
  const sums = new Float64Array(rolled.reduce((product, length) => product * length, 1));
  for (let row = 0; row < rows; ++row)
    for (let column = 0; column < columns; ++column) {
      const cell = axis === 0 ? (of[row] ?? 0) * columns + column : row * periods.length + (of[column] ?? 0);
      sums[cell] = (sums[cell] ?? 0) + (values[row * columns + column] ?? 0);
    }
  return {lengths: rolled, values: sums};
}

/**
 * Growth on the period before; null where that was not published. A member without tokens was not listed, which is not
 * the same as none: from or to nothing there is no growth.
 */
function growthAlong(
  values: Float64Array,
  axes: readonly (readonly string[])[],
  by: readonly string[],
  {periods, grain}: Timeline
): (number | null)[] {
  const step = by[0] === TIME ? (axes[1]?.length ?? 1) : 1;
  const periodAt = (i: number) => (by[0] === TIME ? Math.floor(i / step) : i % periods.length);
  return Array.from(values, (value, i) => {
    const period = periodAt(i);
    const before = periods[period - 1];
    if (before === undefined || nextPeriod(before, grain) !== periods[period]) return null;
    const base = values[i - step] ?? 0;
    return base === 0 || value === 0 ? null : value / base - 1;
  });
}

/** Growth from the first to the last period with anything at all in the selection. */
function growthAcross({lengths, values}: SumGrid): (number | null)[] {
  const columns = at(lengths, lengths.length - 1);
  const rows = values.length / columns;
  const held = Array.from({length: columns}, (_, column) =>
    Array.from({length: rows}, (_, row) => values[row * columns + column] ?? 0).some((value) => value !== 0)
  );
  const [first, last] = [held.indexOf(true), held.lastIndexOf(true)];
  return Array.from({length: rows}, (_, row) => {
    const [base, value] = [values[row * columns + first] ?? 0, values[row * columns + last] ?? 0];
    return first === last || base === 0 || value === 0 ? null : value / base - 1;
  });
}
