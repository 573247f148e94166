const ISO_DATE = /^\d{4}-\d{2}-(\d{2})$/;

/** An ISO date such as "2026-02-16". */
export type IsoDate = string;

/** Milliseconds of an ISO date at midnight UTC; null for anything that is not a date of the calendar. */
export function parseIsoDate(text: string): number | null {
  const day = ISO_DATE.exec(text)?.[1];
  const time = Date.parse(`${text}T00:00:00Z`);
  // A day beyond its month is read as one of the next.
  return new Date(time).getUTCDate() === Number(day) ? time : null;
}

/** ISO date of a time in milliseconds or a Date, in UTC. */
export function isoDate(time: number | Date): IsoDate {
  return new Date(time).toISOString().slice(0, 10);
}

/** The date of an ISO time such as "2026-02-16T06:00:00Z", or of a date. */
export function dayOfTime(time: string): IsoDate {
  return time.slice(0, 10);
}

export function isMonday(time: number): boolean {
  return new Date(time).getUTCDay() === 1;
}

/** The moment at which a date begins, in UTC. Throws where there is none, or the text is no date. */
export function dateOf(date: IsoDate | undefined = "none"): Date {
  const time = parseIsoDate(date);
  if (time === null) throw new Error(`date: ${date}; expected YYYY-MM-DD`);
  return new Date(time);
}

const DAY_MS = 86_400_000;

/** The date `days` later. */
export function addDays(date: IsoDate, days: number): IsoDate {
  return isoDate(dateOf(date).getTime() + days * DAY_MS);
}

/** The latest of days; nothing where there is none. */
export function latestDay(days: readonly IsoDate[]): IsoDate {
  return [...days].sort().at(-1) ?? "";
}

/** Whole months from one date to a later one: 20 from 2025-01-06 to 2026-09-28. */
export function monthsBetween(from: IsoDate, to: IsoDate): number {
  const [a, b] = [dateOf(from), dateOf(to)];
  const isShort = b.getUTCDate() < a.getUTCDate();
  return (b.getUTCFullYear() - a.getUTCFullYear()) * 12 + b.getUTCMonth() - a.getUTCMonth() - (isShort ? 1 : 0);
}

/** Days from 1 January 1970 to a date, as databases count them. Throws where the text is no date. */
export function epochDay(date: IsoDate): number {
  return dateOf(date).getTime() / DAY_MS;
}
