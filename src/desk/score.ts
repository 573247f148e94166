import type {IsoDate} from "../lib/dates.js";
import type {Forecast} from "./forecast-log.js";
import type {KnownTarget} from "./target.js";

/** What became of a forecast. */
export type Score =
  | {readonly state: "waits"}
  /** Logged on the day of the result or after: it does not count. */
  | {readonly state: "late"; readonly on: IsoDate}
  | {
      readonly state: "scored";
      readonly on: IsoDate;
      readonly actual: number;
      /** Forecast ÷ actual − 1. */
      readonly error: number;
      /** The same of the last growth carried on; null where none is on record. */
      readonly naiveError: number | null;
      /** Null without a range. */
      readonly isWithin: boolean | null;
    };

/** What became of a forecast, by what is on record of its target. */
export function scoreOf(forecast: Forecast, targets: readonly KnownTarget[]): Score {
  const {entity, line, period, value, low, high, day} = forecast;
  const target = targets.find((t) => t.entity === entity && t.line === line && t.period === period);
  const result = target?.result;
  if (!target || !result) return {state: "waits"};
  if (day >= result.on) return {state: "late", on: result.on};
  return {
    state: "scored",
    on: result.on,
    actual: result.value,
    error: value / result.value - 1,
    naiveError: target.naive === null ? null : target.naive / result.value - 1,
    isWithin:
      low === null && high === null ? null : (low ?? -Infinity) <= result.value && result.value <= (high ?? Infinity)
  };
}

/** How far somebody’s forecasts were from what came, on the mean and against naive growth over the same targets. */
export interface TrackRecord {
  readonly scored: number;
  /** Mean of the sizes of errors; null where nothing is scored. */
  readonly error: number | null;
  readonly against: {readonly targets: number; readonly error: number; readonly naive: number} | null;
}

export function trackRecord(scores: readonly Score[]): TrackRecord {
  const scored = scores.filter((s) => s.state === "scored");
  const both = scored.flatMap(({error, naiveError}) => (naiveError === null ? [] : [{error, naiveError}]));
  const mean = (errors: readonly number[]) => errors.reduce((sum, e) => sum + Math.abs(e), 0) / errors.length;
  return {
    scored: scored.length,
    error: scored.length > 0 ? mean(scored.map(({error}) => error)) : null,
    against:
      both.length > 0
        ? {
            targets: both.length,
            error: mean(both.map(({error}) => error)),
            naive: mean(both.map(({naiveError}) => naiveError))
          }
        : null
  };
}
