import type * as operations from "@openrouter/sdk/models/operations";
import * as z from "zod";
import {addDays, type IsoDate} from "../../src/lib/dates.js";
import {APP_CATEGORIES} from "../../src/query/filters.js";
import {
  wholeCount,
  digits,
  isoDay,
  isoTime,
  lastDayOf,
  name,
  parseBody,
  refuseEmpty,
  refuseFuture,
  refuseRepeats
} from "./decode.js";
import {askOpenRouter, OPENROUTER, openRouterCitation} from "./openrouter.js";
import {PullError} from "./problem.js";
import {askedDays, FIRST_DAY, mondayOf, spanOfWindows, uncovered, windowsOf, type Days} from "./rankings-windows.js";
import type {PlanContext, Pull, Source} from "./source.js";

/** Rows of one request, the most the API gives. */
const LIMIT = 100;
const WEEK = 7;
/** Weeks of one pull, which is stored whole or not at all: a backfill goes on from there. */
const MOST_WEEKS = 13;

const SHAPE = z.object({
  data: z.array(
    z.object({rank: wholeCount, app_id: wholeCount, app_name: name, total_tokens: digits, total_requests: wholeCount})
  ),
  meta: z.object({as_of: isoTime, start_date: isoDay, end_date: isoDay, version: z.literal("v1", {error: `"v1"`})})
});
const partOf = (category: string) => `category=${category}`;

/** The hundred largest apps of each category, week by week: an app may be in several. */
export const openrouterAppCategories: Source = {
  ...OPENROUTER,
  name: "openrouter-app-categories",
  title: {en: "App rankings by category, whole weeks", zh: "按类别的应用排行，整周"},
  url: "https://openrouter.ai/apps",
  citation: openRouterCitation("openrouter.ai/apps"),
  note: {
    en: "Data API, app-rankings by category, as received: the hundred largest public apps of a week, Monday to Sunday.",
    zh: "Data API 按类别的 app-rankings 原样数据：周一至周日最大的一百个公开应用。"
  },
  maxAgeDays: 16,
  everyDays: WEEK,
  schema: 1,
  parts: APP_CATEGORIES.map(partOf),
  hasPast: true,
  plan: (context) => APP_CATEGORIES.flatMap((category) => pullsOf(category, partOf(category), context)),
  decode: (bodies, {part, requests, retrievedAt}) => {
    const pages = bodies.map((body, i) => {
      const page = parseBody(SHAPE, body);
      const {start, end} = askedDays(requests[i]);
      if (page.meta.start_date !== start || page.meta.end_date !== end)
        throw new PullError(
          `meta: ${page.meta.start_date} to ${page.meta.end_date}`,
          `the week asked for, ${start} to ${end}`,
          "Nothing was stored; a week that is not out yet comes with a later refresh."
        );
      refuseRepeats(page.data, "data", (row) => String(row.app_id));
      return page;
    });
    refuseEmpty(
      pages.flatMap((page) => page.data),
      "data"
    );
    const stamps = pages.map((page) => page.meta.as_of);
    refuseFuture(
      stamps.map((stamp) => ["meta.as_of", stamp]),
      retrievedAt
    );
    return {
      asOf: lastDayOf(stamps),
      stamps,
      tables: {
        app_usage_by_category_weekly: pages.flatMap(({data, meta}) =>
          data.map((row) => ({
            week_start: meta.start_date,
            category: part.slice("category=".length),
            rank: String(row.rank),
            app_id: String(row.app_id),
            app: row.app_name,
            tokens: row.total_tokens,
            requests: String(row.total_requests)
          }))
        )
      },
      catalogue: []
    };
  }
};

function pullsOf(category: string, part: string, context: PlanContext): Pull[] {
  const weeks = weeksWanted(part, context);
  const pulls: Pull[] = [];
  for (let at = 0; at < weeks.length; at += MOST_WEEKS) {
    const some = weeks.slice(at, at + MOST_WEEKS);
    const span = spanOfWindows(some);
    pulls.push({
      part,
      asks: `weeks ${span.start} to ${span.end}`,
      requests: some.length,
      fetch: (client) =>
        askOpenRouter(client, async (api) => {
          for (const {start, end} of some)
            await api.datasets.getAppRankings({
              category: category as operations.GetAppRankingsCategory,
              startDate: start,
              endDate: end,
              limit: LIMIT
            });
        })
    });
  }
  return pulls;
}

/** Whole weeks that are over: in a backfill all that no answer covers, else the last two, of which one may be restated. */
function weeksWanted(part: string, {today, since, entries, isBackfill = false}: PlanContext): Days[] {
  const monday = mondayOf(today);
  const span = {
    start: firstMonday(since ?? (isBackfill ? FIRST_DAY : addDays(monday, -2 * WEEK))),
    end: addDays(monday, -1)
  };
  const asked = entries.filter((e) => e.part === part).flatMap((e) => e.payloads.map((p) => askedDays(p.request)));
  return (isBackfill ? uncovered(span, asked) : [span]).flatMap((gap) => windowsOf(gap, WEEK));
}

function firstMonday(day: IsoDate): IsoDate {
  return mondayOf(addDays(day, WEEK - 1));
}
