import type {Text} from "../../lib/language.js";
import type {DimensionName} from "./dimensions.js";

/** A sum a cube holds: SQL over one row of the relation, giving a whole number or null. */
export interface Sum {
  readonly name: SumName;
  readonly sql: string;
}

export type SumName =
  | "tokens"
  | "usd_micro_input"
  | "usd_micro_output"
  | "priced_tokens"
  | "requests"
  | "usd_micro_cost";

export type Grain = "day" | "week" | "month";

/** Rows that can be sliced: a relation with a `time` column, and what it has to be cut by and summed. */
export interface Dataset {
  readonly name: string;
  readonly label: Text;
  /** Finest period of `time`. */
  readonly grain: Grain;
  /** A query over the ledger's views; the same text runs natively and in the browser. */
  readonly relation: string;
  /** The table whose rows name their source; its citation and date stand for the whole. */
  readonly sourced: string;
  readonly dimensions: readonly DimensionName[];
  readonly sums: readonly Sum[];
  /** Whether its tokens are an estimate of the publisher, to be marked wherever they are shown. */
  readonly isEstimate?: true;
  /** What its share is of, where that is not all tokens. */
  readonly shareLabel?: Text;
  /** What a reader must know of it. */
  readonly note: Text;
}

const TOKENS: Sum = {name: "tokens", sql: "tokens"};

/** Bounds of revenue at list price in millionths of a US dollar, so that sums stay whole. */
const REVENUE: readonly Sum[] = [
  {name: "usd_micro_input", sql: "CAST(round(usd_if_all_input * 1e6) AS BIGINT)"},
  {name: "usd_micro_output", sql: "CAST(round(usd_if_all_output * 1e6) AS BIGINT)"},
  {name: "priced_tokens", sql: "CASE WHEN usd_if_all_input IS NOT NULL THEN tokens END"}
];

const NAMES =
  "m.name AS model_name, m.family, l.name AS lab_name, l.name_zh AS lab_name_zh, c.name AS country_name, c.name_zh AS country_name_zh";
const JOINS = "JOIN model m USING (model) JOIN lab l ON l.lab = m.lab JOIN country c ON c.country = l.country";

/** The listed company that owns most of a lab on a day: weights add up to at most one, so there is at most one. */
const ownerOn = (day: string) => `LEFT JOIN exposure x ON x.lab = m.lab AND x.kind = 'owner' AND x.weight > 0.5
  AND ${day} >= x.effective_from AND (x.effective_to IS NULL OR ${day} < x.effective_to)
LEFT JOIN company e ON e.entity = x.entity`;
const OWNER = "x.entity, e.name AS entity_name, e.name_zh AS entity_name_zh";

/** Usage under one filter of the rankings, with what it would cost at list price so that it can be cut by price. */
const filtered = (
  view: string,
  time: string,
  filter: string,
  tokens: string
) => `SELECT u.${time} AS time, u.${filter}, u.model, u.lab,
  u.country, u.origin, u.weights, u.${tokens} AS tokens, m.released_on, ${NAMES}, ${OWNER},
  r.usd_if_all_output / r.tokens * u.${tokens} AS usd_if_all_output
FROM ${view} u ${JOINS} ${ownerOn(`u.${time}`)}
LEFT JOIN implied_inference_revenue_weekly r ON r.model = u.model AND r.week_start = date_trunc('week', u.${time})`;
const FILTERED_BY = ["country", "lab", "family", "model", "weights", "price_tier", "entity"] as const;
const NO_SUM: Text = {
  en: "They overlap: only one is summed at a time, and none is stacked on another.",
  zh: "各项相互重叠：每次只合计其中一项，从不堆叠。"
};

export const DATASETS = [
  {
    name: "weekly",
    label: {en: "Weekly tokens", zh: "周词元"},
    grain: "week",
    relation: `SELECT u.week_start AS time, u.model, u.lab, u.country, u.origin, u.weights, u.tokens, m.released_on, ${NAMES}, ${OWNER},
  r.usd_if_all_input, r.usd_if_all_output
FROM usage_weekly_by_model u JOIN implied_inference_revenue_weekly r USING (week_start, model) ${JOINS} ${ownerOn("u.week_start")}`,
    sourced: "usage_weekly",
    dimensions: ["country", "lab", "family", "model", "weights", "price_tier", "release_age", "entity"],
    sums: [TOKENS, ...REVENUE],
    note: {
      en: "One router’s public traffic by week; months hold the weeks that begin in them.",
      zh: "单一路由平台的公开流量，按周；月份包含在该月开始的各周。"
    }
  },
  {
    name: "daily",
    label: {en: "Daily tokens", zh: "日词元"},
    grain: "day",
    relation: `SELECT u.day AS time, u.model, m.lab, l.country, c.origin, m.weights, u.tokens, m.released_on, ${NAMES}, ${OWNER}
FROM usage_daily u ${JOINS} ${ownerOn("u.day")}
WHERE u.known_to = DATE '9999-12-31'`,
    sourced: "usage_daily",
    dimensions: ["country", "lab", "family", "model", "weights", "release_age", "entity"],
    sums: [TOKENS],
    note: {
      en: "The fifty largest models of each day and other; days that were not archived are absent.",
      zh: "每日前五十名模型与“其他”；未存档的日子缺失。"
    }
  },
  {
    name: "categories",
    label: {en: "Use cases by week (estimate)", zh: "按周的用途（估算）"},
    grain: "week",
    relation: filtered("category_usage_weekly", "week_start", "category", "tokens_estimate"),
    sourced: "usage_by_category_weekly",
    dimensions: ["category", ...FILTERED_BY],
    sums: [TOKENS],
    isEstimate: true,
    shareLabel: {en: "Share of the use case", zh: "占该用途"},
    note: {
      en: `Estimates from the publisher’s sample: the fifty largest models of each use case and other. ${NO_SUM.en}`,
      zh: `发布者抽样估算：每种用途的前五十名模型与“其他”。${NO_SUM.zh}`
    }
  },
  {
    name: "languages",
    label: {en: "Natural and programming language (estimate)", zh: "自然语言与编程语言（估算）"},
    grain: "week",
    relation: filtered("language_usage_weekly", "week_start", "language_type", "tokens_estimate"),
    sourced: "usage_by_language_weekly",
    dimensions: ["language_type", ...FILTERED_BY],
    sums: [TOKENS],
    isEstimate: true,
    shareLabel: {en: "Share of the kind of language", zh: "占该类语言"},
    note: {
      en: `Estimates from the publisher’s sample: the fifty largest models of each kind and other. ${NO_SUM.en}`,
      zh: `发布者抽样估算：每类的前五十名模型与“其他”。${NO_SUM.zh}`
    }
  },
  {
    name: "modalities",
    label: {en: "Modalities and tool calls by day", zh: "按日的模态与工具调用"},
    grain: "day",
    relation: filtered("modality_usage_daily", "day", "modality", "tokens"),
    sourced: "usage_by_modality_daily",
    dimensions: ["modality", ...FILTERED_BY],
    sums: [TOKENS],
    shareLabel: {en: "Share of the modality", zh: "占该模态"},
    note: {
      en: `Counted, by day: the fifty largest models of each modality and other. ${NO_SUM.en}`,
      zh: `逐日实数：每种模态的前五十名模型与“其他”。${NO_SUM.zh}`
    }
  },
  {
    name: "contexts",
    label: {en: "Length of context by day", zh: "按日的上下文长度"},
    grain: "day",
    relation: filtered("context_usage_daily", "day", "context_bucket", "tokens"),
    sourced: "usage_by_context_daily",
    dimensions: ["context_bucket", ...FILTERED_BY],
    sums: [TOKENS],
    note: {
      en: "Counted, by day: the fifty largest models of each length and other. Each request is in one bucket, so the buckets add up.",
      zh: "逐日实数：每档长度的前五十名模型与“其他”。每次请求只属一档，各档可加总。"
    }
  },
  {
    name: "tasks",
    label: {en: "Tasks (estimate)", zh: "任务（估算）"},
    grain: "week",
    relation: `SELECT u.week_start AS time, u.model, u.lab, u.country, u.origin, u.weights, u.macro, u.use_case,
  u.tokens_estimate AS tokens, m.released_on, ${NAMES}
FROM use_case_usage_weekly u ${JOINS}`,
    sourced: "use_case_share",
    dimensions: ["use_case", "use_case_group", "country", "lab", "family", "model", "weights"],
    sums: [TOKENS],
    note: {
      en: "Estimates for one week, from the ten listed models of each task only.",
      zh: "单周估算，仅含每个任务列出的十个模型。"
    }
  },
  {
    name: "apps",
    label: {en: "Apps", zh: "应用"},
    grain: "day",
    relation: `SELECT as_of AS time, app_id, app, tokens, requests FROM app_usage
WHERE window_days = 30 AND known_to = DATE '9999-12-31'`,
    sourced: "app_usage",
    dimensions: ["app"],
    sums: [TOKENS, {name: "requests", sql: "requests"}],
    note: {
      en: "Tokens of the thirty days to each date: the windows overlap, so dates must not be added.",
      zh: "截至各日的三十天词元数：窗口相互重叠，不可跨日相加。"
    }
  }
] as const satisfies readonly Dataset[];

export type DatasetName = (typeof DATASETS)[number]["name"];

const BY_NAME: ReadonlyMap<string, Dataset> = new Map(DATASETS.map((d) => [d.name, d]));

/** The dataset of a name. Throws on a name that none has. */
export function datasetOf(name: string): Dataset {
  const found = BY_NAME.get(name);
  if (!found) throw new Error(`dataset: ${name}; expected ${DATASETS.map((d) => d.name).join(", ")}`);
  return found;
}
