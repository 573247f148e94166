import {formatDate, formatShare, formatTokensShort, formatUsd} from "../lib/format.js";
import type {Lang, Text} from "../lib/language.js";
import {nameLink, type ProfileSubject} from "../lib/profile-address.js";
import type {TableColumn} from "./data-table.js";

const NOT_STATED: Text = {en: "not stated", zh: "未载明"};

/** Makers of table columns that read in one language, by what their values are. */
export interface ColumnMakers {
  text<T>(key: string, head: Text, value: (row: T) => string | number): TableColumn<T>;
  /** ISO date, shown in words. */
  date<T>(key: string, head: Text, value: (row: T) => string): TableColumn<T>;
  /** Name of a lab or model by its key, leading to its profile. */
  subject<T>(kind: ProfileSubject["kind"], name: (row: T) => string, key: (row: T) => string): TableColumn<T>;
  /** US dollars per million tokens. */
  price<T>(
    key: string,
    head: Text,
    value: (row: T) => number | null
  ): TableColumn<T> & {readonly text: (row: T) => string};
  tokens<T>(key: string, head: Text, value: (row: T) => number): TableColumn<T>;
  /** Fraction, shown as a percentage. */
  share<T>(key: string, head: Text, value: (row: T) => number | null, digits?: number): TableColumn<T>;
}

export function columnsIn(lang: Lang): ColumnMakers {
  return {
    text: (key, head, value) => ({key, head: head[lang], value}),
    date: (key, head, value) => ({key, head: head[lang], value, text: (row) => formatDate(value(row), lang)}),
    subject: (kind, name, key) => ({
      key: kind,
      head: HEAD[kind][lang],
      value: name,
      link: (row) => nameLink(kind, key(row), lang)
    }),
    price: (key, head, value) => ({
      key,
      head: head[lang],
      unit: "USD per million tokens",
      value,
      text: (row) => {
        const usd = value(row);
        return usd === null ? NOT_STATED[lang] : formatUsd(usd, lang);
      }
    }),
    tokens: (key, head, value) => ({
      key,
      head: head[lang],
      unit: "tokens",
      value,
      text: (row) => formatTokensShort(value(row), lang)
    }),
    share: (key, head, value, digits = 1) => ({
      key,
      head: head[lang],
      unit: "share",
      value,
      text: (row) => formatShare(value(row) ?? NaN, lang, digits)
    })
  };
}

/** Column heads that recur. */
export const HEAD = {
  week: {en: "Week beginning", zh: "周（起始日）"},
  model: {en: "Model", zh: "模型"},
  lab: {en: "Lab", zh: "实验室"},
  country: {en: "Country", zh: "国家"},
  origin: {en: "Origin", zh: "来源地"},
  weights: {en: "Weights", zh: "是否开放权重"},
  tokens: {en: "Tokens", zh: "词元"},
  share: {en: "Share", zh: "占比"}
} as const satisfies Record<string, Text>;
