import type {OpenRouter} from "@openrouter/sdk";
import * as z from "zod";
import {addDays, dayOfTime} from "../../src/lib/dates.js";
import {
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
import {PullError, REPORT_CHANGE} from "./problem.js";
import {askedDays, FIRST_DAY, LONGEST_WINDOW_DAYS, spanOfWindows, windowsOf, type Days} from "./rankings-windows.js";
import type {Entry} from "../ledger/entry.js";
import type {Source} from "./source.js";

/** Days are restated for a while: each pull asks again for so many that are on record. */
const OVERLAP_DAYS = 14;
/** Days after which a day that is not out is skipped; its week stays a gap. */
const WAIT_DAYS = 3;
/** A skipped day is asked for again so many days after it was last, for a year. */
const ASK_AGAIN_DAYS = 28;
/** Days that the publisher never published. */
export const NEVER_PUBLISHED: ReadonlySet<string> = new Set(["2025-06-15", "2025-07-15"]);

const SHAPE = z.object({
  data: z.array(z.object({date: isoDay, model_permaslug: name, total_tokens: digits})),
  meta: z.object({as_of: isoTime, start_date: isoDay, end_date: isoDay, version: z.literal("v1", {error: `"v1"`})})
});

/** Tokens by day and model: the top 50 of the day and one row `other`. The last day is unsettled. */
export const openrouterRankings: Source = {
  ...OPENROUTER,
  name: "openrouter-rankings-daily",
  title: {en: "Daily tokens by model, top 50 and other", zh: "按模型的日词元数，前 50 名与其他"},
  url: "https://openrouter.ai/rankings",
  citation: openRouterCitation("openrouter.ai/rankings"),
  note: {
    en: "Data API, rankings-daily, as received. The last day of each pull is unsettled; days are restated for some time and asked for again.",
    zh: "Data API 的 rankings-daily 原样数据。每次拉取的最后一日尚未结算；近日数据会被修订，因此重复拉取。"
  },
  maxAgeDays: 3,
  everyDays: 1,
  schema: 1,
  plan: ({today, since, entries}) => {
    const end = addDays(today, -1);
    const start = lastDayOf([since ?? firstWanted(entries, end, today), FIRST_DAY]);
    if (start > end) return [];
    const askWindows = async (api: OpenRouter) => {
      for (const days of windowsOf({start, end}))
        await api.datasets.getRankingsDaily({startDate: days.start, endDate: days.end});
    };
    return [{part: "", asks: `days ${start} to ${end}`, fetch: (client) => askOpenRouter(client, askWindows)}];
  },
  decode: (bodies, {requests, retrievedAt}) => {
    const pages = bodies.map((body) => parseBody(SHAPE, body));
    const data = pages.flatMap((page) => page.data);
    refuseEmpty(data, "data");
    refuseRepeats(data, "data", (row) => `${row.date} ${row.model_permaslug}`);
    const dated = data.map((row, i) => [`data[${i}].date`, row.date] as const);
    const stamps = pages.map((page) => page.meta.as_of);
    refuseFuture([...stamps.map((stamp) => ["meta.as_of", stamp] as const), ...dated], retrievedAt);
    const missing = pages.flatMap(({data}, i) => missingDays(data, askedDays(requests[i]), retrievedAt));
    return {
      asOf: lastDayOf(stamps),
      stamps,
      tables: {usage_daily: data.map((r) => ({day: r.date, model: r.model_permaslug, tokens: r.total_tokens}))},
      catalogue: [],
      missing
    };
  }
};

/**
 * The same question as before where no day has passed, else the days since with an overlap, or those since a day that
 * was skipped and whose turn has come again. A window never begins with a skipped day.
 */
function firstWanted(entries: readonly Entry[], end: string, today: string): string {
  const asked = entries.map(({payloads}) => spanOfWindows(payloads.map((p) => askedDays(p.request))));
  const before = asked.at(-1);
  if (!before) return FIRST_DAY;
  const skipped = skippedDays(entries);
  const due = [...skipped].flatMap(([day, on]) =>
    addDays(on, ASK_AGAIN_DAYS) <= today && addDays(day, LONGEST_WINDOW_DAYS) > today ? [addDays(day, -1)] : []
  );
  const usual = before.end === end ? before.start : addDays(spanOfWindows(asked).end, 1 - OVERLAP_DAYS);
  let [start = usual] = [usual, ...due].sort();
  while (skipped.has(start)) start = addDays(start, -1);
  return start;
}

/** Days that were left out when last asked for, with the day they were. */
function skippedDays(entries: readonly Entry[]): Map<string, string> {
  const skipped = new Map<string, string>();
  for (const {payloads, missing = [], retrieved_at} of entries) {
    for (const {start, end} of payloads.map((p) => askedDays(p.request)))
      for (const day of skipped.keys()) if (day >= start && day <= end) skipped.delete(day);
    for (const day of missing) skipped.set(day, dayOfTime(retrieved_at));
  }
  return skipped;
}

/**
 * Days of a window that are not in the answer and no longer waited for. Throws where one may still come, and where the
 * answer stops short of either end of what was asked.
 */
function missingDays(data: z.infer<typeof SHAPE>["data"], {start, end}: Days, retrievedAt: string): string[] {
  const days = new Set(data.map((row) => row.date));
  const whole = new Set(data.filter((row) => row.model_permaslug === "other").map((row) => row.date));
  const missing: string[] = [];
  for (let day = start; day <= end; day = addDays(day, 1)) {
    if (days.has(day) && !whole.has(day))
      throw new PullError(
        `data: no row "other" of ${day}`,
        "one for each day, so that shares are of everything",
        REPORT_CHANGE
      );
    if (days.has(day) || NEVER_PUBLISHED.has(day)) continue;
    const skippedFrom = addDays(day, WAIT_DAYS);
    if (day === start || day === end || dayOfTime(retrievedAt) < skippedFrom)
      throw new PullError(
        `data: no row of ${day}`,
        `every day from ${start} to ${end}`,
        `Nothing was stored; a day that is not out yet comes with a later refresh, and one between others is skipped from ${skippedFrom} on.`
      );
    missing.push(day);
  }
  const [stray] = [...days].filter((day) => day < start || day > end);
  if (stray) throw new PullError(`data: a row of ${stray}`, `only days from ${start} to ${end}`, REPORT_CHANGE);
  return missing;
}
