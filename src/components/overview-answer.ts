import {html} from "npm:htl";
import {formatDate, formatShare, formatTokens} from "../lib/format.js";
import type {Lang} from "../lib/language.js";
import {at, type Usage} from "../query/usage.js";
import {chinaLead, type Basis, type WeekByOrigin} from "../query/basis.js";
import {number} from "./number.js";

type ByBasis = Readonly<Record<Basis, readonly WeekByOrigin[]>>;

/** The two weeks the founding note counts. */
export const NOTE_WEEKS = {from: "2026-02-09", to: "2026-02-16"} as const;

/** The page's answer in one sentence, with today's numbers. */
export function answerSentence(usage: Usage, byBasis: ByBasis, lang: Lang): HTMLElement {
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
      >在 ${week} 当周，中国模型处理了 ${tokens}词元，占全部的 ${share(china)}，美国为
      ${share(us)}；${since ? html`自 ${run} 当周起，中国每一周都领先。` : "美国领先。"}</span
    >`;
  return html`<span class="answer"
    >In the week of ${week} they carried ${tokens} tokens, ${share(china)} of everything, against ${share(us)} for
    American models;
    ${since ? html`China has led every published week since that of ${run}.` : "the United States leads."}</span
  >`;
}

/** China against the United States in the second of the note's weeks, under one basis. */
export function noteComparison(usage: Usage, weeks: readonly WeekByOrigin[], lang: Lang): HTMLElement {
  const week = weeks.find((w) => w.week === NOTE_WEEKS.to);
  if (!week) throw new Error(`week: ${NOTE_WEEKS.to}; expected in the weekly usage`);
  const tokens = (value: number) =>
    number({value, unit: "tokens", source: usage.citation, text: formatTokens(value, lang)});
  const {china, us} = week.tokens;
  const date = html`<time datetime=${week.week}>${formatDate(week.week, lang)}</time>`;
  if (lang === "zh") return html`<span>${date} 当周为 ${tokens(china)}比 ${tokens(us)}</span>`;
  return html`<span>${tokens(china)} against ${tokens(us)} in the week of ${date}</span>`;
}
