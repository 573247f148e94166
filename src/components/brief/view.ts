import {html} from "npm:htl";
import type {PublishedCompanies} from "../../companies/published.js";
import {usageEffect, type UsageEffect} from "../../companies/with-usage.js";
import {parseIsoDate, type IsoDate} from "../../lib/dates.js";
import {formatDate} from "../../lib/format.js";
import type {Lang, Text} from "../../lib/language.js";
import {readBrief, sideWeeks, type BriefRows} from "../../query/brief/brief.js";
import type {Span} from "../../query/brief/sql.js";
import {query} from "../../query/ledger.js";
import {loadProgress} from "../load-progress.js";
import {notOnRecord} from "../not-on-record.js";
import {briefAnswer} from "./answer.js";
import {effectsPart} from "./effects.js";
import {exposurePart, modelPart, pricePart, restatedPart, taskPart} from "./sections.js";
import {sharesPart} from "./shares.js";

/** A brief with what it does to the company models. */
export interface ReadBrief {
  readonly brief: BriefRows;
  readonly effects: readonly UsageEffect[];
}

/** What the page loads: the brief between the two days it opens with; null where no week is on record. */
export interface OpeningBrief {
  readonly knownOn: IsoDate | null;
  readonly brief: BriefRows | null;
  readonly effects: readonly UsageEffect[];
  /** Dates of editions before the second day, newest first. */
  readonly editions: readonly IsoDate[];
}

const WORDS = {
  from: {en: "As known on", zh: "获知于"},
  to: {en: "against", zh: "对比"},
  shares: {en: "Who gained and lost share", zh: "占比的升降"},
  prices: {en: "Prices and lists", zh: "标价与目录"},
  models: {en: "Models", zh: "模型"},
  tasks: {en: "Tasks", zh: "任务"},
  restated: {en: "Restatements", zh: "修订"},
  exposures: {en: "Relations", zh: "关系"},
  effects: {en: "What it does to the company models", zh: "对公司模型的影响"},
  bad: {
    en: "Two dates are needed, the second after the first.",
    zh: "需要两个日期，且后者晚于前者。"
  }
} as const satisfies Record<string, Text>;

/** The brief with its two dates, which travel in the address: `?from=2026-08-22&to=2026-11-24`. */
export function briefView(
  opening: OpeningBrief,
  published: () => Promise<PublishedCompanies>,
  lang: Lang
): HTMLElement {
  if (!opening.brief) return notOnRecord("weekly", opening.knownOn, lang);
  const {brief, effects} = opening;
  const first: Span = {from: brief.from, to: brief.to};
  const output = html`<div class="brief"></div>`;
  const [from, to] = [dateField("from", lang), dateField("to", lang)];
  const show = async (wanted: Span) => {
    [from.input.value, to.input.value] = [wanted.from, wanted.to];
    if (wanted.from === first.from && wanted.to === first.to) {
      fill(output, {brief, effects}, lang);
      return;
    }
    if (!isSpan(wanted)) {
      output.replaceChildren(html`<p class="empty">${WORDS.bad[lang]}</p>`);
      return;
    }
    output.replaceChildren(loadProgress(lang));
    try {
      const read = await readInBrowser(wanted, published);
      if (from.input.value === wanted.from && to.input.value === wanted.to) fill(output, read, lang);
    } catch (error) {
      output.replaceChildren(html`<pre class="sql-error">${(error as Error).message}</pre>`);
    }
  };
  const change = () => {
    const wanted = {from: from.input.value, to: to.input.value};
    history.replaceState(null, "", addressOf(wanted, first));
    void show(wanted);
  };
  for (const {input} of [from, to]) input.addEventListener("change", change);
  void show({...first, ...inAddress(location.search)});
  return html`<div>
    <div class="brief-dates">${from.field}${to.field}${opening.editions.map((date) => sinceEdition(date, lang))}</div>
    ${output}
  </div>`;
}

async function readInBrowser(span: Span, published: () => Promise<PublishedCompanies>): Promise<ReadBrief> {
  const {labWeeks, ...brief} = await readBrief(span, (sql) => query(sql));
  const {companies} = await published();
  return {
    brief,
    effects: companies.map((c) => usageEffect(c, sideWeeks(labWeeks, "was"), sideWeeks(labWeeks, "now")))
  };
}

function fill(output: HTMLElement, {brief, effects}: ReadBrief, lang: Lang): void {
  const heading = (key: keyof typeof WORDS) => html`<h2 id=${`brief-part-${key}`}>${WORDS[key][lang]}</h2>`;
  output.replaceChildren(
    briefAnswer(brief, effects, lang),
    heading("shares"),
    sharesPart(brief, lang),
    ...(brief.exposures.length ? [heading("exposures"), exposurePart(brief, lang)] : []),
    heading("prices"),
    pricePart(brief, lang),
    heading("models"),
    modelPart(brief, lang),
    heading("tasks"),
    taskPart(brief, lang),
    heading("restated"),
    restatedPart(brief, lang),
    heading("effects"),
    effectsPart(brief, effects, lang)
  );
}

function dateField(key: "from" | "to", lang: Lang) {
  const input = html<HTMLInputElement>`<input type="date" name=${key} />`;
  return {
    input,
    field: html`<label class="field"><span class="input-label">${WORDS[key][lang]}</span>${input}</label>`
  };
}

function sinceEdition(date: IsoDate, lang: Lang): HTMLElement {
  const text = {en: `Since the edition of ${formatDate(date, "en")}`, zh: `自 ${formatDate(date, "zh")} 版以来`}[lang];
  return html`<a href=${`?from=${date}`}>${text}</a>`;
}

function isSpan({from, to}: Span): boolean {
  return parseIsoDate(from) !== null && parseIsoDate(to) !== null && from < to;
}

function inAddress(search: string): Partial<Span> {
  const asked = new URLSearchParams(search);
  const [from, to] = [asked.get("from"), asked.get("to")];
  return {...(from !== null && {from}), ...(to !== null && {to})};
}

function addressOf(wanted: Span, first: Span): string {
  const isFirst = wanted.from === first.from && wanted.to === first.to;
  return isFirst ? location.pathname : `?${new URLSearchParams({from: wanted.from, to: wanted.to}).toString()}`;
}
