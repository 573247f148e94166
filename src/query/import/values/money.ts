import {isAbsent} from "./absent.js";
import {plainDecimal, type DecimalSign} from "./number.js";

/** An exact amount of money: whole millionths, and parts of a millionth in units of 10⁻¹⁸, of one sign. */
export interface Money {
  readonly micro: number;
  readonly rest: number;
  /** ISO 4217 where the text itself names a currency. */
  readonly currency: string | null;
}

/** Units of 10⁻¹⁸ in a millionth. */
export const REST = 1e12;

const SYMBOLS: Readonly<Record<string, string>> = {
  $: "USD",
  us$: "USD",
  "€": "EUR",
  "£": "GBP",
  "¥": "CNY",
  "￥": "CNY",
  元: "CNY",
  美元: "USD",
  "₹": "INR",
  "₩": "KRW"
};

/** An amount of money, also negative, with or without its currency. Null where there is none, undefined for what is none. */
export function readMoney(text: string, sign: DecimalSign = "."): Money | null | undefined {
  if (isAbsent(text)) return null;
  let bare = text.trim();
  let currency: string | null = null;
  let isNegative = false;
  if (!/^[\d.+-]/.test(bare) || !/[\d.]$/.test(bare)) {
    const [, open, before = "", middle = "", after = ""] =
      /^(\()?\s*([+-−]?\s*(?:[A-Z]{3}|us\$|[$€£¥￥₹₩])?)\s*([+-]?[\d.,\s'’_]*\d[\d.,]*(?:e[+-]?\d+)?)\s*([A-Z]{3}|美元|[$€£¥￥元])?\s*\)?$/iu.exec(
        bare
      ) ?? [];
    if (middle === "") return undefined;
    isNegative = open === "(" || /[-−]/.test(before);
    const mark = (before.replace(/[+\-−\s]/g, "") || after).toLowerCase();
    currency = mark === "" ? null : (SYMBOLS[mark] ?? mark.toUpperCase());
    bare = middle.trim();
  } else if (/^-\s*\$/.test(bare)) bare = bare.replace("$", "");
  const plain = plainDecimal(bare, sign);
  if (plain === null) return undefined;
  const exact = parts(plain);
  if (!exact) return undefined;
  const factor = isNegative ? -1 : 1;
  return {micro: factor * exact.micro, rest: factor * exact.rest, currency};
}

/** A plain decimal as millionths and what is beyond them, rounded at the eighteenth decimal. */
function parts(plain: string): {readonly micro: number; readonly rest: number} | null {
  const factor = plain.startsWith("-") ? -1 : 1;
  const [number = "", power] = plain.replace(/^[+-]/, "").split(/e/i);
  const [whole = "", fraction = ""] = number.split(".");
  const shift = power === undefined ? 0 : Number(power);
  if (Math.abs(shift) > 40) return null;
  let digits = whole + fraction;
  // Place of the decimal sign within the digits.
  let point = whole.length + shift;
  if (point < 0) {
    digits = "0".repeat(-point) + digits;
    point = 0;
  }
  digits = digits.padEnd(point + 19, "0");
  const micro = Number(digits.slice(0, point + 6));
  let rest = Number(digits.slice(point + 6, point + 18));
  if ((digits[point + 18] ?? "0") >= "5") rest += 1;
  if (!Number.isSafeInteger(micro)) return null;
  return {micro: factor * micro + 0, rest: factor * rest + 0};
}

/** A running sum of exact amounts. */
export interface MoneySum {
  micro: number;
  rest: number;
}

export function addMoney(sum: MoneySum, money: Pick<Money, "micro" | "rest">, factor = 1): void {
  sum.micro += factor * money.micro;
  sum.rest += factor * money.rest;
  if (sum.rest >= REST) {
    sum.rest -= REST;
    sum.micro += 1;
  } else if (sum.rest <= -REST) {
    sum.rest += REST;
    sum.micro -= 1;
  }
}

/** A sum as a decimal number, rounded once, at the twelfth decimal. */
export function moneyValue({micro, rest}: MoneySum): number {
  const units = BigInt(Math.round(micro)) * 1_000_000n + BigInt(Math.round(rest / 1e6));
  const size = units < 0n ? -units : units;
  const text = size.toString().padStart(13, "0");
  return Number(`${units < 0n ? "-" : ""}${text.slice(0, -12)}.${text.slice(-12)}`);
}
