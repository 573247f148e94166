import {parseIsoDate, type IsoDate} from "./dates.js";

const DAY_MS = 86_400_000;

/** Whole days from a date to a time; throws for what is not a date. */
export function ageInDays(asOf: IsoDate, now: Date): number {
  const time = parseIsoDate(asOf);
  if (time === null) throw new Error(`date: ${asOf}; expected YYYY-MM-DD`);
  return Math.max(0, Math.floor((now.getTime() - time) / DAY_MS));
}

/** Whether data is older than its source should ever be; a document without a limit never is. */
export function isStale(asOf: IsoDate, maxAgeDays: number | null, now: Date): boolean {
  return maxAgeDays !== null && ageInDays(asOf, now) > maxAgeDays;
}
