import {html} from "npm:htl";
import type {Text} from "../lib/language.js";
import {solve, type Solution} from "../model/analysis/solve.js";
import {outcome} from "../model/calculate/evaluate.js";
import {lineOf} from "../model/compile.js";
import {cellNumber, lineNumbers} from "./line-number.js";
import {periodText} from "./model-number.js";
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

/** The last reported period of a series that has a number, as the sheet stands; null where there is none. */
function lastReported(
  {model, evaluation}: Workspace,
  name: string
): {readonly period: string; readonly value: number} | null {
  const reported = lineOf(model, name).scope.calendar.periods.filter(({basis}) => basis === "actual");
  const known = reported.flatMap(({label}) => {
    const worth = outcome(evaluation, name, label);
    return worth.ok ? [{period: label, value: worth.value}] : [];
  });
  return known.at(-1) ?? null;
}

/** What the price asks for, in the company’s own driver. */
export function reverseSentence(workspace: Workspace, solution: Solution | null): HTMLElement {
  const {lang, company} = workspace;
  if (solution?.kind !== "one") return html`<span>${NONE[lang]}${lang === "zh" ? "。" : "."}</span>`;
  const {evaluation} = solution;
  const parts = company.reverse.read.map(({line: name, period, title}, i) => {
    const {element} = lineNumbers(workspace, name);
    const shown = cellNumber(workspace, name, {period, evaluation});
    const when = period === undefined ? "" : periodText(period, lang);
    const last = period === undefined ? null : lastReported(workspace, name);
    const ago =
      last === null
        ? ""
        : {
            en: html`<span> (${element(last.value)} in ${periodText(last.period, lang)})</span>`,
            zh: html`<span>（${periodText(last.period, lang)}为 ${element(last.value)}）</span>`
          }[lang];
    const join = i === 0 ? "" : {en: i === company.reverse.read.length - 1 ? " and " : ", ", zh: "，"}[lang];
    return lang === "zh"
      ? html`<span>${join}${when}${title.zh} ${shown}${ago}</span>`
      : html`<span>${join}${title.en} of ${shown}${when && ` in ${when}`}${ago}</span>`;
  });
  return lang === "zh"
    ? html`<span>当前股价要求${parts}。</span>`
    : html`<span>Today’s price asks for ${parts}.</span>`;
}
