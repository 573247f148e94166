import {html} from "npm:htl";
import {formatDate, formatShare} from "../../lib/format.js";
import type {Text} from "../../lib/language.js";
import {outcome} from "../../model/calculate/evaluate.js";
import {lineNumbers} from "./line-number.js";
import {failureName, periodText} from "./model-number.js";
import {numberElement} from "../number.js";
import type {Workspace} from "./workspace.js";

const WORDS = {
  title: {en: "These numbers against what others expected", zh: "与他人预期对照"},
  line: {en: "Line", zh: "科目"},
  here: {en: "Here", zh: "此处"},
  consensus: {en: "Estimate", zh: "预测"},
  gap: {en: "Difference", zh: "差异"},
  source: {en: "From", zh: "来源"},
  none: {en: "No estimate of others is on record for this company.", zh: "账本未收录他人对该公司的预测。"}
} as const satisfies Record<string, Text>;

/** Own numbers beside published estimates, line by line, each dated. */
export function consensusAnswer(workspace: Workspace): HTMLElement {
  const body = html`<div class="table-scroll" tabindex="0"></div>`;
  workspace.onChange(() => body.replaceChildren(consensusTable(workspace)));
  return html`<section class="answer-block" id="consensus">
    <h3>${WORDS.title[workspace.lang]}</h3>
    ${body}
  </section>`;
}

function consensusTable(workspace: Workspace): HTMLElement {
  const {lang, company, evaluation} = workspace;
  if (company.consensus.length === 0) return html`<p class="empty">${WORDS.none[lang]}</p>`;
  const head = (text: Text, isNumber = true) =>
    html`<th scope="col" class=${isNumber ? "number" : ""}>${text[lang]}</th>`;
  return html`<table>
    <thead>
      <tr>
        ${head(WORDS.line, false)}${head(WORDS.here)}${head(WORDS.consensus)}${head(WORDS.gap)}${head(WORDS.source, false)}
      </tr>
    </thead>
    <tbody>
      ${company.consensus.map(({line, period, value, fact}) => {
        const worth = outcome(evaluation, line, period);
        const {element, unit} = lineNumbers(workspace, line);
        const gap = worth.ok && value !== 0 ? worth.value / value - 1 : null;
        const gapText = gap === null ? "" : `${gap > 0 ? "+" : ""}${formatShare(gap, lang)}`;
        return html`<tr>
          <th scope="row">
            ${workspace.title(line)}${period === undefined ? "" : ` · ${periodText(period, lang)}`}
            <small>${unit}</small>
          </th>
          <td class="number">${worth.ok ? element(worth.value) : failureName(worth.error.kind, lang)}</td>
          <td class="number">${element(value)}</td>
          <td class="number">
            ${gap === null ? "" : numberElement({value: gap, unit: "share of estimate", source: fact.document, text: gapText})}
          </td>
          <td>
            <small lang="en">${fact.document}</small>,
            <time datetime=${fact.source_date}>${formatDate(fact.source_date, lang)}</time>
          </td>
        </tr>`;
      })}
    </tbody>
  </table>`;
}
