import {outcome, type Evaluation} from "../../model/calculate/evaluate.js";
import {lineOf} from "../../model/compile.js";
import {formatUnit} from "../../model/unit/format.js";
import {unitInWords} from "../../model/unit/words.js";
import type {NumberStyle} from "../../workspace/entry.js";
import {styleOf} from "../../workspace/style.js";
import type {Quantity} from "../../words/quantity.js";
import type {Part} from "../../words/say.js";
import {failureText, modelNumber} from "./model-number.js";
import {numberElement} from "../number.js";
import type {Workspace} from "./workspace.js";

/** How the numbers of one line are written on a page. */
export interface LineNumbers {
  readonly style: NumberStyle;
  /** "HKD/share"; empty where numbers are percentages. */
  readonly unit: string;
  /** The number alone. */
  readonly text: (value: number) => string;
  /** A change, with its sign. */
  readonly change: (value: number) => string;
  /** The number within a sentence; as a change where that is asked. */
  readonly quantity: (value: number, isChange?: boolean) => Quantity;
  /** The number as an element with its value and unit. */
  readonly element: (value: number) => HTMLElement;
}

export function lineNumbers({model, lang, evaluation}: Workspace, name: string): LineNumbers {
  const line = lineOf(model, name);
  const style = styleOf(evaluation, line);
  const text = (value: number) => modelNumber(value, style, lang);
  const change = (value: number) => (value > 0 ? `+${text(value)}` : text(value));
  return {
    style,
    unit: style.percent || style.isDate ? "" : unitInWords(line.unit, lang),
    text,
    change,
    quantity: (value, isChange = false) => {
      const number = lineQuantity(evaluation, name, value);
      return isChange && value > 0 ? {...number, print: (of) => `+${number.print(of)}`} : number;
    },
    element: (value) =>
      numberElement({value, unit: formatUnit(line.unit), source: "worked out by the sheet", text: text(value)})
  };
}

/** A value of a line as the sheet writes it. */
export function lineQuantity(evaluation: Evaluation, name: string, value: number): Quantity {
  const line = lineOf(evaluation.model, name);
  const style = styleOf(evaluation, line);
  return {value, unit: formatUnit(line.unit), print: (lang) => modelNumber(value, style, lang)};
}

/** The same within a sentence, with its unit in words where the number does not carry it. */
export function lineParts(evaluation: Evaluation, name: string, value: number): readonly Part[] {
  const line = lineOf(evaluation.model, name);
  const {percent, isDate = false} = styleOf(evaluation, line);
  const number = lineQuantity(evaluation, name, value);
  const [en, zh] = [unitInWords(line.unit, "en"), unitInWords(line.unit, "zh")];
  return percent || isDate || en === "" ? [number] : [number, {en: ` ${en}`, zh: ` ${zh}`}];
}

/** A cell within a sentence; the name of its error where it has no number. */
export function cellParts(evaluation: Evaluation, name: string, period?: string): readonly Part[] {
  const worth = outcome(evaluation, name, period);
  return worth.ok ? lineParts(evaluation, name, worth.value) : [failureText(worth.error.kind)];
}
