import {html} from "npm:htl";
import {formatDate} from "../../lib/format.js";
import type {Lang, Text} from "../../lib/language.js";
import {BREAK, COLON, PAUSE} from "../../lib/signs.js";
import {
  TOPICS,
  verdictAt,
  type Claim,
  type Moment,
  type Scorecard,
  type VerdictChange
} from "../../query/claims/claims.js";
import {basesMoved, VERDICTS, type VerdictKind} from "../../query/claims/verdict.js";
import {basisNames, CAUSE_NAME, TOPIC_NAME, VERDICT_NAME, VERDICT_SIGN, verdictWords} from "./claim-words.js";
import {CARD_WORDS} from "./claim-card.js";
import {numbersIn} from "../number.js";

/** Every claim in a line, by topic, with its verdicts at both dates; each leads to its card. */
export function claimsTable(claims: Scorecard, lang: Lang): HTMLElement {
  const sign = (claim: Claim, moment: Moment) => {
    const verdict = verdictAt(claim, moment, claims);
    return html`<td class=${`verdict verdict-${verdict.kind}`} title=${verdictWords(verdict, claim, lang)}>
      <span aria-hidden="true">${VERDICT_SIGN[verdict.kind]}</span>
      <span class="verdict-name">${VERDICT_NAME[verdict.kind][lang]}</span>
    </td>`;
  };
  return html`<div class="claims-table">
    <p class="verdict-key">
      ${VERDICTS.map((kind) => html`<span class=${`verdict verdict-${kind}`}><span aria-hidden="true">${VERDICT_SIGN[kind]}</span> ${VERDICT_NAME[kind][lang]}</span>`)}
    </p>
    <table>
      <thead>
        <tr>
          <th scope="col">${{en: "Claim", zh: "论断"}[lang]}</th>
          <th scope="col">${CARD_WORDS.then[lang]}</th>
          <th scope="col">${CARD_WORDS.now[lang]}</th>
        </tr>
      </thead>
      ${TOPICS.filter((topic) => claims.claims.some((c) => c.topic === topic)).map(
        (topic) =>
          html`<tbody>
            <tr>
              <th colspan="3" scope="rowgroup">${TOPIC_NAME[topic][lang]}</th>
            </tr>
            ${claims.claims
              .filter((c) => c.topic === topic)
              .map(
                (c) =>
                  html`<tr>
                    <td><a href=${`#${c.claim}`}>${numbersIn(c.statement[lang], {source: claims.citation})}</a></td>
                    ${sign(c, "then")}${sign(c, "now")}
                  </tr>`
              )}
          </tbody>`
      )}
    </table>
  </div>`;
}

const NO_CHANGE: Text = {en: "No verdict has changed so far.", zh: "迄今没有判定改变。"};

/** The change log: each day of the books on which a verdict was another, newest first. */
export function changeLog(claims: Scorecard, lang: Lang): HTMLElement {
  if (claims.changes.length === 0) return html`<p class="empty">${NO_CHANGE[lang]}</p>`;
  const days = [...new Set(claims.changes.map((c) => c.day))];
  const nameOf = (key: string) => claims.claims.find((c) => c.claim === key);
  return html`<div class="change-log">
    ${days.map(
      (day) =>
        html`<section>
          <h3><time datetime=${day}>${formatDate(day, lang)}</time></h3>
          <ul>
            ${claims.changes
              .filter((c) => c.day === day)
              .map((change) => {
                const claim = nameOf(change.claim);
                if (!claim) throw new Error(`claim: ${change.claim}; expected one of the claims`);
                return html`<li>
                  <a href=${`#${claim.claim}`}>${numbersIn(claim.statement[lang], {source: claims.citation})}</a
                  >${COLON[lang]}${turn(change, claim, lang)}
                  <small>${CAUSE_NAME[change.cause][lang]}</small>
                </li>`;
              })}
          </ul>
        </section>`
    )}
  </div>`;
}

/** What a change turned: the verdict, or the bases gained and lost where it holds only under some before and after. */
function turn({from, to}: VerdictChange, claim: Claim, lang: Lang): HTMLElement {
  const named = (kind: VerdictKind, words: string) => html`<span class=${`verdict verdict-${kind}`}>${words}</span>`;
  if (from.kind !== "holds_only_under" || to.kind !== "holds_only_under")
    return html`<span
      >${named(from.kind, VERDICT_NAME[from.kind][lang])} → ${named(to.kind, verdictWords(to, claim, lang))}</span
    >`;
  const {gained, lost} = basesMoved(from, to);
  const part = (head: Text, bases: readonly string[]) =>
    bases.length ? [`${head[lang]}${basisNames(bases, claim.readings, lang)}`] : [];
  const parts = [...part({en: "gained: ", zh: "新增口径："}, gained), ...part({en: "lost: ", zh: "失去口径："}, lost)];
  return html`<span>${named(to.kind, VERDICT_NAME[to.kind][lang])}${PAUSE[lang]}${parts.join(BREAK[lang])}</span>`;
}
