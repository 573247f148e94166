const ISO_DATE = /^\d{4}-\d{2}-(\d{2})$/;

/** An ISO date such as "2026-02-16". */
export type IsoDate = string;

/** Milliseconds of an ISO date at midnight UTC; null for anything that is not a date of the calendar. */
export function parseIsoDate(text: string): number | null {
  const day = ISO_DATE.exec(text)?.[1];
  if (day === undefined) return null;
  const time = Date.parse(`${text}T00:00:00Z`);
  // A day beyond its month is read as one of the next.
  return new Date(time).getUTCDate() === Number(day) ? time : null;
}

/** ISO date of a time in milliseconds or a Date, in UTC. */
export function isoDate(time: number | Date): IsoDate {
  return new Date(time).toISOString().slice(0, 10);
}

export function isMonday(time: number): boolean {
  return new Date(time).getUTCDay() === 1;
}

/** The date `days` later. */
export function addDays(date: IsoDate, days: number): IsoDate {
  const time = parseIsoDate(date);
  if (time === null) throw new Error(`date: ${date}; expected YYYY-MM-DD`);
  return isoDate(time + days * 86_400_000);
}

/** Whole months from one date to a later one: 20 from 2025-01-06 to 2026-09-28. */
export function monthsBetween(from: IsoDate, to: IsoDate): number {
  const [a, b] = [from, to].map((date) => {
    if (parseIsoDate(date) === null) throw new Error(`date: ${date}; expected YYYY-MM-DD`);
    return date.split("-").map(Number) as [number, number, number];
  }) as [[number, number, number], [number, number, number]];
  return (b[0] - a[0]) * 12 + b[1] - a[1] - (b[2] < a[2] ? 1 : 0);
}

/** Days from 1 January 1970 to a date, as databases count them. Throws where the text is no date. */
export function epochDay(date: IsoDate): number {
  const time = parseIsoDate(date);
  if (time === null) throw new Error(`date: ${date}; expected YYYY-MM-DD`);
  return time / 86_400_000;
}
