import {html} from "npm:htl";
import {seriesChart} from "../../charts/series.js";
import type {PageStore} from "../../controls/page-store.js";
import {choosing} from "../../inputs/choosing.js";
import type {InputElement} from "../../inputs/segmented.js";
import {addDays, type IsoDate} from "../../lib/dates.js";
import type {Lang} from "../../lib/language.js";
import {missingWeeks} from "../../query/basis.js";
import {APP_CATEGORIES, APP_CATEGORY_NAME} from "../../query/filters.js";
import {quotedText} from "../../query/quoted.js";
import type {AppHistory, AppWeek} from "../../query/use-cases.js";
import {day, tokensShort} from "../../words/quantity.js";
import {NO_WORDS, say, type Words} from "../../words/say.js";
import {columnsIn, HEAD} from "../columns.js";
import {figure, sourceOf} from "../figure.js";
import {seriesKey} from "../series-key.js";
import {bringsBackfill} from "../not-on-record.js";

export type AppCategory = keyof typeof APP_CATEGORY_NAME;

/** The choice of a category; nothing to choose, where no category is on record. */
export function appCategoryChoice(
  history: AppHistory | null,
  store: PageStore<{apps: AppCategory}>,
  lang: Lang
): InputElement<AppCategory> {
  if (history === null) return Object.assign(document.createElement("span"), {hidden: true, value: store.state.apps});
  return choosing(
    store,
    "apps",
    {label: {en: "Category of apps", zh: "应用类别"}, of: APP_CATEGORIES, names: APP_CATEGORY_NAME},
    lang
  );
}

/** The app with the most tokens in the last week of a category. */
export function appCategoryTitle(weeks: readonly AppWeek[], category: AppCategory): Words {
  const last = weeks
    .map(({week}) => week)
    .sort()
    .at(-1);
  const [first] = weeks.filter(({week}) => week === last).sort((a, b) => b.tokens - a.tokens);
  if (!first) return NO_WORDS;
  const name = APP_CATEGORY_NAME[category];
  return {
    en: say`${name}: ${first.app} sent the most tokens, ${tokensShort(first.tokens)} in the week of ${day(first.week)}`,
    zh: say`${name}：${first.app} 的词元最多，${day(first.week)}当周为 ${tokensShort(first.tokens)}`
  };
}

/** The five apps largest in the last week of a category, week by week. */
export function appCategoryFigure(history: AppHistory | null, category: AppCategory, lang: Lang): HTMLElement {
  if (history === null)
    return html`<p class="empty not-on-record">
      ${
        {
          en: `Which apps led each category week by week is not on record yet. ${bringsBackfill(lang)}.`,
          zh: `各类别逐周领先的应用尚未收录。${bringsBackfill(lang)}。`
        }[lang]
      }
    </p>`;
  const {citation, weeks} = history;
  const own = weeks.filter((row) => row.category === category);
  const published = [...new Set(own.map(({week}) => week))].sort();
  const [first, last] = [published[0], published.at(-1)];
  if (first === undefined || last === undefined)
    return html`<p class="empty not-on-record">
      ${{en: "No week of this category of apps is on record.", zh: "该类别的应用尚无任何一周在录。"}[lang]}
    </p>`;
  const periods = [...published, ...missingWeeks(published)].sort();
  const apps = [...new Set(own.toSorted(byWeekThenTokens).map(({app}) => app))];
  const tokens = new Map(own.map((row) => [keyOf(row.app, row.week), row.tokens]));
  const series = apps.map((app, i) => ({
    key: app,
    label: app,
    color: `var(--series-${i + 1})`,
    values: periods.map((week) => tokens.get(keyOf(app, week)) ?? null)
  }));
  const col = columnsIn(lang);
  return figure<AppWeek>({
    name: "apps-by-category",
    lang,
    title: appCategoryTitle(own, category),
    measure: {
      en: say`Tokens by week from ${day(first)} to ${day(last)} of the apps largest in the last; an app may state several categories, so categories do not add up`,
      zh: say`最后一周最大的应用的周词元，${day(first)}至${day(last)}；一个应用可自述多个类别，各类别不可相加`
    },
    draw: (width) =>
      seriesChart(
        {periods, ends: periods.map((week) => addDays(week, 7)), series},
        {lang, width, scale: "lines", unit: "tokens", isChosen: () => true}
      ),
    columns: [
      col.date("week_start", HEAD.week, (r) => r.week),
      {key: "app", head: {en: "App", zh: "应用"}[lang], value: (r) => r.app, isForeign: true},
      col.tokens("tokens", HEAD.tokens, (r) => r.tokens),
      {key: "requests", head: {en: "Requests", zh: "请求数"}[lang], unit: "requests", value: (r) => r.requests}
    ],
    rows: own.toSorted(byWeekThenTokens),
    note: seriesKey(series),
    source: sourceOf({citation, asOf: addDays(last, 6)}),
    sql: `SELECT week_start, app, tokens, requests\nFROM app_usage_by_category_weekly\nWHERE category = ${quotedText(category)} AND known_to = DATE '9999-12-31'\nORDER BY week_start DESC, rank`
  });
}

/** Newest week first, and the largest first within it. */
function byWeekThenTokens(a: AppWeek, b: AppWeek): number {
  return a.week === b.week ? b.tokens - a.tokens : a.week < b.week ? 1 : -1;
}

function keyOf(app: string, week: IsoDate): string {
  return `${week} ${app}`;
}
