import {html} from "npm:htl";
import type {Workspace} from "../components/workspace.js";
import {coverageOf} from "../coverage/value.js";
import {valueHeadline, valueLead} from "../figures/coverage-words.js";
import type {Text} from "../lib/language.js";
import {BASE_CASE, isReadersOwn} from "../model/workspace/state.js";
import {companyName} from "../words/names.js";
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
  const {company, evaluation, lang} = workspace;
  const by = givenBy(workspace);
  return {
    value: coverageOf(company, evaluation),
    options: by ? {by} : {},
    name: companyName(company.entity, company.title),
    painted: {lang, source: SOURCE}
  };
}

/** The page's title: how far the value shown is from the price. */
export function valueTitle(workspace: Workspace): HTMLElement {
  const title = html`<span></span>`;
  workspace.onChange(() => {
    const {value, options, name, painted} = shownValue(workspace);
    title.replaceChildren(paint(valueHeadline(name, value, options), painted));
  });
  return title;
}

/** The lead: what the market pays for and what our case gives, in one sentence that follows the sheet. */
export function valueSentence(workspace: Workspace): HTMLElement {
  const lead = html`<p class="value-lead" aria-live="polite"></p>`;
  workspace.onChange(() => {
    const {value, options, painted} = shownValue(workspace);
    lead.replaceChildren(paint(valueLead(value, options), painted));
  });
  return lead;
}
