import {html} from "npm:htl";
import type {TokenPart} from "../../companies/company.js";
import type {Text} from "../../lib/language.js";
import {outcome, type Outcome} from "../../model/calculate/evaluate.js";
import {cellsOfLine, lineOf, periodLabel, type Cell} from "../../model/compile.js";
import {say, type Words} from "../../words/say.js";
import {paintParts} from "../paint-part.js";
import {cellParts, lineNumbers} from "./line-number.js";
import {outcomeText, periodText} from "./model-number.js";
import type {Workspace} from "./workspace.js";

const WORDS = {
  title: {en: "What tokens explain of this company, and what not", zh: "词元能解释这家公司的什么，不能解释什么"},
  line: {en: "Line", zh: "科目"}
} as const satisfies Record<string, Text>;

/** Lines of the nowcast, where a company has one. */
const NOWCAST = ["nowcast", "nowcast_error"] as const;

/** The way from tokens to revenue line by line, coverage with its history and the nowcast with its errors. */
export function tokensAnswer(workspace: Workspace): HTMLElement {
  const finding = html`<p></p>`;
  const body = html`<div class="table-scroll" tabindex="0"></div>`;
  workspace.onChange(() => {
    const {tokens} = workspace.company;
    finding.textContent = tokens.finding[workspace.lang];
    body.replaceChildren(
      tokens.drives ? stepsTable(workspace, tokens) : coverageLine(workspace, tokens.coverage?.list)
    );
  });
  return html`<section class="answer-block" id="tokens">
    <h3>${WORDS.title[workspace.lang]}</h3>
    ${finding}${body}
  </section>`;
}

function coverageLine(workspace: Workspace, line: string | undefined): HTMLElement {
  if (line === undefined) return html`<span></span>`;
  const {lang, evaluation} = workspace;
  const worth = cellParts(evaluation, line);
  const words: Words = {
    en: say`Router usage at its ceiling, as a share of AI revenue: ${worth}`,
    zh: say`路由用量上限占 AI 收入之比：${worth}`
  };
  return html`<p>${paintParts(words, {lang, source: "worked out by the sheet"})}</p>`;
}

/** Periods that usage can be held against: those in which coverage, the nowcast or else a step has a number. */
function stepsTable(workspace: Workspace, {steps, coverage}: Extract<TokenPart, {readonly drives: true}>): HTMLElement {
  const {lang, model, evaluation} = workspace;
  const has = (name: string | null) => model.lines.some((l) => l.name === name);
  const held = [coverage.list, coverage.effective, ...NOWCAST].filter((name) => name !== null).filter(has);
  const series = [...held, ...steps].filter((name) => lineOf(model, name).isSeries);
  const [first] = series;
  const periods = (first === undefined ? [] : cellsOfLine(model, first))
    .map((cell) => periodLabel(model.cells[cell] as Cell) ?? "")
    .filter((period) => (held.length > 0 ? held : series).some((name) => outcome(evaluation, name, period).ok));
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${WORDS.line[lang]}</th>
        ${periods.map((period) => html`<th scope="col" class="number">${periodText(period, lang)}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${[...steps, ...held].map((name) => {
        const {element, style, unit} = lineNumbers(workspace, name);
        const shown = (worth: Outcome, columns: number) =>
          html`<td class=${worth.ok ? "number" : "number error"} colspan=${columns}>
            ${worth.ok ? element(worth.value) : outcomeText(worth, style, lang)}
          </td>`;
        return html`<tr>
          <th scope="row">${workspace.title(name)} <small>${unit}</small></th>
          ${
            lineOf(model, name).isSeries
              ? periods.map((period) => shown(outcome(evaluation, name, period), 1))
              : shown(outcome(evaluation, name), periods.length)
          }
        </tr>`;
      })}
    </tbody>
  </table>`;
}
