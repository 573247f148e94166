import {lookUp} from "../../../lib/look-up.js";
import {isAbsent} from "./absent.js";

/** The sign between whole and fraction, as a file's amounts show it. */
export type DecimalSign = "." | ",";

const GROUPED = {
  ".": /^[+-]?\d{1,3}(,\d{2,3})*,\d{3}(\.\d*)?$|^[+-]?\d{1,3}([ \u00a0\u202f'’_]\d{3})+(\.\d*)?$/,
  ",": /^[+-]?\d{1,3}(\.\d{3})+(,\d*)?$|^[+-]?\d{1,3}([ \u00a0\u202f'’_]\d{3})+(,\d*)?$/
} as const;
const PLAIN = {
  ".": /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i,
  ",": /^[+-]?(\d+,?\d*|,\d+)(e[+-]?\d+)?$/i
} as const;

/** A decimal number in plain spelling, without separators of thousands; null for what is no number. */
export function plainDecimal(text: string, sign: DecimalSign): string | null {
  if (PLAIN[sign].test(text)) return sign === "," ? text.replace(",", ".") : text;
  if (!GROUPED[sign].test(text)) return null;
  const plain = text.replace(sign === "." ? /[, \u00a0\u202f'’_]/g : /[. \u00a0\u202f'’_]/g, "");
  return sign === "," ? plain.replace(",", ".") : plain;
}

/**
 * A whole number, not negative, with or without separators of thousands. Null where there is none, NaN for what is no
 * such number or beyond 2^53.
 */
export function readWhole(text: string, sign: DecimalSign = "."): number | null {
  if (isDigits(text)) return text.length < 16 ? Number(text) : safe(Number(text));
  if (isAbsent(text)) return null;
  const plain = plainDecimal(text.trim(), sign);
  return plain === null ? shortened(text.trim(), sign) : safe(Number(plain));
}

const SCALES: Readonly<Record<string, number>> = {
  "": 1,
  k: 1e3,
  千: 1e3,
  万: 1e4,
  m: 1e6,
  mn: 1e6,
  百万: 1e6,
  亿: 1e8,
  b: 1e9,
  bn: 1e9,
  g: 1e9
};

/** A count as dashboards shorten it, or with its unit: `1.5K`, `1.2万`, `1,234 tokens`. NaN for any other. */
function shortened(text: string, sign: DecimalSign): number {
  const [, number = "", scale = ""] =
    /^([+\d.,'’\s]*\d)\s*([kmbg]|[mb]n|千|万|百万|亿)?\s*(?:tokens?|词元|次)?$/i.exec(text) ?? [];
  const plain = plainDecimal(number, sign);
  const factor = lookUp(SCALES, scale.toLowerCase());
  if (plain === null || factor === undefined) return NaN;
  // 2.3M is 2,300,000, whatever 2.3 × 1e6 is in binary.
  return safe(Number((Number(plain) * factor).toPrecision(15)));
}

function safe(value: number): number {
  return Number.isSafeInteger(value) && value >= 0 ? value + 0 : NaN;
}

function isDigits(text: string): boolean {
  if (text.length === 0 || text.length > 16) return false;
  for (let i = 0; i < text.length; ++i) {
    const code = text.charCodeAt(i);
    if (code < 48 || code > 57) return false;
  }
  return true;
}

/** The decimal sign that amounts show: a comma where some can be read only so and none only otherwise. */
export function decimalSign(texts: Iterable<string>): DecimalSign {
  let [comma, point] = [0, 0];
  for (const text of texts) {
    const bare = text.replace(/[^\d.,+-]/g, "");
    if (!/[.,]/.test(bare)) continue;
    const onlyComma =
      /^[+-]?\d+,(\d{1,2}|\d{4,})$|^[+-]?0,\d+$|^[+-]?\d{1,3}(\.\d{3})+,\d+$|^[+-]?\d{1,3}(\.\d{3}){2,}$/;
    const onlyPoint =
      /^[+-]?\d*\.(\d{0,2}|\d{4,})$|^[+-]?0\.\d+$|^[+-]?\d{1,3}(,\d{3})+\.\d+$|^[+-]?\d{1,3}(,\d{3}){2,}$/;
    if (onlyComma.test(bare)) comma += 1;
    else if (onlyPoint.test(bare)) point += 1;
  }
  return comma > point ? "," : ".";
}
