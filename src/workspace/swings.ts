import type {CellReference} from "../model/analysis/cases.js";
import type {Swing} from "../model/analysis/tornado.js";
import {inputRange, type Evaluation} from "../model/calculate/evaluate.js";
import {cellsOfLine, lineOf, periodLabel, type Cell} from "../model/compile.js";
import {quantileOf} from "../model/uncertainty/quantile.js";
import {isCurrency} from "../model/unit/symbols.js";
import {isPure, type Unit} from "../model/unit/unit.js";
import {drivers, kept} from "./answers.js";

/** How far an input is moved either way, to see what it matters. */
export type Reach =
  /** By an amount: the step its line states, or a usual one for what stands at zero. */
  | {readonly by: "step"; readonly step: number}
  /** From the tenth to the ninetieth percentile of the distribution its line states. */
  | {readonly by: "distribution"; readonly low: number; readonly high: number}
  /** By a part of itself. */
  | {readonly by: "share"; readonly share: number};

/** An input moved within its range, with how far it was meant to go. */
export interface ReachedSwing extends Swing {
  readonly reach: Reach;
  /** Values at both ends; null for a series, which has one for each period. */
  readonly ends: readonly [low: number, high: number] | null;
  /** Whether an end of its range stopped it. */
  readonly isCut: boolean;
}

/** What nothing else is stated of is moved by, and an exchange rate, of which a tenth is a crisis. */
export const USUAL_SHARE = 0.1;
export const EXCHANGE_SHARE = 0.03;

/** Two percentage points, by which a rate at zero is moved. */
export const USUAL_POINTS = 0.02;

/** How far an input is plausibly off. */
export function reachOf({model, values}: Evaluation, input: string): Reach {
  const {spec, isSeries, unit} = lineOf(model, input);
  if (spec.type === "input" && spec.step !== undefined) return {by: "step", step: spec.step};
  if (spec.type === "input" && spec.distribution && !isSeries) {
    const quantile = quantileOf(spec.distribution);
    return {by: "distribution", low: quantile(0.1), high: quantile(0.9)};
  }
  const zero = cellsOfLine(model, input).find((cell) => values[cell] === 0);
  if (zero === undefined) return {by: "share", share: isExchangeRate(unit) ? EXCHANGE_SHARE : USUAL_SHARE};
  const [least, greatest] = inputRange(model, zero);
  return {by: "step", step: isPure(unit) ? USUAL_POINTS : USUAL_SHARE * (greatest - least)};
}

/** Each driver of an output moved as far as it is plausibly off, no further than its stated range. */
export function reachedSwings(evaluation: Evaluation, output: CellReference): ReachedSwing[] {
  return drivers(evaluation, output).map((input) => reachedSwing(evaluation, input));
}

/** One driver moved as far as it is plausibly off, no further than its stated range. */
export function reachedSwing(evaluation: Evaluation, input: string): ReachedSwing {
  const {model, values} = evaluation;
  const reach = reachOf(evaluation, input);
  const cells = cellsOfLine(model, input).filter((cell) => !Number.isNaN(values[cell]));
  const end = (cell: number, side: -1 | 1) => {
    const value = values[cell] as number;
    const wanted = movedTo(value, reach, side);
    return {wanted, value: kept(model, cell, wanted)};
  };
  const isCut = cells.some((cell) =>
    ([-1, 1] as const).some((side) => end(cell, side).wanted !== end(cell, side).value)
  );
  if (!lineOf(model, input).isSeries) {
    const [only] = cells as [number];
    const ends = [end(only, -1).value, end(only, 1).value] as const;
    return {input, low: ends[0], high: ends[1], reach, ends, isCut};
  }
  const at = (side: -1 | 1) => ({
    at: Object.fromEntries(
      cells.map((cell) => [periodLabel(model.cells[cell] as Cell) as string, end(cell, side).value])
    )
  });
  return {input, low: at(-1), high: at(1), reach, ends: null, isCut};
}

function movedTo(value: number, reach: Reach, side: -1 | 1): number {
  if (reach.by === "step") return value + side * reach.step;
  if (reach.by === "distribution") return side < 0 ? reach.low : reach.high;
  // The lower end is below, also of what is below zero.
  return value + side * reach.share * Math.abs(value);
}

/** A price of one currency in another. */
function isExchangeRate({powers}: Unit): boolean {
  const symbols = Object.entries(powers);
  return symbols.length === 2 && symbols.every(([symbol]) => isCurrency(symbol)) && symbols.every(([, n]) => n !== 0);
}
