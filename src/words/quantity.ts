import {monthsBetween, type IsoDate} from "../lib/dates.js";
import {formatDate, formatInteger, formatShare, formatTokens, formatUsd} from "../lib/format.js";
import type {Lang, Text} from "../lib/language.js";

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

/** How many of something; its name stands in the sentence. */
export function count(value: number): Quantity {
  return {value, unit: "1", print: (lang) => formatInteger(value, lang)};
}

/** How many of something with its name, which in English has a form for one: "1 month", "20 months"; "20 个月". */
export function counted(value: number, one: Text, many: Text = one): Quantity {
  const name = {en: value === 1 ? one.en : many.en, zh: many.zh};
  return {
    value,
    unit: "1",
    print: (lang) => `${formatInteger(value, lang)}${lang === "zh" ? "" : " "}${name[lang]}`
  };
}

/** A day on the calendar. */
export function day(date: IsoDate): Quantity {
  return {value: date, unit: "date", print: (lang) => formatDate(date, lang)};
}

/** Whole months from one day to another. */
export function monthsSince(from: IsoDate, to: IsoDate): Quantity {
  return counted(monthsBetween(from, to), {en: "month", zh: "个月"}, {en: "months", zh: "个月"});
}
