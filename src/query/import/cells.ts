import {isoDate, type IsoDate} from "../../lib/dates.js";

/** A day, and whether its text stated a zone; null for what is no time. */
export interface ReadDay {
  readonly day: IsoDate;
  readonly zone: "stated" | "absent" | "date";
}

const FIRST = Date.UTC(2015, 0, 1);
const LAST = Date.UTC(2101, 0, 1);
const TIME =
  /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2}(?:[.,]\d+)?))?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?$/i;

/** Day in UTC of a text: ISO dates and times, with or without zone, or seconds or milliseconds since 1970. */
export function readDay(text: string): ReadDay | null {
  const trimmed = text.trim();
  if (/^\d{10}(\.\d+)?$|^\d{13}$/.test(trimmed)) {
    const number = Number(trimmed);
    return within(number < 1e11 ? number * 1000 : number, "stated");
  }
  const [, year, month, date, hour, minute, second, zone] = TIME.exec(trimmed) ?? [];
  if (!year || !month || !date) return null;
  const [y, m, d] = [Number(year), Number(month), Number(date)];
  const midnight = Date.UTC(y, m - 1, d);
  const found = new Date(midnight);
  if (found.getUTCMonth() !== m - 1 || found.getUTCDate() !== d) return null;
  if (hour === undefined) return within(midnight, "date");
  const [h, min, s] = [Number(hour), Number(minute), Number((second ?? "0").replace(",", "."))];
  if (h > 23 || min > 59 || s >= 61) return null;
  const time = midnight + ((h * 60 + min) * 60 + s) * 1000 - offsetOf(zone ?? "") * 60_000;
  return within(time, zone ? "stated" : "absent");
}

function within(time: number, zone: ReadDay["zone"]): ReadDay | null {
  return time >= FIRST && time < LAST ? {day: isoDate(time), zone} : null;
}

/** Minutes east of Greenwich. */
function offsetOf(zone: string): number {
  const [, sign, hours, minutes = "0"] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone) ?? [];
  return sign ? (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) : 0;
}

/** A whole number, not negative, with or without separators of thousands; an empty text is none. Null for what is not. */
export function readWhole(text: string): number | null {
  const plain = text.trim();
  if (plain === "") return 0;
  if (!/^\d{1,16}(\.0+)?$|^\d{1,3}(,\d{3})+$/.test(plain)) return null;
  const value = Number(plain.replaceAll(",", ""));
  return Number.isSafeInteger(value) ? value : null;
}

/** An amount of dollars in millionths, not negative; an empty text is none. Null for what is not. */
export function readMicroDollars(text: string): number | null {
  const plain = text.trim().replace(/^(US)?\$/, "");
  if (plain === "") return 0;
  if (!/^\d*\.?\d+(e-?\d+)?$|^\d+\.$/i.test(plain)) return null;
  const value = Math.round(Number(plain) * 1e6);
  return Number.isSafeInteger(value) ? value : null;
}
