import type {View} from "./views.js";

const CURRENT = "known_to = DATE '9999-12-31'";
const JOINS = "JOIN model m USING (model) JOIN lab l USING (lab) JOIN country c USING (country)";
const MODEL_COLUMNS = "u.model, m.name, m.lab, l.country, c.origin, m.family, m.weights, m.free_variant";

/** Estimates by week under one filter, with what part of the filter and of the model each row is. */
function estimates(table: string, column: string): string {
  return `
SELECT u.week_start, u.${column}, ${MODEL_COLUMNS},
  u.tokens AS tokens_estimate,
  u.tokens / sum(u.tokens) OVER (PARTITION BY u.week_start, u.${column}) AS share_of_${column},
  CASE WHEN c.origin <> 'other' THEN u.tokens / w.tokens END AS ratio_to_model_tokens,
  u.is_estimate, u.source, u.as_of
FROM ${table} u ${JOINS}
LEFT JOIN (SELECT week_start, model, tokens FROM usage_weekly WHERE ${CURRENT}) w
  ON w.week_start = u.week_start AND w.model = u.model
WHERE u.${CURRENT}`;
}

/** Counts by day under one filter. */
function counts(table: string, column: string): string {
  return `
SELECT u.day, u.${column}, ${MODEL_COLUMNS},
  u.tokens,
  u.tokens / sum(u.tokens) OVER (PARTITION BY u.day, u.${column}) AS share_of_${column},
  u.is_estimate, u.source, u.as_of
FROM ${table} u ${JOINS}
WHERE u.${CURRENT}`;
}

/** Usage by model, country of the lab and use case through time. */
export const FILTERED_VIEWS: readonly View[] = [
  {
    name: "category_usage_weekly",
    about: {
      en: "Estimate: tokens by week, use-case category and model, with lab and country; categories overlap and are never added up; ratio_to_model_tokens is the estimate over the model’s counted tokens and may pass one",
      zh: "估算：按周、用途类别与模型的词元数，附实验室与国家；类别相互重叠，从不加总；ratio_to_model_tokens 为估算值与该模型实数之比，可能大于一"
    },
    sql: estimates("usage_by_category_weekly", "category")
  },
  {
    name: "language_usage_weekly",
    about: {
      en: "Estimate: tokens by week, kind of language and model, with lab and country",
      zh: "估算：按周、语言类型与模型的词元数，附实验室与国家"
    },
    sql: estimates("usage_by_language_weekly", "language_type")
  },
  {
    name: "modality_usage_daily",
    about: {
      en: "Tokens by day, modality and model, with lab and country; modalities overlap and are never added up",
      zh: "按日、模态与模型的词元数，附实验室与国家；模态相互重叠，从不加总"
    },
    sql: counts("usage_by_modality_daily", "modality")
  },
  {
    name: "context_usage_daily",
    about: {
      en: "Tokens by day, length of context and model, with lab and country; each request is in one bucket",
      zh: "按日、上下文长度与模型的词元数，附实验室与国家；每次请求只属一档"
    },
    sql: counts("usage_by_context_daily", "context_bucket")
  }
];
