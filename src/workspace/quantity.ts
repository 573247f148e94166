import type {Text} from "../lib/language.js";
import {parseIsoDate} from "../lib/dates.js";
import {lookUp} from "../lib/look-up.js";
import {serialDay} from "../model/calendar/calendar.js";
import {formatUnit} from "../model/unit/format.js";
import type {Notation} from "../model/unit/notation.js";
import {isCurrency, MONEY_SIGNS, SCALE_WORDS} from "../model/unit/symbols.js";
import {isPure, sameMeasure, type Unit} from "../model/unit/unit.js";

/** A number's text without what was written around it, and by what power of ten that moves it. */
export interface EnteredAmount {
  readonly text: string;
  readonly tens: number;
  /** Whether it says of itself what it is, so that no per cent is read into it. */
  readonly isPlain: boolean;
}

const DAY: Unit = {powers: {day: 1}, tens: 0};

/**
 * A text as analysts write amounts, in the unit of its line: "1.2bn", "25.0x", "15bp", "HKD 793", "2026-09-11". The
 * scale is that of the line: 1.2bn is 1200 where a line counts millions. A problem when it cannot be of that unit.
 */
export function enteredAmount(written: string, unit: Unit): EnteredAmount | {readonly problem: Text} {
  const date = serialOf(written);
  if (date !== null)
    return sameMeasure(unit, DAY) ? {text: String(date), tens: 0, isPlain: true} : noDate(written, unit);
  const {currency, rest} = withoutCurrency(written);
  if (currency && !Object.hasOwn(unit.powers, currency)) return {problem: otherUnit(currency, unit)};
  const [, number = "", word = "", closing = ""] = /^(.*[\d.)%])\s*([a-z]+|[千万百十亿]+)(\)?)$/iu.exec(rest) ?? [];
  if (word === "") return {text: rest, tens: 0, isPlain: currency !== null};
  if (/^x$/i.test(word)) return {text: number + closing, tens: 0, isPlain: true};
  if (/^bps?$/i.test(word)) return {text: number + closing, tens: -4, isPlain: true};
  const tens = SCALE_WORDS.get(word.toLowerCase());
  if (tens === undefined) return {text: rest, tens: 0, isPlain: false};
  const isRatio = isPure(unit) || (unit.tens !== 0 && Object.values(unit.powers).some((power) => power < 0));
  return isRatio ? {problem: otherUnit(word, unit)} : {text: number + closing, tens: tens - unit.tens, isPlain: true};
}

function withoutCurrency(text: string): {readonly currency: string | null; readonly rest: string} {
  const [, sign = "", code = "", after = ""] = /^([-+(]*)\s*(HK\$|US\$|S\$|RMB|[A-Z]{3})\s*(.*)$/.exec(text) ?? [];
  const found = lookUp(MONEY_SIGNS, code) ?? code;
  if (code !== "" && isCurrency(found)) return {currency: found, rest: sign + after};
  const [, before = "", last = ""] = /^(.*\d\)?(?:\s*(?:[a-z]+|[千万百十亿]+))?)\s*([A-Z]{3})$/.exec(text) ?? [];
  return isCurrency(last) ? {currency: last, rest: before} : {currency: null, rest: text};
}

/** Day number of a date that can be read one way only. */
function serialOf(text: string): number | null {
  const [, year, month, day] =
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text)?.filter((_, i) => i !== 2) ??
    /^(\d{4})年(\d{1,2})月(\d{1,2})日$/.exec(text) ??
    [];
  const [, d = "", name = "", y = ""] = /^(\d{1,2})[ -]([A-Za-z]{3,9})\.?[ -](\d{4})$/.exec(text) ?? [];
  const number = name === "" ? month : MONTHS.findIndex((m) => name.toLowerCase().startsWith(m)) + 1;
  const iso = `${year ?? y}-${String(number).padStart(2, "0")}-${(day ?? d).padStart(2, "0")}`;
  return parseIsoDate(iso) === null ? null : serialDay(iso);
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** What is wrong with a sign, a currency or a scale that a line of some unit does not have. */
export function otherUnit(found: string, unit: Unit, notation?: Notation): Text {
  const wanted = notation === "percent" ? "%" : notation === "multiple" ? "x" : formatUnit(unit);
  if (wanted === "1")
    return {
      en: `${found} in a line of pure numbers; expected a number alone`,
      zh: `该行为纯数，不接受 ${found}；请只输入数字`
    };
  return {
    en: `${found} in a line of ${wanted}; expected a number in ${wanted}`,
    zh: `该行单位为 ${wanted}，不接受 ${found}；请输入以 ${wanted} 计的数字`
  };
}

function noDate(text: string, unit: Unit): {readonly problem: Text} {
  const wanted = formatUnit(unit);
  return {
    problem: {
      en: `${text} is a date; expected a number in ${wanted}`,
      zh: `${text} 为日期；请输入以 ${wanted} 计的数字`
    }
  };
}
