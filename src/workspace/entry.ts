import {numberPrinter} from "../lib/number-printer.js";
import {formatDate} from "../lib/format.js";
import type {Lang, Text} from "../lib/language.js";
import {writtenNumbers} from "../lib/written-numbers.js";
import {dateOfSerial} from "../model/calendar/calendar.js";
import {notationOfUnit, numberSign, takesSign, type Notation} from "../model/unit/notation.js";
import {isPure, type Unit} from "../model/unit/unit.js";
import {arithmetic, type NoResult} from "./arithmetic.js";
import {enteredAmount, otherUnit, type EnteredAmount} from "./quantity.js";

/** How a line's numbers read: as percentages or as they are, with a fixed number of digits. */
export interface NumberStyle {
  readonly percent: boolean;
  readonly digits: number;
  /** Whether its numbers are days of the calendar. */
  readonly isDate?: boolean;
}

/** How a field takes what is typed. */
export interface EntryStyle extends Pick<NumberStyle, "percent"> {
  /** Whether a number may be written with its scale: "4.12T", "4.12 万亿". */
  readonly scaled?: boolean;
  /** Unit of the line, in which "1.2bn", "25.0x", "15bp", "HKD 793" and dates are read; a sign of another is refused. */
  readonly unit?: Unit;
  /** How the line writes its numbers, where its unit and `percent` do not say so. */
  readonly notation?: Notation;
}

/** The number of a text, or what is wrong with the text and what to type instead. */
export type ReadEntry = {readonly ok: true; readonly value: number} | {readonly ok: false; readonly problem: Text};

/** How copied numbers read: as they are, whatever the line shows. */
export const AS_COPIED = {percent: false} as const;

const NO_NUMBER: Text = {
  en: "no number; expected one such as 12, 8.5% or =0.5+0.1",
  zh: "不是数字，应形如 12、8.5% 或 =0.5+0.1"
};
const TOO_LARGE: Text = {en: "too large a number; type a smaller one", zh: "数值过大，请输入较小的数"};
const NO_RESULT: Readonly<Record<NoResult, Text>> = {
  name: {
    en: "a name or reference; an input takes a number: type one, or arithmetic of numbers such as =0.5+0.1",
    zh: "含名称或引用；输入项只接受数字，请输入数字或纯数字算式，如 =0.5+0.1"
  },
  unreadable: {
    en: "no arithmetic that can be read; expected numbers without commas, with + - * / ^ % and brackets, such as =0.5+0.1; correct it or type the number",
    zh: "算式无法识别，应由不带逗号的数字与 + - * / ^ % 和括号组成，如 =0.5+0.1；请改正或直接输入数字"
  },
  division_by_zero: {
    en: "division by zero; expected arithmetic that gives a number; type another divisor",
    zh: "除以零；算式应得出数字，请更换除数"
  },
  domain: {
    en: "a power without a real value; expected arithmetic that gives a number; type another base or exponent",
    zh: "该幂没有实数值；算式应得出数字，请更换底数或指数"
  },
  overflow: TOO_LARGE
};

const ENTRY = /^(\()?([-+]?)((?:\d+|[1-9]\d{0,2}(?:,\d{3})+)(?:\.\d*)?|\.\d+)(?:e([-+]?\d+))?(%?\)?|\)%)$/i;

/**
 * The number a reader typed or pasted: "1,234.5", "12%", "(3.5)", "−4", "1e6", with currency signs and blanks left
 * out. A number is per cent with a per cent sign, and without one where its line shows per cent. Arithmetic after "="
 * is taken as it stands.
 */
export function parseEntry(text: string, style: EntryStyle): ReadEntry {
  const {percent, scaled = false, unit} = style;
  const {notation = notationOf(style)} = style;
  // NFKC would make 10² the number 102.
  if (/\p{No}/u.test(text)) return refused(NO_NUMBER);
  const plain = text.normalize("NFKC").replace(/[−–]/g, "-").trim();
  if (plain.startsWith("=")) return parseArithmetic(plain);
  const stray = unit && notation && strayMark(plain, unit, notation);
  if (stray) return refused(otherUnit(stray, unit, notation));
  if (unit && numberOf(plain, percent) === null) {
    const quantity = enteredAmount(plain, unit);
    if ("problem" in quantity) return refused(quantity.problem);
    if (quantity.text !== plain) return inUnit(quantity, percent);
  }
  const joined = plain
    .replace(/[$€£¥]|US|HK|RMB/g, " ")
    .replace(/(?<=\d)\s+(?=\d)/g, ",")
    .replace(/\s/g, "");
  const value = numberOf(joined, percent) ?? (scaled ? scaledNumber(text.trim()) : null);
  if (value === null)
    return refused(numberOf(joined.replaceAll(",", ""), percent) === null ? NO_NUMBER : parted(joined));
  return Number.isFinite(value) ? {ok: true, value} : refused(TOO_LARGE);
}

function notationOf({percent, unit}: EntryStyle): Notation | null {
  if (!unit) return null;
  return percent && isPure(unit) ? "percent" : notationOfUnit(unit);
}

const CURRENCIES: Readonly<Record<string, readonly string[]>> = {
  $: ["USD", "HKD", "SGD", "TWD", "AUD", "CAD"],
  "€": ["EUR"],
  "£": ["GBP"],
  "¥": ["CNY", "JPY"]
};

/** A sign of per cent, of a multiple or of money that stands beside a number of a unit which has it not; null for none. */
function strayMark(text: string, unit: Unit, notation: Notation): string | null {
  const sign = numberSign(text);
  if (sign !== "" && sign !== "date" && !takesSign(notation, sign)) return sign;
  const [money] = /[$€£¥]/.exec(text) ?? [];
  return money !== undefined && !CURRENCIES[money]?.some((code) => Object.hasOwn(unit.powers, code)) ? money : null;
}

/** A number beside its scale or currency. */
function inUnit({text, tens, isPlain}: EnteredAmount, percent: boolean): ReadEntry {
  const read = parseEntry(text, {percent: percent && !isPlain});
  if (!read.ok) return read;
  // The decimal point is moved, as for a per cent sign.
  const [mantissa = "0", exponent = "0"] = String(read.value).split("e");
  return {ok: true, value: Number(`${mantissa}e${Number(exponent) + tens}`)};
}

/** A number written with its scale or currency, in words or signs; commas stand between thousands only. */
function scaledNumber(text: string): number | null {
  const [part, ...more] = writtenNumbers(text);
  const isGrouped = !text.includes(",") || /^[^\d,]*\d{1,3}(?:,\d{3})+(?![\d,])/.test(text);
  if (typeof part !== "object" || more.length > 0 || !isGrouped) return null;
  return part.unit === "%" ? part.value / 100 : part.value;
}

function numberOf(text: string, isPercent: boolean): number | null {
  const [, open, sign = "", digits = "", exponent = "0", tail = ""] = ENTRY.exec(text) ?? [];
  if (digits === "" || (open === undefined) === tail.includes(")")) return null;
  // The decimal point is moved, not divided by 100, so that every number can be typed to its last bit.
  const power = Number(exponent) - (isPercent || tail.includes("%") ? 2 : 0);
  const value = Number(`${sign}${digits.replaceAll(",", "")}e${power}`) || 0;
  return open ? 0 - value : value;
}

/** Commas, or blanks, that part no thousands. */
function parted(text: string): Text {
  const isOneComma = /^[^,.]*,[^,.]*$/.test(text);
  const pointed = text.replace(",", ".");
  return isOneComma
    ? {
        en: `commas part thousands in groups of three, as in 1,234.5; type ${pointed} for decimals, or leave the comma out`,
        zh: `逗号仅作千位分隔符，每三位一组，如 1,234.5；如为小数请输入 ${pointed}，否则请去掉逗号`
      }
    : {
        en: "commas part thousands in groups of three, as in 1,234.5; leave them out, and type a point before decimals",
        zh: "逗号仅作千位分隔符，每三位一组，如 1,234.5；请去掉逗号，小数点用“.”"
      };
}

function parseArithmetic(text: string): ReadEntry {
  const worth = arithmetic(text);
  return typeof worth === "number" ? {ok: true, value: worth} : refused(NO_RESULT[worth]);
}

function refused(problem: Text): ReadEntry {
  return {ok: false, problem};
}

/** Largest share of a whole: above it nobody writes a percentage as a fraction. */
const WHOLE = 1;

/** "will be stored as 0.25% — for 25% type 25%": what becomes of a text, said before it is kept, or what is wrong with it. */
export const storedAs = foreseenAs({en: "will be stored as", zh: "将存为 "});

/** "will be sought: 0.1% — for 10% type 10%": the target a text states. */
export const sought = foreseenAs({en: "will be sought:", zh: "将求取："});

function foreseenAs(verb: Text): (text: string, style: EntryStyle, unit: Text) => Text {
  return (text, style, unit) => {
    const read = parseEntry(text, style);
    if (!read.ok) return read.problem;
    // A number taken per cent without its sign may have been meant as a fraction.
    const meant = style.percent && !/[%％]|^\s*[=＝]|\d\s*(x|bps?)\s*$/i.test(text) ? 100 * read.value : 0;
    const isDoubtful = meant !== 0 && Math.abs(meant) <= WHOLE;
    const said = (value: number, lang: Lang) => numberInWords(value, style, unit[lang], lang);
    const [en, zh] = [said(meant, "en"), said(meant, "zh")];
    return {
      en: `${verb.en} ${said(read.value, "en")}${isDoubtful ? ` — for ${en} type ${en}` : ""}`,
      zh: `${verb.zh}${said(read.value, "zh")}${isDoubtful ? `；如指 ${zh}，请输入 ${zh}` : ""}`
    };
  };
}

/** A number to its last digit, with its unit: "0.25%", "1,234.5 HKD/share". */
export function numberInWords(value: number, {percent, notation}: EntryStyle, unit: string, lang: Lang): string {
  const date = notation === "day" ? dateOfSerial(value) : null;
  if (date !== null) return formatDate(date, lang);
  const style = percent ? "percent" : "decimal";
  const text = numberPrinter(lang, {style, maximumSignificantDigits: 15})(value);
  return `${text}${percent || unit === "" ? "" : ` ${unit}`}`;
}

/** A value as an editor opens with it: exact, in per cent where the line reads so. */
export function entryText(value: number, {percent, isDate = false}: Omit<NumberStyle, "digits">): string {
  if (Number.isNaN(value)) return "";
  const date = isDate ? dateOfSerial(value) : null;
  if (date !== null) return date;
  return percent ? `${hundredfold(String(value))}%` : String(value);
}

/** A number's text with its decimal point two digits to the right: no digit is rounded away. */
function hundredfold(text: string): string {
  const [, sign = "", whole = "", decimals = "", exponent] = /^(-?)(\d+)(?:\.(\d+))?(?:e([-+]\d+))?$/.exec(text) ?? [];
  if (exponent !== undefined) return `${sign}${whole}${decimals && `.${decimals}`}e${Number(exponent) + 2}`;
  const padded = decimals.padEnd(2, "0");
  const left = `${whole}${padded.slice(0, 2)}`.replace(/^0+(?=\d)/, "");
  return `${sign}${left}${padded.length > 2 ? `.${padded.slice(2)}` : ""}`;
}
