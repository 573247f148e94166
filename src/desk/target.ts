import type {CompanyModel} from "../companies/company.js";
import type {CompanyFact} from "../companies/facts.js";
import type {IsoDate} from "../lib/dates.js";
import type {Text} from "../lib/language.js";
import {calendar} from "../model/calendar/calendar.js";
import {evaluate, outcome, type Evaluation} from "../model/calculate/evaluate.js";
import {compiled} from "../model/compile.js";
import {parseUnit} from "../model/unit/parse.js";
import {valueOfPercent} from "./estimates.js";
import {naiveGrowth} from "./lead-pairs.js";
import {periodBefore, reportedPeriods, type ReportedPeriod} from "./reported-periods.js";

/** A line of a company in a period, of which a result will be or is on record. */
export interface Target {
  readonly entity: string;
  readonly line: string;
  readonly period: string;
}

/** What is known of a target: what rules that need nobody say of it, and what came. Numbers are in the line's unit. */
export interface KnownTarget extends Target {
  readonly title: Text;
  /** As the engine writes it: "CNY m". */
  readonly unit: string;
  readonly end: IsoDate;
  /** The base case of the model; null where it has no value, or the result stands in its place. */
  readonly model: number | null;
  /** What the value per share gains where the line comes one per cent above the model; null with a result. */
  readonly ofPercent: number | null;
  /** From the period before by usage, where the model has such a line. */
  readonly nowcast: number | null;
  /** The period before, by the last growth on record before it; null where either is not. */
  readonly naive: number | null;
  readonly result: {readonly value: number; readonly on: IsoDate; readonly document: string} | null;
}

/** The line that a model works out of the last period by usage, and the line it is of. */
const NOWCAST = {line: "nowcast", of: "api_revenue"} as const;

/** Every reported line that a model works out, by period: those with a result, and the next without. */
export function knownTargets(company: CompanyModel, facts: readonly CompanyFact[]): KnownTarget[] {
  const evaluation = evaluate(compiled(company.sheet));
  const {periods} = calendar(company.sheet.calendar);
  const lines = [
    ...new Map(company.ties.filter(({period}) => period !== undefined).map((tie) => [tie.line, tie])).values()
  ];
  return lines.flatMap(({line, fact}) => {
    const unit = unitOf(company, line);
    const scale = 10 ** parseUnit(unit, company.sheet.counts).tens;
    const reported = reportedPeriods(
      facts.filter((f) => f.entity === fact.entity && f.metric === fact.metric && f.basis === fact.basis)
    );
    const known = periods.map(({label, start, end}) => ({label, end, start, result: resultOf(reported, start, end)}));
    const last = known.findLastIndex(({result}) => result !== null);
    return known.slice(0, last + 2).flatMap(({label, start, end, result}): KnownTarget[] => {
      const naive = naiveOf(reported, start, end);
      if (result === null && known.findIndex((k) => k.label === label) <= last) return [];
      const ours = result === null ? numberOf(evaluation, line, label) : null;
      return [
        {
          entity: company.entity,
          line,
          period: label,
          title: company.words[line]?.title ?? {en: line, zh: line},
          unit,
          end,
          model: ours,
          ofPercent: ours === null ? null : valueOfPercent(company, {line, period: label}, ours),
          nowcast: line === NOWCAST.of && has(company, NOWCAST.line) ? numberOf(evaluation, NOWCAST.line, label) : null,
          naive: naive === null ? null : naive / scale,
          result: result && {
            value: result.value / scale,
            on: result.knownOn,
            document: result.of.map((f) => f.document).join("; ")
          }
        }
      ];
    });
  });
}

function resultOf(reported: readonly ReportedPeriod[], start: IsoDate, end: IsoDate): ReportedPeriod | null {
  return reported.find((r) => r.start === start && r.end === end) ?? null;
}

/** What the last growth known before a period began gives it; null where there is none. */
export function naiveOf(reported: readonly ReportedPeriod[], start: IsoDate, end: IsoDate): number | null {
  const period = {start, end, months: monthsOf(start, end), value: NaN, of: [], knownOn: end};
  const before = periodBefore(
    period,
    reported.filter((r) => r.end < start)
  );
  const growth = before === null ? null : naiveGrowth(before, period, reported);
  return before === null || growth === null ? null : before.value * Math.exp(growth);
}

function monthsOf(start: IsoDate, end: IsoDate): number {
  const [from, to] = [start, end].map((day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))) as [
    number,
    number
  ];
  return to - from + 1;
}

function unitOf({sheet}: CompanyModel, name: string): string {
  const line = sheet.lines.find((l) => l.name === name);
  return line && "unit" in line ? line.unit : "";
}

function has({sheet}: CompanyModel, name: string): boolean {
  return sheet.lines.some((line) => line.name === name);
}

function numberOf(evaluation: Evaluation, line: string, period: string): number | null {
  const found = outcome(evaluation, line, period);
  return found.ok ? found.value : null;
}
