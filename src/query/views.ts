import type {Text} from "../lib/language.js";
import {CLAIM_VIEWS} from "./claims/views.js";
import {EVENT_VIEWS} from "./event-views.js";
import {FILTERED_VIEWS} from "./filtered-views.js";
import {HOST_PRICE_VIEWS} from "./host-price-views.js";

/** A view of the ledger: its name and columns are a contract. */
export interface View {
  readonly name: string;
  readonly about: Text;
  readonly sql: string;
}

/** Rows the ledger holds true today; earlier vintages stay in the tables. */
const CURRENT = "known_to = DATE '9999-12-31'";

/** Views in the order they are created; each may use those before it. */
export const VIEWS: readonly View[] = [
  {
    name: "price",
    about: {
      en: "List prices by date and model, US dollars per million tokens; host unknown in this source",
      zh: "按日期与模型的标价，美元/百万词元；来源未载托管方"
    },
    sql: `
SELECT p.as_of, coalesce(a.model, p.listing) AS model, CAST(NULL AS VARCHAR) AS host,
  p.input_usd_per_mtok, p.output_usd_per_mtok, p.cache_read_usd_per_mtok,
  p.listing, p.source, p.known_from, p.known_to
FROM price_listing p LEFT JOIN model_alias a ON a.alias = p.listing
WHERE p.${CURRENT}`
  },
  {
    name: "usage_weekly_by_model",
    about: {
      en: "Tokens by week and model with lab, origin and weights; rank and share_of_named leave out other",
      zh: "按周与模型的词元数，附实验室、来源地与权重；名次与具名占比不含“其他”"
    },
    sql: `
SELECT u.week_start, u.model, m.name, m.lab, l.country, c.origin, m.family, m.weights, m.free_variant,
  u.tokens,
  CAST(CASE WHEN c.origin <> 'other' THEN
    row_number() OVER (PARTITION BY u.week_start, c.origin = 'other' ORDER BY u.tokens DESC, u.model) END AS INTEGER)
    AS rank,
  u.tokens / sum(u.tokens) OVER (PARTITION BY u.week_start) AS share_of_all,
  CASE WHEN c.origin <> 'other' THEN
    u.tokens / sum(u.tokens) OVER (PARTITION BY u.week_start, c.origin = 'other') END AS share_of_named,
  u.source, u.as_of
FROM usage_weekly u JOIN model m USING (model) JOIN lab l USING (lab) JOIN country c USING (country)
WHERE u.${CURRENT}`
  },
  {
    name: "usage_weekly_by_lab",
    about: {en: "Tokens by week and lab", zh: "按周与实验室的词元数"},
    sql: `
SELECT week_start, lab, any_value(country) AS country, any_value(origin) AS origin,
  CAST(sum(tokens) AS BIGINT) AS tokens, sum(share_of_all) AS share_of_all, sum(share_of_named) AS share_of_named
FROM usage_weekly_by_model GROUP BY week_start, lab`
  },
  {
    name: "usage_weekly_by_country",
    about: {
      en: "Tokens by week and country of the lab; ZZ undisclosed, XX community or unclear, XO other",
      zh: "按周与实验室所在国的词元数；ZZ 未披露，XX 社区或不明，XO 其他"
    },
    sql: `
SELECT week_start, country, any_value(origin) AS origin,
  CAST(sum(tokens) AS BIGINT) AS tokens, sum(share_of_all) AS share_of_all, sum(share_of_named) AS share_of_named
FROM usage_weekly_by_model GROUP BY week_start, country`
  },
  {
    name: "usage_weekly_by_basis",
    about: {
      en: "Tokens by week and origin under three bases: nine (the nine largest named models of the week), named, all",
      zh: "三种口径下按周与来源地的词元数：nine（当周最大的九个具名模型）、named（全部具名）、all（全部）"
    },
    sql: `
WITH scoped AS (
  SELECT 'nine' AS basis, * FROM usage_weekly_by_model WHERE rank <= 9
  UNION ALL SELECT 'named', * FROM usage_weekly_by_model WHERE origin <> 'other'
  UNION ALL SELECT 'all', * FROM usage_weekly_by_model)
SELECT week_start, basis, origin, CAST(sum(tokens) AS BIGINT) AS tokens,
  sum(tokens) / sum(sum(tokens)) OVER (PARTITION BY week_start, basis) AS share
FROM scoped GROUP BY week_start, basis, origin`
  },
  {
    name: "top_models_weekly",
    about: {
      en: "Named models by rank of the week; rank_change is the rise since the calendar week before, null where the model or the week is missing",
      zh: "每周具名模型名次；rank_change 为较上一自然周的名次上升，模型或该周缺失时为空"
    },
    sql: `
SELECT t.week_start, t.rank, t.model, t.name, t.lab, t.country, t.origin, t.tokens, t.share_of_all, t.share_of_named,
  p.rank AS previous_rank, p.rank - t.rank AS rank_change
FROM usage_weekly_by_model t
LEFT JOIN usage_weekly_by_model p ON p.model = t.model AND p.week_start = t.week_start - 7
WHERE t.rank IS NOT NULL`
  },
  ...HOST_PRICE_VIEWS,
  {
    name: "implied_inference_revenue_weekly",
    about: {
      en: "Bounds of tokens at list price, US dollars by week and model: all as input, all as output; the router’s latest list price by the end of the week (router_price, never another host’s), the dearest where a model has several listings, null where none is on record (is_priced false); free variants zero",
      zh: "按标价推算的区间，美元，按周与模型：全部按输入价或全部按输出价；取该周末前路由平台最近的标价（router_price，从不采用其他托管方的价格），一个模型有多个目录项时取最贵者，无记录则为空（is_priced 为 false）；免费变体为零"
    },
    sql: `
SELECT u.week_start, u.model, u.lab, u.origin, u.tokens, p.as_of AS price_as_of,
  CASE WHEN u.free_variant THEN 0 ELSE u.tokens / 1e6 * p.input_usd_per_mtok END AS usd_if_all_input,
  CASE WHEN u.free_variant THEN 0 ELSE u.tokens / 1e6 * p.output_usd_per_mtok END AS usd_if_all_output,
  u.weights, u.free_variant, u.free_variant OR p.as_of IS NOT NULL AS is_priced
FROM (SELECT *, week_start + 6 AS week_end FROM usage_weekly_by_model) u
ASOF LEFT JOIN (
  SELECT model, as_of, max(input_usd_per_mtok) AS input_usd_per_mtok, max(output_usd_per_mtok) AS output_usd_per_mtok
  FROM router_price GROUP BY model, as_of) p ON p.model = u.model AND p.as_of <= u.week_end`
  },
  {
    name: "use_case_usage_weekly",
    about: {
      en: "Estimate: tokens by task and model, as task share × share within the task × all tokens of the latest whole week begun before the window ended; the ten listed models of each task only; of several windows in a week the last",
      zh: "估算：按任务与模型的词元数 = 任务占比 × 任务内占比 × 窗口截止前最近一个完整周的总量；仅含每个任务列出的十个模型；一周内有多个窗口时取最后一个"
    },
    sql: `
WITH total AS (SELECT week_start, CAST(sum(tokens) AS BIGINT) AS tokens FROM usage_weekly WHERE ${CURRENT} GROUP BY ALL)
SELECT t.week_start, s.as_of, s.macro, s.use_case, s.name AS use_case_name, ms.model, m.name, m.lab, l.country, c.origin,
  m.weights, s.token_share * ms.share_within_use_case AS share_of_all,
  CAST(round(t.tokens * s.token_share * ms.share_within_use_case) AS BIGINT) AS tokens_estimate,
  s.source
FROM use_case_share s
JOIN use_case_model_share ms USING (as_of, window_days, use_case)
JOIN model m USING (model) JOIN lab l USING (lab) JOIN country c USING (country)
ASOF JOIN total t ON t.week_start <= s.as_of - 6
WHERE s.level = 'task' AND s.${CURRENT} AND ms.${CURRENT}
QUALIFY s.as_of = max(s.as_of) OVER (PARTITION BY t.week_start)`
  },
  {
    name: "listed_exposure_weekly",
    about: {
      en: "Tokens of the labs a listed company owns, holds a stake in or hosts, by week; the weighted columns count disclosed weights only, tokens_of_undisclosed_weight is the rest unweighted; dollars are bounds at list price of the priced part; kinds are never summed",
      zh: "上市公司所拥有、参股或托管的实验室的词元数，按周；加权列只计已披露的比例，tokens_of_undisclosed_weight 为其余部分（未加权）；美元为有标价部分按标价的区间；不同类型从不相加"
    },
    sql: `
WITH priced AS (
  SELECT week_start, lab, sum(tokens) FILTER (is_priced) AS tokens, sum(usd_if_all_input) AS usd_if_all_input,
    sum(usd_if_all_output) AS usd_if_all_output
  FROM implied_inference_revenue_weekly GROUP BY week_start, lab)
SELECT u.week_start, e.entity, e.kind, sum(u.tokens * e.weight) AS tokens_weighted,
  sum(u.share_of_all * e.weight) AS share_of_all,
  CAST(coalesce(sum(u.tokens) FILTER (e.weight IS NULL), 0) AS BIGINT) AS tokens_of_undisclosed_weight,
  coalesce(sum(p.tokens * e.weight), 0) / sum(u.tokens * e.weight) AS priced_share_of_tokens,
  sum(p.usd_if_all_input * e.weight) AS usd_if_all_input,
  sum(p.usd_if_all_output * e.weight) AS usd_if_all_output
FROM usage_weekly_by_lab u
JOIN exposure e ON e.lab = u.lab AND u.week_start >= e.effective_from
  AND (e.effective_to IS NULL OR u.week_start < e.effective_to)
LEFT JOIN priced p ON p.week_start = u.week_start AND p.lab = u.lab
GROUP BY u.week_start, e.entity, e.kind`
  },
  {
    name: "company_fact",
    about: {
      en: "Reported figures, one value by company, metric, basis, period and currency: curated filings before EDGAR before vendors before unverified texts; superseded figures left out",
      zh: "按公司、指标、口径、期间与货币各取一个披露数字：整理的公告优先，其次 EDGAR、数据商、未核实文本；不含已被取代的数字"
    },
    sql: `
SELECT entity, metric, basis, period_start, period_end, months, company_label, value, unit, currency, status,
  coalesce(document, tag) AS document, source_date, note, source
FROM company_metric
WHERE ${CURRENT} AND status <> 'superseded'
QUALIFY row_number() OVER (
  PARTITION BY entity, metric, basis, period_start, period_end, currency
  ORDER BY CASE source WHEN 'company-filings' THEN 1 WHEN 'sec-companyfacts' THEN 2
    WHEN 'company-vendor-pages' THEN 3 ELSE 4 END, source_date DESC, source) = 1`
  },
  {
    name: "restatement",
    about: {
      en: "Token counts that a later vintage changed, by grain, period and model; now_tokens is null where the model left the list; values rounded to the million count as changed only beyond the rounding",
      zh: "后续版本更改过的词元数，按粒度、期间与模型；模型退出榜单时 now_tokens 为空；四舍五入到百万的数值仅在超出舍入时计为更改"
    },
    sql: `
WITH value AS (
  SELECT 'day' AS grain, day AS period_start, * EXCLUDE (day) FROM usage_daily
  UNION ALL SELECT 'week', week_start, * EXCLUDE (week_start) FROM usage_weekly),
pair AS (
  SELECT was.grain, was.period_start, was.model, was.tokens AS was_tokens, now.tokens AS now_tokens,
    was.known_from AS was_known_from, was.known_to AS restated_on, was.source AS was_source, now.source AS now_source
  FROM value was
  LEFT JOIN value now ON now.grain = was.grain AND now.period_start = was.period_start AND now.model = was.model
    AND now.known_from = was.known_to
  WHERE was.known_to < DATE '9999-12-31')
SELECT grain, period_start, model, was_tokens, now_tokens,
  coalesce(now_tokens, 0) - was_tokens AS change_tokens,
  (coalesce(now_tokens, 0) - was_tokens) / was_tokens AS change_share,
  was_known_from, restated_on, was_source, now_source
FROM pair
WHERE abs(coalesce(now_tokens, 0) - was_tokens) >
  CASE WHEN was_tokens % 1000000 = 0 OR coalesce(now_tokens, 0) % 1000000 = 0 THEN 500000 ELSE 0 END`
  },
  ...FILTERED_VIEWS,
  ...CLAIM_VIEWS,
  ...EVENT_VIEWS
];
