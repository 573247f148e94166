import type {Text} from "../lib/language.js";
import {compiled, lineOf, type Model} from "../model/compile.js";
import {calendar} from "../model/calendar/calendar.js";
import {evaluate, outcome, type Outcome} from "../model/calculate/evaluate.js";
import type {CompanyModel} from "./company.js";
import type {LabWeek} from "./facts.js";
import {usageValues} from "./usage.js";

/** The same model fed with other weeks of usage; one that tokens do not drive stays as it is. */
export function withUsage(company: CompanyModel, weeks: readonly LabWeek[]): CompanyModel {
  const {tokens, sheet} = company;
  if (!tokens.drives) return company;
  const periods = calendar(sheet.calendar);
  const values = new Map(
    company.fed.map(({line, measure, labs}) => [line, usageValues(periods, weeks, labs)[measure]] as const)
  );
  const lines = sheet.lines.map((line) => {
    const fed = values.get(line.name);
    return line.type === "fact" && fed !== undefined ? {...line, values: fed} : line;
  });
  return {...company, sheet: {...sheet, lines}};
}

/** One cell that tokens feed, before and after; an error where it is not on record. */
export interface InputMove {
  readonly line: string;
  readonly title: Text;
  /** Null for a line of one value. */
  readonly period: string | null;
  /** As the engine writes it. */
  readonly unit: string;
  readonly was: number | null;
  readonly now: number | null;
}

/** What other usage does to a company: its fed cells that differ, and its value per share under both. */
export interface UsageEffect {
  readonly entity: string;
  readonly title: Text;
  readonly drives: boolean;
  readonly inputs: readonly InputMove[];
  /** In the unit of the line; null where the model gives an error. */
  readonly value: {
    readonly line: string;
    readonly unit: string;
    readonly was: number | null;
    readonly now: number | null;
  };
}

/** What changed in a company's inputs and value between two states of usage, all else as the model has it. */
export function usageEffect(company: CompanyModel, was: readonly LabWeek[], now: readonly LabWeek[]): UsageEffect {
  const {entity, title, tokens, headline, words} = company;
  const [before, after] = [was, now].map((weeks) => compiled(withUsage(company, weeks).sheet)) as [Model, Model];
  const [then, since] = [evaluate(before), evaluate(after)];
  const periods = calendar(company.sheet.calendar).periods.map((p) => p.label);
  const fed = tokens.drives ? company.fed.map(({line}) => line) : [];
  const inputs = fed.flatMap((line) =>
    (lineOf(after, line).isSeries ? periods : [null]).map((period) => ({
      line,
      title: words[line]?.title ?? {en: line, zh: line},
      period,
      unit: unitOf(company, line),
      was: numberOf(outcome(then, line, period ?? undefined)),
      now: numberOf(outcome(since, line, period ?? undefined))
    }))
  );
  const {value} = headline;
  return {
    entity,
    title,
    drives: tokens.drives,
    inputs: inputs.filter((i) => i.was !== i.now),
    value: {
      line: value,
      unit: unitOf(company, value),
      was: numberOf(outcome(then, value)),
      now: numberOf(outcome(since, value))
    }
  };
}

function unitOf({sheet}: CompanyModel, name: string): string {
  const line = sheet.lines.find((l) => l.name === name);
  return line && "unit" in line ? line.unit : "";
}

function numberOf(found: Outcome): number | null {
  return found.ok ? found.value : null;
}
