import {cubeDimension, type Cube} from "./cube.js";
import {passesRange, TIME} from "./selection.js";
import type {Slicer} from "./slicer.js";

/** Two things to set side by side: spans of time, or members of a dimension. */
export type Comparison =
  | {readonly kind: "periods"; readonly a: PeriodSpan; readonly b: PeriodSpan}
  | {readonly kind: "members"; readonly dimension: string; readonly a: string; readonly b: string};

/** First and last period, both included; empty is open. */
export interface PeriodSpan {
  readonly from: string;
  readonly to: string;
}

export interface ComparedRow {
  readonly key: string;
  readonly a: number;
  readonly b: number;
  /** b − a: whole, so that changes add up to the total change exactly. */
  readonly change: number;
  /** Change over the total of a; null where that is nothing. */
  readonly contribution: number | null;
  readonly shareOfA: number | null;
  readonly shareOfB: number | null;
}

export interface Compared {
  /** Largest change first, up or down. */
  readonly rows: readonly ComparedRow[];
  readonly a: number;
  readonly b: number;
}

/** Sums of two sides by the members of a dimension, or by period where members are compared, under all other filters. */
export async function compared(
  slicer: Slicer,
  cube: Pick<Cube, "periods" | "dimensions">,
  comparison: Comparison,
  by: string,
  sum: string
): Promise<Compared> {
  const keysOf = (name: string) =>
    name === TIME ? cube.periods : cubeDimension(cube as Cube, name).members.map((m) => m.key);
  const across = comparison.kind === "periods" ? TIME : comparison.dimension;
  if (across === by) throw new Error(`comparison by ${by} of ${by}; expected another dimension`);
  const {values} = await slicer.grid({by: [by, across], sum, own: [across]});
  const columns = keysOf(across);
  const [inA, inB] = (["a", "b"] as const).map((side) =>
    columns.map((key) =>
      comparison.kind === "periods" ? passesRange(comparison[side], key) : comparison[side] === key
    )
  );
  const sumOf = (row: number, chosen: readonly boolean[] | undefined) =>
    columns.reduce(
      (total, _, column) => total + (chosen?.[column] ? (values[row * columns.length + column] ?? 0) : 0),
      0
    );
  const sides = keysOf(by).map((key, row) => ({key, a: sumOf(row, inA), b: sumOf(row, inB)}));
  const total = {a: sides.reduce((t, s) => t + s.a, 0), b: sides.reduce((t, s) => t + s.b, 0)};
  const over = (value: number, by: number) => (by === 0 ? null : value / by);
  const rows = sides
    .filter(({a, b}) => a !== 0 || b !== 0)
    .map(({key, a, b}) => ({
      key,
      a,
      b,
      change: b - a,
      contribution: over(b - a, total.a),
      shareOfA: over(a, total.a),
      shareOfB: over(b, total.b)
    }));
  const size = (row: ComparedRow) => Math.abs(row.change);
  return {
    rows: by === TIME ? rows : rows.sort((x, y) => size(y) - size(x) || (x.key < y.key ? -1 : 1)),
    ...total
  };
}
