import {monthsBetween, type IsoDate} from "../lib/dates.js";
import {counted, formatDate, formatShare, formatTokens, formatUsd} from "../lib/format.js";
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

/** Tokens, three significant digits: "5.16 trillion". */
export function tokens(value: number): Quantity {
  return {value, unit: "tokens", print: (lang) => formatTokens(value, lang)};
}

/** A fraction of a whole, as per cent. */
export function share(value: number, digits = 1): Quantity {
  return {value, unit: "share", print: (lang) => formatShare(value, lang, digits)};
}

export function usd(value: number): Quantity {
  return {value, unit: "USD", print: (lang) => formatUsd(value, lang)};
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
