import type {Lang, Text} from "../lib/language.js";
import {COMMA} from "../lib/signs.js";
import type {PeriodFactName} from "../model/calendar/period-fact.js";
import type {CheckedLine} from "../model/check/check.js";
import type {Kind, LineSpec, Sign} from "../model/sheet/line.js";
import type {WorkbookSpec} from "./spec.js";

/** Headings of a worksheet of lines, in the order of its columns; sources come last. */
export const HEADINGS = {
  title: {en: "Line", zh: "项目"},
  name: {en: "Name", zh: "名称"},
  type: {en: "Type", zh: "类型"},
  unit: {en: "Unit", zh: "单位"},
  kind: {en: "Kind, sign", zh: "性质、符号"},
  value: {en: "Value", zh: "数值"},
  source: {en: "Source or reason", zh: "来源或理由"}
} as const satisfies Record<string, Text>;

/** What the rows below the headings hold of each period. */
export const FACT_TITLES: Readonly<Record<PeriodFactName, Text>> = {
  period_index: {en: "Number of the period", zh: "期次"},
  period_end: {en: "Ends on", zh: "期末日"},
  period_days: {en: "Days", zh: "天数"},
  is_estimate: {en: "1: estimate, 0: reported", zh: "1 为预测，0 为披露"}
};

export const TYPES: Readonly<Record<LineSpec["type"], Text>> = {
  input: {en: "input", zh: "输入"},
  fact: {en: "fact", zh: "事实"},
  formula: {en: "formula", zh: "公式"},
  check: {en: "check", zh: "检查"},
  table: {en: "table", zh: "查询表"}
};

const KIND_WORDS: Readonly<Record<Kind, Text>> = {
  flow: {en: "flow", zh: "流量"},
  stock: {en: "stock", zh: "存量"},
  rate: {en: "rate", zh: "费率"},
  ratio: {en: "ratio", zh: "比率"}
};

/** The kind a text begins with, in any language; null where it names none. */
export function kindIn(text: string): Kind | null {
  const kinds = Object.entries(KIND_WORDS) as [Kind, Text][];
  return kinds.find(([, {en, zh}]) => text.startsWith(en) || text.startsWith(zh))?.[0] ?? null;
}

const SIGNS: Readonly<Record<Sign, Text>> = {
  positive: {en: "kept positive", zh: "记为正数"},
  negative: {en: "kept negative", zh: "记为负数"}
};

export const ARGUMENT: Text = {en: "argument", zh: "自变量"};
export const VALUE: Text = {en: "value", zh: "取值"};

/** "flow, kept positive". */
export function kindInWords({spec}: CheckedLine, lang: Lang): string {
  const kind = "kind" in spec ? KIND_WORDS[spec.kind][lang] : "";
  const sign = "sign" in spec ? SIGNS[spec.sign][lang] : "";
  return [kind, sign].filter(Boolean).join(COMMA[lang]);
}

/** What a line is called. */
export function lineTitle({name, spec}: CheckedLine, {words, lang}: Pick<WorkbookSpec, "words" | "lang">): string {
  return words?.[name]?.title[lang] ?? spec.title ?? spec.name.replaceAll("_", " ");
}

/** Where a line's numbers come from or why they were chosen; the formula of a line that has one. */
export function lineSource({name, spec}: CheckedLine, {words, lang}: Pick<WorkbookSpec, "words" | "lang">): string {
  const formula = "formula" in spec ? `${spec.name} = ${spec.formula}` : "";
  const source = "source" in spec ? spec.source : "reason" in spec ? spec.reason : "";
  return [words?.[name]?.reason?.[lang] ?? source, formula].filter(Boolean).join(" · ");
}
