import {html} from "npm:htl";
import {entityOf, type CompanyText} from "../../companies/models.js";
import {inBothLanguages} from "../../companies/text.js";
import type {Text} from "../../lib/language.js";
import {evaluate, outcome} from "../../model/calculate/evaluate.js";
import {differences, type Difference} from "../../model/text/differences.js";
import {includeAll} from "../../model/text/include.js";
import {parseModel} from "../../model/text/parse.js";
import {isOwnModel} from "../../workspace/state.js";
import {lineNumbers} from "./line-number.js";
import {failureName} from "./model-number.js";
import {numbersIn} from "../number.js";
import type {Opened} from "./opened.js";
import type {OwnModels} from "./own-models.js";
import type {Workspace} from "./workspace.js";

const WORDS = {
  beside: {en: "Your model beside ours: ", zh: "您的模型与本站模型对照："},
  ours: {en: "Ours", zh: "本站模型"},
  yours: {en: "Yours", zh: "您的模型"},
  line: {en: "Line", zh: "科目"},
  base: {en: "Ours has no case of this name; its base case stands here.", zh: "本站模型无此情景，此处取其基准情景。"},
  same: {en: "Every line and section is written alike.", zh: "各行与各部分文本均相同。"},
  none: {en: "none", zh: "无"}
} as const satisfies Record<string, Text>;

/** A reader’s model of one of our companies beside ours: what each comes to under one case, and what they write otherwise. */
export function besideParent(workspace: Workspace, models: OwnModels): HTMLElement {
  const {lang} = workspace;
  const root = html`<section class="answer-block" id="parent" hidden></section>`;
  let latest = 0;
  const show = async () => {
    const turn = ++latest;
    const parent = parentOf(workspace);
    root.hidden = !parent;
    if (!parent) return;
    const [text, all] = [await models.worked(), await models.loaded()];
    const ours = Object.values(all.documents.companies).find((each) => entityOf(each) === parent.entity) ?? "";
    if (turn !== latest) return;
    const found = differences(statementsOf(ours, all), statementsOf(text, all));
    root.replaceChildren(
      html`<h3>${WORDS.beside[lang]}${parent.company.title[lang]}</h3>`,
      html`<div class="table-scroll" tabindex="0">${headlines(workspace, parent)}</div>`,
      ...(parent.cases.has(workspace.state.case) ? [] : [html`<p class="figure-note">${WORDS.base[lang]}</p>`]),
      found.length === 0
        ? html`<p>${WORDS.same[lang]}</p>`
        : html`<div class="table-scroll" tabindex="0">${differenceTable(workspace, found)}</div>`
    );
  };
  workspace.onChange(() => void show());
  return root;
}

/** Our model of the company that a reader’s own model names; nothing for ours, or for one of no company of ours. */
function parentOf({state, company, companies}: Workspace): Opened | undefined {
  if (!isOwnModel(state.company)) return undefined;
  return companies.find(({entity}) => entity === company.listing);
}

function statementsOf(text: string, {documents}: CompanyText) {
  return includeAll(parseModel(text).document, documents.shared).statements;
}

function headlines(workspace: Workspace, parent: Opened): HTMLElement {
  const {lang, company, evaluation, state} = workspace;
  const theirs = evaluate(parent.model, parent.cases.get(state.case) ?? {});
  const pairs = (["value", "expectedValue", "price", "expectedReturn"] as const).map(
    (key) => [company.headline[key], parent.company.headline[key]] as const
  );
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${WORDS.line[lang]}</th>
        <th scope="col" class="number">${WORDS.ours[lang]}</th>
        <th scope="col" class="number">${WORDS.yours[lang]}</th>
      </tr>
    </thead>
    <tbody>
      ${pairs.map(([mine, our]) => {
        const {element} = lineNumbers(workspace, mine);
        return html`<tr data-beside=${mine}>
          <th scope="row">${workspace.title(mine)}</th>
          ${[outcome(theirs, our), outcome(evaluation, mine)].map(
            (worth) =>
              html`<td class="number">${worth.ok ? element(worth.value) : failureName(worth.error.kind, lang)}</td>`
          )}
        </tr>`;
      })}
    </tbody>
  </table>`;
}

function differenceTable({lang}: Workspace, found: readonly Difference[]): HTMLElement {
  const written = (text: string | null, whose: Text) =>
    html`<td data-label=${whose[lang]}>
      ${text === null ? WORDS.none[lang] : html`<pre><code>${text}</code></pre>`}
    </td>`;
  return html`<table class="differences">
    <thead>
      <tr>
        ${[WORDS.line, WORDS.ours, WORDS.yours].map((head) => html`<th scope="col">${head[lang]}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${found.map(({key, title, from, to}) => {
        const name = inBothLanguages(title)?.[lang] ?? key;
        return html`<tr data-differs=${key}>
          <th scope="row">${numbersIn(name, {source: "the text of the model"})}</th>
          ${written(from, WORDS.ours)}${written(to, WORDS.yours)}
        </tr>`;
      })}
    </tbody>
  </table>`;
}
