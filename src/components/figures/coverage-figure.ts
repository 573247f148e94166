import {html} from "npm:htl";
import type {Annotation} from "../../charts/event-rules.js";
import {seriesChart} from "../../charts/series.js";
import {coverageTitle} from "../../figures/titles/money.js";
import {addDays} from "../../lib/dates.js";
import type {Lang} from "../../lib/language.js";
import {missingWeeks} from "../../query/basis.js";
import {revenueWeeks, type RevenueData} from "../../query/revenue.js";
import {say} from "../../words/say.js";
import {columnsIn, HEAD} from "../columns.js";
import {eventList} from "./event-list.js";
import {figure} from "../figure.js";
import {revenueSource, revenueSpan, WHOLE} from "./revenue-figures.js";

/** How much of each week's tokens has a price at all: paid and listed, free, listed only later, never. */
export function coverageFigure(data: RevenueData, lang: Lang, annotations: readonly Annotation[] = []): HTMLElement {
  const strict = revenueWeeks(data, "before", WHOLE);
  const wide = new Map(revenueWeeks(data, "after", WHOLE).map((w) => [w.week, w]));
  const rows = strict.map((w) => {
    const later = (wide.get(w.week)?.priced ?? w.priced) - w.priced;
    const parts = {priced: w.priced, free: w.free, later, none: w.tokens - w.priced - w.free - later};
    return {
      week: w.week,
      ...Object.fromEntries(Object.entries(parts).map(([k, v]) => [k, v / w.tokens]))
    } as CoverageRow;
  });
  const calendar = [...data.weeks, ...missingWeeks(data.weeks)].sort();
  const byWeek = new Map(rows.map((r) => [r.week, r]));
  const series = COVERAGE.map(({key, name, color}) => ({
    key,
    label: name[lang],
    color,
    values: calendar.map((date) => byWeek.get(date)?.[key] ?? null)
  }));
  const ends = calendar.map((week) => addDays(week, 7));
  const last = rows.at(-1);
  const col = columnsIn(lang);
  return figure<CoverageRow>({
    name: "revenue-coverage",
    lang,
    title: coverageTitle(last ?? {later: 0, none: 0}),
    measure: {
      en: say`Share of all tokens of the week by what is known of their price, ${revenueSpan(data).en}`,
      zh: say`按标价所知情况划分的当周词元占比，${revenueSpan(data).zh}`
    },
    draw: (width) =>
      seriesChart(
        {periods: calendar, ends, series},
        {lang, width, scale: "share", unit: "share", isChosen: () => true, annotations}
      ),
    columns: [
      col.date("week_start", HEAD.week, (r) => r.week),
      ...COVERAGE.map(({key, name}) => col.share(`${key}_share`, name, (r: CoverageRow) => r[key]))
    ],
    rows,
    source: revenueSource(data),
    note: html`<span class="origin-key"
        >${COVERAGE.map(({key, name}) => html`<span><i class=${`swatch swatch-${key}`}></i>${name[lang]}</span>`)}</span
      >
      ${eventList(annotations, lang)}`
  });
}

interface CoverageRow {
  readonly week: string;
  readonly priced: number;
  readonly free: number;
  readonly later: number;
  readonly none: number;
}

// From the bottom up: what has a price, what costs nothing, and on top the two parts of which the title is the sum.
const COVERAGE = [
  {key: "priced", name: {en: "Paid, listed", zh: "付费且有标价"}, color: "var(--accent)"},
  {key: "free", name: {en: "Free variants", zh: "免费变体"}, color: "var(--origin-europe)"},
  {key: "later", name: {en: "Listed later", zh: "其后才有标价"}, color: "var(--origin-elsewhere)"},
  {key: "none", name: {en: "No price on record", zh: "无标价记录"}, color: "var(--origin-other)"}
] as const;
