import type {Text} from "../lib/language.js";

const QUARTERS = "一二三四";

/** A period of a sheet within a sentence: "H2 2030", "2030年下半年"; a financial year keeps its name, "FY2028", "2028财年". */
export function periodName(label: string): Text {
  const [, year, kind, nth] = /^FY(\d{4})(?:([HQ])(\d))?$/.exec(label) ?? [];
  if (year === undefined) return {en: label, zh: label};
  if (kind === undefined || nth === undefined) return {en: label, zh: `${year}财年`};
  if (kind === "H") return {en: `H${nth} ${year}`, zh: `${year}年${nth === "1" ? "上" : "下"}半年`};
  return {en: `Q${nth} ${year}`, zh: `${year}年第${QUARTERS[Number(nth) - 1] ?? nth}季度`};
}
