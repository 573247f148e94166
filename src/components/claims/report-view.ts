import {html} from "npm:htl";
import {claimsAnswer} from "../../figures/answers/claims.js";
import {formatDate} from "../../lib/format.js";
import type {Lang, Text} from "../../lib/language.js";
import {linkTo} from "../../lib/links.js";
import {COLON, PAUSE} from "../../lib/signs.js";
import {TOPICS, verdictAt, type Scorecard} from "../../query/claims/claims.js";
import {countVerdicts} from "../../query/claims/verdict.js";
import type {JudgedReport, Reports} from "../../query/report/judged.js";
import {SECTIONS} from "../../query/report/print.js";
import {LEADING_REPORT} from "../../query/report/report.js";
import {claimCard} from "./claim-card.js";
import {changeLog, claimsTable} from "./claim-summary.js";
import {numberElement, numbersIn} from "../number.js";
import {paintParts} from "../paint-part.js";

const NO_REPORT: Text = {en: "No such report", zh: "没有此研报"};
const DRAFT: Text = {
  en: "A draft of the house: it changes until it is published.",
  zh: "内部草稿：发布之前仍会修改。"
};
const FIRST: Text = {
  en: "The founding note of February 2026, which began the series",
  zh: "系列首篇：2026年2月的研报"
};
const SOURCE = "Alpha Ledger: verdicts by rule on the claims of the report.";

/** What a report is called; of one that is not there, that it is not. */
export function reportTitle(report: JudgedReport | undefined, lang: Lang): string {
  return (report?.title ?? NO_REPORT)[lang];
}

/** A report of the series: thesis, its claims judged on its day and today, and what could turn it. */
export function reportView(report: JudgedReport, lang: Lang): HTMLElement {
  const {date, author, audience, thesis, claims, ratings, catalysts, risks, disclosures, citation} = report;
  const words = (text: Text) => numbersIn(text[lang], {source: citation});
  const heading = (name: keyof typeof SECTIONS) => html`<h2 id=${name}>${SECTIONS[name][lang]}</h2>`;
  const list = (items: readonly unknown[]) =>
    html`<ul>
      ${items.map((item) => html`<li>${item}</li>`)}
    </ul>`;
  return html`<article class="report">
    <p>${dayOf(date, lang)}${PAUSE[lang]}${author}</p>
    ${audience === null ? html`<p class="figure-note" role="note">${DRAFT[lang]}</p>` : ""}
    <p>${paintParts(claimsAnswer(report), {lang, source: SOURCE})}</p>
    ${heading("thesis")} ${thesis.map((text) => html`<p>${words(text)}</p>`)} ${heading("claims")}
    ${claimsTable(report, lang)}
    ${TOPICS.flatMap((topic) => claims.filter((claim) => claim.topic === topic)).map((claim) => claimCard(claim, report, lang))}
    ${changeLog(report, lang)}
    ${ratings.length === 0 ? "" : [heading("ratings"), list(ratings.map((r) => `${r.entity}${COLON[lang]}${r.rating}${PAUSE[lang]}${r.target}`))]}
    ${heading("catalysts")}
    ${list(catalysts.map(({on, text}) => (on === null ? words(text) : [dayOf(on, lang), COLON[lang], words(text)])))}
    ${heading("risks")} ${list(risks.map(words))} ${heading("disclosures")} ${list(disclosures.map(words))}
  </article>`;
}

/** The reports of the series with how many of their claims hold today, the leading one first. */
export function seriesList(founding: Scorecard, {reports}: Reports, lang: Lang): HTMLElement {
  const first = entry(`/${lang}/claims`, FIRST[lang], founding, lang);
  const next = reports.map((report) => entry(`/${lang}/reports/${report.name}`, report.title[lang], report, lang));
  const before = reports.findIndex(({name}) => name === LEADING_REPORT) + 1;
  return html`<ul class="series">
    ${[...next.slice(0, before), first, ...next.slice(before)]}
  </ul>`;
}

function entry(path: string, title: string, scorecard: Scorecard, lang: Lang): HTMLElement {
  const found = countVerdicts(scorecard.claims.map((claim) => verdictAt(claim, "now", scorecard)));
  const n = (value: number) => numberElement({value, unit: "claims", source: SOURCE, text: String(value)});
  const [all, holds] = [n(scorecard.claims.length), n(found.holds)];
  return html`<li>
    <a href=${linkTo(path)}>${title}</a
    >${PAUSE[lang]}${dayOf(scorecard.then, lang)}${COLON[lang]}${lang === "en" ? html`${holds} of ${all} claims hold on every basis today` : html`今日 ${holds} 条论断在所有口径下成立，共 ${all} 条`}
  </li>`;
}

function dayOf(date: string, lang: Lang): HTMLElement {
  return html`<time datetime=${date}>${formatDate(date, lang)}</time>`;
}
