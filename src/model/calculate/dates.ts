import {failure} from "./failure.js";
import type {ArgumentRule, Operation} from "./operation.js";

type One = readonly [number];
type Two = readonly [number, number];

const DAY = 86_400_000;

/** Day numbers of spreadsheets agree with the calendar from 1 March 1900 on; 9999-12-31 is their last. */
const [FIRST, LAST] = [61, 2_958_465];

interface Day {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

function dayOf(serial: number): Day {
  const date = new Date((Math.floor(serial) - 25_569) * DAY);
  return {year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate()};
}

/** Day number; months and days past their ends run on into the next. */
function serialOf(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / DAY + 25_569;
}

const isDay = (serial: number) => serial >= FIRST && serial < LAST + 1;

const lastOfMonth = (year: number, month: number) => dayOf(serialOf(year, month + 1, 0)).day;

const isLeap = (year: number) => lastOfMonth(year, 2) === 29;

/** Arguments begin with day numbers, as many as `dates` says; so is the result, where it is a date. */
function dated(name: string, core: ArgumentRule<number>, {dates = 1, isDate = false} = {}): Operation {
  return {
    name,
    core: (args) => {
      if (!args.slice(0, dates).every(isDay) || args.some((x) => x - x !== 0)) return NaN;
      const result = core(args);
      return isDate && !isDay(result) ? NaN : result;
    },
    failure: (args) =>
      failure("domain", `${name} of ${args.join(", ")}; expected days from 1900-03-01 (61) to 9999-12-31 (${LAST})`),
    excel: `${name.toUpperCase()}({all})`
  };
}

/** The numbers that a date has, by the names that sheets ask for them. */
export const DATE_PARTS = {
  year: dated("year", ([serial]: One) => dayOf(serial).year),
  month: dated("month", ([serial]: One) => dayOf(serial).month),
  day: dated("day", ([serial]: One) => dayOf(serial).day)
};

export const date = dated(
  "date",
  ([y, m, d]: readonly [number, number, number]) =>
    y < 1900 ? NaN : serialOf(Math.trunc(y), Math.trunc(m), Math.trunc(d)),
  {dates: 0, isDate: true}
);

/** The same day some months on, or the last of that month where it is shorter. */
export const monthsOn = dated(
  "edate",
  ([serial, months]: Two) => {
    const from = dayOf(serial);
    const to = from.month + Math.trunc(months);
    return serialOf(from.year, to, Math.min(from.day, lastOfMonth(from.year, to)));
  },
  {isDate: true}
);

export const endOfMonth = dated(
  "eomonth",
  ([serial, months]: Two) => {
    const from = dayOf(serial);
    return serialOf(from.year, from.month + Math.trunc(months) + 1, 0);
  },
  {isDate: true}
);

/** Days of a year of twelve months of thirty, as NASD (basis 0) or Europe (4) counts them. */
function days360(from: Day, to: Day, isEuropean: boolean): number {
  const isEndOfFebruary = ({year: y, month: m, day: d}: Day) => m === 2 && d === lastOfMonth(y, 2);
  let [d1, d2] = [from.day, to.day];
  if (isEuropean) [d1, d2] = [Math.min(d1, 30), Math.min(d2, 30)];
  else {
    if (isEndOfFebruary(from) && isEndOfFebruary(to)) d2 = 30;
    if (isEndOfFebruary(from) || d1 === 31) d1 = 30;
    if (d2 === 31 && d1 === 30) d2 = 30;
  }
  return (to.year - from.year) * 360 + (to.month - from.month) * 30 + d2 - d1;
}

/** Days of the year by which basis 1 divides: of the one year, or the average of the calendar years touched. */
function daysOfYear(from: Day, to: Day): number {
  const before = (a: Day, month1: number, day1: number) => a.month < month1 || (a.month === month1 && a.day <= day1);
  const isWithinOne = from.year === to.year || (from.year + 1 === to.year && before(to, from.month, from.day));
  if (!isWithinOne) {
    const years = to.year - from.year + 1;
    return (serialOf(to.year + 1, 1, 1) - serialOf(from.year, 1, 1)) / years;
  }
  const hasLeapDay = (isLeap(from.year) && before(from, 2, 29)) || (isLeap(to.year) && !before(to, 2, 28));
  return hasLeapDay ? 366 : 365;
}

/** Arguments: two dates in either order, and how days are counted, 0 to 4 as spreadsheets number them. */
export const yearFraction = dated(
  "yearfrac",
  ([a, b, basis = 0]: readonly [number, number, ...basis: number[]]) => {
    const [start, end] = [Math.floor(Math.min(a, b)), Math.floor(Math.max(a, b))];
    const [from, to] = [dayOf(start), dayOf(end)];
    if (basis === 1) return (end - start) / daysOfYear(from, to);
    if (basis === 2) return (end - start) / 360;
    if (basis === 3) return (end - start) / 365;
    return days360(from, to, basis === 4) / 360;
  },
  {dates: 2}
);
