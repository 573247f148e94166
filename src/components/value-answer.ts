import {html} from "npm:htl";
import {outcome} from "../model/calculate/evaluate.js";
import {lineOf} from "../model/compile.js";
import {formatUnit} from "../model/unit/format.js";
import {unitInWords} from "../model/unit/words.js";
import {isReadersOwn} from "../model/workspace/state.js";
import {styleOf} from "../model/workspace/style.js";
import {outcomeText} from "./model-number.js";
import {number} from "./number.js";
import {reverseValuation, reverseSentence} from "./reverse-valuation.js";
import type {Workspace} from "./workspace.js";

/** The answer in two sentences with live numbers: value against price, then what the price asks for. */
export function valueAnswer(workspace: Workspace): HTMLElement {
  const answer = html`<p class="answer" aria-live="polite"></p>`;
  workspace.onChange(() =>
    answer.replaceChildren(first(workspace), reverseSentence(workspace, reverseValuation(workspace)))
  );
  return answer;
}

function first(workspace: Workspace): HTMLElement {
  const {lang, company, evaluation, model} = workspace;
  const show = (name: string) => {
    const line = lineOf(model, name);
    const worth = outcome(evaluation, name);
    const style = styleOf(evaluation, line);
    const text = outcomeText(worth, style, lang);
    const unit = style.percent ? "" : ` ${unitInWords(line.unit, lang)}`;
    if (!worth.ok) return html`<span class="error">${text}</span>`;
    return html`<span
      >${number({value: worth.value, unit: formatUnit(line.unit), source: "worked out by the sheet", text})}${unit}</span
    >`;
  };
  const {value, price} = company.headline;
  const open = workspace.open.companyCases.find(({key}) => key === workspace.state.case);
  const name = company.title[lang];
  const which = open?.title[lang] ?? "";
  const own = isReadersOwn(workspace.state);
  if (own && lang === "zh")
    return html`<span>在您的情景（以“${which}”为基础）下，${name}每股值 ${show(value)}，股价为 ${show(price)}。</span>`;
  if (own)
    return html`<span
      >In your scenario, built on “${which}”, ${name} is worth ${show(value)}, against a price of ${show(price)}.
    </span>`;
  return lang === "zh"
    ? html`<span>在“${which}”情景下，${name}每股值 ${show(value)}，股价为 ${show(price)}。</span>`
    : html`<span>In the case “${which}” ${name} is worth ${show(value)}, against a price of ${show(price)}. </span>`;
}
