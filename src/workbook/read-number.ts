import type {Text} from "../lib/language.js";
import type {CheckedLine} from "../model/check/check.js";
import {formatUnit} from "../model/unit/format.js";
import {sameMeasure, type Unit} from "../model/unit/unit.js";
import {parseEntry} from "../workspace/entry.js";
import {entryStyleOf} from "../workspace/style.js";
import {shown} from "./held.js";
import type {FoundCell} from "./read-xlsx.js";

/** The number that a cell of a line shows, with what is to be said of how it was read; else why there is none. */
export type ReadNumber = {readonly value: number; readonly note?: Text} | {readonly reason: Text};

const DAY: Unit = {powers: {day: 1}, tens: 0};

/** Any number a cell shows: its own, what its formula gave when the file was saved, a text as the grid reads it. */
export function readNumber(held: FoundCell | undefined, line: CheckedLine): ReadNumber {
  if (!held || (held.formula === undefined && held.value.trim() === ""))
    return {reason: {en: "emptied; expected a number", zh: "已清空，应为数字"}};
  const value = Number(held.value);
  if (held.type === "number" && held.value.trim() !== "" && Number.isFinite(value)) {
    if (held.isDate && !sameMeasure(line.unit, DAY)) return {reason: dateIn(held, line.unit)};
    if (held.formula === undefined) return {value};
    return {
      value,
      note: {
        en: `was a formula, ${shown(held)}: what it gave is taken`,
        zh: `原为公式 ${shown(held)}，采用其计算结果`
      }
    };
  }
  if (held.type === "text" && held.formula === undefined) return textIn(held, line);
  if (held.formula !== undefined)
    return {
      reason: {
        en: `a formula in an input: ${shown(held)}, without a number worked out for it (${held.value || "nothing"}); save the file in a spreadsheet, or paste its value`,
        zh: `输入项中的公式 ${shown(held)} 没有算出的数字（${held.value || "空"}）；请在电子表格软件中保存，或粘贴数值`
      }
    };
  return {reason: {en: `${held.type}: ${shown(held)}; expected a number`, zh: `内容为 ${shown(held)}，应为数字`}};
}

function textIn(held: FoundCell, line: CheckedLine): ReadNumber {
  const read = parseEntry(held.value, entryStyleOf(line));
  if (!read.ok)
    return {
      reason: {
        en: `text: ${shown(held)}; ${read.problem.en}`,
        zh: `内容为文本 ${shown(held)}；${read.problem.zh}`
      }
    };
  return {
    value: read.value,
    note: {en: `was a text, “${shown(held)}”`, zh: `原为文本“${shown(held)}”`}
  };
}

function dateIn(held: FoundCell, unit: Unit): Text {
  const wanted = formatUnit(unit);
  return {
    en: `a date, number ${held.value}; expected a number in ${wanted}: change the cell’s format if that number is meant`,
    zh: `为日期（序号 ${held.value}），应为以 ${wanted} 计的数字；如确指该数字，请更改单元格格式`
  };
}
