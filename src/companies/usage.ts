import type {Calendar} from "../model/calendar/calendar.js";
import type {Values} from "../model/sheet/line.js";
import type {UsageMeasure} from "../model/text/node.js";
import type {LabWeek} from "./facts.js";

/** Usage of some labs on the router over the periods of a calendar; weeks belong to the period of their Monday. */
export interface PeriodUsage {
  readonly label: string;
  readonly weeks: number;
  readonly paid_tokens: number;
  readonly priced_share: number;
  /** Null where no paid token has a list price on record. */
  readonly list: {readonly input: number; readonly output: number; readonly cached: number} | null;
}

/** Periods by their first and last day. */
interface DatedPeriods {
  readonly periods: readonly {readonly label: string; readonly start: string; readonly end: string}[];
}

/**
 * Periods with any paid token, by the weeks the router has on record; list prices are those of the week, weighted by
 * tokens, USD per million.
 */
export function usageByPeriod(
  {periods}: DatedPeriods,
  weeks: readonly LabWeek[],
  labs: readonly string[]
): PeriodUsage[] {
  const theirs = weeks.filter(({lab}) => labs.includes(lab));
  const mondays = mondaysOf(weeks);
  return periods.flatMap(({label, start, end}) => {
    const isWithin = ({week_start}: LabWeek) => week_start >= start && week_start <= end;
    const own = theirs.filter(isWithin);
    const sum = (of: (w: LabWeek) => number) => own.reduce((total, w) => total + of(w), 0);
    const paid = sum((w) => w.tokens - w.free_tokens);
    const priced = sum((w) => w.priced_tokens);
    if (paid === 0) return [];
    const price = (of: (w: LabWeek) => number) => sum(of) / (priced / 1e6);
    return [
      {
        label,
        weeks: mondays.filter((monday) => monday >= start && monday <= end).length,
        paid_tokens: paid / 1e12,
        priced_share: priced / paid,
        list: priced
          ? {
              input: price((w) => w.usd_if_all_input),
              output: price((w) => w.usd_if_all_output),
              cached: price((w) => w.usd_if_all_cached)
            }
          : null
      }
    ];
  });
}

const known = new WeakMap<readonly LabWeek[], readonly string[]>();

/** Weeks on record of any lab, by their Mondays. */
function mondaysOf(weeks: readonly LabWeek[]): readonly string[] {
  const found = known.get(weeks) ?? [...new Set(weeks.map(({week_start}) => week_start))].sort();
  known.set(weeks, found);
  return found;
}

/** One measure of usage: tokens in trillions, list prices in USD per million. */
export function usageValue({weeks, paid_tokens, priced_share, list}: PeriodUsage, measure: UsageMeasure) {
  const values: Readonly<Record<UsageMeasure, number | undefined>> = {
    paid_tokens,
    weeks,
    priced_share,
    list_input: list?.input,
    list_output: list?.output,
    list_cached: list?.cached,
    last_period: 1
  };
  return values[measure];
}

/** Every measure of usage over a calendar: series by period, and the number of the last period with any. */
export function usageValues(
  calendar: Calendar,
  weeks: readonly LabWeek[],
  labs: readonly string[]
): Readonly<Record<UsageMeasure, Values>> {
  const found = usageByPeriod(calendar, weeks, labs);
  const last = found.at(-1)?.label ?? calendar.spec.first;
  const series = (measure: UsageMeasure): Values =>
    Object.fromEntries(
      found.flatMap((usage) => {
        const value = usageValue(usage, measure);
        return value === undefined ? [] : [[usage.label, value]];
      })
    );
  return {
    paid_tokens: series("paid_tokens"),
    weeks: series("weeks"),
    priced_share: series("priced_share"),
    list_input: series("list_input"),
    list_output: series("list_output"),
    list_cached: series("list_cached"),
    last_period: calendar.periods.findIndex((p) => p.label === last) + 1
  };
}

/** Weeks over which labs are held against one another, some three months. */
const LATELY = 13;

/** Labs with usage on record, those of most paid tokens lately first. */
export function labsByUsage(weeks: readonly LabWeek[]): string[] {
  const since = mondaysOf(weeks).at(-LATELY) ?? "";
  const paid = new Map<string, number>();
  for (const {lab, week_start, tokens, free_tokens} of weeks)
    paid.set(lab, (paid.get(lab) ?? 0) + (week_start >= since ? tokens - free_tokens : 0));
  return [...paid].sort(([, a], [, b]) => b - a).map(([lab]) => lab);
}
