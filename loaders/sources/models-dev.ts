import * as z from "zod";
import {dayOfTime} from "../../src/lib/dates.js";
import {DAY, MINUTE} from "./budget.js";
import {wholeCount, fieldProblem, isoDay, name, parseBody, refuseEmpty, refuseFuture} from "./decode.js";
import {politeFetch, type Payload, type Service} from "./http.js";
import {setting} from "./settings.js";
import type {Client, Source} from "./source.js";

const ADDRESS = "https://models.dev";
/** The catalogue states no limit; once a week needs no more than this. */
const SERVICE: Service = {
  name: "models.dev",
  limits: [
    {requests: 5, windowMs: MINUTE},
    {requests: 50, windowMs: DAY}
  ],
  access: "The catalogue is public: a proxy on the way may refuse it."
};

const usd = z.number().min(0, {error: "US dollars per million tokens, not negative"});
/** A release date may be a month only, which is not a day. */
const release = z.union([isoDay, z.string().regex(/^\d{4}(-\d{2})?$/)], {error: "a date YYYY-MM-DD, or a month"});
const SHAPE = z.object({
  openrouter: z.object({
    models: z.record(
      z.string(),
      z.object({
        id: name,
        name,
        release_date: release,
        open_weights: z.boolean(),
        limit: z.object({context: wholeCount}),
        cost: z.object({input: usd, output: usd, cache_read: usd.optional()}).optional()
      })
    )
  })
});

/**
 * List prices, weights and release dates from the public catalogue. Asked over HTTP: the packages that carry a copy of
 * it were last published months before the catalogue’s own last change.
 */
export const modelsDev: Source = {
  name: "models-dev",
  publisher: "models.dev",
  title: {en: "List prices, weights, context and release dates", zh: "标价、权重、上下文与发布日"},
  url: ADDRESS,
  licence: "MIT",
  rights: "open",
  status: "secondary",
  citation: (asOf) => `Source: models.dev (MIT licence), as of ${asOf}.`,
  note: {
    en: "The public catalogue as received, its provider openrouter; kept by hand, so it may lag by days.",
    zh: "公开目录原样数据，取其中的 openrouter；由人工维护，可能滞后数日。"
  },
  maxAgeDays: 14,
  everyDays: 7,
  schema: 1,
  settings: {},
  address: "MODELS_DEV_URL",
  optional: false,
  plan: () => [{part: "", asks: "the catalogue", fetch: askCatalogue}],
  decode: ([body = ""], {retrievedAt}) => {
    const models = Object.entries(parseBody(SHAPE, body).openrouter.models);
    refuseEmpty(models, "openrouter.models");
    for (const [key, {id}] of models)
      if (id !== key) throw fieldProblem(["openrouter", "models", key, "id"], id, `${JSON.stringify(key)}, its key`);
    refuseFuture(
      models.map(([key, m]) => [`openrouter.models.${key}.release_date`, m.release_date.slice(0, 4)]),
      `${Number(retrievedAt.slice(0, 4)) + 1}`
    );
    const asOf = dayOfTime(retrievedAt);
    return {
      asOf,
      stamps: [],
      tables: {
        price_listing: models.map(([listing, {cost}]) => ({
          as_of: asOf,
          listing,
          input_usd_per_mtok: text(cost?.input),
          output_usd_per_mtok: text(cost?.output),
          cache_read_usd_per_mtok: text(cost?.cache_read)
        }))
      },
      catalogue: models.map(([listing, m]) => ({
        listing,
        model: null,
        name: m.name,
        released_on: isoDay.safeParse(m.release_date).success ? m.release_date : "",
        weights: m.open_weights ? "open" : "closed",
        context_tokens: String(m.limit.context)
      }))
    };
  }
};

async function askCatalogue({effects, budget}: Client): Promise<readonly Payload[]> {
  const received: Payload[] = [];
  const address = setting(effects.env["MODELS_DEV_URL"]) ?? ADDRESS;
  await politeFetch(SERVICE, effects, budget, received)(`${address}/api.json`);
  return received;
}

function text(value: number | undefined): string {
  return value === undefined ? "" : String(value);
}
