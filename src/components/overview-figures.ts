import {html} from "npm:htl";
import {sharesByOriginChart} from "../charts/shares-by-origin.js";
import type {Annotation} from "../charts/event-rules.js";
import {tokensByOriginChart, type Scale} from "../charts/tokens-by-origin.js";
import {formatDate, formatShare} from "../lib/format.js";
import type {Lang, Text} from "../lib/language.js";
import {ORIGINS, ORIGIN_NAME, type Origin} from "../lib/origins.js";
import {BASIS_NAME, chinaLead, type Basis, type WeekByOrigin} from "../query/basis.js";
import {at, holdsNoteWeeks, noteWeeks, type Usage} from "../query/usage.js";
import {columnsIn, HEAD} from "./columns.js";
import {eventList} from "./event-list.js";
import {figure, sourceOf} from "./figure.js";
import {leadBounds} from "./lead-bounds.js";
import {originKey} from "./origin-key.js";

const NOTE: Text = {en: "The note’s two weeks", zh: "研报所取两周"};

/** Tokens by week and origin under a basis; the title says who has led and since when. */
export function originFigure(
  usage: Usage,
  weeks: readonly WeekByOrigin[],
  basis: Basis,
  scale: Scale,
  lang: Lang,
  annotations: readonly Annotation[] = []
): HTMLElement {
  const col = columnsIn(lang);
  return figure({
    name: `tokens-by-origin-${basis}`,
    lang,
    title: leadTitle(weeks, basis, lang),
    subtitle: {
      en: `Tokens a week by origin of the lab, ${span(weeks, "en")}. Basis: ${lower(BASIS_NAME[basis].en)}`,
      zh: `按实验室来源地的周词元数，${span(weeks, "zh")}。口径：${BASIS_NAME[basis].zh}`
    }[lang],
    draw: (width) =>
      tokensByOriginChart(weeks, {
        lang,
        width,
        scale,
        annotations,
        ...(holdsNoteWeeks(usage) && {marked: {...noteWeeks(usage), label: NOTE[lang]}})
      }),
    columns: [
      col.date("week_start", HEAD.week, (w: WeekByOrigin) => w.week),
      ...shownOrigins(weeks).map((o) => col.tokens(`${o}_tokens`, ORIGIN_NAME[o], (w: WeekByOrigin) => w.tokens[o]))
    ],
    rows: weeks,
    note: html`${leadBounds(at(weeks, weeks.length - 1).tokens, usage.citation, lang)} ${eventList(annotations, lang)}`,
    source: sourceOf(usage),
    sql: basisSql(basis)
  });
}

/** Shares by week and origin under a basis. */
export function shareFigure(usage: Usage, weeks: readonly WeekByOrigin[], basis: Basis, lang: Lang): HTMLElement {
  const [first, last] = [at(weeks, 0), at(weeks, weeks.length - 1)];
  const share = (w: WeekByOrigin) => formatShare(w.tokens.china / w.total, lang, 0);
  const col = columnsIn(lang);
  return figure({
    name: `shares-by-origin-${basis}`,
    lang,
    title: {
      en: `China’s share: ${share(first)} in the first week, ${share(last)} in the last`,
      zh: `中国占比：首周 ${share(first)}，最近一周 ${share(last)}`
    }[lang],
    subtitle: {
      en: `Share of the week’s tokens by origin of the lab, ${span(weeks, "en")}. Basis: ${lower(BASIS_NAME[basis].en)}`,
      zh: `按实验室来源地的周词元占比，${span(weeks, "zh")}。口径：${BASIS_NAME[basis].zh}`
    }[lang],
    draw: (width) => sharesByOriginChart(weeks, {lang, width}),
    columns: [
      col.date("week_start", HEAD.week, (w: WeekByOrigin) => w.week),
      ...shownOrigins(weeks).map((o) =>
        col.share(`${o}_share`, ORIGIN_NAME[o], (w: WeekByOrigin) => w.tokens[o] / w.total)
      )
    ],
    rows: weeks,
    note: originKey(shownOrigins(weeks), lang),
    source: sourceOf(usage),
    sql: basisSql(basis)
  });
}

function leadTitle(weeks: readonly WeekByOrigin[], basis: Basis, lang: Lang): string {
  const {first, since, weeks: led, of} = chinaLead(weeks);
  const name = BASIS_NAME[basis];
  if (!first) return {en: `${name.en}: the United States led every week`, zh: `${name.zh}：美国每周领先`}[lang];
  const present = since
    ? {en: `and without a break since ${formatDate(since, "en")}`, zh: `自 ${formatDate(since, "zh")} 起未曾中断`}[lang]
    : {en: "but not in the last", zh: "但最近一周不再领先"}[lang];
  return {
    en: `${name.en}: China first led in the week of ${formatDate(first, "en")}, in ${led} of ${of} weeks, ${present}`,
    zh: `${name.zh}：中国首次领先在 ${formatDate(first, "zh")}起的一周，${of} 周中领先 ${led} 周，${present}`
  }[lang];
}

function shownOrigins(weeks: readonly WeekByOrigin[]): Origin[] {
  return ORIGINS.filter((origin) => weeks.some(({tokens}) => tokens[origin] > 0));
}

function span(weeks: readonly WeekByOrigin[], lang: Lang): string {
  const [first, last] = [at(weeks, 0).week, at(weeks, weeks.length - 1).week];
  return `${formatDate(first, lang)}${lang === "zh" ? "至" : " to "}${formatDate(last, lang)}`;
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function basisSql(basis: Basis): string {
  return `SELECT week_start, origin, tokens, share
FROM usage_weekly_by_basis
WHERE basis = '${basis}'
ORDER BY week_start, origin`;
}
