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
 * parts, added from first to last, give `to - from` to the last bit.
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
  const [first = 0, last = first] = [values[0], values.at(-1)];
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

/** Moves the rounding of the sum, a few units of the last place, into the largest part. */
function exact(parts: readonly BridgePart[], total: number): BridgePart[] {
  const result = parts.map((part) => ({...part}));
  const largest = result.reduce(
    (a, b) => (Math.abs(b.change) > Math.abs(a.change) ? b : a),
    result[0] as BridgePart
  ) as {change: number};
  for (let round = 0; round < 8; ++round) {
    const off = total - sumOf(result);
    if (off === 0) return result;
    largest.change += off;
  }
  return rest(result, total);
}

/** When no largest part absorbs the rounding, the last part is what is left. */
function rest(parts: {driver: string; change: number}[], total: number): BridgePart[] {
  const last = parts.at(-1);
  if (last) last.change = total - sumOf(parts.slice(0, -1));
  return parts;
}

function sumOf(parts: readonly BridgePart[]): number {
  return parts.reduce((sum, {change}) => sum + change, 0);
}
