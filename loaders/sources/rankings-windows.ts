import {addDays, epochDay, type IsoDate} from "../../src/lib/dates.js";
import {lastDayOf} from "./decode.js";

/** First day of the rankings, and the longest window of one request. */
export const FIRST_DAY = "2025-01-01";
export const LONGEST_WINDOW_DAYS = 366;

/** First and last day, both included. */
export interface Days {
  readonly start: IsoDate;
  readonly end: IsoDate;
}

/** First and last day that a request asked for. */
export function askedDays(request = ""): Days {
  const asked = new URL(request.replace(/^\w+ /, ""), "http://host").searchParams;
  return {start: asked.get("start_date") ?? "", end: asked.get("end_date") ?? ""};
}

/** From the first day of several windows to their last; both empty where there is none. */
export function spanOfWindows(windows: readonly Days[]): Days {
  const [start = ""] = windows.map((days) => days.start).sort();
  return {start, end: lastDayOf(windows.map((days) => days.end))};
}

/** Windows of at most so many days from start to end. */
export function windowsOf({start, end}: Days, longest = LONGEST_WINDOW_DAYS): Days[] {
  if (start > end) return [];
  const last = addDays(start, longest - 1);
  return last >= end ? [{start, end}] : [{start, end: last}, ...windowsOf({start: addDays(last, 1), end}, longest)];
}

/** What of a span no window covers, in order. */
export function uncovered({start, end}: Days, windows: readonly Days[]): Days[] {
  const gaps: Days[] = [];
  let next = start;
  for (const window of [...windows].sort((a, b) => (a.start < b.start ? -1 : 1))) {
    if (window.end < next) continue;
    if (window.start > end) break;
    if (window.start > next) gaps.push({start: next, end: addDays(window.start, -1)});
    next = addDays(window.end, 1);
  }
  return next > end ? gaps : [...gaps, {start: next, end}];
}

/** The Monday of a day's week. */
export function mondayOf(day: IsoDate): IsoDate {
  // Days are counted from a Thursday on.
  return addDays(day, -((epochDay(day) + 3) % 7));
}
