import {html} from "npm:htl";
import {outcome, type Evaluation} from "../../model/calculate/evaluate.js";
import {lineOf} from "../../model/compile.js";
import {formatUnit} from "../../model/unit/format.js";
import {unitInWords} from "../../model/unit/words.js";
import type {NumberStyle} from "../../workspace/entry.js";
import {styleOf} from "../../workspace/style.js";
import {printedAs, type Quantity} from "../../words/quantity.js";
import {modelNumber, outcomeText} from "./model-number.js";
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
    quantity: (value, isChange = false) =>
      printedAs(value, formatUnit(line.unit), isChange ? change(value) : text(value)),
    element: (value) =>
      numberElement({value, unit: formatUnit(line.unit), source: "worked out by the sheet", text: text(value)})
  };
}

/** A cell of an evaluation in running text, with its unit; the name of its error where it has no number. */
export function cellNumber(
  workspace: Workspace,
  name: string,
  {period, evaluation = workspace.evaluation}: {period?: string | undefined; evaluation?: Evaluation} = {}
): HTMLElement {
  const worth = outcome(evaluation, name, period);
  const {element, unit, style} = lineNumbers(workspace, name);
  if (!worth.ok) return html`<span class="error">${outcomeText(worth, style, workspace.lang)}</span>`;
  return html`<span>${element(worth.value)}${unit && ` ${unit}`}</span>`;
}
