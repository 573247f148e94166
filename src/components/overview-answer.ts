import {html} from "npm:htl";
import {formatDate, formatInteger, formatShare, formatTokens} from "../lib/format.js";
import type {Lang} from "../lib/language.js";
import {linkTo} from "../lib/links.js";
import {at, holdsNoteWeeks, labOf, modelName, noteWeeks, originOf, type Usage} from "../query/usage.js";
import {verdictAt, type Claims} from "../query/claims/claims.js";
import {countVerdicts} from "../query/claims/verdict.js";
import {chinaLead, largestNamed, type Basis, type WeekByOrigin} from "../query/basis.js";
import {leadBounds} from "./lead-bounds.js";
import {notOnRecordText} from "./not-on-record.js";
import {number} from "./number.js";
import {VERDICT_SOURCE} from "./overview-verdicts.js";

type ByBasis = Readonly<Record<Basis, readonly WeekByOrigin[]>>;

/** The page's answer: what was right in the note, on what its headline turned, and what has happened since. */
export function noteAnswer(usage: Usage, byBasis: ByBasis, claims: Claims, lang: Lang): HTMLElement {
  const known = usage.weeks.length > 0;
  const absent = (what: "weekly" | "note") => notOnRecordText(what, usage.knownOn, lang);
  return html`<div class="answer note-answer">
    <p>${claimCounts(claims, lang)}</p>
    <p>
      ${holdsNoteWeeks(usage) ? headline(usage, byBasis, lang) : absent(known ? "note" : "weekly")}
      ${known ? sinceThen(usage, byBasis, lang) : ""}
    </p>
  </div>`;
}

function claimCounts(claims: Claims, lang: Lang): HTMLElement {
  const found = countVerdicts(claims.claims.map((claim) => verdictAt(claim, "then", claims)));
  const count = (value: number) =>
    number({value, unit: "claims", source: VERDICT_SOURCE, text: formatInteger(value, lang)});
  const all = count(claims.claims.length);
  const holds = count(found.holds);
  const some = count(found.holds_only_under);
  const not = count(found.does_not_hold);
  const untested = count(found.cannot_be_tested);
  if (lang === "zh")
    return html`<span
      >2026年2月的一份券商研报回答“是”，因此中国模型背后的公司理应重估。其 ${all} 条论断，以截至当日的数据判定：${holds}
      条在各口径下均成立，${some} 条仅在部分口径下成立，${not} 条不成立，${untested} 条当时无法检验。</span
    >`;
  return html`<span
    >Yes, argued a broker’s note of February 2026, so the companies behind China’s models deserve a higher price. Of its
    ${all} claims, judged by the data up to its day, ${holds} were right on every basis, ${some} on some only and ${not}
    were not; ${untested} could not be tested then.</span
  >`;
}

/** China against the United States in the second of the note's weeks, among nine models and among all named. */
function headline(usage: Usage, byBasis: ByBasis, lang: Lang): HTMLElement {
  const {to} = noteWeeks(usage);
  const nine = comparison(usage, byBasis.nine, lang);
  const named = comparison(usage, byBasis.named, lang);
  const date = html`<time datetime=${to}>${formatDate(to, lang)}</time>`;
  const turns = nine.leads !== named.leads;
  if (lang === "zh") {
    const led = (leads: boolean) => (leads ? "中国模型领先" : "中国模型落后");
    return html`<span
      >${turns ? "其核心论断取决于口径：" : ""}${date}起的一周，只看前九大模型，${led(nine.leads)}，${nine.shown}；看全部具名模型，${turns ? "则" : "也是"}${led(named.leads)}，${named.shown}。</span
    >`;
  }
  const led = (leads: boolean) => (leads ? "ahead" : "behind");
  return html`<span
    >${turns ? "Its headline turns on what is counted: in" : "In"} the week of ${date} Chinese models were
    ${led(nine.leads)} of American ones among the nine largest (${nine.shown} tokens) ${turns ? "but" : "and also"}
    ${led(named.leads)} over all named models (${named.shown}).</span
  >`;
}

/** Whether China led in the second of the note's weeks under one basis, and by what. */
function comparison(
  usage: Usage,
  weeks: readonly WeekByOrigin[],
  lang: Lang
): {readonly leads: boolean; readonly shown: HTMLElement} {
  const {to} = noteWeeks(usage);
  const week = weeks.find((w) => w.week === to);
  if (!week) throw new Error(`week: ${to}; expected in the weekly usage`);
  const tokens = (value: number) =>
    number({value, unit: "tokens", source: usage.citation, text: formatTokens(value, lang)});
  const {china, us} = week.tokens;
  const against = {en: " against ", zh: "比 "}[lang];
  return {leads: china > us, shown: html`<span>${tokens(china)}${against}${tokens(us)}</span>`};
}

/** The last week over all tokens, since when China has led, and both ends of what the undisclosed could make of it. */
function sinceThen(usage: Usage, byBasis: ByBasis, lang: Lang): HTMLElement {
  const last = at(byBasis.all, byBasis.all.length - 1);
  const {since} = chinaLead(byBasis.all);
  const share = (value: number) =>
    number({value, unit: "share of all tokens", source: usage.citation, text: formatShare(value, lang)});
  const tokens = number({
    value: last.tokens.china,
    unit: "tokens",
    source: usage.citation,
    text: formatTokens(last.tokens.china, lang)
  });
  const china = share(last.tokens.china / last.total);
  const us = share(last.tokens.us / last.total);
  const bounds = leadBounds(last.tokens, usage.citation, lang);
  const week = html`<time datetime=${last.week}>${formatDate(last.week, lang)}</time>`;
  const run = since && html`<time datetime=${since}>${formatDate(since, lang)}</time>`;
  if (lang === "zh")
    return html`<span
      >${since ? html`自 ${run}起的一周至今，在来源地已知的模型中，中国每周领先` : "在来源地已知的模型中，末周美国领先"}：${week}起的一周，中国模型处理了
      ${tokens}词元，占全部的 ${china}，美国占 ${us}。${bounds}</span
    >`;
  return html`<span
    >${since ? html`Since the week of ${run} China has led every published week among models whose lab is known` : "Among models whose lab is known the United States led the last week"}:
    in that of ${week} Chinese models carried ${tokens}, ${china} of everything, against ${us} for American ones.
    ${bounds}</span
  >`;
}

/** How the note's own figures for its second week come about. */
export function noteEvidence(usage: Usage, claims: Claims, lang: Lang): HTMLElement {
  if (!holdsNoteWeeks(usage)) return html`<span>${notOnRecordText("note", usage.knownOn, lang)}</span>`;
  return noteRecount(usage, claims, lang);
}

/** The note's own figures for its second week, and the one model on which its American figure turns. */
function noteRecount(usage: Usage, claims: Claims, lang: Lang): HTMLElement {
  const {to} = noteWeeks(usage);
  const week = usage.weeks.indexOf(to);
  const date = html`<time datetime=${to}>${formatDate(to, lang)}</time>`;
  const nine = largestNamed(
    usage,
    usage.week.flatMap((w, row) => (w === week ? [row] : [])),
    9
  );
  const american = nine.filter((row) => originOf(usage, at(usage.model, row)) === "us");
  const ninth = at(nine, 8);
  const sum = (rows: readonly number[]) => rows.reduce((total, row) => total + at(usage.tokens, row), 0);
  const show = (value: number, source: string) =>
    number({value, unit: "tokens", source, text: formatTokens(value, lang)});
  const printed = (key: string) => show(claimed(claims, key), claims.citation);
  const without = show(sum(american.filter((row) => row !== ninth)), usage.citation);
  const all = show(sum(american), usage.citation);
  const model = modelName(usage, at(usage.model, ninth), lang);
  const lab = labOf(usage, at(usage.model, ninth)).name[lang];
  const note = html`<a href=${linkTo(`/${lang}/sources#founding-note-2026-02`)}
    >${{en: "CCB International, February 2026", zh: "建银国际，2026年2月"}[lang]}</a
  >`;
  if (lang === "zh")
    return html`<span
      >${date}起的一周，研报（${note}）给出的数字为 ${printed("china_week_2026-02-16")}比
      ${printed("us_week_2026-02-16")}。不计第九名 ${lab} 的 ${model}，美国合计为 ${without}；计入则为 ${all}。</span
    >`;
  return html`<span
    >For the week of ${date} the note (${note}) prints ${printed("china_week_2026-02-16")} against
    ${printed("us_week_2026-02-16")}. Without the ninth model, ${model} by ${lab}, the American sum is ${without}; with
    it, ${all}.</span
  >`;
}

/** The number a claim states. */
function claimed({claims}: Claims, key: string): number {
  const expected = claims.find((c) => c.claim === key)?.expected ?? null;
  if (expected === null) throw new Error(`claim: ${key}; expected one with a number in data/registry/claim.csv`);
  return expected;
}
