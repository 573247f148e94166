import {html} from "npm:htl";
import {reverseValuation} from "../companies/reverse.js";
import {isReadersOwn} from "../model/workspace/state.js";
import {cellNumber} from "./line-number.js";
import {reverseSentence} from "./reverse-valuation.js";
import type {Workspace} from "./workspace.js";

/** The answer in two sentences with live numbers: value against price, then what the price asks for. */
export function valueAnswer(workspace: Workspace): HTMLElement {
  const answer = html`<p class="answer" aria-live="polite"></p>`;
  workspace.onChange(() =>
    answer.replaceChildren(
      first(workspace),
      reverseSentence(workspace, reverseValuation(workspace.company, workspace.evaluation))
    )
  );
  return answer;
}

function first(workspace: Workspace): HTMLElement {
  const {lang, company} = workspace;
  const show = (name: string) => cellNumber(workspace, name);
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
