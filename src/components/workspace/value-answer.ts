import {html} from "npm:htl";
import {reverseValuation} from "../../companies/reverse.js";
import {paintParts} from "../paint-part.js";
import {reverseWords} from "./reverse-valuation.js";
import type {Workspace} from "./workspace.js";

/** What the price takes beside what the lead says, in one sentence that follows the sheet; hidden where there is nothing. */
export function valueAnswer(workspace: Workspace): HTMLElement {
  const answer = html`<p class="answer" aria-live="polite"></p>`;
  workspace.onChange(() => {
    const {company, evaluation, lang} = workspace;
    const words = reverseWords(company, evaluation, reverseValuation(company, evaluation));
    answer.hidden = words === null;
    answer.replaceChildren(
      ...(words === null ? [] : paintParts(words, {lang, source: "solved by the sheet for the price"}))
    );
  });
  return answer;
}
