import {citationParts} from "../figure-frame.js";
import {html} from "npm:htl";
import {resize} from "observablehq:stdlib";
import {claimStripChart} from "../../charts/claim-strip.js";
import type {IsoDate} from "../../lib/dates.js";
import {formatDate, formatShare, missing} from "../../lib/format.js";
import type {Lang, Text} from "../../lib/language.js";
import {linkTo} from "../../lib/links.js";
import {BREAK, COLON, PAUSE, STOP} from "../../lib/signs.js";
import {sqlOn, verdictAt, type Claim, type ClaimReading, type Moment, type Reading} from "../../query/claims/claims.js";
import {claimOutcome, type ClaimOutcome} from "../../query/claims/verdict.js";
import {criterionWords, formatClaimed, VERDICT_SIGN, verdictWords} from "./claim-words.js";
import {withMarkRoles} from "../mark-roles.js";
import {numberElement, numbersIn} from "../number.js";

/** The days on which a claim is judged, and who claims it. */
export interface Judging {
  readonly then: IsoDate;
  readonly now: IsoDate;
  readonly citation: string;
  /** The day before which a claim that is being written is not decided. */
  readonly decidedOn?: IsoDate | null;
}

export const CARD_WORDS = {
  basis: {en: "Basis", zh: "口径"},
  then: {en: "At the note’s date", zh: "研报当日"},
  now: {en: "Today", zh: "今日"},
  both: {en: "Then and today", zh: "当时与今日"},
  how: {en: "How each basis counts", zh: "各口径如何计算"},
  query: {en: "SQL", zh: "查询"},
  cited: {en: "cited data", zh: "引用数据"},
  sources: {en: "As of", zh: "数据截至"},
  readFrom: {en: "Read from", zh: "取自"},
  evidence: {en: "Values by basis, chart, sources", zh: "各口径数值、图表与来源"}
} as const satisfies Record<string, Text>;

const OUTCOME: Readonly<Record<ClaimOutcome, Text>> = {
  met: {en: "bears it out", zh: "支持"},
  missed: {en: "does not", zh: "不支持"},
  absent: {en: "says nothing", zh: "无数据"},
  thin: {en: "too thin to read", zh: "数据过少，不宜解读"},
  context: {en: "context, no vote", zh: "仅供参考，不计入判定"}
};

/** One claim: verdicts at both dates; folded below, the values of each basis against what is claimed, SQL and sources. */
export function claimCard(claim: Claim, judging: Judging, lang: Lang, {isOpen = false} = {}): HTMLElement {
  const words = (text: string) => numbersIn(text, {source: judging.citation});
  const drawn = (reading: Reading) => (claimOutcome(claim, reading) === "thin" ? null : reading.value);
  const rows = claim.readings.map((r) => ({label: r.name[lang], then: drawn(r.then), now: drawn(r.now)}));
  const note =
    claim.expected === null
      ? ""
      : html`<p class="claim-note">
          ${claimed(claim, judging, lang)} ${words(claim.why[lang])}${lang === "en" ? "." : "。"}
        </p>`;
  return html`<article class="claim" id=${claim.claim}>
    <h3>${words(claim.statement[lang])}</h3>
    <ul class="verdicts">
      ${verdictLines(claim, judging, lang)}
    </ul>
    ${
      rows.length
        ? html`<details class="claim-evidence" data-opens-on-arrival open=${isOpen}>
            <summary>${CARD_WORDS.evidence[lang]}</summary>
            <div class="claim-body">
              <div class="claim-strip" role="img" aria-label=${claim.statement[lang]}>
                ${resize((width) => withMarkRoles(claimStripChart(rows, claim, {lang, width})))}
              </div>
              ${readingsTable(claim, judging, lang)}
            </div>
            ${note} ${definitions(claim.readings, words, lang)}${sourceLine(claim, lang)}
          </details>`
        : note
    }
  </article>`;
}

/** The verdicts at both dates, in one line where they say the same. */
function verdictLines(claim: Claim, judging: Judging, lang: Lang): HTMLElement[] {
  const [then, now] = (["then", "now"] as const).map((moment) => {
    const verdict = verdictAt(claim, moment, judging);
    return {kind: verdict.kind, words: verdictWords(verdict, claim, lang)};
  });
  const line = (when: Text, verdict: typeof then) =>
    html`<li>
      <span class="verdict-date">${when[lang]}</span>
      <span class=${`verdict verdict-${verdict?.kind}`}
        ><span aria-hidden="true">${verdict && VERDICT_SIGN[verdict.kind]}</span> ${verdict?.words}</span
      >
    </li>`;
  return then?.words === now?.words
    ? [line(CARD_WORDS.both, now)]
    : [line(CARD_WORDS.then, then), line(CARD_WORDS.now, now)];
}

/** What is claimed, as numbers with their source. */
function claimed(claim: Claim, {citation}: Judging, lang: Lang): HTMLElement {
  const show = (value: number) =>
    numberElement({value, unit: claim.unit, source: citation, text: formatClaimed(value, claim.unit, lang)});
  const {expected, expectedHigh, tolerance} = claim;
  const words = criterionWords(claim)[lang];
  const head = words.charAt(0).toUpperCase() + words.slice(1);
  return html`<span
    >${head}
    ${expected === null ? "" : show(expected)}${expectedHigh === null ? "" : html`${{en: " and ", zh: "与"}[lang]}${show(expectedHigh)}`}${tolerance === 0 ? "" : html`${{en: ", give or take ", zh: "，容差 "}[lang]}${show(tolerance)}`}${STOP[lang]}</span
  >`;
}

function readingsTable(claim: Claim, judging: Judging, lang: Lang): HTMLElement {
  const areDated = datesOf(claim).length > 1;
  const cell = (reading: ClaimReading, moment: Moment) => {
    const {value, coverage, citation, asOf} = reading[moment];
    const outcome = claimOutcome(claim, reading[moment]);
    if (value === null) return html`<td class="missing">${missing(lang)}</td>`;
    const shown = numberElement({
      value,
      unit: claim.unit,
      source: citation,
      text: formatClaimed(value, claim.unit, lang)
    });
    const part =
      coverage !== null && coverage < 1 - 1e-9
        ? html`<small
            >${{en: "on ", zh: "覆盖 "}[lang]}${numberElement({value: coverage, unit: "share of tokens", source: citation, text: formatShare(coverage, lang, 0)})}</small
          >`
        : "";
    const decidesNothing = outcome === "thin" || outcome === "context";
    const why = decidesNothing ? html`<small>${OUTCOME[outcome][lang]}</small>` : "";
    const date = areDated && asOf ? html`<small>${time(asOf, lang)}</small>` : "";
    return html`<td class=${`number outcome-${outcome}`} title=${OUTCOME[outcome][lang]}>
      ${shown} ${part}${why || date ? html`<br />` : ""}${why} ${date}
    </td>`;
  };
  return html`<div class="table-scroll" tabindex="0" role="region" aria-label=${claim.statement[lang]}>
    <table>
      <thead>
        <tr>
          <th scope="col">${CARD_WORDS.basis[lang]}</th>
          <th scope="col" class="number">${CARD_WORDS.then[lang]}</th>
          <th scope="col" class="number">${CARD_WORDS.now[lang]}</th>
          <th scope="col">SQL</th>
        </tr>
      </thead>
      <tbody>
        ${claim.readings.map(
          (reading) =>
            html`<tr>
              <td>${reading.name[lang]}</td>
              ${cell(reading, "then")}${cell(reading, "now")}
              <td>${sqlLink(reading, judging.now, lang)}</td>
            </tr>`
        )}
      </tbody>
    </table>
  </div>`;
}

/** A link that opens the SQL page with a reading's query; one over cited data says why it is empty there. */
function sqlLink({sql, isOpen}: ClaimReading, day: IsoDate, lang: Lang): HTMLElement {
  const note = isOpen
    ? ""
    : `-- ${{en: "This reads tables that may only be cited: they are not in this file.", zh: "所读的表仅供引用，不在本文件中。"}[lang]}\n`;
  const q = new URLSearchParams({q: note + wrapped(sqlOn(sql, day))}).toString();
  return html`<a href=${linkTo(`/${lang}/sql#${q}`)}>${CARD_WORDS.query[lang]}</a
    >${isOpen ? "" : html` <small>${CARD_WORDS.cited[lang]}</small>`}`;
}

/** One line of SQL broken before its clauses. */
function wrapped(sql: string): string {
  return sql.replace(/ (?=(FROM|WHERE|GROUP BY|ORDER BY|HAVING|ASOF LEFT JOIN|UNION ALL)\b)/g, "\n");
}

function definitions(
  readings: readonly ClaimReading[],
  words: (text: string) => (string | HTMLElement)[],
  lang: Lang
): HTMLElement {
  return html`<details>
    <summary>${CARD_WORDS.how[lang]}</summary>
    <dl>
      ${readings.map(
        (r) =>
          html`<div>
            <dt>${r.name[lang]}</dt>
            <dd>${words(r.definition[lang])}${documents(r, lang)}</dd>
          </div>`
      )}
    </dl>
  </details>`;
}

/** The texts that the values were read from, apart for the two dates where they differ. */
function documents({then, now}: ClaimReading, lang: Lang): HTMLElement[] {
  const line = (when: Text | null, {readFrom = []}: Reading) =>
    readFrom.length
      ? [
          html`<div class="figure-source read-from">
            ${when ? {en: `${when.en}, read from`, zh: `${when.zh}取自`}[lang] : CARD_WORDS.readFrom[lang]}${COLON[lang]}${readFrom.map(
              ({document, date}, i) =>
                html`${i ? BREAK[lang] : ""}<span lang="en">${document}</span
                  >${date ? html`${PAUSE[lang]}${time(date, lang)}` : ""}`
            )}${STOP[lang]}
          </div>`
        ]
      : [];
  const isSame = JSON.stringify(then.readFrom) === JSON.stringify(now.readFrom);
  return isSame ? line(null, now) : [...line(CARD_WORDS.then, then), ...line(CARD_WORDS.now, now)];
}

function time(date: IsoDate, lang: Lang): HTMLElement {
  return html`<time datetime=${date}>${formatDate(date, lang)}</time>`;
}

/** The dates that the values of a claim are as of, earliest first. */
function datesOf({readings}: Claim): IsoDate[] {
  return [...new Set(readings.flatMap((r) => [r.then.asOf, r.now.asOf]).filter((date) => date !== null))].sort();
}

function sourceLine(claim: Claim, lang: Lang): HTMLElement {
  const all = claim.readings.flatMap((r) => [r.then, r.now]);
  const citations = [...new Set(all.map((r) => r.citation).filter(Boolean))];
  const last = datesOf(claim).at(-1);
  return html`<p class="figure-source">
    ${citations.flatMap((citation) => [...citationParts(citation, lang), " "])}
    ${last ? html`${CARD_WORDS.sources[lang]} ${time(last, lang)}${lang === "en" ? "." : "。"}` : ""}
  </p>`;
}
