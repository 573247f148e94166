import type {IsoDate} from "../lib/dates.js";

/** A value that a later vintage changed. */
export interface Restatement {
  readonly grain: "day" | "week";
  readonly periodStart: IsoDate;
  readonly model: string;
  readonly name: string;
  readonly was: number;
  /** Null where the model left the list. */
  readonly now: number | null;
  readonly change: number;
  /** Change as a fraction of what it was. */
  readonly changeShare: number;
  readonly wasKnownFrom: IsoDate;
  readonly restatedOn: IsoDate;
}

/** Every restated value, as pages load it. */
export interface Restatements {
  readonly asOf: IsoDate;
  readonly citation: string;
  readonly rows: readonly Restatement[];
}

/** Days on which values were restated, latest first. */
export function restatedOn({rows}: Restatements): IsoDate[] {
  return [...new Set(rows.map((r) => r.restatedOn))].sort().reverse();
}

/** What was restated between two dates: known otherwise on the first than on the second. */
export function restatedBetween({rows}: Restatements, from: IsoDate, to: IsoDate): Restatement[] {
  return rows.filter((r) => r.restatedOn > from && r.restatedOn <= to);
}

/** Values, periods and the largest change of some restatements; null without any. */
export function extentOf(rows: readonly Restatement[]): {
  readonly values: number;
  readonly periods: readonly IsoDate[];
  readonly largest: Restatement;
} | null {
  const [first, ...rest] = rows;
  if (!first) return null;
  const largest = rest.reduce((a, b) => (Math.abs(b.changeShare) > Math.abs(a.changeShare) ? b : a), first);
  return {values: rows.length, periods: [...new Set(rows.map((r) => r.periodStart))].sort(), largest};
}

/** The last of some vintages that was known by a day; the first where none was, empty without any. */
export function vintageBy(days: readonly IsoDate[], day: IsoDate): IsoDate {
  return days.filter((vintage) => vintage <= day).at(-1) ?? days[0] ?? "";
}
