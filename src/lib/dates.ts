const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** An ISO date such as "2026-02-16". */
export type IsoDate = string;

/** Milliseconds of an ISO date at midnight UTC; null for anything that is not a date of the calendar. */
export function parseIsoDate(text: string): number | null {
  if (!ISO_DATE.test(text)) return null;
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(time) || isoDate(time) !== text ? null : time;
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
