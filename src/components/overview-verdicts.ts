import {html} from "npm:htl";
import {formatInteger} from "../lib/format.js";
import type {Lang, Text} from "../lib/language.js";
import {verdictAt, type Claim, type Claims} from "../query/claims/claims.js";
import type {Verdict, VerdictKind} from "../query/claims/verdict.js";
import {VERDICT_NAME, VERDICT_SIGN} from "./claim-words.js";
import {number} from "./number.js";

const HEAD = {
  holds: {en: "Right on every basis", zh: "各口径下均成立"},
  holds_only_under: {en: "Right on some bases only", zh: "仅在部分口径下成立"},
  does_not_hold: {en: "Not right", zh: "不成立"},
  since: {en: "Since then", zh: "此后"}
} as const satisfies Record<string, Text>;

const SOURCE = "Alpha Ledger: verdicts by rule on the claims of the founding note.";

/** What was right in the note, what was not and what has turned since: four short lists that lead to the claims. */
export function noteVerdicts(claims: Claims, lang: Lang): HTMLElement {
  const judged = claims.claims.map((claim) => ({
    claim,
    then: verdictAt(claim, "then", claims),
    now: verdictAt(claim, "now", claims)
  }));
  const turned = judged.filter(({then, now}) => then.kind !== now.kind && now.kind !== "cannot_be_tested");
  const untested = judged.filter(({then, now}) => then.kind === now.kind && now.kind === "cannot_be_tested").length;
  const count = number({value: untested, unit: "claims", source: SOURCE, text: formatInteger(untested, lang)});
  return html`<div class="note-verdicts">
    <div class="columns">
      ${(["holds", "holds_only_under", "does_not_hold"] as const).map((kind) =>
        section(
          HEAD[kind],
          judged
            .filter(({then}) => then.kind === kind)
            .map(({claim, then}) => ({claim, kind, said: basesOf(then, claim, lang)})),
          lang
        )
      )}
      ${section(
        HEAD.since,
        turned.map(({claim, now}) => ({claim, kind: now.kind, said: VERDICT_NAME[now.kind][lang]})),
        lang
      )}
    </div>
    <p class="figure-note">
      ${lang === "zh" ? html`前三栏为研报当日的判定，依后续版本重建；末栏为此后改变或可以判定的论断。另有 ${count} 条至今无法检验。` : html`The first three are judged at the note’s date, reconstructed from later vintages; the last lists what has turned, or could be judged, since. Another ${count} still cannot be tested.`}
      <a href="./claims">${{en: "Every claim, with its numbers and SQL", zh: "查看全部论断、数值与 SQL"}[lang]}</a>
    </p>
  </div>`;
}

function basesOf(verdict: Verdict, {readings}: Claim, lang: Lang): string {
  if (verdict.kind !== "holds_only_under") return "";
  const names = verdict.bases.map((b) => readings.find((r) => r.basis === b)?.name[lang] ?? b);
  return names.join(lang === "zh" ? "；" : "; ");
}

interface Item {
  readonly claim: Claim;
  readonly kind: VerdictKind;
  /** What is written beside it: its verdict, or the bases under which it holds. */
  readonly said?: string;
}

function section(head: Text, items: readonly Item[], lang: Lang): HTMLElement | string {
  if (items.length === 0) return "";
  return html`<section>
    <h3>${head[lang]}</h3>
    <ul class="verdict-list">
      ${items.map(
        ({claim, kind, said}) =>
          html`<li>
            <span class=${`verdict verdict-${kind}`} aria-hidden="true">${VERDICT_SIGN[kind]}</span>
            <span
              ><a href=${`./claims#${claim.claim}`}>${claim.statement[lang]}</a
              >${said ? html` <small>${said}</small>` : ""}</span
            >
          </li>`
      )}
    </ul>
  </section>`;
}
