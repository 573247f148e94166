import {evaluate, outcome, type Evaluation} from "../model/calculate/evaluate.js";
import {compiled} from "../model/compile.js";
import {calendar} from "../model/calendar/calendar.js";
import type {CompanyModel} from "./company.js";

/** A year of the forecast: the cloud margin by which it earns the step to the peers’ multiple, and the one assumed. */
export interface StepYear {
  readonly period: string;
  readonly needed: number;
  readonly assumed: number;
}

/** What a model of the margin to multiple says: by which year the step is earned, and what is left if it never comes. */
export interface EarnedStep {
  readonly own: number;
  readonly peers: number;
  readonly years: readonly StepYear[];
  readonly keptMultiple: number;
  readonly keptValue: number;
  readonly price: number;
  /** Value at the kept multiple against the price, as a fraction. */
  readonly cushion: number;
}

/** The answers of the model, as published; null where a figure that it reads is not on record. */
export function earnedStep({sheet}: CompanyModel): EarnedStep | null {
  const evaluation = evaluate(compiled(sheet));
  const {periods} = calendar(sheet.calendar);
  const years = periods.flatMap(({label}): StepYear[] => {
    const [needed, assumed] = ["needed_margin", "cloud_margin"].map((line) => numberIn(evaluation, line, label));
    return needed == null || assumed == null ? [] : [{period: label, needed, assumed}];
  });
  const [own, peers, keptMultiple, keptValue, price, cushion] = [
    "own_multiple",
    "us_multiple",
    "kept_multiple",
    "value_kept",
    "price",
    "cushion"
  ].map((line) => numberIn(evaluation, line));
  if (own == null || peers == null || keptMultiple == null || keptValue == null || price == null || cushion == null)
    return null;
  return {own, peers, years, keptMultiple, keptValue, price, cushion};
}

function numberIn(evaluation: Evaluation, line: string, period?: string): number | null {
  const found = outcome(evaluation, line, period);
  return found.ok ? found.value : null;
}
