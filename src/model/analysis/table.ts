import type {Evaluation, Outcome} from "../calculate/evaluate.js";
import {baseStep, overrideOf, type Axis} from "./axis.js";
import type {Overrides} from "../calculate/overrides.js";
import {runCases, type CellReference, type Held} from "./cases.js";

export interface OneWayTable {
  readonly axis: Axis;
  /** One row a step, one outcome an output. */
  readonly rows: readonly (readonly Outcome[])[];
  /** Row of the base case, -1 when no step is the base. */
  readonly base: number;
}

/** Outputs while one input takes its steps. */
export function oneWayTable(base: Evaluation, axis: Axis, outputs: readonly CellReference[]): OneWayTable {
  const cases = axis.steps.map((step) => stepped(axis, step));
  return {axis, rows: runCases(base, cases, outputs, heldBy(axis, axis.steps)), base: baseStep(base, axis)};
}

/** A step of an input; a worked-out line is held instead. */
function stepped({input, as}: Axis, step: number): Overrides {
  return as === "hold" ? {} : {[input]: overrideOf(as, step)};
}

function heldBy({input, as}: Axis, values: readonly number[]): Held[] {
  return as === "hold" ? [{line: input, values}] : [];
}

export interface TwoWayTable {
  readonly rows: Axis;
  readonly columns: Axis;
  /** One list a row of the table. */
  readonly cells: readonly (readonly Outcome[])[];
  /** Row and column of the base case, -1 where no step is the base. */
  readonly base: readonly [row: number, column: number];
}

/** One output while two inputs take their steps. Throws when both are the same input. */
export function twoWayTable(base: Evaluation, rows: Axis, columns: Axis, output: CellReference): TwoWayTable {
  if (rows.input === columns.input) throw new Error(`rows and columns both vary ${rows.input}; expected two inputs`);
  const cases = rows.steps.flatMap((row) =>
    columns.steps.map((column) => ({...stepped(rows, row), ...stepped(columns, column)}))
  );
  const held = [
    ...heldBy(
      rows,
      rows.steps.flatMap((row) => columns.steps.map(() => row))
    ),
    ...heldBy(
      columns,
      rows.steps.flatMap(() => columns.steps)
    )
  ];
  const outcomes = runCases(base, cases, [output], held).flat();
  const width = columns.steps.length;
  const cells = rows.steps.map((_, i) => outcomes.slice(i * width, (i + 1) * width));
  return {rows, columns, cells, base: [baseStep(base, rows), baseStep(base, columns)]};
}
