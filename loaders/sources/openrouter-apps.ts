import * as z from "zod";
import {addDays, dayOfTime} from "../../src/lib/dates.js";
import {
  wholeCount,
  digits,
  isoDay,
  isoTime,
  name,
  parseBody,
  refuseEmpty,
  refuseFuture,
  refuseRepeats
} from "./decode.js";
import {askOpenRouter, OPENROUTER, openRouterCitation} from "./openrouter.js";
import {PullError} from "./problem.js";
import type {Source} from "./source.js";

/** Rows of one request, the most the API gives. */
const LIMIT = 100;
/** Days that one refresh catches up with. */
const MOST_DAYS = 14;

const SHAPE = z.object({
  data: z.array(
    z.object({rank: wholeCount, app_id: wholeCount, app_name: name, total_tokens: digits, total_requests: wholeCount})
  ),
  meta: z.object({as_of: isoTime, start_date: isoDay, end_date: isoDay, version: z.literal("v1", {error: `"v1"`})})
});

/** The hundred largest apps of each day: windows of one day add up, longer ones do not. */
export const openrouterApps: Source = {
  ...OPENROUTER,
  name: "openrouter-apps",
  title: {en: "App rankings, one day each", zh: "应用排行，逐日"},
  url: "https://openrouter.ai/apps",
  citation: openRouterCitation("openrouter.ai/apps"),
  note: {
    en: "Data API, app-rankings, as received: the hundred largest public apps of a day.",
    zh: "Data API 的 app-rankings 原样数据：每日最大的一百个公开应用。"
  },
  maxAgeDays: 4,
  everyDays: 1,
  schema: 1,
  plan: ({today, since, entries}) => {
    const known = new Set(entries.map((e) => e.part));
    const yesterday = addDays(today, -1);
    const start = since ?? [...known].sort()[0] ?? yesterday;
    const recent = Array.from({length: MOST_DAYS}, (_, i) => addDays(today, i - MOST_DAYS));
    const days = recent.filter((day) => day >= start && (!known.has(day) || day === yesterday));
    return days.map((day) => ({
      part: day,
      asks: `apps of ${day}`,
      fetch: (client) =>
        askOpenRouter(client, (api) => api.datasets.getAppRankings({startDate: day, endDate: day, limit: LIMIT}))
    }));
  },
  decode: ([body = ""], {part, retrievedAt}) => {
    const {data, meta} = parseBody(SHAPE, body);
    refuseEmpty(data, "data");
    refuseRepeats(data, "data", (row) => String(row.app_id));
    refuseFuture(
      [
        ["meta.as_of", meta.as_of],
        ["meta.end_date", meta.end_date]
      ],
      retrievedAt
    );
    if (meta.start_date !== part || meta.end_date !== part)
      throw new PullError(
        `meta: ${meta.start_date} to ${meta.end_date}`,
        `the one day asked for, ${part}`,
        "Nothing was stored; a day that is not out yet comes with a later refresh."
      );
    return {
      asOf: dayOfTime(meta.as_of),
      stamps: [meta.as_of],
      tables: {
        app_usage: data.map((row) => ({
          as_of: part,
          window_days: "1",
          rank: String(row.rank),
          app_id: String(row.app_id),
          app: row.app_name,
          categories: "",
          tokens: row.total_tokens,
          requests: String(row.total_requests)
        }))
      },
      catalogue: []
    };
  }
};
