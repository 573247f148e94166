import {html} from "npm:htl";
import {day} from "../../words/quantity.js";
import {say} from "../../words/say.js";
import {paintParts} from "../paint-part.js";
import type {PublishedCompanies} from "../../companies/published.js";
import {usageEffect, type UsageEffect} from "../../companies/with-usage.js";
import {addressStore} from "../../controls/address.js";
import {readFragment, writeFragment} from "../../lib/address.js";
import {parseIsoDate, type IsoDate} from "../../lib/dates.js";
import {formatDate} from "../../lib/format.js";
import type {Lang, Text} from "../../lib/language.js";
import {pageAddress} from "../../lib/links.js";
import {COLON, STOP} from "../../lib/signs.js";
import {sideWeeks, type BriefRows} from "../../query/brief/brief.js";
import {readBrief} from "../../query/brief/read-brief.js";
import type {BriefSpan} from "../../query/brief/sql.js";
import {query} from "../../query/ledger.js";
import {loadProgress} from "../load-progress.js";
import {notOnRecord} from "../not-on-record.js";
import {changeLinks} from "../change-links.js";
import {briefAnswer} from "./answer.js";
import {cataloguePart} from "./catalogues.js";
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
  unchanged: {en: "What did not change", zh: "没有变化的部分"},
  effects: {en: "What it does to the company models", zh: "对公司模型的影响"},
  link: {en: "Link to these two days", zh: "指向这两日的链接"},
  bad: {
    en: "Two dates are needed, the second after the first and neither after today.",
    zh: "需要两个日期，后者晚于前者，且均不晚于今日。"
  },
  early: {
    en: "On one of these days no whole week had ended on record: choose later ones.",
    zh: "其中一个日期之前尚无完整的周记录：请选择更晚的日期。"
  }
} as const satisfies Record<string, Text>;

/** A part of the brief: its title, what it shows, and what it means that nothing changed. */
interface Part {
  readonly key: string;
  readonly title: Text;
  readonly show: (brief: BriefRows, lang: Lang) => HTMLElement | null;
  readonly none: Text;
}

const PARTS: readonly Part[] = [
  {
    key: "shares",
    title: {en: "Who gained and lost share", zh: "谁的份额升、谁的降"},
    show: sharesPart,
    none: {en: "no share of tokens moved", zh: "词元占比没有变动"}
  },
  {
    key: "exposures",
    title: {en: "Relations", zh: "关系"},
    show: exposurePart,
    none: {
      en: "no relation of a listed company to a lab began or ended",
      zh: "没有上市公司与实验室的关系开始或终止"
    }
  },
  {
    key: "prices",
    title: {en: "Prices and lists", zh: "标价与目录"},
    show: pricePart,
    none: {
      en: "no list price differs between two dates of one catalogue, as far as is on record",
      zh: "据现有记录，同一目录的两期之间没有标价变化"
    }
  },
  {
    key: "catalogues",
    title: {en: "First on record", zh: "首次收录"},
    show: cataloguePart,
    none: {
      en: "no catalogue of prices or tasks came on record for the first time",
      zh: "没有首次收录的价目表或任务目录"
    }
  },
  {
    key: "models",
    title: {en: "Models", zh: "模型"},
    show: modelPart,
    none: {en: "the same models were in both last weeks", zh: "前后两周的模型相同"}
  },
  {
    key: "tasks",
    title: {en: "Tasks", zh: "任务"},
    show: taskPart,
    none: {
      en: "no two windows to compare; task shares are published for trailing days only and kept since they are archived",
      zh: "没有可供比较的两个窗口；任务占比仅发布最近数日，自存档起方可保留"
    }
  },
  {
    key: "restated",
    title: {en: "Restatements", zh: "修订"},
    show: restatedPart,
    none: {en: "no value was restated", zh: "没有数值被修订"}
  }
];

/**
 * The brief with its two dates, which travel in the address: `#from=2026-08-22&to=2026-11-24`. `onShown` hears of each
 * brief that is shown.
 */
export function briefView(
  opening: OpeningBrief,
  published: () => Promise<PublishedCompanies>,
  lang: Lang,
  onShown: (brief: BriefRows) => void = () => undefined
): HTMLElement {
  if (!opening.brief) return notOnRecord("weekly", opening.knownOn, lang);
  const {brief, effects} = opening;
  const first: BriefSpan = {from: brief.from, to: brief.to};
  const address = addressStore({queryKeys: ["from", "to"]});
  const output = html`<div class="brief"></div>`;
  const [from, to] = [dateField("from", lang), dateField("to", lang)];
  const shown = (read: ReadBrief) => {
    fill(output, read, lang);
    onShown(read.brief);
  };
  const show = async (wanted: BriefSpan) => {
    [from.input.value, to.input.value] = [wanted.from, wanted.to];
    if (wanted.from === first.from && wanted.to === first.to) {
      shown({brief, effects});
      return;
    }
    if (!isSpan(wanted)) {
      output.replaceChildren(html`<p class="empty">${WORDS.bad[lang]}</p>`);
      return;
    }
    output.replaceChildren(loadProgress(lang));
    try {
      const read = await readInBrowser(wanted, published);
      if (from.input.value === wanted.from && to.input.value === wanted.to) shown(read);
    } catch (error) {
      output.replaceChildren(html`<pre class="sql-error">${(error as Error).message}</pre>`);
    }
  };
  const change = () => {
    const wanted = {from: from.input.value, to: to.input.value};
    const isFirst = wanted.from === first.from && wanted.to === first.to;
    address.write(isFirst ? "" : fragmentOf(wanted));
    void show(wanted);
  };
  for (const {input} of [from, to]) input.addEventListener("change", change);
  const notice = html`<p class="address-notice" role="status"></p>`;
  const open = () => {
    notice.hidden = address.unread === null;
    notice.textContent = address.unread?.[lang] ?? "";
    return show({...first, ...daysIn(address.stated)});
  };
  address.onTravel(() => void open());
  void open();
  return html`<div>
    ${notice}
    <div class="brief-dates">${from.field}${to.field}${opening.editions.map((date) => sinceEdition(date, lang))}</div>
    ${output}
  </div>`;
}

async function readInBrowser(span: BriefSpan, published: () => Promise<PublishedCompanies>): Promise<ReadBrief> {
  const {labWeeks, ...brief} = await readBrief(span, (sql) => query(sql));
  const {companies} = await published();
  return {
    brief,
    effects: companies.map((c) => usageEffect(c, sideWeeks(labWeeks, "was"), sideWeeks(labWeeks, "now")))
  };
}

function fill(output: HTMLElement, {brief, effects}: ReadBrief, lang: Lang): void {
  const heading = (key: string, title: Text) => html`<h2 id=${`brief-part-${key}`}>${title[lang]}</h2>`;
  if (brief.was.week_start === null || brief.now.week_start === null) {
    output.replaceChildren(spanLine(brief, lang), html`<p class="empty">${WORDS.early[lang]}</p>`);
    return;
  }
  const shown = PARTS.map((part) => ({...part, content: part.show(brief, lang)}));
  const unchanged = shown.filter((part) => part.content === null);
  output.replaceChildren(
    spanLine(brief, lang),
    briefAnswer(brief, effects, lang),
    changeLinks("brief", brief, lang),
    ...shown.flatMap(({key, title, content}) => (content ? [heading(key, title), content] : [])),
    heading("effects", WORDS.effects),
    effectsPart(brief, effects, lang),
    ...(unchanged.length
      ? [
          heading("unchanged", WORDS.unchanged),
          html`<ul class="brief-note">
            ${unchanged.map(({title, none}) => html`<li>${title[lang]}${COLON[lang]}${none[lang]}${STOP[lang]}</li>`)}
          </ul>`
        ]
      : [])
  );
}

/** The two days in words, on screen and in print, with an address that keeps them when later entries move the opening. */
function spanLine({from, to}: BriefRows, lang: Lang): HTMLElement {
  const address = pageAddress(fragmentOf({from, to}), "");
  const [first, last] = [day(from), day(to)];
  const span = {en: say`From ${first} to ${last}`, zh: say`${first}至${last}`};
  return html`<p class="brief-span">
    <span>${paintParts(span, {lang, source: ""})}</span>
    <a href=${address}>${WORDS.link[lang]}</a>
  </p>`;
}

function dateField(key: "from" | "to", lang: Lang) {
  const input = html<HTMLInputElement>`<input type="date" name=${key} max=${today()} />`;
  return {
    input,
    field: html`<label class="field"><span class="input-label">${WORDS[key][lang]}</span>${input}</label>`
  };
}

function sinceEdition(date: IsoDate, lang: Lang): HTMLElement {
  const text = {en: `Since the edition of ${formatDate(date, "en")}`, zh: `自 ${formatDate(date, "zh")}版以来`}[lang];
  return html`<a href=${`#${fragmentOf({from: date})}`}>${text}</a>`;
}

/** The later of the reader's day and the day in UTC: books are dated in UTC. */
function today(): IsoDate {
  const now = new Date();
  const own = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
  const utc = now.toISOString().slice(0, 10);
  return own > utc ? own : utc;
}

function isSpan({from, to}: BriefSpan): boolean {
  return parseIsoDate(from) !== null && parseIsoDate(to) !== null && from < to && to <= today();
}

function daysIn(fragment: string): Partial<BriefSpan> {
  const asked = new Map(readFragment(fragment).fields);
  const [from, to] = [asked.get("from"), asked.get("to")];
  return {...(from !== undefined && {from}), ...(to !== undefined && {to})};
}

function fragmentOf(days: Partial<BriefSpan>): string {
  return writeFragment(Object.entries(days));
}
