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
export function earnedStep({sheet}: Pick<CompanyModel, "sheet">): EarnedStep | null {
  const evaluation = evaluate(compiled(sheet));
  const {periods} = calendar(sheet.calendar);
  const years = periods.flatMap(({label}): StepYear[] => {
    const margins = numbersIn(evaluation, ["needed_margin", "cloud_margin"], label);
    if (!margins) return [];
    const [needed = NaN, assumed = NaN] = margins;
    return [{period: label, needed, assumed}];
  });
  const lines = ["own_multiple", "us_multiple", "kept_multiple", "value_kept", "price", "cushion"];
  const answers = numbersIn(evaluation, lines);
  if (!answers) return null;
  const [own = NaN, peers = NaN, keptMultiple = NaN, keptValue = NaN, price = NaN, cushion = NaN] = answers;
  return {own, peers, years, keptMultiple, keptValue, price, cushion};
}

/** The number of each line; null where one has none. */
function numbersIn(evaluation: Evaluation, lines: readonly string[], period?: string): readonly number[] | null {
  const found = lines.map((line) => outcome(evaluation, line, period)).flatMap((each) => (each.ok ? [each.value] : []));
  return found.length === lines.length ? found : null;
}
