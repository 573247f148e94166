import type {CompanyFact, FactStatus} from "../companies/facts.js";
import {addDays, monthsBetween, type IsoDate} from "../lib/dates.js";

/** A period of a reported line, as it stands in a document or as what is left of a longer one. */
export interface ReportedPeriod {
  readonly start: IsoDate;
  readonly end: IsoDate;
  readonly months: number;
  /** In whole units of the line's own unit. */
  readonly value: number;
  /** The figure itself, or the longer period and the one taken from it. */
  readonly of: readonly CompanyFact[];
  /** Day of the last document it takes. */
  readonly knownOn: IsoDate;
}

/** From the most trusted; what is not among them is no result. */
const RESULTS: readonly FactStatus[] = ["reported", "derived", "reported_unverified"];

/** Every period of one line on record: as reported, and as what a longer one leaves beside a shorter with the same start or end. */
export function reportedPeriods(facts: readonly CompanyFact[]): ReportedPeriod[] {
  const known = new Map<string, ReportedPeriod>();
  const keep = (period: ReportedPeriod) => {
    const key = `${period.start} ${period.end}`;
    if (!known.has(key)) known.set(key, period);
  };
  const trust = ({status}: CompanyFact) => RESULTS.indexOf(status);
  for (const fact of facts
    .filter(({status, period_start}) => RESULTS.includes(status) && period_start !== null)
    .sort((a, b) => trust(a) - trust(b) || (a.source_date < b.source_date ? 1 : -1)))
    keep({
      start: fact.period_start ?? fact.period_end,
      end: fact.period_end,
      months: fact.months,
      value: fact.value,
      of: [fact],
      knownOn: fact.source_date
    });
  for (let was = -1; was < known.size;) {
    was = known.size;
    const periods = [...known.values()];
    for (const long of periods) for (const short of periods) remainder(long, short).forEach(keep);
  }
  return [...known.values()].sort((a, b) => (a.end === b.end ? b.months - a.months : a.end < b.end ? -1 : 1));
}

function remainder(long: ReportedPeriod, short: ReportedPeriod): ReportedPeriod[] {
  const isAtStart = short.start === long.start && short.end < long.end;
  const isAtEnd = short.end === long.end && short.start > long.start;
  if (!isAtStart && !isAtEnd) return [];
  const [start, end] = isAtStart ? [addDays(short.end, 1), long.end] : [long.start, addDays(short.start, -1)];
  return [
    {
      start,
      end,
      months: monthsBetween(start, addDays(end, 1)),
      value: long.value - short.value,
      of: [...new Set([...long.of, ...short.of])],
      knownOn: long.knownOn > short.knownOn ? long.knownOn : short.knownOn
    }
  ];
}

/** The period before of the same length, next to it or else a year earlier; null where neither is on record. */
export function periodBefore(period: ReportedPeriod, periods: readonly ReportedPeriod[]): ReportedPeriod | null {
  const sameLength = periods.filter(({months}) => months === period.months);
  return (
    sameLength.find(({end}) => addDays(end, 1) === period.start) ??
    sameLength.find(({end}) => monthsBetween(addDays(end, 1), addDays(period.end, 1)) === 12) ??
    null
  );
}

/** Years from the middle of one period to the middle of another. */
export function yearsApart(from: ReportedPeriod, to: ReportedPeriod): number {
  return monthsBetween(from.start, to.start) / 12;
}
