import {html} from "npm:htl";
import type {Text} from "../lib/language.js";
import {solve, type Solution} from "../model/analysis/solve.js";
import {outcome} from "../model/calculate/evaluate.js";
import {lineOf} from "../model/compile.js";
import {formatUnit} from "../model/unit/format.js";
import {unitInWords} from "../model/unit/words.js";
import {styleOf} from "../model/workspace/style.js";
import {outcomeText, periodText} from "./model-number.js";
import {number} from "./number.js";
import type {Workspace} from "./workspace.js";

const NONE: Text = {
  en: "No value of its driver within bounds gives today’s price",
  zh: "驱动因素在合理范围内的任何取值都得不到当前股价"
};

/** The driver's value at which the sheet gives today's price; null when the price is not on record. */
export function reverseValuation({company, evaluation}: Workspace): Solution | null {
  const {input, as, between} = company.reverse;
  const {value, price} = company.headline;
  const today = outcome(evaluation, price);
  if (!today.ok || !outcome(evaluation, value).ok) return null;
  return solve(evaluation, {input, as, between, output: {line: value}, target: today.value});
}

/** What the price asks for, in the company's own driver. */
export function reverseSentence(workspace: Workspace, solution: Solution | null): HTMLElement {
  const {lang, company} = workspace;
  if (solution?.kind !== "one") return html`<span>${NONE[lang]}${lang === "zh" ? "。" : "."}</span>`;
  const {evaluation} = solution;
  const parts = company.reverse.read.flatMap(({line: name, period, title}, i) => {
    const line = lineOf(evaluation.model, name);
    const worth = outcome(evaluation, name, period);
    const style = styleOf(evaluation, line);
    const text = outcomeText(worth, style, lang);
    const shown = worth.ok
      ? number({value: worth.value, unit: formatUnit(line.unit), source: "solved on the sheet", text})
      : text;
    const unit = style.percent ? "" : ` ${unitInWords(line.unit, lang)}`;
    const when = period === undefined ? "" : periodText(period, lang);
    const last = i === company.reverse.read.length - 1;
    const join = i === 0 ? "" : {en: last ? " and " : ", ", zh: "、"}[lang];
    return lang === "zh"
      ? html`<span>${join}${when}${title.zh} ${shown}${unit}</span>`
      : html`<span>${join}${title.en} of ${shown}${unit}${when && ` in ${when}`}</span>`;
  });
  return lang === "zh"
    ? html`<span>当前股价要求${parts}。</span>`
    : html`<span>Today’s price asks for ${parts}.</span>`;
}
