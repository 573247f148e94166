import {solve, type Solution} from "../model/analysis/solve.js";
import {outcome, type Evaluation} from "../model/calculate/evaluate.js";
import {lineOf} from "../model/compile.js";
import type {CompanyModel} from "./company.js";

const solved = new WeakMap<Evaluation, Solution | null>();

/**
 * The company’s driver at which a sheet gives today’s price, worked out once a state of the sheet; null when price or
 * value is not on record.
 */
export function reverseValuation({headline, reverse}: CompanyModel, evaluation: Evaluation): Solution | null {
  const known = solved.get(evaluation);
  if (known !== undefined) return known;
  const {input, as, between} = reverse;
  const today = outcome(evaluation, headline.price);
  const isKnown = today.ok && outcome(evaluation, headline.value).ok;
  const goal = {input, as, between, output: {line: headline.value}};
  const solution = isKnown ? solve(evaluation, {...goal, target: today.value}) : null;
  solved.set(evaluation, solution);
  return solution;
}

/** The last reported period in which a line has a number, as the sheet stands; null where there is none. */
export function lastReported(
  evaluation: Evaluation,
  line: string
): {readonly period: string; readonly value: number} | null {
  const {isSeries, scope} = lineOf(evaluation.model, line);
  if (!isSeries) return null;
  for (const {label, basis} of [...scope.calendar.periods].reverse()) {
    const worth = basis === "actual" ? outcome(evaluation, line, label) : null;
    if (worth?.ok) return {period: label, value: worth.value};
  }
  return null;
}
