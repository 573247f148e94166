import * as z from "zod";
import {dayOfTime} from "../../src/lib/dates.js";
import {isoTime, name, parseBody, refuseEmpty, refuseFuture, refuseRepeats, unitFraction} from "./decode.js";
import {askOpenRouter, OPENROUTER, openRouterCitation} from "./openrouter.js";
import type {Source, TextRow} from "./source.js";

const index = z.number().min(0, {error: "an index, not negative"});
const ITEM = z.discriminatedUnion("source", [
  z.object({
    source: z.literal("artificial-analysis"),
    model_permaslug: name,
    intelligence_index: index.nullable(),
    coding_index: index.nullable(),
    agentic_index: index.nullable()
  }),
  z.object({
    source: z.literal("design-arena"),
    model_permaslug: name,
    arena: name,
    category: name,
    elo: z.number().min(0, {error: "a rating, not negative"})
  }),
  z.object({
    source: z.literal("openrouter"),
    model_permaslug: name,
    benchmark_type: name,
    accuracy: unitFraction.optional(),
    primary_score: unitFraction.optional()
  })
]);
const SHAPE = z.object({
  data: z.array(ITEM),
  meta: z.object({as_of: isoTime, version: z.literal("v1", {error: `"v1"`})})
});

/** How well models do on others’ tests: scores of three publishers, each on its own scale. */
export const openrouterBenchmarks: Source = {
  ...OPENROUTER,
  name: "openrouter-benchmarks",
  title: {en: "Benchmarks of models, by publisher", zh: "模型评测，按发布者"},
  url: "https://openrouter.ai/rankings",
  licence: "each publisher’s own",
  rights: "cite",
  citation: openRouterCitation(
    "openrouter.ai/rankings",
    " Scores of Artificial Analysis, Design Arena and OpenRouter, under their own terms."
  ),
  note: {
    en: "Scores that the router passes on from their publishers, as received: cited with the publisher’s name, not shipped.",
    zh: "路由平台转载的各发布者评测得分，原样数据：引用时载明发布者，不随库分发。"
  },
  maxAgeDays: 14,
  everyDays: 7,
  schema: 1,
  plan: () => [
    {
      part: "",
      asks: "all benchmarks",
      fetch: (client) => askOpenRouter(client, (api) => api.benchmarks.getBenchmarks())
    }
  ],
  decode: ([body = ""], {retrievedAt}) => {
    const {data, meta} = parseBody(SHAPE, body);
    refuseFuture([["meta.as_of", meta.as_of]], retrievedAt);
    refuseEmpty(data, "data");
    const asOf = dayOfTime(meta.as_of);
    const rows = data.flatMap((item) => scoresOf(item).map((row) => ({as_of: asOf, ...row})));
    refuseRepeats(rows, "scores", (row) => `${row.publisher} ${row.benchmark} ${row.model}`);
    return {asOf, stamps: [meta.as_of], tables: {benchmark: rows}, catalogue: []};
  }
};

/** What one item scores: an index from nought to a hundred, a share of tasks, or a rating by duels. */
function scoresOf(item: z.infer<typeof ITEM>): (TextRow & Record<"publisher" | "benchmark" | "model", string>)[] {
  const row = (benchmark: string, score: number | null | undefined, scale: string) =>
    score === null || score === undefined
      ? []
      : [{model: item.model_permaslug, publisher: item.source, benchmark, score: String(score), scale}];
  switch (item.source) {
    case "artificial-analysis":
      return [
        ...row("intelligence", item.intelligence_index, "index"),
        ...row("coding", item.coding_index, "index"),
        ...row("agentic", item.agentic_index, "index")
      ];
    case "design-arena":
      return row(`${item.arena}/${item.category}`, item.elo, "elo");
    case "openrouter":
      return row(item.benchmark_type, item.primary_score ?? item.accuracy, "share");
  }
}
