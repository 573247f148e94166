import {html} from "npm:htl";
import {quotedPrice} from "../companies/quoted-price.js";
import type {Workspace} from "../components/workspace/workspace.js";
import {coverageOf, routerCoverageSwing} from "../coverage/value.js";
import type {LeadData} from "../desk/lead-data.js";
import {routerCoverageWords, valueHeadline, valueLead} from "../figures/coverage-words.js";
import {quotedPriceWords} from "../figures/price-words.js";
import type {Text} from "../lib/language.js";
import {COLON} from "../lib/signs.js";
import {BASE_CASE, isReadersOwn} from "../workspace/state.js";
import {outcome} from "../model/calculate/evaluate.js";
import {companyName} from "../words/names.js";
import type {Words} from "../words/say.js";
import {leadNote} from "./lead-note.js";
import {paint} from "./paint.js";

const SOURCE = "worked out by the sheet";
const OWN: Text = {en: "your scenario", zh: "您的情景"};

/** What gives the value shown: our base case, another case of ours, or the reader's scenario. */
function givenBy({state, open}: Workspace): Text | undefined {
  if (isReadersOwn(state)) return OWN;
  const chosen = open.companyCases.find(({key}) => key === state.case);
  if (!chosen || state.case === BASE_CASE) return undefined;
  return {en: `the case “${chosen.title.en}”`, zh: `“${chosen.title.zh}”情景`};
}

function shownValue(workspace: Workspace) {
  const {company, evaluation, lang, overrides} = workspace;
  const by = givenBy(workspace);
  const isOnRecord = !Object.hasOwn(overrides, company.headline.price);
  return {
    value: coverageOf(company, evaluation),
    options: {...(by && {by}), ...(isOnRecord && {pricedOn: company.valuedOn})},
    name: companyName(company.entity, company.title),
    painted: {lang, source: SOURCE}
  };
}

const NOT_RUN_TITLE: Text = {en: "its SQL was not run", zh: "其中的 SQL 未运行"};
const NOT_RUN: Text = {
  en: "Lines of this model ask the ledger in SQL that was not run; read it and press Run below.",
  zh: "此模型有以 SQL 向账本取数的行，尚未运行；请先阅读，再按下方的“运行”。"
};

/** Whether queries that were not run leave the model without its value. */
function waitsForSql({company, evaluation}: Workspace): boolean {
  const isWaiting = company.sql.some(({state}) => state === "not_run");
  return isWaiting && !outcome(evaluation, company.headline.value).ok;
}

/** The page's title: how far the value shown is from the price. */
export function valueTitle(workspace: Workspace): HTMLElement {
  const title = html`<span></span>`;
  workspace.onChange(() => {
    const {value, options, name, painted} = shownValue(workspace);
    const {lang} = painted;
    if (waitsForSql(workspace)) title.textContent = `${name[lang]}${COLON[lang]}${NOT_RUN_TITLE[lang]}`;
    else title.replaceChildren(paint(valueHeadline(name, value, options), painted));
  });
  return title;
}

/**
 * The lead: what the market pays for and what our case gives, in one sentence that follows the sheet; of a model that tokens
 * drive, what coverage moves it and what is known of their elasticity as well; and what the price is, where it is on record.
 */
export function valueSentence(workspace: Workspace, lead: LeadData): HTMLElement {
  const sentence = html`<p class="value-lead" aria-live="polite"></p>`;
  workspace.onChange(() => {
    const {value, options, painted} = shownValue(workspace);
    if (waitsForSql(workspace)) sentence.textContent = NOT_RUN[painted.lang];
    else sentence.replaceChildren(paint(valueLead(value, options), painted));
    const {company, evaluation, published} = workspace;
    const space = {en: " ", zh: ""}[painted.lang];
    const add = (words: Words | null, className = "lead-note") => {
      if (!words) return;
      const note = paint(words, painted);
      note.className = className;
      sentence.append(space, note);
    };
    if (company.tokens.drives) {
      const swing = routerCoverageSwing(company, evaluation);
      add(swing && routerCoverageWords(swing, value));
      sentence.append(space, leadNote(lead, painted.lang));
    }
    const basis = options.pricedOn === undefined ? null : quotedPrice(company, published.listed);
    add(basis && quotedPriceWords(basis), "price-note");
  });
  return sentence;
}
