import {cellAt} from "../compile.js";
import type {Evaluation, Outcome} from "../calculate/evaluate.js";
import {laneOutcome, runLanes, type LaneChange, type LaneResult} from "../calculate/lanes.js";
import {overriddenCells, type Overrides} from "../calculate/overrides.js";

/** A cell by the name of its line and, for a series, the label of its period. */
export interface CellReference {
  readonly line: string;
  readonly period?: string;
}

export function cellOfReference({model}: Evaluation, {line, period}: CellReference): number {
  return cellAt(model, line, period);
}

/** A worked-out line of one value held at a number in each case, whatever its formula gives. */
export interface Held {
  readonly line: string;
  readonly values: readonly number[];
}

/** Some cells in several cases at once; each case's overrides are on top of those of `base`. */
export function runCases(
  base: Evaluation,
  cases: readonly Overrides[],
  outputs: readonly CellReference[],
  held: readonly Held[] = []
): readonly (readonly Outcome[])[] {
  const result = runLanes(
    base,
    cases.length,
    [...changesOf(base, cases), ...held.map((each) => heldAt(base, each))],
    outputs.map((output) => cellOfReference(base, output))
  );
  return cases.map((_, lane) => outcomesOf(result, outputs.length, lane));
}

function heldAt(base: Evaluation, {line, values}: Held): LaneChange {
  return {cell: cellOfReference(base, {line}), mode: "set", values: Float64Array.from(values)};
}

function outcomesOf(result: LaneResult, outputs: number, lane: number): Outcome[] {
  return Array.from({length: outputs}, (_, k) => laneOutcome(result, k, lane));
}

/** The input cells that differ in any case, with their value in every case. */
export function changesOf(base: Evaluation, cases: readonly Overrides[]): LaneChange[] {
  const byCell = new Map<number, Float64Array>();
  cases.forEach((overrides, lane) => {
    for (const [cell, value] of overriddenCells(base.model, overrides, base.values)) {
      const values = byCell.get(cell) ?? new Float64Array(cases.length).fill(base.values[cell] as number);
      byCell.set(cell, values);
      values[lane] = value;
    }
  });
  return [...byCell].map(([cell, values]) => ({cell, mode: "set", values}));
}
