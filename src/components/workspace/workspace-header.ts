import {html} from "npm:htl";
import type {Text} from "../../lib/language.js";
import {BREAK, COLON, inBrackets} from "../../lib/signs.js";
import type {MissingFact} from "../../companies/company.js";
import type {CompanyFact, OldPrice} from "../../companies/facts.js";
import {quotedPrice} from "../../companies/quoted-price.js";
import {priceNote} from "../../figures/price-words.js";
import {select} from "../../inputs/select.js";
import {outcome} from "../../model/calculate/evaluate.js";
import {lineOf} from "../../model/compile.js";
import {masterCheck} from "../../model/explain/master-check.js";
import {formatUnit} from "../../model/unit/format.js";
import {unitInWords} from "../../model/unit/words.js";
import {bandOf} from "../../workspace/band.js";
import {changedCount, overriddenCount} from "./changed-cells.js";
import {NOT_OUR_VIEW} from "../../workspace/saved.js";
import {BASE_CASE, isReadersOwn, type WorkspaceState} from "../../workspace/state.js";
import {styleOf} from "../../workspace/style.js";
import {marked} from "../../words/marked.js";
import {count, day, share} from "../../words/quantity.js";
import {say, type Words} from "../../words/say.js";
import {factsOf, STATUS_NAME} from "./why-panel.js";
import {outcomeText, periodText} from "./model-number.js";
import {numberElement, numbersIn} from "../number.js";
import {paintParts} from "../paint-part.js";
import {modelActions} from "./model-actions.js";
import {takeAllBack} from "./overridden-cells.js";
import {unstatedNotice} from "./unstated-notice.js";
import type {OwnModels} from "./own-models.js";
import type {Workspace} from "./workspace.js";

const WORDS = {
  company: {en: "Company", zh: "公司"},
  case: {en: "Case", zh: "情景"},
  undo: {en: "Undo", zh: "撤销"},
  redo: {en: "Redo", zh: "重做"},
  resetAll: {en: "Reset all", zh: "全部撤回"},
  follow: {en: "Take these back", zh: "全部撤回替代"},
  value: {en: "Value", zh: "价值"},
  later: {en: "In twelve months", zh: "十二个月后"},
  noTarget: {en: "by the model; no target", zh: "模型推算，非目标价"},
  price: {en: "Price", zh: "股价"},
  expected: {en: "Twelve-month return", zh: "十二个月回报"},
  holds: {en: "Checks hold", zh: "校验通过"},
  fails: {en: "Checks failing", zh: "校验未通过"},
  asIs: {en: "nothing changed", zh: "未修改"},
  ownPrice: {en: "your price", zh: "您填入的股价"},
  missing: {en: "Not on record", zh: "账本未收录"},
  assumed: {en: "assumed meanwhile", zh: "暂以假设代替"},
  old: {en: "On record, and too old to be held against a value", zh: "已收录，因过旧而不与估值对照"},
  left: {en: "Your edits are kept in this tab, apart from the link:", zh: "以下修改保留在本标签页中，不在链接内："}
} as const satisfies Record<string, Text>;

/** Company, case, headline numbers, own changes and checks: what stays in sight while a reader works; without what changes the model where no models are kept. */
export function workspaceHeader(workspace: Workspace, models: OwnModels | null = null): HTMLElement {
  const {lang} = workspace;
  const painted = (words: Words) => paintParts(words, {lang, source: "reader"});
  const company = select([[workspace.state.company, ""]], {label: WORDS.company[lang], value: workspace.state.company});
  const menu = company.querySelector("select") as HTMLSelectElement;
  const option = (value: string, text: string) => html`<option value=${value}>${text}</option>`;
  company.addEventListener("input", () => workspace.go({company: company.value}));
  const cases = html<HTMLSelectElement>`<select></select>`;
  cases.addEventListener("change", () => workspace.go({case: cases.value}));
  const button = (text: Text, run: () => void) => {
    const element = html<HTMLButtonElement>`<button type="button">${text[lang]}</button>`;
    element.addEventListener("click", run);
    return element;
  };
  const undo = button(WORDS.undo, () => workspace.undo());
  const redo = button(WORDS.redo, () => workspace.redo());
  const reset = button(WORDS.resetAll, () => workspace.reset(Object.keys(workspace.state.edits)));
  const count = html`<span class="own-count"></span>`;
  const instead = html`<span class="overridden-count"></span>`;
  const follow = button(WORDS.follow, () => void (models && takeAllBack({workspace, models})));
  const numbers = html`<dl class="headline"></dl>`;
  const checks = html`<details class="checks"></details>`;
  const own = html`<p class="own-scenario" role="status"></p>`;
  const mechanism = html`<p class="mechanism"></p>`;
  const left = html`<p class="left-edits" role="status"></p>`;
  const notices = html`<div class="notices"></div>`;

  workspace.onChange(() => {
    const {state, open} = workspace;
    company.value = state.company;
    company.dataset["entity"] = state.company;
    menu.replaceChildren(...workspace.companies.map(({entity, company: {title}}) => option(entity, title[lang])));
    menu.value = state.company;
    cases.replaceChildren(
      ...open.companyCases.map(
        ({key, title}) => html`<option value=${key} selected=${key === state.case}>${title[lang]}</option>`
      )
    );
    const isOwnOnBase = isReadersOwn(state) && state.case === BASE_CASE;
    mechanism.textContent = isOwnOnBase
      ? ""
      : (open.companyCases.find(({key}) => key === state.case)?.mechanism[lang] ?? "");
    const changed = Object.keys(state.edits).length;
    count.replaceChildren(...(changed === 0 ? [WORDS.asIs[lang]] : painted(changedCount(changed))));
    const {overridden} = workspace.company;
    instead.hidden = overridden.length === 0;
    instead.replaceChildren(...painted(overriddenCount(overridden.length)), ...(models ? [follow] : []));
    left.hidden = workspace.left.length === 0;
    left.replaceChildren(WORDS.left[lang], ...workspace.left.flatMap((other) => [" ", leftCompany(other)]));
    undo.disabled = !workspace.canUndo;
    redo.disabled = !workspace.canRedo;
    reset.disabled = changed === 0;
    numbers.replaceChildren(...headline(workspace));
    checks.replaceChildren(...checkList(workspace));
    checks.classList.toggle("failing", !masterCheck(workspace.evaluation).holds);
    own.dataset["eachSheet"] = isReadersOwn(state) ? NOT_OUR_VIEW[lang] : "";
    own.replaceChildren(...(isReadersOwn(state) ? painted(ownLabel(workspace)) : []));
    notices.replaceChildren(...noticeList(workspace), ...(models ? unstatedNotice(workspace, models) : []));
  });
  function leftCompany({company: entity, edits}: WorkspaceState): HTMLElement {
    const title = workspace.companies.find((c) => c.entity === entity)?.company.title[lang] ?? entity;
    const open = html`<button type="button" class="linklike">${title}</button>`;
    open.addEventListener("click", () => workspace.takeUp(entity));
    const {en, zh} = changedCount(Object.keys(edits).length);
    return html`<span>${open}${painted({en: say` (${en})`, zh: say`（${zh}）`})}</span>`;
  }
  const change = models && modelActions(workspace, models);
  return html`<header class="workspace-header">
    <div class="workspace-controls">
      ${company}<label class="field"><span class="input-label">${WORDS.case[lang]}</span>${cases}</label>
      ${change?.button ?? ""}
      <span class="workspace-edits">${count}${instead}${undo}${redo}${reset}</span>${checks}
    </div>
    ${change?.questions ?? ""}${numbers}${own}${mechanism}${left}${notices}
  </header>`;
}

function headline(workspace: Workspace): HTMLElement[] {
  const {lang, company, evaluation, model, state} = workspace;
  const {value, expectedValue, price, expectedReturn} = company.headline;
  const isOwnPrice = Object.hasOwn(state.edits, price);
  const shown = [
    [value, WORDS.value],
    [expectedValue, WORDS.later],
    [price, WORDS.price],
    [expectedReturn, WORDS.expected]
  ] as const;
  return shown.map(([name, title]) => {
    const line = lineOf(model, name);
    const worth = outcome(evaluation, name);
    const style = styleOf(evaluation, line);
    const unit = style.percent ? "" : unitInWords(line.unit, lang);
    const text = outcomeText(worth, style, lang);
    const [fact] = factsOf(workspace, name, null);
    const old = company.missing.find((lack) => lack.line === name)?.old;
    const note =
      name === expectedValue
        ? html`<small>${WORDS.noTarget[lang]}</small>`
        : name !== price
          ? ""
          : old && !worth.ok
            ? html`<small>${paintParts(oldPriceNote(old), {lang, source: "reader"})}</small>`
            : isOwnPrice
              ? html`<small>${WORDS.ownPrice[lang]}</small>`
              : priceDate(workspace, fact);
    const figure = worth.ok
      ? numberElement({
          value: worth.value,
          unit: formatUnit(line.unit),
          source: name === price && isOwnPrice ? "reader" : (fact?.document ?? "worked out by the sheet"),
          text
        })
      : html`<span class="error">${text}</span>`;
    return html`<div data-headline=${name}>
      <dt>${title[lang]}</dt>
      <dd>${figure} <small>${unit}</small>${note}</dd>
    </div>`;
  });
}

/** Shares and day of the price, and whether the model knows later figures than the market did then; the day alone of one that is typed in. */
function priceDate({company, published, lang}: Workspace, fact: CompanyFact | undefined): HTMLElement {
  const basis = quotedPrice(company, published.listed);
  const typed = {en: [day(company.valuedOn)], zh: [day(company.valuedOn)]};
  const words = basis && fact ? priceNote(basis, STATUS_NAME[fact.status]) : typed;
  return html`<small>${paintParts(words, {lang, source: fact?.document ?? "reader"})}</small>`;
}

function oldPriceNote({on, since}: OldPrice): Words {
  const [of, limit] = [day(on), day(since)];
  return {en: say`of ${of}, before ${limit}: left out`, zh: say`${of}，早于${limit}，不作对照`};
}

function checkList(workspace: Workspace): HTMLElement[] {
  const {lang, evaluation} = workspace;
  const {holds, checks} = masterCheck(evaluation);
  const failing = checks.filter((c) => !c.holds);
  const shown = holds ? checks : failing;
  const count = numberElement({value: shown.length, unit: "checks", source: "sheet", text: String(shown.length)});
  return [
    html`<summary>${holds ? "✓" : "✗"} ${WORDS[holds ? "holds" : "fails"][lang]}${COLON[lang]}${count}</summary>`,
    html`<ul>
      ${shown.map(({check, failures}) => {
        const [, line] = /^sign of (.+)$/.exec(check) ?? [];
        const name = line
          ? `${{en: "sign of ", zh: "正负号："}[lang]}${workspace.title(line)}`
          : workspace.title(check);
        return html`<li>
          ${numbersIn(name, {source: "sheet"})}${failures.length > 0 ? html` <span lang="en">${failures.slice(0, 2).join("; ")}</span>` : ""}
        </li>`;
      })}
    </ul>`
  ];
}

/** Whose case this is; where the edition has it, the band of the note's scale, and that it is the note's. */
function ownLabel({evaluation, company, published: {scale}}: Workspace): Words {
  const label = marked("strong", NOT_OUR_VIEW);
  const worth = outcome(evaluation, company.headline.expectedReturn);
  if (!scale || !worth.ok) return {en: [label], zh: [label]};
  const [months, above, below] = [count(scale.months, "months"), share(scale.above, 0), share(scale.below, 0)];
  const band = marked("strong", scale.names[bandOf(worth.value, scale)]);
  return {
    en: say`${label}. On the note’s scale (${months} months: above ${above}, below ${below}, between) your case falls in: ${band}. The scale is the note’s; this is no rating.`,
    zh: say`${label}。按研报的评级尺度（${months} 个月：高于 ${above}、低于 ${below}、其间），您的情景落在：${band}。这是研报的尺度，不是评级。`
  };
}

function noticeList(workspace: Workspace): HTMLElement[] {
  const {lang, notices, company} = workspace;
  const missingFact = ({line, period, isAssumed}: MissingFact) =>
    workspace.title(line) +
    (period === null ? "" : inBrackets(periodText(period, lang), lang)) +
    (isAssumed ? inBrackets(WORDS.assumed[lang], lang) : "");
  const link: Text = {en: "Left out of the link", zh: "链接中未采用的部分"};
  return [
    ...(notices.length > 0
      ? [html`<p class="notice">${link[lang]}${COLON[lang]}<span lang="en">${notices.join("; ")}</span></p>`]
      : []),
    ...[
      [WORDS.missing, company.missing.filter(({old}) => !old)] as const,
      [WORDS.old, company.missing.filter(({old}) => old)] as const
    ]
      .filter(([, lacks]) => lacks.length > 0)
      .map(
        ([title, lacks]) =>
          html`<p class="notice">${title[lang]}${COLON[lang]}${lacks.map(missingFact).join(BREAK[lang])}</p>`
      )
  ];
}
