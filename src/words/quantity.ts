import {monthsBetween, type IsoDate} from "../lib/dates.js";
import {counted, formatDate, formatInteger, formatMoney, formatShare, formatTokens, missing} from "../lib/format.js";
import {HTML_LANG, type Lang} from "../lib/language.js";

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

/** A difference of two shares, in percentage points with its sign: "+1.2 points", "−7.0个百分点". */
export function points(value: number): Quantity {
  const text = (lang: Lang) => {
    const size = new Intl.NumberFormat(HTML_LANG[lang], {minimumFractionDigits: 1, maximumFractionDigits: 1});
    return Number.isFinite(value) ? `${value < 0 ? "−" : "+"}${size.format(Math.abs(100 * value))}` : missing(lang);
  };
  return {value, unit: "share", print: (lang) => (lang === "zh" ? `${text(lang)}个百分点` : `${text(lang)} points`)};
}

/** How far two shares are apart, in percentage points: "23.9 points", "23.9 个百分点". */
export function pointsApart(value: number): Quantity {
  const text = (lang: Lang) =>
    Number.isFinite(value)
      ? new Intl.NumberFormat(HTML_LANG[lang], {minimumFractionDigits: 1, maximumFractionDigits: 1}).format(
          100 * Math.abs(value)
        )
      : missing(lang);
  return {value, unit: "share", print: (lang) => (lang === "zh" ? `${text(lang)} 个百分点` : `${text(lang)} points`)};
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

/** How many times one thing is another: "59 times", "59 倍", with one digit below ten. */
export function times(value: number): Quantity {
  const digits = Math.abs(value) < 10 ? 1 : 0;
  const text = (lang: Lang) =>
    Number.isFinite(value)
      ? new Intl.NumberFormat(HTML_LANG[lang], {maximumFractionDigits: digits}).format(value)
      : missing(lang);
  return {value, unit: "times", print: (lang) => (lang === "zh" ? `${text(lang)} 倍` : `${text(lang)} times`)};
}

/** A day on the calendar. */
export function day(date: IsoDate): Quantity {
  return {value: date, unit: "date", print: (lang) => formatDate(date, lang)};
}

/** Whole months from one day to another: "1 month", "20 months", "20个月". */
export function monthsSince(from: IsoDate, to: IsoDate): Quantity {
  const value = monthsBetween(from, to);
  return {value, unit: "1", print: (lang) => (lang === "zh" ? `${value}个月` : counted(value, "month"))};
}
