import type {CompanyData, CompanyFact} from "../companies/facts.js";
import {usageByPeriod} from "../companies/usage.js";
import {addDays, type IsoDate} from "../lib/dates.js";
import type {GrowthPair} from "./elasticity.js";
import {periodBefore, reportedPeriods, yearsApart, type ReportedPeriod} from "./reported-periods.js";

/** A reported line that tokens of a company's own labs might lead, the narrowest on record of each company. */
export interface LedLine {
  readonly entity: string;
  readonly metric: string;
  readonly basis: string;
  /** How near to inference the line is: what is billed for models, a cloud that holds it, or the whole company. */
  readonly scope: "models" | "cloud" | "company";
}

/** What is tested, stated before any result is looked at. */
export const LED_LINES: readonly LedLine[] = [
  {entity: "0100.HK", metric: "segment_revenue_open_platform", basis: "ifrs", scope: "models"},
  {entity: "2513.HK", metric: "segment_revenue_open_platform_api", basis: "ifrs", scope: "models"},
  {entity: "2513.HK", metric: "revenue", basis: "ifrs", scope: "company"},
  {entity: "BABA", metric: "segment_revenue_cloud_intelligence", basis: "us-gaap", scope: "cloud"},
  {entity: "BABA", metric: "ai_related_product_revenue", basis: "us-gaap", scope: "models"},
  {entity: "0700.HK", metric: "segment_revenue_fintech_and_business_services", basis: "ifrs", scope: "cloud"},
  {entity: "GOOGL", metric: "segment_revenue_google_cloud", basis: "us-gaap", scope: "cloud"},
  {entity: "MSFT", metric: "segment_revenue_intelligent_cloud", basis: "us-gaap", scope: "cloud"}
];

/** Weeks by which tokens come before revenue; the models have none. */
export const LAGS = [0, 4, 13] as const;

/** Periods with fewer weeks of the company's own tokens on record say nothing. */
export const LEAST_WEEKS = 6;

/** One company-period with tokens and revenue of it and of the period before. */
export interface LeadPair extends GrowthPair {
  readonly line: LedLine;
  readonly period: ReportedPeriod;
  readonly before: ReportedPeriod;
  /** Published estimate of the same line and period from before the result, with its day; null where none is on record. */
  readonly consensus: CompanyFact | null;
  /** Paid tokens a week, in trillions, of the period and of the one before. */
  readonly weekly: readonly [was: number, now: number];
}

/** A company-period with a period before it on record that cannot be an observation, and why. */
export interface LeftOut {
  readonly line: LedLine;
  readonly period: ReportedPeriod;
  readonly reason: "no period before" | "too few weeks" | "no tokens before";
}

/**
 * Every company-period on record with tokens, with its growth; periods that hold a shorter one with growth of its own are left
 * to it. Labs count for their owner before it was listed as well: its revenue of then is on record.
 */
export function leadPairs(data: CompanyData, lag: number): {pairs: readonly LeadPair[]; leftOut: readonly LeftOut[]} {
  const pairs: LeadPair[] = [];
  const leftOut: LeftOut[] = [];
  for (const line of LED_LINES) {
    const labs = data.owned.filter(({entity}) => entity === line.entity).map(({lab}) => lab);
    const periods = reportedPeriods(data.facts.filter((fact) => isOf(fact, line)));
    const weeklyIn = (period: ReportedPeriod) => weekly(period, data.weeks, labs, lag);
    const first = data.weeks.reduce((day, {week_start: w}) => (w < day ? w : day), "9999-12-31");
    const tried = periods
      .filter(({end}) => addDays(end, -7 * lag) > first)
      .map((period) => {
        const before = periodBefore(period, periods);
        return {
          period,
          found: before === null ? ("no period before" as const) : pairOf(line, before, period, periods, weeklyIn, data)
        };
      });
    const own = tried.flatMap(({found}) => (typeof found === "string" ? [] : [found]));
    const narrow = own.filter(
      ({period}) => !own.some((other) => other.period !== period && holds(period, other.period))
    );
    pairs.push(...narrow);
    for (const {period, found} of tried)
      if (typeof found === "string" && !own.some((other) => holds(period, other.period)))
        leftOut.push({line, period, reason: found});
  }
  return {pairs: nearest(pairs), leftOut};
}

/** Of lines of one company that say the same periods, the one nearest to inference. */
function nearest(pairs: readonly LeadPair[]): LeadPair[] {
  const rank = ({line}: LeadPair) => ["models", "cloud", "company"].indexOf(line.scope);
  return pairs.filter((pair) =>
    pairs.every(
      (other) => other.entity !== pair.entity || other.period.end !== pair.period.end || rank(other) >= rank(pair)
    )
  );
}

function isOf({entity, metric, basis}: CompanyFact, line: LedLine): boolean {
  return entity === line.entity && metric === line.metric && basis === line.basis;
}

function holds(long: ReportedPeriod, short: ReportedPeriod): boolean {
  return long.start <= short.start && long.end >= short.end;
}

/** Paid tokens a week over a period that ends so many weeks earlier, in trillions; null with too few weeks on record. */
function weekly(
  {start, end}: ReportedPeriod,
  weeks: CompanyData["weeks"],
  labs: readonly string[],
  lag: number
): number | null {
  const days = {label: end, start: addDays(start, -7 * lag), end: addDays(end, -7 * lag)};
  const [usage] = usageByPeriod({periods: [days]}, weeks, labs);
  return usage === undefined || usage.weeks < LEAST_WEEKS ? null : usage.paid_tokens / usage.weeks;
}

function pairOf(
  line: LedLine,
  before: ReportedPeriod,
  period: ReportedPeriod,
  periods: readonly ReportedPeriod[],
  weeklyIn: (period: ReportedPeriod) => number | null,
  {facts}: CompanyData
): LeadPair | LeftOut["reason"] {
  const [was, now] = [weeklyIn(before), weeklyIn(period)];
  if (now === null) return "too few weeks";
  if (was === null) return "no tokens before";
  return {
    entity: line.entity,
    line,
    period,
    before,
    consensus: consensusOf(line, period, facts),
    weekly: [was, now],
    tokens: Math.log(now / was),
    revenue: Math.log(period.value / before.value),
    naive: naiveGrowth(before, period, periods)
  };
}

function consensusOf(
  {entity, metric}: LedLine,
  {end, months, knownOn}: ReportedPeriod,
  facts: readonly CompanyFact[]
): CompanyFact | null {
  const before = facts.filter(
    (f) =>
      f.entity === entity &&
      f.metric === `${metric}_consensus` &&
      f.period_end === end &&
      f.months === months &&
      f.source_date < knownOn
  );
  return before.sort((a, b) => (a.source_date < b.source_date ? 1 : -1))[0] ?? null;
}

/**
 * The last growth known at the end of the period before, a year, carried on to the period; as a logarithm. Of growths to one
 * day that of the period’s own length, else of the longest; losses and what began at nothing have none.
 */
export function naiveGrowth(
  before: ReportedPeriod,
  period: ReportedPeriod,
  periods: readonly ReportedPeriod[]
): number | null {
  const growths = periods.flatMap((to) => {
    const from = to.end <= before.end && to.value > 0 ? periodBefore(to, periods) : null;
    if (from === null || from.value <= 0) return [];
    const length = to.months === period.months ? Infinity : to.months;
    return [{end: to.end, length, aYear: Math.log(to.value / from.value) / yearsApart(from, to)}];
  });
  const last = growths.sort((a, b) => (a.end === b.end ? b.length - a.length : a.end < b.end ? 1 : -1))[0];
  return last === undefined || before.value <= 0 ? null : last.aYear * yearsApart(before, period);
}

/** Day from which an observation could have been told: that of its last document. */
export function knownOn({period, before}: LeadPair): IsoDate {
  return period.knownOn > before.knownOn ? period.knownOn : before.knownOn;
}
