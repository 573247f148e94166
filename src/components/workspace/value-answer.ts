import {html} from "npm:htl";
import {reverseValuation} from "../../companies/reverse.js";
import {reverseSentence} from "./reverse-valuation.js";
import type {Workspace} from "./workspace.js";

/** What the price takes beside what the lead says, in one sentence that follows the sheet; hidden where there is nothing. */
export function valueAnswer(workspace: Workspace): HTMLElement {
  const answer = html`<p class="answer" aria-live="polite"></p>`;
  workspace.onChange(() => {
    const said = reverseSentence(workspace, reverseValuation(workspace.company, workspace.evaluation));
    answer.hidden = said === null;
    answer.replaceChildren(said ?? "");
  });
  return answer;
}
