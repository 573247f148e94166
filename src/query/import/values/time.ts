import {isAbsent} from "./absent.js";
import {firstOfSpan, respelled} from "./spelling.js";
import {instantOf} from "./zone.js";

/** A time as a text tells it, in milliseconds as if its clock stood in UTC, and what it says of its zone. */
export interface ReadTime {
  readonly time: number;
  /** `date`: a day, week or month; `absent`: a clock without zone; `stated`: an instant. */
  readonly zone: "stated" | "absent" | "date";
  /** Day and month may be the other way round. */
  readonly isAmbiguous?: boolean;
}

/** Which of two numbers is the day where a text does not tell: 5/12/2026. */
export type DayOrder = "month-first" | "day-first";

const FIRST = Date.UTC(2015, 0, 1);
const LAST = Date.UTC(2101, 0, 1);
const DAY = 86_400_000;
// Excel's day 0, with its leap day of 1900 already behind.
const EXCEL_EPOCH = Date.UTC(1899, 11, 30);

const CLOCK = String.raw`(?:[T ,]\s*(?:at\s+)?(上午|下午)?\s*(\d{1,2})[:时](\d{2})?(?:[:分](\d{2}(?:[.,]\d+)?)?秒?)?\s*([AP]\.?M\.?)?\s*(?:(Z|UTC|GMT)?\s*([+-]\d{2}:?\d{2}|[+-]\d{2})?(?:\s*(?:UTC|GMT|\[[\w/+-]+\]|\([^)]*\)))?)?)?`;
const ISO = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${CLOCK}$`, "i");
const CHINESE = new RegExp(
  String.raw`^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日?${CLOCK.replace("[T ,]", "[T ,]?")}$`,
  "i"
);
const NUMBERS = new RegExp(String.raw`^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})${CLOCK}$`, "i");
const DAY_NAME = String.raw`(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?`;
const MONTH_NAME = String.raw`(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?`;
const MONTH_FIRST = new RegExp(
  String.raw`^${DAY_NAME}${MONTH_NAME}\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})${CLOCK}$`,
  "i"
);
const DAY_FIRST = new RegExp(
  String.raw`^${DAY_NAME}(\d{1,2})(?:st|nd|rd|th)?\.?[ -]${MONTH_NAME},?[ -](\d{4}|\d{2})${CLOCK}$`,
  "i"
);
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** Reads a date or time as tools and people write them, in English and Chinese. Null for what is none, or absurd. */
export function readTime(text: string, order: DayOrder = "month-first"): ReadTime | null {
  const trimmed = text.trim();
  const plain = readPlain(trimmed, order);
  if (plain || trimmed.length > LONGEST || !/\d/.test(trimmed)) return plain;
  const other = respelled(trimmed);
  const found = other && readPlain(other.text, order);
  if (found && other.zone === null) return found;
  if (found?.zone === "absent") {
    const time = instantOf(found.time, other?.zone ?? "");
    return time === null ? null : {...found, time, zone: "stated"};
  }
  const [first, last] = (firstOfSpan(trimmed) ?? []).map((part) => readPlain(part, order));
  return first && last && first.zone === "date" && last.zone === "date" && first.time <= last.time ? first : null;
}

/** Longest text that is looked at for a rarer spelling. */
const LONGEST = 80;

function readPlain(trimmed: string, order: DayOrder): ReadTime | null {
  if (/^[\d.]+(e\+?\d+)?$/i.test(trimmed) && !/\..*\./.test(trimmed)) return ofNumber(trimmed);
  const iso = ISO.exec(trimmed) ?? CHINESE.exec(trimmed);
  if (iso) return ofParts(Number(iso[1]), Number(iso[2]), Number(iso[3]), iso.slice(4));
  if (isAbsent(trimmed)) return null;
  return ofPeriod(trimmed) ?? ofNumbers(trimmed, order) ?? ofNames(trimmed) ?? ofPair(trimmed);
}

function within(time: number, zone: ReadTime["zone"]): ReadTime | null {
  return time >= FIRST && time < LAST ? {time, zone} : null;
}

/** Seconds to nanoseconds since 1970, days as 20260512 or 202605, and the days of a spreadsheet. */
function ofNumber(text: string): ReadTime | null {
  const value = Number(text);
  if (/^20\d{6}$/.test(text)) return ofParts(+text.slice(0, 4), +text.slice(4, 6), +text.slice(6), []);
  if (/^20\d{4}$/.test(text)) return ofParts(+text.slice(0, 4), +text.slice(4), 1, []);
  if (value >= 36_526 && value < 73_051) {
    const time = Math.round((EXCEL_EPOCH + value * DAY) / 1000) * 1000;
    return within(time, Number.isInteger(value) ? "date" : "absent");
  }
  for (const unit of [1000, 1, 1e-3, 1e-6]) {
    const time = value * unit;
    if (time >= FIRST && time < LAST) return {time: Math.floor(time), zone: "stated"};
  }
  return null;
}

function ofParts(year: number, month: number, day: number, clock: readonly (string | undefined)[]): ReadTime | null {
  const midnight = Date.UTC(year, month - 1, day);
  const found = new Date(midnight);
  if (found.getUTCMonth() !== month - 1 || found.getUTCDate() !== day) return null;
  const [half, hour, minute = "0", second = "0", meridiem, utc, offset] = clock;
  if (hour === undefined) return within(midnight, "date");
  let h = Number(hour);
  const isAfternoon = half === "下午" || /^p/i.test(meridiem ?? "");
  const isTwelve = half !== undefined || meridiem !== undefined;
  if (isTwelve && (h > 12 || (h === 0 && half === undefined))) return null;
  if (isTwelve) h = (h % 12) + (isAfternoon ? 12 : 0);
  const [m, s] = [Number(minute), Number(second.replace(",", "."))];
  if (h > 24 || (h === 24 && m + s > 0) || m > 59 || s >= 61) return null;
  const time = midnight + ((h * 60 + m) * 60 + s) * 1000 - minutesEast(offset) * 60_000;
  return within(Math.floor(time), utc !== undefined || offset !== undefined ? "stated" : "absent");
}

function minutesEast(offset: string | undefined): number {
  const [, sign, hours, minutes = "0"] = /^([+-])(\d{2}):?(\d{2})?$/.exec(offset ?? "") ?? [];
  return sign ? (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) : 0;
}

/** Weeks and months, which count on their first day; dates without signs but with a clock. */
function ofPeriod(text: string): ReadTime | null {
  const week = /^(\d{4})-?\s*W(\d{1,2})(?:-?(\d))?$/i.exec(text) ?? /^(\d{4})\s*年\s*第?\s*(\d{1,2})\s*周$/.exec(text);
  if (week) return ofWeek(Number(week[1]), Number(week[2]), Number(week[3] ?? 1));
  const month = /^(\d{4})[-/.](\d{1,2})$/.exec(text) ?? /^(\d{4})\s*年\s*(\d{1,2})\s*月$/.exec(text);
  if (month) return ofParts(Number(month[1]), Number(month[2]), 1, []);
  const named = new RegExp(String.raw`^${MONTH_NAME}[ -]?,?\s*(\d{4})$`, "i").exec(text);
  if (named) return ofParts(Number(named[2]), monthOf(named[1]), 1, []);
  const basic = /^(20\d{2})(\d{2})(\d{2})T?(\d{2})(\d{2})?(\d{2}(?:\.\d+)?)?(Z)?([+-]\d{2}:?\d{2})?$/i.exec(text);
  if (basic)
    return ofParts(Number(basic[1]), Number(basic[2]), Number(basic[3]), [
      undefined,
      basic[4],
      basic[5],
      basic[6],
      undefined,
      basic[7],
      basic[8]
    ]);
  return null;
}

function ofWeek(year: number, week: number, day: number): ReadTime | null {
  const fourth = Date.UTC(year, 0, 4);
  const first = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * DAY;
  if (week < 1 || week > 53 || day < 1 || day > 7) return null;
  return within(first + ((week - 1) * 7 + day - 1) * DAY, "date");
}

/** Dates of numbers alone: with full stops the day is first, with strokes the file or the reader tells. */
function ofNumbers(text: string, order: DayOrder): ReadTime | null {
  const [, a = "", sign, b = "", y = "", ...clock] = NUMBERS.exec(text) ?? [];
  if (!sign) return null;
  const year = y.length === 2 ? 2000 + Number(y) : Number(y);
  const [one, two] = [Number(a), Number(b)];
  const isDayFirst = sign === "." || one > 12 || (two <= 12 && order === "day-first");
  const read = isDayFirst ? ofParts(year, two, one, clock) : ofParts(year, one, two, clock);
  return read && sign !== "." && one <= 12 && two <= 12 && one !== two ? {...read, isAmbiguous: true} : read;
}

/** Which number the day is, as far as dates of numbers alone tell: one beyond twelve. Null where none does. */
export function dayOrder(texts: Iterable<string>): DayOrder | null {
  let [day, month] = [0, 0];
  for (const text of texts) {
    const [, a, , b] = NUMBERS.exec(text.trim()) ?? [];
    if (Number(a) > 12) day += 1;
    else if (Number(b) > 12) month += 1;
  }
  return day === month ? null : day > month ? "day-first" : "month-first";
}

function ofNames(text: string): ReadTime | null {
  const spelled = text.replace(/^(\D*\w{3}\w*\.?\s+\d{1,2})\s+([\d:.]+)\s*(.*?)\s+(\d{4})$/, "$1 $4 $2 $3");
  const [, month, day, year, ...clock] = MONTH_FIRST.exec(spelled) ?? [];
  if (month) return ofParts(Number(year), monthOf(month), Number(day), clock);
  const [, d, name, y = "", ...rest] = DAY_FIRST.exec(text) ?? [];
  if (!name) return null;
  return ofParts(y.length === 2 ? 2000 + Number(y) : Number(y), monthOf(name), Number(d), rest);
}

function monthOf(name = ""): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

/** Seconds and nanoseconds, as OpenTelemetry's JavaScript writes a time. */
function ofPair(text: string): ReadTime | null {
  const [, seconds = "", nanos = ""] = /^\[\s*(\d{9,10})\s*,\s*(\d{1,9})\s*\]$/.exec(text) ?? [];
  return seconds ? within(Number(seconds) * 1000 + Math.floor(Number(nanos) / 1e6), "stated") : null;
}
