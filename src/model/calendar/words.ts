import type {Lang} from "../../lib/language.js";

const HALVES = {H1: "上半年", H2: "下半年"} as const;

/** A period's label for readers: "FY2026 H1", "2026财年上半年"; months and weeks as they are written. */
export function periodInWords(label: string, lang: Lang): string {
  const [, year, part = ""] = /^FY(\d{4})([HQ]\d)?$/.exec(label) ?? [];
  if (year === undefined) return label;
  if (lang === "en") return `FY${year}${part && ` ${part}`}`;
  const half = part === "H1" || part === "H2" ? HALVES[part] : "";
  return `${year}财年${half || (part && `第${"一二三四"[Number(part[1]) - 1] ?? ""}季`)}`;
}
