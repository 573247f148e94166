import {html} from "npm:htl";
import type {DeskData} from "../../desk/desk-data.js";
import {alertsBetween, readRules, unreadRules, type WatchState} from "../../desk/watch.js";
import {alertsOf, HOUSE_RULES, type WatchData} from "../../desk/watch-data.js";
import {houseAlertFigure, ownAlertFigure, replayFigure} from "../../figures/alert-figure.js";
import type {Lang} from "../../lib/language.js";
import {COLON} from "../../lib/signs.js";
import type {Claims} from "../../query/claims/claims.js";
import {verdictsOn} from "../../query/claims/verdicts-on.js";
import {paintFigure} from "../paint-figure.js";
import {keepRules, keepSeen, keptRules, keptSeen} from "./kept.js";
import {DESK_WORDS as WORDS, EXAMPLES} from "./words.js";

/** Rules of one line each: the house's over the last Mondays, and the reader's since they last looked, kept in the browser. */
export function watchDesk(data: DeskData, watch: WatchData, claims: () => Promise<Claims>, lang: Lang): HTMLElement {
  const area = html<HTMLTextAreaElement>`<textarea rows="4" cols="48" spellcheck="false"></textarea>`;
  const take = html<HTMLButtonElement>`<button type="button">${WORDS.take[lang]}</button>`;
  const message = html`<p class="sheet-message" role="status"></p>`;
  const own = html`<div></div>`;
  const latest = watch.states.at(-1);
  // Seen once a visit: rules that change while the page is open are still held against the state before it.
  const before = keptSeen();
  const show = async (text: string) => {
    const rules = readRules(text);
    own.replaceChildren();
    message.replaceChildren();
    if (rules.length === 0 || !latest) return;
    const judged = /^\s*claim /im.test(text) ? await claims() : null;
    const withClaims = (state: WatchState) => (judged ? {...state, claims: verdictsOn(judged, state.day)} : state);
    const [was, now] = [before ? withClaims(before) : null, withClaims(latest)];
    const problems = rules.flatMap((rule) => ("problem" in rule ? [rule.problem[lang]] : []));
    const unread = unreadRules(rules, now).map((rule) => `${rule}${COLON[lang]}${WORDS.notWatched[lang]}`);
    const lines = [...problems, ...unread, ...(was ? [] : [WORDS.firstLook[lang]])];
    message.replaceChildren(...lines.flatMap((said, i) => (i > 0 ? [html`<br />`, said] : [said])));
    if (was)
      own.replaceChildren(paintFigure(ownAlertFigure(data, alertsBetween(rules, was, now), was.day), null, lang));
  };
  take.addEventListener("click", () => {
    const isKept = keepRules(area.value) && (latest === undefined || before !== null || keepSeen(latest));
    void show(area.value).then(() => {
      if (!isKept) message.append(` ${WORDS.notKept[lang]}`);
    });
  });
  area.value = keptRules();
  void show(area.value);
  if (area.value.trim() !== "" && latest) keepSeen(latest);
  const house = alertsOf(HOUSE_RULES, watch.states);
  return html`<div>
    <details class="sheet-paste" id="watch-rules">
      <summary>${WORDS.rules[lang]}</summary>
      <label class="field"
        ><span class="input-label">${WORDS.rulesHelp[lang]} <code lang="en">${EXAMPLES.rules}</code></span
        >${area}</label
      >
      <div class="answer-controls">${take}</div>
    </details>
    ${message}${own}${paintFigure(houseAlertFigure(data, house, watch.states.length - 1), null, lang)}
    ${watch.replay ? paintFigure(replayFigure(data, watch.replay), null, lang) : ""}
  </div>`;
}
