import {lookUp} from "../../../lib/look-up.js";
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
export const UNITS_PER_MILLIONTH = 1e12;

/** Signs and words of currencies as they stand before or behind an amount, in lower case. */
const MARKS: Readonly<Record<string, string>> = {
  $: "USD",
  us$: "USD",
  usd$: "USD",
  "€": "EUR",
  "£": "GBP",
  "¥": "CNY",
  "cn¥": "CNY",
  "rmb¥": "CNY",
  rmb: "CNY",
  元: "CNY",
  人民币: "CNY",
  人民币元: "CNY",
  美元: "USD",
  美金: "USD",
  欧元: "EUR",
  港元: "HKD",
  港币: "HKD",
  日元: "JPY",
  "jp¥": "JPY",
  hk$: "HKD",
  s$: "SGD",
  sg$: "SGD",
  a$: "AUD",
  au$: "AUD",
  c$: "CAD",
  ca$: "CAD",
  nt$: "TWD",
  r$: "BRL",
  "₹": "INR",
  "₩": "KRW"
};

/** An amount of money, also negative, with or without its currency. Null where there is none, undefined for what is none. */
export function readMoney(text: string, sign: DecimalSign = "."): Money | null | undefined {
  if (isAbsent(text)) return null;
  let bare = text.trim();
  let currency: string | null = null;
  let isNegative = false;
  if (!/^[+-]?[\d.]/.test(bare) || !/[\d.]$/.test(bare)) {
    const marked = apart(bare);
    if (!marked) return undefined;
    ({isNegative, currency, bare} = marked);
  }
  const plain = plainDecimal(bare, sign);
  if (plain === null) return undefined;
  const exact = parts(plain);
  if (!exact) return undefined;
  const factor = isNegative ? -1 : 1;
  return {micro: factor * exact.micro, rest: factor * exact.rest, currency};
}

const AMOUNT =
  /^(?<before>[^\d.]*?)\s*(?<amount>[+-]?(?:\d[\d.,\s\u00a0\u202f'’_]*|\.\d+)(?:e[+-]?\d+)?)(?<after>[^\d]*)$/iu;

/** An amount apart from what stands around it: minus signs, brackets for a debit, and one currency, perhaps said twice. */
function apart(text: string): {bare: string; currency: string | null; isNegative: boolean} | null {
  const {before = "", amount, after = ""} = AMOUNT.exec(text.normalize("NFKC").replace(/−/g, "-"))?.groups ?? {};
  if (amount === undefined) return null;
  const around = `${before} ${after}`;
  const isBracketed = before.includes("(") && after.includes(")");
  const minuses = around.split("-").length - 1;
  if (minuses > 1 || (minuses > 0 && isBracketed)) return null;
  if (!isBracketed && /[()]/.test(around)) return null;
  let currency: string | null = null;
  const marks = around
    .toLowerCase()
    .replace(/[()+-]/g, " ")
    .split(/\s+/);
  for (const mark of marks.filter((found) => found !== "")) {
    const code = lookUp(MARKS, mark) ?? (/^[a-z]{3}$/.test(mark) ? mark.toUpperCase() : null);
    // US$ may be written `USD $`: a sign that several currencies share gives way to a code.
    if (code === null || (currency !== null && currency !== code && mark !== "$")) return null;
    currency ??= code;
  }
  return {bare: amount.trim(), currency, isNegative: isBracketed || minuses > 0};
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

/** An amount in parts of a unit, such as cents, in whole ones, exact to 10⁻¹⁸. */
export function inUnits(money: Money, scale: number): Money {
  if (scale === 1) return money;
  const units = (BigInt(money.micro) * BigInt(UNITS_PER_MILLIONTH) + BigInt(money.rest)) / BigInt(scale);
  return {
    ...money,
    micro: Number(units / BigInt(UNITS_PER_MILLIONTH)),
    rest: Number(units % BigInt(UNITS_PER_MILLIONTH))
  };
}

/** A running sum of exact amounts. */
export interface MoneySum {
  micro: number;
  rest: number;
}

export function addMoney(sum: MoneySum, money: Pick<Money, "micro" | "rest">, factor = 1): void {
  sum.micro += factor * money.micro;
  sum.rest += factor * money.rest;
  if (sum.rest >= UNITS_PER_MILLIONTH) {
    sum.rest -= UNITS_PER_MILLIONTH;
    sum.micro += 1;
  } else if (sum.rest <= -UNITS_PER_MILLIONTH) {
    sum.rest += UNITS_PER_MILLIONTH;
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
