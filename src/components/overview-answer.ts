import {html} from "npm:htl";
import {formatDate, formatShare, formatTokens} from "../lib/format.js";
import type {Lang} from "../lib/language.js";
import {at, holdsNoteWeeks, labOf, modelName, noteWeeks, originOf, type Usage} from "../query/usage.js";
import type {Claims} from "../query/claims/claims.js";
import {chinaLead, largestNamed, type Basis, type WeekByOrigin} from "../query/basis.js";
import {notOnRecordText} from "./not-on-record.js";
import {number} from "./number.js";

type ByBasis = Readonly<Record<Basis, readonly WeekByOrigin[]>>;

/** The page's answer in one sentence, with today's numbers. */
export function answerSentence(usage: Usage, byBasis: ByBasis, lang: Lang): HTMLElement {
  if (!usage.weeks.length) return html`<span class="answer">${notOnRecordText("weekly", usage.knownOn, lang)}</span>`;
  const last = at(byBasis.all, byBasis.all.length - 1);
  const china = last.tokens.china / last.total;
  const us = last.tokens.us / last.total;
  const {since} = chinaLead(byBasis.all);
  const share = (value: number) =>
    number({value, unit: "share of all tokens", source: usage.citation, text: formatShare(value, lang)});
  const tokens = number({
    value: last.tokens.china,
    unit: "tokens",
    source: usage.citation,
    text: formatTokens(last.tokens.china, lang)
  });
  const week = html`<time datetime=${last.week}>${formatDate(last.week, lang)}</time>`;
  const run = since && html`<time datetime=${since}>${formatDate(since, lang)}</time>`;
  if (lang === "zh")
    return html`<span class="answer"
      >在 ${week}起的一周，中国模型处理了 ${tokens}词元，占全部的 ${share(china)}，美国为
      ${share(us)}；${since ? html`自 ${run}起，中国每一周都领先。` : "美国领先。"}</span
    >`;
  return html`<span class="answer"
    >In the week of ${week} Chinese models carried ${tokens} tokens, ${share(china)} of everything, against ${share(us)}
    for American models;
    ${since ? html`China has led every published week since that of ${run}.` : "the United States leads."}</span
  >`;
}

/** What the note's own weeks show: who leads among nine models and among all, and the model on which it turns. */
export function noteEvidence(usage: Usage, byBasis: ByBasis, claims: Claims, lang: Lang): HTMLElement {
  if (!holdsNoteWeeks(usage)) return html`<span>${notOnRecordText("note", usage.knownOn, lang)}</span>`;
  const nine = noteComparison(usage, byBasis.nine, lang);
  const named = noteComparison(usage, byBasis.named, lang);
  const recount = noteRecount(usage, claims, lang);
  if (lang === "zh")
    return html`<span
      >研报所取的两周就是例证。只看前九大模型，中国领先，${nine}；看全部具名模型，仍是美国领先，${named}。${recount}</span
    >`;
  return html`<span
    >The note’s own weeks show it. Among the nine largest models China was ahead, ${nine}; over all named models the
    United States still was, ${named}. ${recount}</span
  >`;
}

/** China against the United States in the second of the note's weeks, under one basis. */
function noteComparison(usage: Usage, weeks: readonly WeekByOrigin[], lang: Lang): HTMLElement {
  const {to} = noteWeeks(usage);
  const week = weeks.find((w) => w.week === to);
  if (!week) throw new Error(`week: ${to}; expected in the weekly usage`);
  const tokens = (value: number) =>
    number({value, unit: "tokens", source: usage.citation, text: formatTokens(value, lang)});
  const {china, us} = week.tokens;
  const date = html`<time datetime=${week.week}>${formatDate(week.week, lang)}</time>`;
  if (lang === "zh") return html`<span>${date}起的一周为 ${tokens(china)}比 ${tokens(us)}</span>`;
  return html`<span>${tokens(china)} against ${tokens(us)} in the week of ${date}</span>`;
}

/** The note's own figures for its second week, and the one model on which its American figure turns. */
function noteRecount(usage: Usage, claims: Claims, lang: Lang): HTMLElement {
  const week = usage.weeks.indexOf(noteWeeks(usage).to);
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
  const note = html`<a href="./sources#founding-note-2026-02"
    >${{en: "CCB International, February 2026", zh: "建银国际，2026年2月"}[lang]}</a
  >`;
  if (lang === "zh")
    return html`<span
      >研报（${note}）给出的该周数字为 ${printed("china_week_2026-02-16")}比
      ${printed("us_week_2026-02-16")}。不计第九名 ${lab} 的 ${model}，美国合计为 ${without}；计入则为 ${all}。</span
    >`;
  return html`<span
    >For that week the note (${note}) prints ${printed("china_week_2026-02-16")} against
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
