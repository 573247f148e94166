import type {IsoDate} from "../lib/dates.js";
import type {Text} from "../lib/language.js";
import {day} from "./quantity.js";
import {say, type Words} from "./say.js";

const IN_CHINESE: Readonly<Record<string, string>> = {
  H1: "上半年",
  H2: "下半年",
  Q1: "第一季度",
  Q2: "第二季度",
  Q3: "第三季度",
  Q4: "第四季度"
};

/** A period of a sheet within a sentence: "H2 2030", "2030年下半年"; a financial year keeps its name, "FY2028", "2028财年". */
export function periodName(label: string): Text {
  const [, year, part] = /^FY(\d{4})([HQ]\d)?$/.exec(label) ?? [];
  if (year === undefined) return {en: label, zh: label};
  if (part === undefined) return {en: label, zh: `${year}财年`};
  return {en: `${part} ${year}`, zh: `${year}年${IN_CHINESE[part] ?? part}`};
}

/** A stretch of days within a sentence: "6 Jan 2025 to 28 Sep 2026", "2025年1月6日至2026年9月28日". */
export function daySpan(first: IsoDate, last: IsoDate): Words {
  const [from, to] = [day(first), day(last)];
  return {en: say`${from} to ${to}`, zh: say`${from}至${to}`};
}
