import type {Axis} from "../analysis/axis.js";
import type {CellReference} from "../analysis/cases.js";
import {cellOfReference} from "../analysis/cases.js";
import type {Swing} from "../analysis/tornado.js";
import {affected, inputRange, type Evaluation} from "../calculate/evaluate.js";
import type {Override, Overrides} from "../calculate/overrides.js";
import {cellsOfLine, lineOf, periodLabel, type Cell, type Model} from "../compile.js";
import {evaluate} from "../calculate/evaluate.js";
import type {Uncertain} from "../uncertainty/simulate.js";

/** Inputs that an output depends on and whose value is not zero everywhere, in the order of the sheet. */
export function drivers(evaluation: Evaluation, output: CellReference): string[] {
  const {model, values} = evaluation;
  const cell = cellOfReference(evaluation, output);
  return model.lines.flatMap(({name, spec}) => {
    if (spec.type !== "input") return [];
    const cells = cellsOfLine(model, name).filter((c) => (values[c] as number) !== 0 && !Number.isNaN(values[c]));
    return cells.length > 0 && affected(model, cells).includes(cell) ? [name] : [];
  });
}

/** Each driver a share lower and higher than it is, no further than its stated range. */
export function relativeSwings(evaluation: Evaluation, output: CellReference, share: number): Swing[] {
  return drivers(evaluation, output).map((input) => ({
    input,
    low: scaledWithin(evaluation, input, 1 - share),
    high: scaledWithin(evaluation, input, 1 + share)
  }));
}

/** An input times a factor, every period kept within the stated range. */
export function scaledWithin({model, values}: Evaluation, input: string, factor: number): Override {
  const cells = cellsOfLine(model, input).filter((cell) => !Number.isNaN(values[cell]));
  const within = (cell: number) => {
    const [least, greatest] = inputRange(model, cell);
    return Math.min(greatest, Math.max(least, (values[cell] as number) * factor));
  };
  const [first] = cells;
  if (first !== undefined && !lineOf(model, input).isSeries) return within(first);
  return {at: Object.fromEntries(cells.map((cell) => [periodLabel(model.cells[cell] as Cell) ?? "", within(cell)]))};
}

/** Whether some period of an input times a factor lies outside its stated range, where `scaledWithin` cuts it. */
export function isCut({model, values}: Evaluation, input: string, factor: number): boolean {
  return cellsOfLine(model, input).some((cell) => {
    const [least, greatest] = inputRange(model, cell);
    const scaled = (values[cell] as number) * factor;
    return scaled < least || scaled > greatest;
  });
}

/** Five steps around an input as it is, each `share` of its value apart. */
export function axisAround(input: string, share: number): Axis {
  return {input, as: "scale", steps: [1 - 2 * share, 1 - share, 1, 1 + share, 1 + 2 * share]};
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
      if (isSeries)
        return [input, {as: "scale", distribution: {type: "triangular", low: 1 - share, mode: 1, high: 1 + share}}];
      const cell = cellsOfLine(model, input)[0] as number;
      const mode = values[cell] as number;
      const ends = [1 - share, 1 + share].map((factor) => scaledWithin(evaluation, input, factor) as number);
      return [input, {distribution: {type: "triangular", low: Math.min(...ends), mode, high: Math.max(...ends)}}];
    })
  );
}
