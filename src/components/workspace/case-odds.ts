import {html} from "npm:htl";
import {formatShare} from "../../lib/format.js";
import type {Text} from "../../lib/language.js";
import {PAUSE} from "../../lib/signs.js";
import {weightedValue, type ScenarioResult} from "../../model/analysis/scenario.js";
import {parseEntry} from "../../workspace/entry.js";
import {baseOdds, oddsText, readOdds, type Odds} from "../../workspace/odds.js";
import {BASE_CASE} from "../../workspace/state.js";
import {lineNumbers} from "./line-number.js";
import type {Workspace} from "./workspace.js";

const WORDS = {
  odds: {en: "Your probability", zh: "您的概率"},
  rest: {en: "the rest", zh: "其余"},
  weighted: {
    en: "Weighted by your probabilities, which are yours and not our view: ",
    zh: "按您的概率加权（为您的判断，并非我们的观点）："
  },
  onEachSheet: {en: "Your probabilities, not our view", zh: "您的概率，并非我们的观点"},
  none: {
    en: "Give cases a probability to see a weighted value: ours have none.",
    zh: "为情景填入概率，即得加权价值：本站不给出概率。"
  },
  tooMuch: {
    en: "Your probabilities come to more than 100%; expected at most that, the base case has the rest: ",
    zh: "您的概率合计超过 100%；应不超过 100%，其余归基准情景："
  },
  noValue: {en: "a case with a probability has no value", zh: "有概率的情景没有数值"}
} as const satisfies Record<string, Text>;

export const ODDS_HEAD = WORDS.odds;

/** The reader’s probabilities: those of the link, else those that a model of the reader’s own states. */
export function oddsOf({state, open}: Workspace): Odds {
  if (state.view.odds !== undefined) return readOdds(state.view.odds, [...open.cases.keys()]).odds;
  return Object.fromEntries(
    open.companyCases.flatMap(({key, probability}) => (probability === undefined ? [] : [[key, probability] as const]))
  );
}

/** A field for a case’s probability; of the base what the others leave. */
export function oddsCell(workspace: Workspace, key: string, title: string): HTMLElement {
  const {lang} = workspace;
  const odds = oddsOf(workspace);
  const isTold = Object.keys(odds).length > 0;
  if (key === BASE_CASE) return html`<span>${isTold ? formatShare(baseOdds(odds), lang, 0) : WORDS.rest[lang]}</span>`;
  const field = html<HTMLInputElement>`<input
    inputmode="decimal"
    size="4"
    data-case=${key}
    aria-label=${[WORDS.odds[lang], title].join(PAUSE[lang])}
    value=${odds[key] === undefined ? "" : formatShare(odds[key], lang, 0)}
  />`;
  field.addEventListener("change", () => {
    const entry = parseEntry(field.value.trim() === "" ? "0%" : field.value, {percent: true});
    if (!entry.ok || entry.value < 0 || entry.value > 1) {
      field.setCustomValidity(entry.ok ? "0%–100%" : entry.problem[lang]);
      field.reportValidity();
      return;
    }
    const {odds: _, ...view} = workspace.state.view;
    const next = oddsText({...odds, [key]: entry.value});
    workspace.go({view: next === "" ? view : {...view, odds: next}});
  });
  return field;
}

/** What the cases come to by the reader’s probabilities, of results whose names are keys of cases. */
export function weightedNote(workspace: Workspace, results: readonly ScenarioResult[]): HTMLElement {
  const {lang, company} = workspace;
  const odds = oddsOf(workspace);
  if (Object.keys(odds).length === 0) return html`<p class="figure-note">${WORDS.none[lang]}</p>`;
  const rest = baseOdds(odds);
  if (rest < 0) return html`<p class="notice">${WORDS.tooMuch[lang]}${formatShare(1 - rest, lang, 0)}</p>`;
  const weighed = results.flatMap(({scenario, outcomes}) => {
    const probability = scenario.name === BASE_CASE ? rest : odds[scenario.name];
    return probability === undefined || probability === 0 ? [] : [{scenario: {...scenario, probability}, outcomes}];
  });
  const value = weightedValue(weighed);
  return html`<p data-each-sheet=${WORDS.onEachSheet[lang]}>
    ${WORDS.weighted[lang]}${value.ok ? lineNumbers(workspace, company.headline.value).element(value.value) : WORDS.noValue[lang]}
  </p>`;
}
