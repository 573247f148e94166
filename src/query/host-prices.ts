import {column, KEY, OPTIONAL, type Table} from "./schema.js";

/** Prices as hosts list them, day by day. */
export const HOST_PRICES: readonly Table[] = [
  {
    name: "host_price_change",
    about: {
      en: "Listings, changes and removals of list prices at hosts by day, US dollars per million tokens; the day is that of the catalogue’s record, the change itself on or before it; an empty price is inherited or not stated",
      zh: "各托管方标价的上架、变更与下架，按日，美元/百万词元；日期为目录记录日，实际变更在该日或更早；价格为空表示沿用或未载明"
    },
    isFact: true,
    columns: [
      column("as_of", "date", "day of the record", "记录日", KEY),
      column("host", "text", "who offers the model", "托管方", KEY),
      column("listing", "text", "name in the host’s list", "托管方列表中的名称", KEY),
      column("change", "text", "listed, changed or removed", "listed 上架、changed 变更、removed 下架"),
      column("input_usd_per_mtok", "usd", "input price", "输入价", OPTIONAL),
      column("output_usd_per_mtok", "usd", "output price", "输出价", OPTIONAL),
      column("cache_read_usd_per_mtok", "usd", "price of cached input", "缓存命中输入价", OPTIONAL),
      column("cache_write_usd_per_mtok", "usd", "price of input that is cached", "缓存写入价", OPTIONAL)
    ]
  }
];

/** The router whose usage the ledger counts, as a host of the catalogue. */
export const ROUTER = "openrouter";

/** Hosts that makers run themselves, with the labs whose models are theirs. */
export const MAKER_HOSTS: Readonly<Record<string, readonly string[]>> = {
  alibaba: ["alibaba", "qwen"],
  "alibaba-cn": ["alibaba", "qwen"],
  anthropic: ["anthropic"],
  cohere: ["cohere"],
  deepseek: ["deepseek"],
  google: ["google"],
  minimax: ["minimax"],
  "minimax-cn": ["minimax"],
  mistral: ["mistralai"],
  moonshotai: ["moonshotai"],
  "moonshotai-cn": ["moonshotai"],
  openai: ["openai"],
  perplexity: ["perplexity"],
  stepfun: ["stepfun"],
  xai: ["x-ai"],
  xiaomi: ["xiaomi"],
  zai: ["z-ai"],
  zhipuai: ["z-ai"]
};
