import * as z from "zod";
import {
  wholeCount,
  isoDay,
  isoTime,
  lastDayOf,
  name,
  parseBody,
  refuseEmpty,
  refuseFuture,
  refuseRepeats
} from "./decode.js";
import {askOpenRouter, OPENROUTER, readPages} from "./openrouter.js";
import type {Source} from "./source.js";

/** Rows of one request, the most the API gives. */
const LIMIT = 500;
const ADDRESS = "openrouter.ai/docs/cookbook/administration/data-api";

const usd = z.number().min(0, {error: "US dollars, not negative"});
const SHAPE = z.object({
  data: z.array(z.object({app_slug: name, turn_range: name, model_permaslug: name, median_session_cost_usd: usd})),
  meta: z.object({
    as_of: isoTime,
    version: z.literal("v1", {error: `"v1"`}),
    window_days: wholeCount,
    window_end_date: isoDay
  })
});

/** Median cost of a session by harness, turns and model. */
export const openrouterSessions: Source = {
  ...OPENROUTER,
  name: "openrouter-session-cost",
  title: {en: "Median cost of a session by harness, turns and model", zh: "单次会话成本中位数，按工具、轮数与模型"},
  url: `https://${ADDRESS}`,
  citation: (asOf) => `Source: OpenRouter Data API (${ADDRESS}), as of ${asOf}. Licensed under CC BY 4.0.`,
  note: {en: "Data API, session-cost, as received.", zh: "Data API 的 session-cost 原样数据。"},
  maxAgeDays: 14,
  everyDays: 7,
  schema: 1,
  plan: () => [
    {
      part: "",
      asks: "all cells",
      fetch: (client) =>
        askOpenRouter(client, async (api) => readPages(await api.datasets.getSessionCost({limit: LIMIT})))
    }
  ],
  decode: (bodies, {retrievedAt}) => {
    const pages = bodies.map((body) => parseBody(SHAPE, body));
    const data = pages.flatMap((page) => page.data);
    refuseEmpty(data, "data");
    refuseRepeats(data, "data", (row) => `${row.app_slug} ${row.turn_range} ${row.model_permaslug}`);
    refuseFuture(
      pages.flatMap(({meta}) => [
        ["meta.as_of", meta.as_of],
        ["meta.window_end_date", meta.window_end_date]
      ]),
      retrievedAt
    );
    const stamps = pages.map(({meta}) => meta.as_of);
    return {
      asOf: lastDayOf(stamps),
      stamps,
      tables: {
        session_cost: pages.flatMap(({data, meta}) =>
          data.map((row) => ({
            as_of: meta.window_end_date,
            window_days: String(meta.window_days),
            harness: row.app_slug,
            turn_range: row.turn_range,
            model: row.model_permaslug,
            median_cost_usd: String(row.median_session_cost_usd)
          }))
        )
      },
      catalogue: []
    };
  }
};
