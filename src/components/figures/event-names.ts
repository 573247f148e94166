import {numberPrinter} from "../../lib/number-printer.js";
import type {Annotation} from "../../charts/event-rules.js";
import type {IsoDate} from "../../lib/dates.js";
import {formatUsd, moneyText} from "../../lib/format.js";
import type {Lang, Text} from "../../lib/language.js";
import {BREAK} from "../../lib/signs.js";
import type {Choosing} from "../../inputs/choosing.js";
import {markedEvents, MARKS, type DatedEvent, type EventData, type EventKind, type Mark} from "../../query/events.js";
import {day, type Quantity} from "../../words/quantity.js";
import {printWords, say, type Words} from "../../words/say.js";

export const EVENT_KIND_NAME: Readonly<Record<EventKind, Text>> = {
  release: {en: "Release", zh: "发布"},
  first_week: {en: "First week on the list", zh: "首周上榜"},
  price_cut: {en: "Price cut", zh: "降价"},
  price_rise: {en: "Price rise", zh: "涨价"},
  router_cheaper: {en: "Cheaper on the router", zh: "路由平台价格下降"},
  router_dearer: {en: "Dearer on the router", zh: "路由平台价格上升"},
  results: {en: "Results", zh: "业绩"},
  placing: {en: "Placing", zh: "配售"},
  convertible: {en: "Convertible", zh: "可转债"},
  ipo: {en: "Listing", zh: "上市"},
  repurchase: {en: "Buy-back", zh: "回购"},
  note_evidence: {en: "The note", zh: "研报"}
};

export const MARK_NAME: Readonly<Record<Mark, Text>> = {
  none: {en: "Nothing", zh: "不标注"},
  models: {en: "New models", zh: "新模型"},
  prices: {en: "Price changes", zh: "调价"},
  router: {en: "Prices on the router", zh: "路由平台价格"},
  companies: {en: "Companies", zh: "公司"},
  note: {en: "The note", zh: "研报"}
};

/** Which events a chart marks. */
export const MARKING: Choosing<Mark> = {label: {en: "Mark", zh: "标注"}, of: MARKS, names: MARK_NAME, isMenu: true};

/** An event as a sentence. */
export function eventWords({kind, title, was, now, since}: DatedEvent): Words {
  const name = EVENT_KIND_NAME[kind];
  if (was !== null && now !== null) {
    const price = priceWords(was, now);
    return {en: say`${name}: ${title}, ${price.en}`, zh: say`${name}：${title}，${price.zh}`};
  }
  if (kind === "results" && since)
    return {en: say`${name}: ${title}, period to ${day(since)}`, zh: say`${name}：${title}，截至 ${day(since)}`};
  return kind === "note_evidence"
    ? {en: [title], zh: [title]}
    : {en: say`${name}: ${title}`, zh: say`${name}：${title}`};
}

/** An event in words. */
export function eventText(event: DatedEvent, lang: Lang): string {
  return printWords(eventWords(event), lang);
}

/** An input price before and after; an event that left it as it was changed the output price. */
function priceWords(was: number, now: number): Words {
  if (was === now)
    return {
      en: say`output only, input still ${listed(now)}`,
      zh: say`仅输出价变动，输入价仍为 ${listed(now)}`
    };
  const isAlike = formatUsd(was, "en") === formatUsd(now, "en");
  const digits = isAlike ? DIGITS.find((d) => exactUsd(was, d, "en") !== exactUsd(now, d, "en")) : undefined;
  const [before, after] = [listed(was, digits), listed(now, digits)];
  return {en: say`${before} → ${after}`, zh: say`${before} → ${after}`};
}

/** A list price, of a million tokens. */
function listed(usd: number, digits?: number): Quantity {
  const print = (lang: Lang) => (digits === undefined ? formatUsd(usd, lang) : exactUsd(usd, digits, lang));
  return {value: usd, unit: "USD per million tokens", print};
}

/** Decimals tried until two prices read differently. */
const DIGITS = [2, 3, 4, 5, 6] as const;

function exactUsd(usd: number, digits: number, lang: Lang): string {
  return moneyText(
    usd,
    "USD",
    lang,
    numberPrinter(lang, {minimumFractionDigits: digits, maximumFractionDigits: digits})
  );
}

const MOST = 6;

/** One rule a day for the latest days of a sort of event within the weeks of a figure, oldest first. */
export function annotationsOf(
  data: Pick<EventData, "events">,
  mark: Mark,
  weeks: readonly IsoDate[],
  lang: Lang
): Annotation[] {
  const [from, to] = [weeks[0] ?? "", weeks.at(-1) ?? ""];
  const byDay = new Map<string, string[]>();
  for (const event of markedEvents(data, mark).filter((e) => e.date >= from && e.date <= to))
    byDay.set(event.date, [...(byDay.get(event.date) ?? []), eventText(event, lang)]);
  const separator = BREAK[lang];
  return [...byDay]
    .map(([date, texts]) => ({
      date,
      label:
        texts.length > 3
          ? [...texts.slice(0, 3), {en: `${texts.length - 3} more`, zh: `另 ${texts.length - 3} 项`}[lang]].join(
              separator
            )
          : texts.join(separator)
    }))
    .sort((a, b) => (a.date < b.date ? 1 : -1))
    .slice(0, MOST)
    .reverse();
}
