import {html} from "npm:htl";
import type {UsageEffect} from "../../companies/with-usage.js";
import {countAnswer, reconstructedWords, weekAnswer} from "../../figures/answers/brief.js";
import type {Lang} from "../../lib/language.js";
import type {BriefRows} from "../../query/brief/brief.js";
import type {Words} from "../../words/say.js";
import {paintParts} from "../paint-part.js";

const BOOKS = "Alpha Ledger: changes between two states of the ledger.";

/** The brief in four sentences: tokens, who gained and lost, what else changed, and which state is reconstructed. */
export function briefAnswer(brief: BriefRows, effects: readonly UsageEffect[], lang: Lang): HTMLElement {
  const painted = (words: Words, source: string) => html`<span>${paintParts(words, {lang, source})}</span>`;
  const valued = effects.filter(({value}) => value.was !== value.now).length;
  return html`<div class="answer brief-answer" aria-live="polite">
    <p>${painted(weekAnswer(brief), brief.now.citation ?? BOOKS)}</p>
    <p>${painted(countAnswer(brief, valued), BOOKS)}</p>
    ${reconstructedWords(brief).map((words) => html`<p class="brief-note">${painted(words, BOOKS)}</p>`)}
  </div>`;
}
