import * as z from "zod";
import {dayOfTime} from "../../src/lib/dates.js";
import {
  wholeCount,
  isoTime,
  name,
  parseBody,
  refuseEmpty,
  refuseFuture,
  refuseRepeats,
  unitFraction
} from "./decode.js";
import {askOpenRouter, OPENROUTER, openRouterCitation} from "./openrouter.js";
import type {Source} from "./source.js";

const SHAPE = z.object({
  data: z.object({
    as_of: isoTime,
    window_days: wholeCount,
    macro_categories: z.array(z.object({key: name, label: name, token_share: unitFraction, usage_share: unitFraction})),
    classifications: z.array(
      z.object({
        tag: name,
        display_name: name,
        macro_category: name,
        token_share: unitFraction,
        usage_share: unitFraction,
        models: z.array(z.object({id: name, tag_token_share: unitFraction}))
      })
    )
  })
});

/** Task shares over the trailing seven days: published for that window only, so history is what is archived here. */
export const openrouterTasks: Source = {
  ...OPENROUTER,
  name: "openrouter-tasks",
  title: {en: "Task shares and top models per task, trailing seven days", zh: "任务占比与各任务头部模型，最近七天"},
  url: "https://openrouter.ai/rankings",
  citation: openRouterCitation("openrouter.ai/rankings"),
  note: {
    en: "Data API, classifications/task, as received. Sampled by the publisher, shares only.",
    zh: "Data API 的 classifications/task 原样数据。由发布者抽样，只有占比。"
  },
  maxAgeDays: 3,
  everyDays: 1,
  schema: 1,
  plan: () => [
    {
      part: "",
      asks: "the trailing seven days",
      fetch: (client) => askOpenRouter(client, (api) => api.classifications.getTaskClassifications({window: "7d"}))
    }
  ],
  decode: ([body = ""], {retrievedAt}) => {
    const {data} = parseBody(SHAPE, body);
    refuseEmpty(data.classifications, "data.classifications");
    refuseEmpty(data.macro_categories, "data.macro_categories");
    refuseRepeats(data.classifications, "data.classifications", (c) => c.tag);
    refuseRepeats(data.macro_categories, "data.macro_categories", (c) => c.key);
    for (const [i, c] of data.classifications.entries())
      refuseRepeats(c.models, `data.classifications[${i}].models`, (m) => m.id);
    refuseFuture([["data.as_of", data.as_of]], retrievedAt);
    const window = {as_of: dayOfTime(data.as_of), window_days: String(data.window_days)};
    const shares = (row: {token_share: number; usage_share: number}) => ({
      token_share: String(row.token_share),
      request_share: String(row.usage_share)
    });
    return {
      asOf: window.as_of,
      stamps: [data.as_of],
      tables: {
        use_case_share: [
          ...data.macro_categories.map((c) => ({
            ...window,
            level: "macro",
            macro: c.key,
            use_case: `macro:${c.key}`,
            name: c.label,
            ...shares(c)
          })),
          ...data.classifications.map((c) => ({
            ...window,
            level: "task",
            macro: c.macro_category,
            use_case: c.tag,
            name: c.display_name,
            ...shares(c)
          }))
        ],
        use_case_model_share: data.classifications.flatMap((c) =>
          c.models.map((m, i) => ({
            ...window,
            macro: c.macro_category,
            use_case: c.tag,
            listed_order: String(i + 1),
            model: m.id,
            share_within_use_case: String(m.tag_token_share)
          }))
        )
      },
      catalogue: []
    };
  }
};
