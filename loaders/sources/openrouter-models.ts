import type {OpenRouter} from "@openrouter/sdk";
import * as z from "zod";
import {dayOfTime, isoDate} from "../../src/lib/dates.js";
import {wholeCount, name, parseBody, refuseEmpty, refuseFuture, refuseRepeats} from "./decode.js";
import {askOpenRouter, OPENROUTER, openRouterCitation, readPages} from "./openrouter.js";
import type {Source} from "./source.js";

/** Rows of one request, the most the API gives. */
const LIMIT = 1000;

/** US dollars a token as a decimal text; `-1` where a router's price depends on the model it picks. */
export const usdPerToken = z.string().regex(/^(\d+(\.\d+)?(e-\d+)?|-1)$/i, {error: "US dollars a token, not negative"});
const SHAPE = z.object({
  data: z.array(
    z.object({
      id: name,
      canonical_slug: name,
      name,
      created: wholeCount,
      context_length: wholeCount.nullable(),
      pricing: z.object({prompt: usdPerToken, completion: usdPerToken, input_cache_read: usdPerToken.optional()})
    })
  )
});

/** Models on offer with list prices. Free variants are carried at zero, as users pay nothing. */
export const openrouterModels: Source = {
  ...OPENROUTER,
  name: "openrouter-models",
  title: {en: "Models on offer: list price and context", zh: "在售模型：标价与上下文"},
  url: "https://openrouter.ai/models",
  licence: "none stated",
  rights: "cite",
  citation: openRouterCitation("openrouter.ai/models", ""),
  note: {
    en: "Models list, as received. The Data API’s licence does not name it, so its prices are shown as cited figures only.",
    zh: "模型列表原样数据。Data API 的许可未提及该列表，其价格仅作引用展示。"
  },
  maxAgeDays: 14,
  everyDays: 7,
  schema: 1,
  plan: () => [
    {
      part: "",
      asks: "all models",
      fetch: (client) => askOpenRouter(client, async (api) => readPages(await api.models.list({limit: LIMIT})))
    }
  ],
  decode: (bodies, {retrievedAt}) => {
    const data = bodies.flatMap((body) => parseBody(SHAPE, body).data);
    refuseEmpty(data, "data");
    refuseRepeats(data, "data", (row) => row.id);
    refuseFuture(
      data.map((row, i) => [`data[${i}].created`, isoDate(row.created * 1000)]),
      retrievedAt
    );
    const asOf = dayOfTime(retrievedAt);
    return {
      asOf,
      stamps: [],
      tables: {
        price_listing: data.map(({id, pricing}) => ({
          as_of: asOf,
          listing: id,
          input_usd_per_mtok: perMillion(pricing.prompt),
          output_usd_per_mtok: perMillion(pricing.completion),
          cache_read_usd_per_mtok: perMillion(pricing.input_cache_read ?? "-1")
        }))
      },
      catalogue: data.map((row) => ({
        listing: row.id,
        model: slugOf(row.id, row.canonical_slug),
        name: row.name,
        released_on: "",
        weights: "unknown",
        context_tokens: row.context_length === null ? "" : String(row.context_length)
      }))
    };
  }
};

/** Names under which models are listed, by the slug that usage is counted under. */
export async function listedAs(api: OpenRouter): Promise<ReadonlyMap<string, string>> {
  const listings = new Map<string, string>();
  for await (const {result} of await api.models.list({limit: LIMIT}))
    for (const {id, canonicalSlug} of result.data) listings.set(slugOf(id, canonicalSlug), id);
  return listings;
}

/** The slug that usage is counted under: a variant such as `:free` is a model of its own. */
function slugOf(id: string, canonical: string): string {
  const [, variant] = id.split(":");
  return variant && !canonical.includes(":") ? `${canonical}:${variant}` : canonical;
}

/** US dollars a token → a million tokens, by moving the decimal point; empty for the price that is not fixed. */
export function perMillion(usdPerToken: string): string {
  if (usdPerToken === "-1") return "";
  const [mantissa = "0", exponent = "0"] = usdPerToken.toLowerCase().split("e");
  const [whole = "0", fraction = ""] = mantissa.split(".");
  const point = whole.length + 6 + Number(exponent);
  const all = `${"0".repeat(Math.max(0, -point))}${whole}${fraction}`.padEnd(Math.max(point, 0), "0");
  const at = Math.max(point, 0);
  return String(Number(`${all.slice(0, at) || "0"}.${all.slice(at) || "0"}`));
}
