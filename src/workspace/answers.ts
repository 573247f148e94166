import type {Axis} from "../model/analysis/axis.js";
import type {CellReference} from "../model/analysis/cases.js";
import {cellOfReference} from "../model/analysis/cases.js";
import {affected, inputRange, type Evaluation} from "../model/calculate/evaluate.js";
import type {Overrides} from "../model/calculate/overrides.js";
import {cellsOfLine, lineOf, periodLabel, type Cell, type Model} from "../model/compile.js";
import {evaluate} from "../model/calculate/evaluate.js";
import type {Uncertain} from "../model/uncertainty/simulate.js";

/** Inputs that an output depends on, in the order of the sheet; one of zero needs a stated range to be moved by. */
export function drivers(evaluation: Evaluation, output: CellReference): string[] {
  const {model, values} = evaluation;
  const cell = cellOfReference(evaluation, output);
  const canMove = (c: number) => {
    const value = values[c] as number;
    return !Number.isNaN(value) && (value !== 0 || width(model, c) < Infinity);
  };
  return model.lines.flatMap(({name, spec}) => {
    if (spec.type !== "input") return [];
    const cells = cellsOfLine(model, name).filter(canMove);
    return cells.length > 0 && affected(model, cells).includes(cell) ? [name] : [];
  });
}

function width(model: Model, cell: number): number {
  const [least, greatest] = inputRange(model, cell);
  return greatest - least;
}

/** A cell a share of itself lower or higher; one of zero by that share of its stated range. */
function scaled({model, values}: Evaluation, cell: number, factor: number): number {
  const value = values[cell] as number;
  return value === 0 ? (factor - 1) * width(model, cell) : value * factor;
}

/** A value within the stated range of a cell. */
export function kept(model: Model, cell: number, value: number): number {
  const [least, greatest] = inputRange(model, cell);
  return Math.min(greatest, Math.max(least, value));
}

/** A cell moved by a hundredth, to where its range has room. */
export function nudged(evaluation: Evaluation, cell: number): number {
  const up = kept(evaluation.model, cell, scaled(evaluation, cell, 1.01));
  return up === evaluation.values[cell] ? kept(evaluation.model, cell, scaled(evaluation, cell, 0.99)) : up;
}

/**
 * Five steps around an input as it is, each `share` of its value apart; around zero each that share of its range, and
 * upwards alone where it can be no lower.
 */
export function axisAround({model, values}: Evaluation, input: string, share: number): Axis {
  const cells = cellsOfLine(model, input).filter((cell) => !Number.isNaN(values[cell]));
  const [first] = cells;
  const steps = [-2, -1, 0, 1, 2];
  if (first === undefined || !cells.every((cell) => values[cell] === 0))
    return {input, as: "scale", steps: steps.map((step) => 1 + step * share)};
  const [least, greatest] = inputRange(model, first);
  const room = Math.min(0, Math.max(-2, Math.ceil(least / (share * (greatest - least)))));
  return {
    input,
    as: lineOf(model, input).isSeries ? "shift" : "set",
    steps: steps.map((step) => (step + 2 + room) * share * (greatest - least))
  };
}

/** One input that differs between two cases, cell by cell. */
export interface Change {
  readonly input: string;
  readonly cells: readonly {readonly period: string | null; readonly from: number; readonly to: number}[];
}

/** What differs between the inputs of two cases, in the order of the sheet. */
export function changesBetween(model: Model, from: Overrides, to: Overrides): Change[] {
  const [before, after] = [evaluate(model, from), evaluate(model, to)];
  return model.lines.flatMap(({name, spec}) => {
    if (spec.type !== "input") return [];
    const cells = cellsOfLine(model, name)
      .filter((cell) => !Object.is(before.values[cell], after.values[cell]))
      .map((cell) => ({
        period: periodLabel(model.cells[cell] as Cell),
        from: before.values[cell] as number,
        to: after.values[cell] as number
      }));
    return cells.length > 0 ? [{input: name, cells}] : [];
  });
}

/**
 * How inputs are drawn: as they state, and where they state nothing as a triangle over the swing of the tornado with
 * its top where the input stands. A series is moved as a whole, by a factor.
 */
export function opinions(evaluation: Evaluation, inputs: readonly string[], share: number): Record<string, Uncertain> {
  const {model, values} = evaluation;
  return Object.fromEntries(
    inputs.map((input) => {
      const {spec, isSeries} = lineOf(model, input);
      if (spec.type === "input" && spec.distribution && !isSeries) return [input, {distribution: spec.distribution}];
      const cells = cellsOfLine(model, input).filter((cell) => !Number.isNaN(values[cell]));
      const cell = cells[0] as number;
      const mode = values[cell] as number;
      if (isSeries && cells.some((c) => values[c] !== 0))
        return [input, {as: "scale", distribution: {type: "triangular", low: 1 - share, mode: 1, high: 1 + share}}];
      const ends = [1 - share, 1 + share].map((factor) => kept(model, cell, scaled(evaluation, cell, factor)));
      const distribution = {type: "triangular", low: Math.min(...ends), mode, high: Math.max(...ends)} as const;
      return [input, isSeries ? {as: "shift", distribution} : {distribution}];
    })
  );
}
