import {addDays, isMonday, isoDate, parseIsoDate, type IsoDate} from "../../lib/dates.js";

export type Step = "year" | "half" | "quarter" | "month" | "week";

/** How a calendar is written down. */
export interface CalendarSpec {
  readonly step: Step;
  /** Labels of the first and last period: FY2026, FY2026H1, FY2026Q1, 2026-01 or, for weeks, their Monday. */
  readonly first: string;
  readonly last: string;
  /** Month in which the fiscal year ends, 1 to 12; 12 unless told. FY2026 is the year that ends in 2026. */
  readonly yearEnd?: number;
  /** Label of the last period that is reported; the later ones are estimates. None is reported without it. */
  readonly lastActual?: string;
}

export interface Period {
  readonly label: string;
  /** First and last day, both included. */
  readonly start: IsoDate;
  readonly end: IsoDate;
  readonly basis: "actual" | "estimate";
}

export interface Calendar {
  readonly spec: CalendarSpec;
  readonly periods: readonly Period[];
}

/** Periods in order without gaps, at most 2,000. */
export const MOST_PERIODS = 2000;

/** Text that makes no calendar, with what was expected. */
export class CalendarError extends Error {}

/** The periods of a specification. Throws CalendarError. */
export function calendar(spec: CalendarSpec): Calendar {
  const {step, first, last, yearEnd = 12, lastActual} = spec;
  if (!Number.isInteger(yearEnd) || yearEnd < 1 || yearEnd > 12)
    throw new CalendarError(`yearEnd: ${yearEnd}; expected a month from 1 to 12`);
  const from = ordinal(first, step, "first");
  const to = ordinal(last, step, "last");
  const actualTo = lastActual === undefined ? from - 1 : ordinal(lastActual, step, "lastActual");
  if (to < from) throw new CalendarError(`last: ${last}; expected ${first} or later`);
  if (to - from >= MOST_PERIODS) throw new CalendarError(`${to - from + 1} periods; expected at most ${MOST_PERIODS}`);
  if (actualTo < from - 1 || actualTo > to)
    throw new CalendarError(`lastActual: ${lastActual ?? ""}; expected a period from ${first} to ${last}`);
  const periods = Array.from({length: to - from + 1}, (_, i) => period(from + i, step, yearEnd, from + i <= actualTo));
  return {spec, periods};
}

const MONTHS: Readonly<Record<Exclude<Step, "week">, number>> = {year: 12, half: 6, quarter: 3, month: 1};

const LABELS: Readonly<Record<Step, readonly [pattern: RegExp, example: string]>> = {
  year: [/^FY(\d{4})$/, "FY2026"],
  half: [/^FY(\d{4})H([12])$/, "FY2026H1"],
  quarter: [/^FY(\d{4})Q([1-4])$/, "FY2026Q1"],
  month: [/^(\d{4})-(0[1-9]|1[0-2])$/, "2026-01"],
  week: [/^\d{4}-\d{2}-\d{2}$/, "2026-02-16, a Monday"]
};

const DAY = 86_400_000;

/** Consecutive number of the period a label names. */
function ordinal(label: string, step: Step, field: string): number {
  const [pattern, example] = LABELS[step];
  const match = pattern.exec(label);
  // Labels of other steps are no days.
  const monday = parseIsoDate(label);
  if (!match || (step === "week" && (monday === null || !isMonday(monday))))
    throw new CalendarError(`${field}: ${label}; expected a label such as ${example}`);
  if (monday !== null) return Math.round(monday / DAY / 7);
  const perYear = 12 / MONTHS[step as Exclude<Step, "week">];
  return Number(match[1]) * perYear + Number(match[2] ?? 1) - 1;
}

function period(n: number, step: Step, yearEnd: number, isActual: boolean): Period {
  const basis = isActual ? "actual" : "estimate";
  if (step === "week") {
    // Day 0 of 1970 was a Thursday: the Monday that rounds to week n is four days after n weeks.
    const start = isoDate(n * 7 * DAY - 3 * DAY);
    return {label: start, start, end: addDays(start, 6), basis};
  }
  const months = MONTHS[step];
  const perYear = 12 / months;
  const [year, part] = [Math.floor(n / perYear), n % perYear];
  // Months are labelled by the civil year, the others by the fiscal year they belong to.
  const firstMonth = step === "month" ? year * 12 + part : (year - 1) * 12 + yearEnd + part * months;
  const start = isoDate(Date.UTC(Math.floor(firstMonth / 12), firstMonth % 12, 1));
  const end = addDays(isoDate(Date.UTC(Math.floor((firstMonth + months) / 12), (firstMonth + months) % 12, 1)), -1);
  return {label: labelOf(step, year, part), start, end, basis};
}

function labelOf(step: Exclude<Step, "week">, year: number, part: number): string {
  if (step === "month") return `${year}-${String(part + 1).padStart(2, "0")}`;
  return `FY${year}${step === "half" ? `H${part + 1}` : step === "quarter" ? `Q${part + 1}` : ""}`;
}

/** Periods of a step in one year; weeks by 365.25 days. */
export function periodsPerYear({spec: {step}}: Calendar): number {
  return step === "week" ? 365.25 / 7 : 12 / MONTHS[step];
}

/** Day number of a date as spreadsheets count them: 2026-01-01 is 46023. */
export function serialDay(date: IsoDate): number {
  const time = parseIsoDate(date);
  if (time === null) throw new CalendarError(`date: ${date}; expected YYYY-MM-DD`);
  return time / DAY + 25_569;
}

/** Numbers of days that are read as dates: of 1982 and later, to the end of 2199. */
const DATES = [30_000, 109_574] as const;

/** The date a number of a line of days stands for; null where it counts days. */
export function dateOfSerial(serial: number): IsoDate | null {
  const isDate = Number.isInteger(serial) && serial >= DATES[0] && serial <= DATES[1];
  return isDate ? isoDate((serial - 25_569) * DAY) : null;
}

export function periodIndex({periods}: Calendar, label: string): number {
  return periods.findIndex((p) => p.label === label);
}

/** "FY2024 to FY2030". */
export function span({periods}: Calendar): string {
  return `${periods[0]?.label ?? ""} to ${periods.at(-1)?.label ?? ""}`;
}
