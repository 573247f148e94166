import {html} from "npm:htl";
import {seriesChart} from "../../charts/series.js";
import {addDays, type IsoDate} from "../../lib/dates.js";
import type {Lang} from "../../lib/language.js";
import {linkTo} from "../../lib/links.js";
import {ORIGIN_NAME, originColor, ORIGINS, type Origin} from "../../lib/origins.js";
import {missingWeeks} from "../../query/basis.js";
import {CATEGORY_NAME, categoryName} from "../../lib/use-cases.js";
import {quotedText} from "../../query/quoted.js";
import type {FilterHistory} from "../../query/use-cases.js";
import {originAtStart} from "../../words/names.js";
import {daySpan} from "../../words/period.js";
import {day, share} from "../../words/quantity.js";
import {NO_WORDS, say, type Words} from "../../words/say.js";
import {columnsIn, HEAD} from "../columns.js";
import {figure} from "../figure.js";
import {originKey} from "./origin-key.js";
import {bringsBackfill} from "../not-on-record.js";

/** A week of a category by origin. */
interface OriginWeek {
  readonly week: IsoDate;
  readonly shares: Partial<Readonly<Record<Origin, number>>>;
}

/** Categories on record, in the order of their names’ list; unknown ones last. */
export function categoriesOf({origins}: Pick<FilterHistory, "origins">): string[] {
  const known: readonly string[] = Object.keys(CATEGORY_NAME);
  const place = (category: string) => (known.indexOf(category) + known.length + 1) % (known.length + 1);
  return [...new Set(origins.map(({category}) => category))].sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
}

/** Weeks of a category, oldest first. */
export function originWeeks({origins}: Pick<FilterHistory, "origins">, category: string): OriginWeek[] {
  const weeks = new Map<IsoDate, Partial<Record<Origin, number>>>();
  for (const row of origins) {
    if (row.category !== category) continue;
    const shares = weeks.get(row.week) ?? {};
    shares[row.origin] = row.share;
    weeks.set(row.week, shares);
  }
  return [...weeks].map(([week, shares]) => ({week, shares})).sort((a, b) => (a.week < b.week ? -1 : 1));
}

/** Who carries most of a category in the last week on record, of those that can be placed. */
export function categoryTitle(weeks: readonly OriginWeek[], category: string): Words {
  const last = weeks.at(-1);
  const [first] = Object.entries(last?.shares ?? {})
    .filter(([origin]) => origin !== "undisclosed" && origin !== "other")
    .sort(([, a], [, b]) => b - a) as [Origin, number][];
  if (!last || !first) return NO_WORDS;
  const [origin, part] = first;
  const name = categoryName(category);
  return {
    en: say`${name}: ${originAtStart(origin)} carries most, at least ${share(part)} in the week of ${day(last.week)}`,
    zh: say`${name}：${originAtStart(origin)}最多，${day(last.week)}当周至少占 ${share(part)}`
  };
}

/** Who carried a category through time; in its place, where nobody has fetched it yet, what brings it. */
export function categoryOrigins(history: FilterHistory | null, category: string, lang: Lang): HTMLElement {
  if (history === null)
    return html`<p class="empty not-on-record">
      ${
        {
          en: `Who carried which use case by week, model and country is not on record yet. ${bringsBackfill(lang)}. Until it is on record this page shows the windows and the older categories that are.`,
          zh: `各用途由谁承担（按周、模型与国家）尚未收录。${bringsBackfill(lang)}。收录之前，本页展示已有的窗口与旧类别。`
        }[lang]
      }
    </p>`;
  const weeks = originWeeks(history, category);
  const held = ORIGINS.filter((origin) => weeks.some(({shares}) => shares[origin] !== undefined));
  const byWeek = new Map(weeks.map(({week, shares}) => [week, shares]));
  const published = weeks.map(({week}) => week);
  const periods = [...published, ...missingWeeks(published)].sort();
  const col = columnsIn(lang);
  const slice = html`<a href=${linkTo(`/${lang}/usage#data=categories&at=all-controls`)}
    >${{en: "slice by model, lab and country", zh: "按模型、实验室与国家切分"}[lang]}</a
  >`;
  return figure<OriginWeek>({
    name: "category-origins",
    lang,
    title: categoryTitle(weeks, category),
    measure: {
      en: say`Share of the category’s tokens by origin of the lab, by week, ${daySpan(history.from, history.to).en}: the publisher’s estimate from a sample`,
      zh: say`该类别词元按实验室来源地的周占比，${daySpan(history.from, history.to).zh}：发布者抽样估算`
    },
    draw: (width) =>
      seriesChart(
        {
          periods,
          ends: periods.map((week) => addDays(week, 7)),
          series: held.map((origin) => ({
            key: origin,
            label: ORIGIN_NAME[origin][lang],
            color: originColor(origin),
            values: periods.map((week) => byWeek.get(week)?.[origin] ?? (byWeek.has(week) ? 0 : null))
          }))
        },
        {lang, width, scale: "share", unit: "share", isChosen: () => true}
      ),
    columns: [
      col.date("week_start", HEAD.week, (r) => r.week),
      ...held.map((origin) => col.share(origin, ORIGIN_NAME[origin], (r: OriginWeek) => r.shares[origin] ?? 0))
    ],
    rows: [...weeks].reverse(),
    note: html`${originKey(held, lang)} ${slice}`,
    source: {citation: history.citation, asOf: history.to, rights: "open"},
    sql: `SELECT week_start, origin, sum(share_of_category) AS share\nFROM category_usage_weekly\nWHERE category = ${quotedText(category)}\nGROUP BY ALL\nORDER BY week_start DESC, share DESC`
  });
}
