import {numberPrinter} from "../../lib/number-printer.js";
import {formatDate} from "../../lib/format.js";
import {parseIsoDate} from "../../lib/dates.js";
import type {Lang, Text} from "../../lib/language.js";
import type {Outcome} from "../../model/calculate/evaluate.js";
import type {FailureKind} from "../../model/calculate/failure.js";
import {dateOfSerial} from "../../model/calendar/calendar.js";
import {periodInWords} from "../../model/calendar/words.js";
import type {NumberStyle} from "../../workspace/entry.js";

const FAILURES: Readonly<Record<FailureKind, Text>> = {
  division_by_zero: {en: "division by zero", zh: "除以零"},
  missing: {en: "not on record", zh: "账本未收录"},
  too_old: {en: "price too old", zh: "股价过旧"},
  out_of_range: {en: "out of range", zh: "超出范围"},
  no_root: {en: "no solution", zh: "无解"},
  several_roots: {en: "several solutions", zh: "多个解"},
  overflow: {en: "too large a number", zh: "数值过大"},
  domain: {en: "not defined", zh: "无定义"},
  not_closed: {en: "loop not solved", zh: "循环未收敛"},
  not_run: {en: "SQL not run", zh: "SQL 未运行"},
  query_failed: {en: "SQL failed", zh: "SQL 出错"}
};

/** A number of the model as readers see it. */
export function modelNumber(value: number, {percent, digits, isDate = false}: NumberStyle, lang: Lang): string {
  const date = isDate ? dateOfSerial(value) : null;
  if (date !== null) return formatDate(date, lang);
  return numberPrinter(lang, {
    style: percent ? "percent" : "decimal",
    minimumFractionDigits: digits,
    maximumFractionDigits: digits
  })(value);
}

/** A number, or the name of the error in its place. */
export function outcomeText(outcome: Outcome, style: NumberStyle, lang: Lang): string {
  return outcome.ok ? modelNumber(outcome.value, style, lang) : failureName(outcome.error.kind, lang);
}

/** What stands for a number that could not be worked out. */
export function failureText(kind: FailureKind): Text {
  return FAILURES[kind];
}

export function failureName(kind: FailureKind, lang: Lang): string {
  return FAILURES[kind][lang];
}

/** A period's label in words; a week by its Monday. */
export function periodText(label: string, lang: Lang): string {
  return parseIsoDate(label) === null ? periodInWords(label, lang) : formatDate(label, lang);
}
