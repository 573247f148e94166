import type {IsoDate} from "../lib/dates.js";
import type {Text} from "../lib/language.js";
import {day} from "./quantity.js";
import {say, type Words} from "./say.js";

const QUARTERS = "一二三四";

/** A period of a sheet within a sentence: "H2 2030", "2030年下半年"; a financial year keeps its name, "FY2028", "2028财年". */
export function periodName(label: string): Text {
  const [, year, kind, nth] = /^FY(\d{4})(?:([HQ])(\d))?$/.exec(label) ?? [];
  if (year === undefined) return {en: label, zh: label};
  if (kind === undefined || nth === undefined) return {en: label, zh: `${year}财年`};
  if (kind === "H") return {en: `H${nth} ${year}`, zh: `${year}年${nth === "1" ? "上" : "下"}半年`};
  return {en: `Q${nth} ${year}`, zh: `${year}年第${QUARTERS[Number(nth) - 1] ?? nth}季度`};
}

/** A stretch of days within a sentence: "6 Jan 2025 to 28 Sep 2026", "2025年1月6日至2026年9月28日". */
export function daySpan(first: IsoDate, last: IsoDate): Words {
  const [from, to] = [day(first), day(last)];
  return {en: say`${from} to ${to}`, zh: say`${from}至${to}`};
}
