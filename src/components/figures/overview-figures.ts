import {html} from "npm:htl";
import {sharesByOriginChart} from "../../charts/shares-by-origin.js";
import type {Annotation} from "../../charts/event-rules.js";
import {tokensByOriginChart, type Scale} from "../../charts/tokens-by-origin.js";
import {chinaShareTitle, originsTitle} from "../../figures/titles/usage.js";
import type {Lang, Text} from "../../lib/language.js";
import {ORIGINS, ORIGIN_NAME, type Origin} from "../../lib/origins.js";
import {BASIS_NAME, type Basis, type WeekByOrigin} from "../../query/basis.js";
import {at, holdsNoteWeeks, noteWeeks, type Usage} from "../../query/usage.js";
import {daySpan} from "../../words/period.js";
import {NO_WORDS, say, type Words} from "../../words/say.js";
import {columnsIn, HEAD} from "../columns.js";
import {eventList} from "./event-list.js";
import {figure, sourceOf} from "../figure.js";
import {leadBounds} from "../../figures/answers/lead-bounds.js";
import {originKey} from "./origin-key.js";
import {paintParts} from "../paint-part.js";

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
    title: originsTitle(weeks),
    measure: {
      en: say`Tokens a week by origin of the lab, ${span(weeks).en}. Basis: ${lower(BASIS_NAME[basis].en)}`,
      zh: say`按实验室来源地的周词元数，${span(weeks).zh}。口径：${BASIS_NAME[basis].zh}`
    },
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
    note: html`${paintParts(leadBounds(at(weeks, weeks.length - 1).tokens) ?? NO_WORDS, {lang, source: usage.citation})}
    ${eventList(annotations, lang)}`,
    source: sourceOf(usage),
    sql: basisSql(basis)
  });
}

/** Shares by week and origin under a basis. */
export function shareFigure(usage: Usage, weeks: readonly WeekByOrigin[], basis: Basis, lang: Lang): HTMLElement {
  const col = columnsIn(lang);
  return figure({
    name: `shares-by-origin-${basis}`,
    lang,
    title: chinaShareTitle(weeks),
    measure: {
      en: say`Share of the week’s tokens by origin of the lab, ${span(weeks).en}. Basis: ${lower(BASIS_NAME[basis].en)}`,
      zh: say`按实验室来源地的周词元占比，${span(weeks).zh}。口径：${BASIS_NAME[basis].zh}`
    },
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

function shownOrigins(weeks: readonly WeekByOrigin[]): Origin[] {
  return ORIGINS.filter((origin) => weeks.some(({tokens}) => tokens[origin] > 0));
}

function span(weeks: readonly WeekByOrigin[]): Words {
  return daySpan(at(weeks, 0).week, at(weeks, weeks.length - 1).week);
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
