import type {OpenRouter} from "@openrouter/sdk";
import * as z from "zod";
import {addDays, dayOfTime, isoDate, type IsoDate} from "../../src/lib/dates.js";
import {wholeCount, name, parseBody, refuseEmpty, refuseFuture, refuseRepeats} from "./decode.js";
import {listedAs, perMillion, usdPerToken} from "./openrouter-models.js";
import {askOpenRouter, OPENROUTER, openRouterCitation} from "./openrouter.js";
import type {Source} from "./source.js";

/** Days of the rankings that tell which models are asked about: the newest may not be out yet. */
const RANKED_DAYS = 3;
/** Models asked about, the largest of those days, one request each. */
const MOST_MODELS = 50;

const PROVIDERS = z.object({
  data: z.array(z.object({slug: name, name, headquarters: name.nullish(), datacenters: z.array(name).nullish()}))
});
const ENDPOINT = z.object({
  model_id: name,
  tag: name,
  provider_name: name,
  quantization: name.nullable(),
  context_length: wholeCount,
  max_completion_tokens: wholeCount.nullable(),
  pricing: z.object({prompt: usdPerToken, completion: usdPerToken, input_cache_read: usdPerToken.optional()}),
  status: z.int({error: "a whole number"}).optional()
});
const ZERO_RETENTION = z.object({data: z.array(ENDPOINT)});
const OF_MODEL = z.object({data: z.object({id: name, created: wholeCount, endpoints: z.array(ENDPOINT)})});

/** Requests whose answers are kept, as the client writes them; the others only tell what to ask. */
const ASKED = {providers: /\/providers$/, zeroRetention: /\/endpoints\/zdr$/, ofModel: /\/models\/.+\/endpoints$/};

/** Who hosts the most used models behind the router, at which price and precision, and which keep nothing. */
export const openrouterHosts: Source = {
  ...OPENROUTER,
  name: "openrouter-hosts",
  title: {en: "Hosts behind the router: endpoints and providers", zh: "路由平台背后的托管方：端点与提供方"},
  url: "https://openrouter.ai/providers",
  licence: "none stated",
  rights: "cite",
  citation: openRouterCitation("openrouter.ai/providers", ""),
  note: {
    en: "Providers, endpoints without data retention, and the endpoints of the fifty largest models, as received. The Data API’s licence does not name them: cited figures only.",
    zh: "提供方、零数据留存端点及前五十名模型的端点，原样数据。Data API 的许可未提及，仅作引用展示。"
  },
  maxAgeDays: 14,
  everyDays: 7,
  schema: 1,
  plan: ({today}) => [
    {
      part: "",
      asks: `hosts of the ${MOST_MODELS} largest models`,
      fetch: async (client) => {
        const answers = await askOpenRouter(client, (api) => askHosts(api, today));
        return answers.filter(({request}) => Object.values(ASKED).some((kind) => kind.test(request)));
      }
    }
  ],
  decode: (bodies, {requests, retrievedAt}) => {
    const of = (kind: RegExp) => bodies.filter((_, i) => kind.test(String(requests[i])));
    const asOf = dayOfTime(retrievedAt);
    const providers = of(ASKED.providers).flatMap((body) => parseBody(PROVIDERS, body).data);
    refuseEmpty(providers, "data");
    refuseRepeats(providers, "data", (row) => row.slug);
    const kept = of(ASKED.zeroRetention).flatMap((body) => parseBody(ZERO_RETENTION, body).data);
    refuseEmpty(kept, "data");
    refuseRepeats(kept, "data", placeOf);
    const keepsNothing = new Set(kept.map(placeOf));
    const models = of(ASKED.ofModel).map((body) => parseBody(OF_MODEL, body).data);
    refuseFuture(
      models.map((model) => ["data.created", isoDate(model.created * 1000)]),
      retrievedAt
    );
    for (const {endpoints} of models) refuseRepeats(endpoints, "data.endpoints", placeOf);
    const endpoints = models.flatMap((model) => model.endpoints);
    refuseEmpty(endpoints, "data.endpoints");
    return {
      asOf,
      stamps: [],
      tables: {
        provider: providers.map((row) => ({
          as_of: asOf,
          provider: row.slug,
          name: row.name,
          country: row.headquarters ?? "",
          datacenters: (row.datacenters ?? []).join(" ")
        })),
        endpoint: endpoints.map((row) => ({
          as_of: asOf,
          model: row.model_id,
          endpoint: row.tag,
          host: row.provider_name,
          quantization: row.quantization ?? "",
          context_tokens: String(row.context_length),
          output_tokens_at_most: String(row.max_completion_tokens ?? ""),
          input_usd_per_mtok: perMillion(row.pricing.prompt),
          output_usd_per_mtok: perMillion(row.pricing.completion),
          cache_read_usd_per_mtok: perMillion(row.pricing.input_cache_read ?? "-1"),
          is_up: row.status === undefined ? "" : String(row.status === 0),
          keeps_nothing: String(keepsNothing.has(placeOf(row)))
        }))
      },
      catalogue: []
    };
  }
};

function placeOf(row: z.infer<typeof ENDPOINT>): string {
  return `${row.model_id} ${row.tag}`;
}

async function askHosts(api: OpenRouter, today: IsoDate): Promise<void> {
  await api.providers.list();
  await api.endpoints.listZdrEndpoints();
  const listings = await listedAs(api);
  for (const model of await largestModels(api, today)) {
    const [author, slug] = listings.get(model)?.split("/") ?? [];
    if (author && slug) await api.endpoints.list({author, slug});
  }
}

/** Slugs that usage is counted under, the largest of the last days first. */
async function largestModels(api: OpenRouter, today: IsoDate): Promise<string[]> {
  const span = {startDate: addDays(today, -RANKED_DAYS), endDate: addDays(today, -1)};
  const {data} = await api.datasets.getRankingsDaily(span);
  const tokens = new Map<string, bigint>();
  for (const {modelPermaslug: model, totalTokens} of data)
    if (model !== "other") tokens.set(model, (tokens.get(model) ?? 0n) + BigInt(totalTokens));
  return [...tokens]
    .sort(([, a], [, b]) => Number(b - a))
    .slice(0, MOST_MODELS)
    .map(([model]) => model);
}
