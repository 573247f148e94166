import {html} from "npm:htl";
import {formatDate, formatInteger} from "../lib/format.js";
import type {Lang, Text} from "../lib/language.js";
import {linkTo} from "../lib/links.js";
import {TOPICS, verdictAt, type Claim, type Claims, type Moment} from "../query/claims/claims.js";
import {hasLapsed, outcomeOf, type Verdict, type VerdictKind} from "../query/claims/verdict.js";
import {formatClaimed, VERDICT_NAME, VERDICT_SIGN} from "./claim-words.js";
import {number, numbersIn} from "./number.js";

const HEAD = {
  holds: {en: "Right on every basis", zh: "各口径下均成立"},
  holds_only_under: {en: "Right on some bases only", zh: "仅在部分口径下成立"},
  does_not_hold: {en: "Not right", zh: "不成立"},
  since: {en: "Since then", zh: "此后"}
} as const satisfies Record<string, Text>;

const LAPSED: Text = {en: "can no longer be tested today", zh: "今日已无法检验"};

/** What counts of verdicts come from. */
export const VERDICT_SOURCE = "Alpha Ledger: verdicts by rule on the claims of the founding note.";

/** What was right in the note, what was not and what has turned since: four short lists that lead to the claims. */
export function noteVerdicts(claims: Claims, lang: Lang): HTMLElement {
  const judged = claims.claims.map((claim) => ({
    claim,
    then: verdictAt(claim, "then", claims),
    now: verdictAt(claim, "now", claims)
  }));
  const turned = judged.filter(({then, now}) => then.kind !== now.kind && now.kind !== "cannot_be_tested");
  const untested = judged.filter(({then, now}) => then.kind === now.kind && now.kind === "cannot_be_tested").length;
  const lapsed = judged.filter(({then, now}) => hasLapsed(then, now)).length;
  const [still, gone, today] = [untested, lapsed, untested + lapsed].map((value) => countOf(value, lang));
  return html`<div class="note-verdicts">
    <div class="verdict-columns">
      ${(["holds", "holds_only_under", "does_not_hold"] as const).map((kind) =>
        section(
          HEAD[kind],
          judged
            .filter(({then}) => then.kind === kind)
            .map(({claim, then, now}) => ({
              claim,
              kind,
              said: said(lang, basesOf(then, claim, lang), found(claim, "then", lang)),
              hasLapsed: hasLapsed(then, now)
            })),
          claims,
          lang
        )
      )}
      ${section(
        HEAD.since,
        turned.map(({claim, now}) => ({
          claim,
          kind: now.kind,
          said: said(lang, VERDICT_NAME[now.kind][lang], found(claim, "now", lang)),
          hasLapsed: false
        })),
        claims,
        lang,
        sharesSince(claims, lang)
      )}
    </div>
    <p class="figure-note">
      ${lang === "zh" ? html`前三栏为研报当日的判定，依后续版本重建；末栏为此后改变或可以判定的论断。另有 ${still} 条当时与今日均无法检验${lapsed ? html`；${gone} 条当时可判、今日已无法检验，已标出，今日共 ${today} 条无法检验` : ""}。` : html`The first three are judged at the note’s date, reconstructed from later vintages; the last lists what has turned, or could be judged, since. Another ${still} could not be tested then and cannot today${lapsed ? html`; ${gone} judged then no longer can be, and are marked, which makes ${today} today` : ""}.`}
      <a href=${linkTo(`/${lang}/claims`)}
        >${{en: "Every claim, with its numbers and SQL", zh: "查看全部论断、数值与 SQL"}[lang]}</a
      >
    </p>
  </div>`;
}

function countOf(value: number, lang: Lang): HTMLElement {
  return number({value, unit: "claims", source: VERDICT_SOURCE, text: formatInteger(value, lang)});
}

/** Each named company's share price since the note, with the day of its last close; no verdict before twelve months. */
function sharesSince({claims, then}: Claims, lang: Lang): HTMLElement | string {
  const claim = claims.find((c) => c.claim === "price_since");
  const known = (claim?.readings ?? []).flatMap(({name, now: {value, asOf, citation}}) =>
    value === null || asOf === null ? [] : [{name: name[lang], value, asOf, citation}]
  );
  if (!claim || known.length === 0) return "";
  const time = (date: string) => html`<time datetime=${date}>${formatDate(date, lang)}</time>`;
  const change = ({value, citation}: {value: number; citation: string}) => {
    const text = formatClaimed(value, claim.unit, lang).replace("-", "−");
    return number({value, unit: claim.unit, source: citation, text: value > 0 ? `+${text}` : text});
  };
  return html`<div class="shares-since">
    <a href=${linkTo(`/${lang}/claims#${claim.claim}`)}
      >${{en: "Share prices since the note", zh: "研报以来的股价"}[lang]}</a
    >
    <small
      >${{en: "from ", zh: "自 "}[lang]}${time(then)}${{en: ", without dividends; no verdict before twelve months", zh: "起，不计股息；满十二个月方作判定"}[lang]}</small
    >
    <ul class="verdict-list">
      ${known.map(
        (share) =>
          html`<li>
            <span aria-hidden="true"></span
            ><span>${share.name} ${change(share)} <small>${time(share.asOf)}</small></span>
          </li>`
      )}
    </ul>
  </div>`;
}

type Words = (string | HTMLElement)[];

/** What is written beside a claim, its parts joined. */
function said(lang: Lang, ...parts: readonly (string | Words)[]): Words {
  const given = parts.map((part) => (typeof part === "string" ? [part] : part)).filter(([first]) => first);
  return given.flatMap((part, i) => (i ? [{en: ": ", zh: "："}[lang], ...part] : part));
}

/** The basis a claim holds under where it is one of several; else how many of those that say anything. */
function basesOf(verdict: Verdict, claim: Claim, lang: Lang): Words {
  const saying = claim.readings.filter((r) => ["met", "missed"].includes(outcomeOf(claim, r.then)));
  const isAlone = verdict.kind === "holds" && saying.length === 1 && claim.readings.length > 1;
  if (verdict.kind !== "holds_only_under" && !isAlone) return [];
  const bases = verdict.kind === "holds_only_under" ? verdict.bases : saying.map((r) => r.basis);
  const [only, second] = bases;
  const name = claim.readings.find((r) => r.basis === only)?.name[lang] ?? only ?? "";
  if (second === undefined) return [{en: `${name} only`, zh: `仅${name}`}[lang]];
  const count = (value: number) =>
    number({value, unit: "bases", source: VERDICT_SOURCE, text: formatInteger(value, lang)});
  const met = count(bases.length);
  const all = count(saying.length);
  return lang === "zh" ? [met, " 个口径成立（共 ", all, " 个）"] : ["on ", met, " of ", all, " bases"];
}

/** Lowest and highest of what the bases give at a moment; counts of events or models say nothing beside a verdict. */
function found(claim: Claim, moment: Moment, lang: Lang): Words {
  if (claim.unit === "count") return [];
  const given = claim.readings
    .map((r) => r[moment])
    .filter((r) => ["met", "missed"].includes(outcomeOf(claim, r)))
    .sort((a, b) => (a.value ?? 0) - (b.value ?? 0));
  const ends = [given[0], given.at(-1)].flatMap((r) =>
    r?.value == null ? [] : [{value: r.value, source: r.citation, text: formatClaimed(r.value, claim.unit, lang)}]
  );
  const [low, high] = ends.map((end) => number({...end, unit: claim.unit}));
  if (!low || !high) return [];
  return ends[0]?.text === ends[1]?.text ? [low] : [low, {en: " to ", zh: "至"}[lang], high];
}

interface Item {
  readonly claim: Claim;
  readonly kind: VerdictKind;
  readonly said: Words;
  /** Whether it was judged then and cannot be tested today. */
  readonly hasLapsed: boolean;
}

/** Claims shown of each list: what the first screen allows; the rest is folded. */
const SHOWN = 5;

function section(
  head: Text,
  items: readonly Item[],
  {citation}: Claims,
  lang: Lang,
  after: HTMLElement | string = ""
): HTMLElement | string {
  if (items.length === 0) return after;
  const line = ({claim, kind, said, hasLapsed}: Item) =>
    html`<li>
      <span class=${`verdict verdict-${kind}`} aria-hidden="true">${VERDICT_SIGN[kind]}</span>
      <span
        ><a href=${linkTo(`/${lang}/claims#${claim.claim}`)}>${numbersIn(claim.statement[lang], {source: citation})}</a
        >${said.length ? html` <small>${said}</small>` : ""}${hasLapsed ? html` <small class="lapsed"><span aria-hidden="true">${VERDICT_SIGN.cannot_be_tested}</span> ${LAPSED[lang]}</small>` : ""}</span
      >
    </li>`;
  const count = (value: number) => countOf(value, lang);
  const shown = spread(items).slice(0, SHOWN);
  const rest = items.filter((item) => !shown.includes(item));
  return html`<section>
    <h3>${head[lang]}${{en: ": ", zh: "："}[lang]}${count(items.length)}</h3>
    <ul class="verdict-list">
      ${items.filter((item) => shown.includes(item)).map(line)}
    </ul>
    ${
      rest.length
        ? html`<details>
            <summary>${{en: "and ", zh: "另有 "}[lang]}${count(rest.length)}${{en: " more", zh: " 条"}[lang]}</summary>
            <ul class="verdict-list">
              ${rest.map(line)}
            </ul>
          </details>`
        : ""
    }
    ${after}
  </section>`;
}

/** Items with the first of each topic first, then the second of each, so that a short list covers the note. */
function spread(items: readonly Item[]): Item[] {
  const byTopic = TOPICS.map((topic) => items.filter(({claim}) => claim.topic === topic));
  return items.flatMap((_, i) => byTopic.flatMap((own) => own.slice(i, i + 1)));
}
