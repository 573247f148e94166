import {parseIsoDate} from "../../lib/dates.js";
import {dateOfSerial, serialDay} from "../calendar/calendar.js";
import type {WrittenNumber, Range, WrittenSeries} from "./node.js";
import {SCALE_WORDS} from "../unit/symbols.js";
import {TextError} from "./place.js";
import type {Scanner} from "./scan.js";

/** A period as calendars label it. */
export const LABEL = /FY\d{4}(?:[HQ]\d)?(?!\w)|\d{4}-(?:0[1-9]|1[0-2])(?:-\d{2})?(?![\w-])/;

/** A day of the calendar, as a number of days. */
const DATE = /\d{4}-\d{2}-\d{2}(?![\w-])/;

const DIGITS = String.raw`(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?|\.\d+`;
const SIZE = String.raw`[-−+]?(?:${DIGITS})(?:e[-+]?\d+)?(?:%|bp|[xX×])?`;
const NUMBER = new RegExp(String.raw`(?:\(${SIZE}\)(?:%|bp)?|${SIZE})(?:/\d+(?:\.\d+)?)?(?![\w%])`);
const PARTS = new RegExp(
  String.raw`^(\()?([-−+]?)(${DIGITS})(?:e([-+]?\d+))?(%|bp|[xX×])?(\))?(%|bp)?(?:/(\d+(?:\.\d+)?))?$`
);

const POWERS: Readonly<Record<string, number>> = {"%": -2, bp: -4};

/** The number a text writes as analysts do: 27%, 1,234.5, (3.5), 25.0x, 15bp, 73/365, 2026-09-11; null where it writes none. */
export function writtenNumber(text: string): WrittenNumber | null {
  if (parseIsoDate(text) !== null) return {value: serialDay(text), text};
  const [, open, sign = "", digits = "", exponent = "0", suffix = "", close, outer = "", divisor] =
    PARTS.exec(text) ?? [];
  if (digits === "" || (open === undefined) !== (close === undefined)) return null;
  if (outer !== "" && (close === undefined || suffix !== "")) return null;
  // The decimal point is moved, not divided by 100, so that 27% is 0.27 to the last bit.
  const power = Number(exponent) + (POWERS[suffix + outer] ?? 0);
  const size = Number(`${digits.replaceAll(",", "")}e${power}`);
  const isNegative = (open !== undefined) !== (sign === "-" || sign === "−");
  const value = (isNegative ? 0 - size : size) / (divisor === undefined ? 1 : Number(divisor));
  return Number.isFinite(value) ? {value, text} : null;
}

/** A number, taken from a line. Throws TextError. */
export function takeQuantity(scan: Scanner, expected = "a number such as 27%, 1,234.5, 25x or 15bp"): WrittenNumber {
  const before = scan.at;
  refuseAmount(scan);
  const found = scan.take(DATE) ?? scan.take(NUMBER);
  const quantity = found === null ? null : writtenNumber(found);
  if (quantity) return {...quantity, place: scan.place(before, quantity.text.length)};
  scan.at = before;
  return scan.fail(expected);
}

const MONEY = String.raw`HK\$|US\$|S\$|[$€£¥]|[A-Z]{3}(?=[\s\d])`;
const SCALE = [...SCALE_WORDS.keys()].sort((a, b) => b.length - a.length).join("|");
const AMOUNT = new RegExp(
  String.raw`(?:(?:${MONEY})\s*)?[-−+(]*(?:${DIGITS})(?:\s?(?:${SCALE}))?\)?(?:\s[A-Z]{3})?(?![\w%])`
);
const PARTS_OF_AMOUNT = new RegExp(String.raw`(${DIGITS})\s?(${SCALE})?`);

/** Throws at a number with its scale or currency, which the unit of its line says already, by how it is written. */
function refuseAmount(scan: Scanner): void {
  const before = scan.at;
  const found = scan.take(AMOUNT)?.trimEnd() ?? "";
  scan.at = before;
  const [, digits = "", word = ""] = PARTS_OF_AMOUNT.exec(found) ?? [];
  if (found === "" || !/[^-−+(),.\d]/.test(found)) return;
  const tens = SCALE_WORDS.get(word) ?? 0;
  const inLineOf = (scale: number) => written(Number(`${digits.replaceAll(",", "")}e${tens - scale}`)).text;
  const mend =
    tens < 6
      ? `${inLineOf(0)}: the unit of its line says the ${word === "" ? "currency" : "scale"}`
      : `${inLineOf(6)} in a line of millions: its unit says the scale`;
  throw new TextError(`${found}; expected ${mend}`, scan.place(before, found.length));
}

/** `FY2026H2 27%, 30%, 33% thereafter`, or one number. */
export function takeSeries(scan: Scanner): WrittenSeries {
  const items: {label: string | null; quantity: WrittenNumber}[] = [];
  do {
    const from = scan.at;
    const label = scan.take(LABEL);
    // A date that no number follows is the number.
    const isLabel =
      label !== null && (parseIsoDate(label) === null || !/^(?:|,|in|step|thereafter|~|else)$/.test(scan.next));
    if (!isLabel) scan.at = from;
    items.push({label: isLabel ? label : null, quantity: takeQuantity(scan)});
  } while (scan.takeWord(","));
  return {items, thereafter: scan.takeWord("thereafter")};
}

/** `in -50%..100%`, where it stands. */
export function takeRange(scan: Scanner): Range | null {
  if (!scan.takeWord("in")) return null;
  return takeBounds(scan);
}

/** `step 2%`: what a value may plausibly be off by; null where none is stated. */
export function takeStep(scan: Scanner): WrittenNumber | null {
  return scan.takeWord("step") ? takeQuantity(scan, "a step such as 2% or 0.5") : null;
}

export function takeBounds(scan: Scanner): Range {
  const least = takeQuantity(scan, "a range such as 0..1 or -50%..100%");
  scan.expect(/\.\.|…/, "two points and the greatest value, as in -50%..100%");
  return [least, takeQuantity(scan)];
}

/** A number as it is best written: in per cent where its line reads so, thousands parted. */
export function written(value: number, isPercent = false): WrittenNumber {
  for (const text of isPercent ? [percent(value), String(value)] : [grouped(value), String(value)])
    if (Object.is(writtenNumber(text)?.value, value)) return {value, text};
  return {value, text: String(value)};
}

/** A number as a line of some unit writes it, with the sign that its unit asks for. */
export function writtenIn(value: number, unit: string): WrittenNumber {
  const date = /^days?$/.test(unit) ? dateOfSerial(value) : null;
  if (date !== null) return {value, text: date};
  return written(value, unit === "%");
}

function percent(value: number): string {
  return `${grouped(Number((value * 100).toPrecision(15)))}%`;
}

function grouped(value: number): string {
  const [whole = "", decimals] = String(value).split(".");
  if (String(value).includes("e")) return String(value);
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ",")}${decimals === undefined ? "" : `.${decimals}`}`;
}
