import {numberPrinter} from "../lib/number-printer.js";
import {monthsBetween, type IsoDate} from "../lib/dates.js";
import {
  counted,
  formatDate,
  formatInteger,
  formatMoney,
  formatMonth,
  formatShare,
  formatTokens,
  formatTokensShort,
  missing
} from "../lib/format.js";
import {formatChange, formatMeasure, type MeasuredUnit} from "../lib/format-measure.js";
import type {Lang} from "../lib/language.js";

/** A value with its unit, to be set into a sentence of any language. */
export interface Quantity {
  readonly value: number | IsoDate;
  /** As in the tables: "tokens", "share", "USD", "1" for what has no dimension, "date" for a day. */
  readonly unit: string;
  /** Whose the value is, where it is not the sentence's own source. */
  readonly source?: string;
  readonly print: (lang: Lang) => string;
}

/** The same quantity with a source of its own. */
export function from(source: string, quantity: Quantity): Quantity {
  return {...quantity, source};
}

/** Tokens, three significant digits: "5.16 trillion". */
export function tokens(value: number): Quantity {
  return {value, unit: "tokens", print: (lang) => formatTokens(value, lang)};
}

/** Tokens as short as on charts, three significant digits: "38.9T", "38.9万亿". */
export function tokensShort(value: number): Quantity {
  return {value, unit: "tokens", print: (lang) => formatTokensShort(value, lang)};
}

/** A value of a measure in its unit, as short as on charts. */
export function ofMeasure(value: number | null, unit: MeasuredUnit): Quantity {
  return {value: value ?? NaN, unit, print: (lang) => formatMeasure(value, unit, lang)};
}

/** A change of a measure with its sign: "+1.2T", "−3.4%". */
export function measuredChange(value: number, unit: MeasuredUnit): Quantity {
  return {value, unit, print: (lang) => formatChange(value, unit, lang)};
}

/** A number to so many significant digits, its unit named elsewhere. */
export function significant(value: number, unit: string, digits: number): Quantity {
  const print = (lang: Lang) =>
    Number.isFinite(value) ? numberPrinter(lang, {maximumSignificantDigits: digits})(value) : missing(lang);
  return {value, unit, print};
}

/** A number that reads alike in every language, as a model or a ranking writes it. */
export function printedAs(value: number, unit: string, text: string): Quantity {
  return {value, unit, print: () => text};
}

/** A fraction of a whole, as per cent. */
export function share(value: number, digits = 1): Quantity {
  return {value, unit: "share", print: (lang) => formatShare(value, lang, digits)};
}

/** A fraction by which something changed, with its sign: "+38%", "−21%"; below a hundredth with a digit more: "−0.3%". */
export function growth(value: number, least = 0): Quantity {
  const digits = Math.abs(value) < 0.01 ? Math.max(1, least) : least;
  const isNone = Math.abs(value) < 10 ** -(digits + 2) / 2;
  const sign = value > 0 && !isNone ? "+" : "";
  return {value, unit: "share", print: (lang) => `${sign}${formatShare(isNone ? 0 : value, lang, digits)}`};
}

/** A difference of two shares, in percentage points with its sign: "+1.2 points", "−7.0个百分点"; none where it rounds to nought. */
export function points(value: number): Quantity {
  const sign = isSlight(value) ? "" : value < 0 ? "−" : "+";
  const text = (lang: Lang) => (Number.isFinite(value) ? `${sign}${inPoints(value, lang)}` : missing(lang));
  return {value, unit: "share", print: (lang) => (lang === "zh" ? `${text(lang)}个百分点` : `${text(lang)} points`)};
}

/**
 * How far two shares are apart, in percentage points: "23.9 points", "23.9 个百分点"; where that would read as nought and is
 * not, "less than 0.1 points".
 */
export function pointsApart(value: number): Quantity {
  const isLess = value !== 0 && isSlight(value);
  const text = (lang: Lang) => (Number.isFinite(value) ? inPoints(isLess ? LEAST_POINTS : value, lang) : missing(lang));
  return {
    value,
    unit: "share",
    print: (lang) =>
      lang === "zh"
        ? `${isLess ? "不足 " : ""}${text(lang)} 个百分点`
        : `${isLess ? "less than " : ""}${text(lang)} points`
  };
}

/** A step of a share, in percentage points without a sign: "2 points", "0.5 个百分点". */
export function stepPoints(value: number): Quantity {
  const text = (lang: Lang) => numberPrinter(lang, {maximumFractionDigits: 1})(100 * Math.abs(value));
  return {value, unit: "share", print: (lang) => (lang === "zh" ? `${text(lang)} 个百分点` : `${text(lang)} points`)};
}

/** The least difference of two shares that is printed as a number, as a fraction. */
const LEAST_POINTS = 0.001;

/** Whether a difference of two shares reads as nought once it is rounded. */
export function isSlight(value: number): boolean {
  return Math.abs(value) < LEAST_POINTS / 2;
}

function inPoints(value: number, lang: Lang): string {
  const size = numberPrinter(lang, {minimumFractionDigits: 1, maximumFractionDigits: 1});
  return size(100 * Math.abs(value));
}

export function usd(value: number): Quantity {
  return money(value, "USD");
}

/** An amount in a currency: "HK$793", "CNY 48.5bn", "485亿元". */
export function money(value: number, currency: string, unit = currency): Quantity {
  return {value, unit, print: (lang) => formatMoney(value, currency, lang)};
}

/** A value per share of three significant digits: "HK$332", "US$29.9". */
export function perShare(value: number, currency: string, unit: string): Quantity {
  return {value, unit, print: (lang) => formatMoney(Number(value.toPrecision(3)), currency, lang)};
}

/** How many of something that the sentence names. */
export function count(value: number, unit = "1"): Quantity {
  return {value, unit, print: (lang) => formatInteger(value, lang)};
}

/** How many of what English counts by a noun: "1 day", "6 days"; Chinese names it itself. */
export function countOf(value: number, noun: string, plural = `${noun}s`): Quantity {
  return {
    value,
    unit: plural,
    print: (lang) => (lang === "zh" ? formatInteger(value, lang) : counted(value, noun, plural))
  };
}

/** How many times one thing is another: "59 times", "59 倍", with one digit below ten. */
export function times(value: number): Quantity {
  const digits = Math.abs(value) < 10 ? 1 : 0;
  const text = (lang: Lang) =>
    Number.isFinite(value) ? numberPrinter(lang, {maximumFractionDigits: digits})(value) : missing(lang);
  return {value, unit: "times", print: (lang) => (lang === "zh" ? `${text(lang)} 倍` : `${text(lang)} times`)};
}

/** A multiple as analysts write it: "14.4×". */
export function multipleOf(value: number): Quantity {
  return {value, unit: "×", print: (lang) => (Number.isFinite(value) ? `${value.toFixed(1)}×` : missing(lang))};
}

/** A day on the calendar. */
export function day(date: IsoDate): Quantity {
  return {value: date, unit: "date", print: (lang) => formatDate(date, lang)};
}

/** The month of a day: "Aug 2026", "2026年8月". */
export function month(of: IsoDate): Quantity {
  return {value: of.slice(0, 7), unit: "date", print: (lang) => formatMonth(new Date(of), lang)};
}

/** Whole months from one day to another: "1 month", "20 months", "20个月". */
export function monthsSince(from: IsoDate, to: IsoDate): Quantity {
  const value = monthsBetween(from, to);
  return {value, unit: "1", print: (lang) => (lang === "zh" ? `${value}个月` : counted(value, "month"))};
}
