import type * as operations from "@openrouter/sdk/models/operations";
import * as z from "zod";
import {addDays, type IsoDate} from "../../src/lib/dates.js";
import type {Text} from "../../src/lib/language.js";
import {CATEGORIES, CONTEXT_BUCKETS, LANGUAGE_TYPES, MODALITIES} from "../../src/query/filters.js";
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
import {
  askedDays,
  FIRST_DAY,
  LONGEST_WINDOW_DAYS,
  mondayOf,
  spanOfWindows,
  uncovered,
  windowsOf,
  type Days
} from "./rankings-windows.js";
import type {PlanContext, Pull, Source} from "./source.js";

/** Named models of one period at most; where there are so many, one row `other` holds the rest. */
const MOST_NAMED = 50;
const WEEK = 7;

const SHAPE = z.object({
  data: z.array(z.object({date: isoDay, model_permaslug: name, total_tokens: digits})),
  meta: z.object({as_of: isoTime, start_date: isoDay, end_date: isoDay, version: z.literal("v1", {error: `"v1"`})})
});
type Page = z.infer<typeof SHAPE>;

type Question = operations.GetRankingsDailyRequest;

/** One way to narrow the rankings: each of its values is asked by itself. */
interface Filter {
  readonly source: string;
  readonly title: Text;
  readonly note: Text;
  readonly table: string;
  /** Column of its values, and the parameter of the request. */
  readonly column: string;
  readonly values: readonly string[];
  readonly grain: "day" | "week";
  readonly question: (value: string) => Question;
  /** Days on record that each pull asks for again: they are restated for a while. */
  readonly overlapDays: number;
  readonly maxAgeDays: number;
}

const SAMPLED: Text = {
  en: "Sampled and scaled up by the publisher: an estimate, whole weeks only.",
  zh: "由发布者抽样并放大：为估算值，仅取整周。"
};
const EXACT: Text = {
  en: "Counted by the publisher, by day; days are restated for some time and asked for again.",
  zh: "由发布者逐日计数；近日数据会被修订，因此重复拉取。"
};

/** The rankings narrowed by one filter, each value a part of its own. */
function filteredRankings(filter: Filter): Source {
  const {column, values, grain} = filter;
  const partOf = (value: string) => `${column}=${value}`;
  const parts = values.map(partOf);
  return {
    ...OPENROUTER,
    name: filter.source,
    title: filter.title,
    url: "https://openrouter.ai/rankings",
    citation: openRouterCitation("openrouter.ai/rankings"),
    note: filter.note,
    maxAgeDays: filter.maxAgeDays,
    everyDays: WEEK,
    schema: 1,
    parts,
    hasPast: true,
    plan: (context) => values.flatMap((value) => pullsOf(filter, value, partOf(value), context)),
    decode: (bodies, {part, requests, retrievedAt}) => {
      const value = part.slice(column.length + 1);
      if (!values.includes(value)) throw new Error(`part: ${part}; expected one of ${parts.join(", ")}`);
      const pages = bodies.map((body) => parseBody(SHAPE, body));
      const data = pages.flatMap((page) => page.data);
      refuseEmpty(data, "data");
      refuseRepeats(data, "data", (row) => `${row.date} ${row.model_permaslug}`);
      const stamps = pages.map((page) => page.meta.as_of);
      const dated = data.map((row, i) => [`data[${i}].date`, row.date] as const);
      refuseFuture([...stamps.map((stamp) => ["meta.as_of", stamp] as const), ...dated], retrievedAt);
      for (const [i, page] of pages.entries()) refuseShort(page, askedDays(requests[i]), grain);
      const period = grain === "day" ? "day" : "week_start";
      return {
        asOf: lastDayOf(stamps),
        stamps,
        tables: {
          [filter.table]: data.map((row) => ({
            [period]: row.date,
            [column]: value,
            model: row.model_permaslug,
            tokens: row.total_tokens,
            is_estimate: String(grain === "week")
          }))
        },
        catalogue: []
      };
    }
  };
}

function pullsOf(filter: Filter, value: string, part: string, context: PlanContext): Pull[] {
  const windows = (context.isBackfill ? pastWindows : newWindows)(filter, part, context);
  if (windows.length === 0) return [];
  const span = spanOfWindows(windows);
  return [
    {
      part,
      asks: `${filter.grain}s ${span.start} to ${span.end}`,
      requests: windows.length,
      fetch: (client) =>
        askOpenRouter(client, async (api) => {
          for (const {start, end} of windows)
            await api.datasets.getRankingsDaily({
              ...filter.question(value),
              period: filter.grain,
              startDate: start,
              endDate: end
            });
        })
    }
  ];
}

/** The days since it was last asked, with an overlap; the first time the overlap alone, for the past is asked for apart. */
function newWindows(filter: Filter, part: string, {today, since, entries}: PlanContext): Days[] {
  const end = lastDay(filter, today);
  const lastAsked = spanOfWindows(windowsAsked(entries, part)).end || end;
  const start = since ?? addDays(lastAsked, 1 - filter.overlapDays);
  return windowsOf(wholePeriods(filter, start, end), longest(filter));
}

/** What of the whole past no answer on record covers. */
function pastWindows(filter: Filter, part: string, {today, since, entries}: PlanContext): Days[] {
  const span = wholePeriods(filter, since ?? FIRST_DAY, lastDay(filter, today));
  return uncovered(span, windowsAsked(entries, part)).flatMap((gap) => windowsOf(gap, longest(filter)));
}

function windowsAsked(entries: PlanContext["entries"], part: string): Days[] {
  return entries.filter((e) => e.part === part).flatMap((e) => e.payloads.map((p) => askedDays(p.request)));
}

/** The last day that is over, or the last of the last week that is. */
function lastDay({grain}: Filter, today: IsoDate): IsoDate {
  return addDays(grain === "day" ? today : mondayOf(today), -1);
}

/** A span from the first day of the data on, and of weeks from the first whole one. */
function wholePeriods({grain}: Filter, start: IsoDate, end: IsoDate): Days {
  const first = start < FIRST_DAY ? FIRST_DAY : start;
  return {start: grain === "day" ? first : mondayOf(addDays(first, WEEK - 1)), end};
}

function longest({grain}: Filter): number {
  return grain === "day" ? LONGEST_WINDOW_DAYS : Math.floor(LONGEST_WINDOW_DAYS / WEEK) * WEEK;
}

/**
 * Throws where an answer leaves out what it was asked for or holds what it was not. A period without rows is one in
 * which nobody used the filter, or that is not published: it stays empty.
 */
function refuseShort({data, meta}: Page, {start, end}: Days, grain: Filter["grain"]): void {
  if (meta.start_date > start || meta.end_date < end)
    throw new PullError(
      `meta: ${meta.start_date} to ${meta.end_date}`,
      `the days asked for, ${start} to ${end}`,
      "Nothing was stored; a day that is not out yet comes with a later refresh."
    );
  const counts = new Map<string, {named: number; hasRest: boolean}>();
  for (const [i, {date, model_permaslug}] of data.entries()) {
    if (date < start || date > end)
      throw new PullError(`data[${i}].date: ${date}`, `a day from ${start} to ${end}`, REPORT_CHANGE);
    if (grain === "week" && mondayOf(date) !== date)
      throw new PullError(`data[${i}].date: ${date}`, "a Monday, the first day of its week", REPORT_CHANGE);
    const count = counts.get(date) ?? {named: 0, hasRest: false};
    if (model_permaslug === "other") count.hasRest = true;
    else count.named++;
    counts.set(date, count);
  }
  for (const [date, {named, hasRest}] of counts)
    if (named > MOST_NAMED || (named === MOST_NAMED && !hasRest))
      throw new PullError(
        `data: ${named} named models of ${date}${hasRest ? "" : ' and no row "other"'}`,
        `at most ${MOST_NAMED}, and the rest in one row "other"`,
        REPORT_CHANGE
      );
}

/** Use cases: overlapping tags, such as marketing and marketing/seo, of a sample of requests. */
export const openrouterCategories = filteredRankings({
  source: "openrouter-categories",
  title: {en: "Weekly tokens by use-case category and model", zh: "按用途类别与模型的周词元数"},
  note: SAMPLED,
  table: "usage_by_category_weekly",
  column: "category",
  values: CATEGORIES,
  grain: "week",
  question: (value) => ({category: value as operations.GetRankingsDailyCategory}),
  overlapDays: 3 * WEEK,
  maxAgeDays: 16
});

export const openrouterLanguages = filteredRankings({
  source: "openrouter-languages",
  title: {en: "Weekly tokens in natural and programming language by model", zh: "按自然语言与编程语言及模型的周词元数"},
  note: SAMPLED,
  table: "usage_by_language_weekly",
  column: "language_type",
  values: LANGUAGE_TYPES,
  grain: "week",
  question: (value) => ({languageType: value as operations.LanguageType}),
  overlapDays: 3 * WEEK,
  maxAgeDays: 16
});

/** Modalities overlap: a request may take an image, call a tool and answer in text. */
export const openrouterModalities = filteredRankings({
  source: "openrouter-modalities",
  title: {en: "Daily tokens by modality and model", zh: "按模态与模型的日词元数"},
  note: EXACT,
  table: "usage_by_modality_daily",
  column: "modality",
  values: MODALITIES,
  grain: "day",
  question: (value) => ({modality: value as operations.Modality}),
  overlapDays: WEEK,
  maxAgeDays: 10
});

/** Each request has one length: the buckets of a day add up to the day. */
export const openrouterContexts = filteredRankings({
  source: "openrouter-contexts",
  title: {en: "Daily tokens by length of context and model", zh: "按上下文长度与模型的日词元数"},
  note: EXACT,
  table: "usage_by_context_daily",
  column: "context_bucket",
  values: CONTEXT_BUCKETS,
  grain: "day",
  question: (value) => ({contextBucket: value as operations.ContextBucket}),
  overlapDays: WEEK,
  maxAgeDays: 10
});
