import {html} from "npm:htl";
import type {FactUse} from "../../companies/company.js";
import type {CompanyFact, FactStatus} from "../../companies/facts.js";
import {openedDocument} from "../../companies/filing.js";
import {formatDate} from "../../lib/format.js";
import type {Text} from "../../lib/language.js";
import {COLON, PAUSE} from "../../lib/signs.js";
import {errorText} from "../../model/calculate/failure.js";
import {cellAt, lineOf, periodLabel, type Cell} from "../../model/compile.js";
import {PART} from "../../model/analysis/years.js";
import {why, type ExplainedCell} from "../../model/explain/why.js";
import {unitInWords} from "../../model/unit/words.js";
import {cellKey, valueInCase} from "../../workspace/edits.js";
import {styleOf} from "../../workspace/style.js";
import {isIdle, OVERRIDDEN, ROLE_NAME, roleOf} from "./cell-role.js";
import {gridEvaluation, madeOf} from "./grid-years.js";
import {modelNumber, outcomeText, periodText} from "./model-number.js";
import {numberElement, numbersIn} from "../number.js";
import {pageWords} from "./document-list.js";
import type {Workspace} from "./workspace.js";

const WORDS = {
  why: {en: "Why this number", zh: "此数从何而来"},
  reads: {en: "It reads", zh: "所依据的数"},
  readBy: {en: "It feeds", zh: "被引用于"},
  reset: {en: "Take the change back", zh: "撤回修改"},
  before: {en: "in the case", zh: "原情景"},
  idle: {
    en: "As the sheet stands, changing this cell moves neither the value per share nor the return.",
    zh: "按模型现状，修改此格不改变每股价值与回报。"
  },
  noAddress: {en: "no address of it on record", zh: "无其地址记录"},
  asOf: {en: "dated", zh: "日期"}
} as const satisfies Record<string, Text>;

export const STATUS_NAME: Readonly<Record<FactStatus, Text>> = {
  reported: {en: "reported", zh: "公司披露"},
  reported_unverified: {en: "secondary source, not verified", zh: "二手来源，未经核实"},
  consensus: {en: "consensus", zh: "一致预期"},
  market: {en: "market", zh: "市场数据"},
  derived: {en: "derived", zh: "推算"},
  assumption: {en: "assumption", zh: "假设"},
  superseded: {en: "superseded", zh: "已被更正"}
};

const SHOWN = 12;
const SHEET = "worked out by the sheet";

/** Why the chosen cell is what it is: formula in words and numbers, what it reads and feeds, its document. */
export function whyPanel(workspace: Workspace): HTMLElement {
  const {lang} = workspace;
  const body = html`<div></div>`;
  workspace.onSelect(() => body.replaceChildren(explained(workspace)));
  return html`<section class="why" aria-label=${WORDS.why[lang]} aria-live="polite">${body}</section>`;
}

function explained(workspace: Workspace): HTMLElement {
  const {lang, model, selected, selectedYear, evaluation} = workspace;
  if (selectedYear !== null) return explainedYear(workspace, selectedYear);
  const at = model.cells[selected] as Cell;
  const period = periodLabel(at);
  const reference = {line: at.line.name, ...(period !== null && {period})};
  const told = why(evaluation, reference, lang, ({name}) => workspace.title(name));
  const style = styleOf(evaluation, at.line);
  const {outcome} = told;
  const unit = at.line.spec.type === "check" ? "" : unitInWords(at.line.unit, lang);
  const words = workspace.company.words[at.line.name]?.reason?.[lang];
  return html`<div>
    <h3>
      ${numbersIn([told.title, ...(period === null ? [] : [periodText(period, lang)])].join(" · "), {source: told.source ?? SHEET})}
    </h3>
    <p class="why-value">
      ${
        outcome.ok
          ? numberElement({
              value: outcome.value,
              unit: told.unit,
              source: told.source ?? SHEET,
              text: modelNumber(outcome.value, style, lang)
            })
          : html`<strong class="error">${outcomeText(outcome, style, lang)}</strong>
              <span lang="en">${errorText(outcome.error)}</span>`
      }
      <span class="why-unit">${unit} · ${ROLE_NAME[roleOf(workspace, selected)][lang]}</span>
    </p>
    ${told.words === null ? "" : html`<p>= ${numbersIn(told.words, {source: told.source ?? SHEET})}</p>`}
    ${told.numbers === null ? "" : html`<p><code>= ${shortened(told.numbers)}</code></p>`}
    ${words ? html`<p>${words}</p>` : ""} ${isIdle(workspace, selected) ? html`<p>${WORDS.idle[lang]}</p>` : ""}
    ${insteadOf(workspace, at.line.name, period)} ${changeOf(workspace, selected)}
    ${factsOf(workspace, at.line.name, period).map((fact) => document(workspace, fact))}
    ${related(workspace, WORDS.reads[lang], told.precedents)} ${related(workspace, WORDS.readBy[lang], told.dependants)}
  </div>`;
}

/** What a line comes to over a full year, and the periods that it is worked out of. */
function explainedYear(workspace: Workspace, year: string): HTMLElement {
  const {lang, model, selected} = workspace;
  const {line} = model.cells[selected] as Cell;
  const {outcome, unit, precedents} = why(gridEvaluation(workspace), {line: line.name, period: year}, lang);
  const style = styleOf(workspace.evaluation, line);
  const read = precedents.map((each) => {
    const name = each.line.slice(PART.length + 1);
    return {...each, line: name, title: workspace.title(name)};
  });
  return html`<div>
    <h3>${numbersIn(`${workspace.title(line.name)} · ${periodText(year, lang)}`, {source: SHEET})}</h3>
    <p class="why-value">
      ${
        outcome.ok
          ? numberElement({value: outcome.value, unit, source: SHEET, text: modelNumber(outcome.value, style, lang)})
          : html`<strong class="error">${outcomeText(outcome, style, lang)}</strong>`
      }
      <span class="why-unit">${unitInWords(line.unit, lang)}</span>
    </p>
    <p>= ${numbersIn(madeOf(workspace, line.name, year), {source: SHEET})}</p>
    ${related(workspace, WORDS.reads[lang], read)}
  </div>`;
}

/** Numbers of a formula to six digits: the exact ones stand in the cells. */
function shortened(numbers: string): string {
  return numbers.replaceAll(/\d+\.\d{4,}(e[-+]?\d+)?/g, (text) => String(Number(Number(text).toPrecision(6))));
}

/** What stands here instead of what the line says, and why. */
function insteadOf({company, lang}: Workspace, line: string, period: string | null): HTMLElement | string {
  const found = company.overridden.find((each) => each.line === line && each.period === period);
  return found
    ? html`<p><strong>${OVERRIDDEN[lang]}</strong>${found.reason ? COLON[lang] + found.reason[lang] : ""}</p>`
    : "";
}

/** What the reader, or the case, set instead of the sheet's own value, with a way back. */
function changeOf(workspace: Workspace, cell: number): HTMLElement | string {
  const {model, state, lang, caseOverrides} = workspace;
  const {line} = model.cells[cell] as Cell;
  const key = cellKey(model, cell);
  const ours = workspace.open.companyCases.find(({key: k}) => k === state.case);
  const reason = ours?.reasons[line.name];
  const byCase = reason ? html`<p>${ours.title[lang]}${COLON[lang]}${reason[lang]}</p>` : "";
  if (!Object.hasOwn(state.edits, key)) return byCase;
  const before = valueInCase(model, caseOverrides, cell);
  const reset = html`<button type="button" class="linklike">${WORDS.reset[lang]}</button>`;
  reset.addEventListener("click", () => workspace.reset([key]));
  const shown = numberElement({
    value: before,
    unit: "as the line",
    source: "the case before the reader’s change",
    text: modelNumber(before, styleOf(workspace.evaluation, line), lang)
  });
  return html`<div>
    ${byCase}
    <p>${WORDS.before[lang]}${COLON[lang]}${shown} ${reset}</p>
  </div>`;
}

/** Facts a cell was read from. */
export function factsOf({company}: Workspace, line: string, period: string | null): CompanyFact[] {
  const isOf = (use: FactUse) => use.line === line && use.period === period;
  return company.facts.filter(isOf).map(({fact}) => fact);
}

/** The document a fact was read from, opened by its address where one is on record. */
function document({published, lang}: Workspace, fact: CompanyFact): HTMLElement {
  const opens = openedDocument(fact, published.filings);
  const url = opens?.url ?? published.sources[fact.source]?.url;
  const name = html`<span lang="en">${fact.document}</span>`;
  const link = url ? html`<a href=${url} target="_blank" rel="noopener">${name}</a>` : name;
  const [opening, closing] = {en: [" (", ") "], zh: ["（", "）"]}[lang];
  return html`<p class=${`why-source status-${fact.status}`}>
    ${link}${opening}<time datetime=${fact.source_date}>${formatDate(fact.source_date, lang)}</time
    >${PAUSE[lang]}${STATUS_NAME[fact.status][lang]}${closing}${url ? pageWords(opens, lang) : WORDS.noAddress[lang]}
    ${fact.note ? html`<span lang="en">${fact.note}</span>` : ""}
  </p>`;
}

function related(workspace: Workspace, title: string, cells: readonly ExplainedCell[]): HTMLElement | string {
  if (cells.length === 0) return "";
  const {lang, model, evaluation} = workspace;
  const items = cells.slice(0, SHOWN).map(({line, period, title: name, outcome}) => {
    const style = styleOf(evaluation, lineOf(model, line));
    const text = [name, ...(period === null ? [] : [periodText(period, lang)])].join(" · ");
    const value = outcome.ok
      ? numberElement({
          value: outcome.value,
          unit: "as the line",
          source: "sheet",
          text: modelNumber(outcome.value, style, lang)
        })
      : outcomeText(outcome, style, lang);
    const button = html`<button type="button" class="linklike">${text}</button>`;
    button.addEventListener("click", () => workspace.select(cellAt(model, line, period ?? undefined)));
    return html`<li>${button} ${value}</li>`;
  });
  const more = cells.length > SHOWN ? html`<li>+ ${cells.length - SHOWN}</li>` : "";
  return html`<div class="why-related">
    <h4>${title}</h4>
    <ul>
      ${items}${more}
    </ul>
  </div>`;
}
