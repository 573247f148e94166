import {edit, type Evaluation, type Outcome} from "../calculate/evaluate.js";
import {errorText} from "../calculate/failure.js";
import {onTop} from "../calculate/overrides.js";
import {rootsOnGrid} from "../calculate/roots.js";
import {evenSteps, overrideOf, rangeSteps, type MoveKind} from "./axis.js";
import {cellOfReference, runCases, type CellReference} from "./cases.js";

export interface Goal {
  /** The input to change. */
  readonly input: string;
  readonly output: CellReference;
  /** What the output should be, in its unit. */
  readonly target: number;
  /** Where to look; the input's stated range unless told. */
  readonly between?: readonly [low: number, high: number];
  /** Whether the input is set to the root, moved by it or multiplied by it; "set" unless told. */
  readonly as?: MoveKind;
}

export type Solution =
  /** The one value of the input, and the sheet with it. */
  | {readonly kind: "one"; readonly root: number; readonly evaluation: Evaluation}
  /** `reached`: least and greatest output over the range; null where no case gives one. */
  | {readonly kind: "none"; readonly message: string; readonly reached: readonly [low: number, high: number] | null}
  | {readonly kind: "several"; readonly roots: readonly number[]; readonly message: string};

/** Cases tried between the ends before any bracket is narrowed: roots closer than this go unseen in pairs. */
const SCANNED = 201;

/**
 * The value of an input at which an output meets its target: goal seek, break-even and reverse valuation alike.
 * Scans the range in lanes, then narrows every bracket where the difference changes sign; says so when there is no
 * such value or more than one.
 */
export function solve(base: Evaluation, goal: Goal): Solution {
  const {input, output, target, between, as} = goal;
  const cell = cellOfReference(base, output);
  const grid = between ? evenSteps(...between, SCANNED) : rangeSteps(base, input, SCANNED);
  const scanned = runCases(
    base,
    grid.map((step) => ({[input]: overrideOf(as, step)})),
    [output]
  ).flat();
  const at = (step: number) => edit(base, {...base.overrides, [input]: onTop(base, input, overrideOf(as, step))});
  const difference = (step: number) => (at(step).values[cell] as number) - target;
  const found = rootsOnGrid(
    difference,
    grid,
    scanned.map((o) => (o.ok ? o.value - target : NaN))
  );
  const [root, ...others] = found.roots;
  const where = `${input} from ${grid[0] ?? ""} to ${grid.at(-1) ?? ""}`;
  if (root === undefined) {
    const ends = describeScan(scanned);
    const values = scanned.flatMap((o) => (o.ok ? [o.value] : []));
    const reached = values.length === 0 ? null : ([Math.min(...values), Math.max(...values)] as const);
    return {
      kind: "none",
      reached,
      message: `no ${where} gives ${output.line} ${target}: ${ends}${jumpText(found.jumps)}`
    };
  }
  if (others.length > 0)
    return {
      kind: "several",
      roots: found.roots,
      message: `${found.roots.length} values of ${where} give ${output.line} ${target}: ${found.roots.join(", ")}; narrow the range`
    };
  return {kind: "one", root, evaluation: at(root)};
}

function describeScan(scanned: readonly Outcome[]): string {
  const values = scanned.flatMap((o) => (o.ok ? [o.value] : []));
  const errors = scanned.flatMap((o) => (o.ok ? [] : [errorText(o.error)]));
  const run = values.length === 0 ? [] : [`it runs from ${Math.min(...values)} to ${Math.max(...values)}`];
  const failed =
    errors.length === 0 ? [] : [`${errors.length} of ${scanned.length} cases fail, first: ${errors[0] ?? ""}`];
  return [...run, ...failed].join("; ");
}

function jumpText(jumps: readonly number[]): string {
  return jumps.length === 0 ? "" : `; it jumps past the target at ${jumps.join(", ")}`;
}
