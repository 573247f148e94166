import {writtenNumbers} from "../lib/written-numbers.js";

/** What a reader typed as a number: `0.5`, `12%`, `4.12T`, `4.12 trillion`, `4.12 万亿`; null for anything else. */
export function typedNumber(text: string): number | null {
  const typed = text.trim();
  if (typed === "" || (typed.includes(",") && !GROUPED.test(typed))) return null;
  const plain = Number(typed.replaceAll(",", ""));
  if (Number.isFinite(plain)) return plain;
  const [part, ...more] = writtenNumbers(typed);
  if (typeof part !== "object" || more.length > 0) return null;
  return part.unit === "%" ? part.value / 100 : part.value;
}

/** Commas stand between thousands only: `1,5` is no number. */
const GROUPED = /^[^\d,]*\d{1,3}(?:,\d{3})+(?![\d,])/;
