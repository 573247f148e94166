import type {Evaluation, Outcome} from "../calculate/evaluate.js";
import {baseStep, overrideOf, type Axis} from "./axis.js";
import {runCases, type CellReference} from "./cases.js";

export interface OneWayTable {
  readonly axis: Axis;
  /** One row a step, one outcome an output. */
  readonly rows: readonly (readonly Outcome[])[];
  /** Row of the base case, -1 when no step is the base. */
  readonly base: number;
}

/** Outputs while one input takes its steps. */
export function oneWayTable(base: Evaluation, axis: Axis, outputs: readonly CellReference[]): OneWayTable {
  const cases = axis.steps.map((step) => ({[axis.input]: overrideOf(axis.as, step)}));
  return {axis, rows: runCases(base, cases, outputs), base: baseStep(base, axis)};
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
    columns.steps.map((column) => ({
      [rows.input]: overrideOf(rows.as, row),
      [columns.input]: overrideOf(columns.as, column)
    }))
  );
  const outcomes = runCases(base, cases, [output]).flat();
  const width = columns.steps.length;
  const cells = rows.steps.map((_, i) => outcomes.slice(i * width, (i + 1) * width));
  return {rows, columns, cells, base: [baseStep(base, rows), baseStep(base, columns)]};
}
