import type {Outcome} from "../calculate/evaluate.js";
import {evaluate} from "../calculate/evaluate.js";
import type {Overrides} from "../calculate/overrides.js";
import {runCases, type CellReference} from "../analysis/cases.js";
import type {Model} from "../compile.js";

export interface BridgePart {
  /** The input that changes in this step. */
  readonly driver: string;
  readonly change: number;
}

export type Bridge =
  | {
      readonly ok: true;
      readonly from: number;
      readonly to: number;
      /** In the order the drivers change: parts of another order differ, their sum does not. */
      readonly parts: readonly BridgePart[];
    }
  | Extract<Outcome, {readonly ok: false}>;

/**
 * The difference of an output between two cases, split by driver: inputs go from one case to the other one after
 * another, in the order given or else in that of the sheet, and each is credited with what its step changes. The
 * parts, added from first to last, give `to - from`.
 */
export function bridge(
  model: Model,
  from: Overrides,
  to: Overrides,
  output: CellReference,
  order = model.lines.map(({name}) => name)
): Bridge {
  const drivers = order.filter((name) => JSON.stringify(from[name]) !== JSON.stringify(to[name]));
  const left = [...Object.keys(from), ...Object.keys(to)].find(
    (name) => !drivers.includes(name) && JSON.stringify(from[name]) !== JSON.stringify(to[name])
  );
  if (left !== undefined) throw new Error(`order: ${order.join(", ")}; expected ${left} too, which differs`);
  const cases = [...drivers.keys(), drivers.length].map((n) => between(from, to, drivers.slice(0, n)));
  const values: number[] = [];
  for (const outcome of runCases(evaluate(model), cases, [output]).flat()) {
    if (!outcome.ok) return outcome;
    values.push(outcome.value);
  }
  const [first, last] = [values[0], values.at(-1)] as [number, number];
  const parts = drivers.map((driver, i) => ({driver, change: (values[i + 1] as number) - (values[i] as number)}));
  return {ok: true, from: first, to: last, parts: exact(parts, last - first)};
}

function between(from: Overrides, to: Overrides, changed: readonly string[]): Overrides {
  const isChanged = (name: string) => changed.includes(name);
  return Object.fromEntries([
    ...Object.entries(from).filter(([name]) => !isChanged(name)),
    ...Object.entries(to).filter(([name]) => isChanged(name))
  ]);
}

/**
 * Parts whose sum, from first to last, is a total: the rounding, a few units of the last place, goes into the largest part,
 * and where that part does not absorb it, the last one is what is left.
 */
export function exact<T extends {readonly change: number}>(parts: readonly T[], total: number): T[] {
  const sizes = parts.map(({change}) => Math.abs(change));
  const largest = sizes.indexOf(Math.max(...sizes));
  const off = total - sumOf(parts);
  const rounded = parts.map((part, i) => (i === largest ? {...part, change: part.change + off} : part));
  if (sumOf(rounded) === total) return rounded;
  const others = rounded.slice(0, -1);
  return rounded.map((part, i) => (i === others.length ? {...part, change: total - sumOf(others)} : part));
}

function sumOf(parts: readonly {readonly change: number}[]): number {
  return parts.reduce((sum, {change}) => sum + change, 0);
}
