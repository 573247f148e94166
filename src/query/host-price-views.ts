import {MAKER_HOSTS, ROUTER} from "./host-prices.js";
import type {View} from "./views.js";

const CURRENT = "known_to = DATE '9999-12-31'";
const MAKERS = Object.entries(MAKER_HOSTS)
  .flatMap(([host, labs]) => labs.map((lab) => `('${host}', '${lab}')`))
  .join(", ");
/** The last part of a name as hosts write it: `claude-opus-4.7` is `claude-opus-4-7`. */
const tail = (name: string) => `replace(lower(split_part(${name}, '/', -1)), '.', '-')`;
/** The same without its date. */
const undated = (name: string) => `regexp_replace(${tail(name)}, '[-@](\\d{8}|\\d{4}-\\d{2}-\\d{2}|default)$', '')`;
/** Names that are those of one model only, as `form` writes them. */
const unique = (form: (name: string) => string) =>
  `SELECT ${form("alias")} AS tail, min(model) AS model FROM name GROUP BY 1 HAVING count(DISTINCT model) = 1`;

/** What a model costs where, and since when. */
export const HOST_PRICE_VIEWS: readonly View[] = [
  {
    name: "host_price",
    about: {
      en: "List price of a listing at a host from valid_from until valid_to (exclusive; null: last known, as of last_known_on); model where its name there, without maker and date, is that of exactly one model; is_maker where the host is run by the lab",
      zh: "托管方某一上架名称的标价，自 valid_from 至 valid_to（不含；空为最后所知，截至 last_known_on）；名称去除厂商与日期后恰与一个模型相同时给出 model；托管方由实验室自营时 is_maker 为 true"
    },
    sql: `
WITH name AS (
  SELECT model, model AS alias FROM model WHERE NOT free_variant UNION SELECT a.model, a.alias FROM model_alias a JOIN model m USING (model) WHERE NOT m.free_variant),
known AS (${unique(tail)}),
known_undated AS (${unique(undated)}),
exact AS (SELECT alias, min(model) AS model FROM name GROUP BY alias),
stated AS (
  SELECT *, lead(as_of) OVER (PARTITION BY host, listing ORDER BY as_of) AS valid_to, max(as_of) OVER () AS last_known_on,
    CASE WHEN host = '${ROUTER}' THEN replace(listing, '%2F', '/') END AS slug,
    CASE WHEN host <> '${ROUTER}' THEN ${tail("listing")} END AS tail,
    CASE WHEN host <> '${ROUTER}' THEN ${undated("listing")} END AS undated
  FROM host_price_change WHERE ${CURRENT})
SELECT s.host, s.listing, coalesce(e.model, k.model, n.model) AS model, s.as_of AS valid_from, s.valid_to, s.last_known_on,
  s.input_usd_per_mtok, s.output_usd_per_mtok, s.cache_read_usd_per_mtok, s.cache_write_usd_per_mtok,
  o.host IS NOT NULL AS is_maker, s.host = '${ROUTER}' AS is_router, s.source
FROM stated s
LEFT JOIN exact e ON e.alias = s.slug
LEFT JOIN known k ON k.tail = s.tail
LEFT JOIN known_undated n ON n.tail = s.undated
LEFT JOIN model m ON m.model = coalesce(e.model, k.model, n.model)
LEFT JOIN (VALUES ${MAKERS}) o(host, lab) ON o.host = s.host AND o.lab = m.lab
WHERE s.change <> 'removed'`
  },
  {
    name: "host_price_move",
    about: {
      en: "Days on which a host’s list price of a listing differs from the one that stood until then: a change on or before that day; a cut where neither part of it was raised, a rise where neither was lowered, else mixed",
      zh: "托管方某一标价与此前不同的日子：变动发生在该日或更早；输入与输出均未上调为 cut，均未下调为 rise，其余为 mixed"
    },
    sql: `
WITH priced AS (
  SELECT *, lag(input_usd_per_mtok) OVER w AS input_before_usd_per_mtok, lag(output_usd_per_mtok) OVER w AS output_before_usd_per_mtok,
    lag(valid_to) OVER w AS ended_on, lag(valid_from) OVER w AS since
  FROM host_price WHERE input_usd_per_mtok IS NOT NULL AND output_usd_per_mtok IS NOT NULL
  WINDOW w AS (PARTITION BY host, listing ORDER BY valid_from))
SELECT valid_from AS day, since, host, listing, model, is_maker, is_router,
  CASE WHEN input_usd_per_mtok <= input_before_usd_per_mtok AND output_usd_per_mtok <= output_before_usd_per_mtok THEN 'cut'
    WHEN input_usd_per_mtok >= input_before_usd_per_mtok AND output_usd_per_mtok >= output_before_usd_per_mtok THEN 'rise'
    ELSE 'mixed' END AS direction,
  input_before_usd_per_mtok, input_usd_per_mtok, output_before_usd_per_mtok, output_usd_per_mtok, source
FROM priced
WHERE ended_on = valid_from
  AND (input_usd_per_mtok <> input_before_usd_per_mtok OR output_usd_per_mtok <> output_before_usd_per_mtok)`
  },
  {
    name: "host_price_cut",
    about: {
      en: "Days on which a host lowered the list price of a listing, neither part of it raised: a price cut on or before that day",
      zh: "托管方下调某一标价（输入与输出均未上调）的日子：降价发生在该日或更早"
    },
    sql: "SELECT * EXCLUDE (since, direction) FROM host_price_move WHERE direction = 'cut'"
  },
  {
    name: "host_price_spread_monthly",
    about: {
      en: "Output price of a model at its maker and at other hosts but the router on the last day of each month of the record, US dollars per million tokens; models that two hosts or more price",
      zh: "每月末日模型在厂商自营与其他托管方（路由平台除外）的输出标价，美元/百万词元；仅含两家以上标价的模型"
    },
    sql: `
WITH month_end AS (
  SELECT CAST(unnest(generate_series(date_trunc('month', min(valid_from)) + INTERVAL 1 MONTH, max(last_known_on) + INTERVAL 1 DAY, INTERVAL 1 MONTH)) AS DATE) - 1 AS day
  FROM host_price),
listed AS (
  SELECT d.day, p.model, p.host, p.is_maker, min(p.output_usd_per_mtok) AS output_usd_per_mtok
  FROM month_end d JOIN host_price p ON p.valid_from <= d.day AND (p.valid_to IS NULL OR p.valid_to > d.day)
  WHERE p.model IS NOT NULL AND NOT p.is_router AND p.output_usd_per_mtok > 0 GROUP BY ALL)
SELECT day, model, CAST(count(*) AS INTEGER) AS hosts, min(output_usd_per_mtok) FILTER (is_maker) AS maker_output_usd_per_mtok,
  min(output_usd_per_mtok) FILTER (NOT is_maker) AS lowest_other_output_usd_per_mtok,
  median(output_usd_per_mtok) FILTER (NOT is_maker) AS median_other_output_usd_per_mtok,
  max(output_usd_per_mtok) FILTER (NOT is_maker) AS highest_other_output_usd_per_mtok
FROM listed GROUP BY day, model HAVING count(*) > 1`
  },
  {
    name: "router_price",
    about: {
      en: "List prices at the router by day from both records: dated listings and whole snapshots; where both speak of a day the snapshot stands, and a later statement of either replaces an earlier one; never a price of another host",
      zh: "路由平台标价，合并逐日记录与整库快照：同日以快照为准，任一来源的较晚陈述取代较早者；从不采用其他托管方的价格"
    },
    sql: `
SELECT as_of, model, listing, input_usd_per_mtok, output_usd_per_mtok, cache_read_usd_per_mtok, 'snapshot' AS record, source
FROM price WHERE input_usd_per_mtok IS NOT NULL AND output_usd_per_mtok IS NOT NULL
UNION ALL
SELECT h.valid_from, h.model, h.listing, h.input_usd_per_mtok, h.output_usd_per_mtok, h.cache_read_usd_per_mtok, 'dated listing', h.source
FROM host_price h
WHERE h.is_router AND h.model IS NOT NULL AND h.input_usd_per_mtok IS NOT NULL AND h.output_usd_per_mtok IS NOT NULL
  AND NOT EXISTS (FROM price p WHERE p.as_of = h.valid_from AND p.model = h.model AND p.input_usd_per_mtok IS NOT NULL)`
  },
  {
    name: "priced_tokens_weekly",
    about: {
      en: "Share of a week’s tokens with a list price on record: in the snapshots alone, at the router by both records, and at any host; the last is no price of the router. Free variants count as priced",
      zh: "一周词元中有标价记录的占比：仅快照、路由平台（两种记录合并）、任一托管方；最后一项并非路由平台价格。免费变体计为有标价"
    },
    sql: `
WITH first_priced AS (
  SELECT model, min(as_of) FILTER (record = 'snapshot') AS snapshot_from, min(as_of) AS router_from FROM router_price GROUP BY model),
first_hosted AS (SELECT model, min(valid_from) AS host_from FROM host_price WHERE output_usd_per_mtok IS NOT NULL AND model IS NOT NULL GROUP BY model),
usage AS (
  SELECT u.week_start, u.tokens, u.free_variant OR coalesce(p.snapshot_from <= u.week_start + 6, false) AS in_snapshots,
    u.free_variant OR coalesce(p.router_from <= u.week_start + 6, false) AS at_router,
    coalesce(h.host_from <= u.week_start + 6, false) AS at_host
  FROM usage_weekly_by_model u LEFT JOIN first_priced p USING (model) LEFT JOIN first_hosted h USING (model))
SELECT week_start, CAST(sum(tokens) AS BIGINT) AS tokens,
  coalesce(sum(tokens) FILTER (in_snapshots), 0) / sum(tokens) AS snapshot_priced_share,
  coalesce(sum(tokens) FILTER (at_router), 0) / sum(tokens) AS router_priced_share,
  coalesce(sum(tokens) FILTER (at_router OR at_host), 0) / sum(tokens) AS any_host_priced_share
FROM usage GROUP BY week_start`
  },
  {
    name: "hosted_tokens_weekly",
    about: {
      en: "Tokens by week and lab by who lists the model on the week’s Sunday beside the router: its maker alone, its maker and others, others alone, nobody on record; a maker serves at most what it lists, and who served what is not published. After last_known_on no listing is new",
      zh: "按周与实验室的词元数，按该周周日除路由平台外谁列出该模型划分：仅厂商自营、厂商与他方、仅他方、无记录；厂商至多承担其所列出者，实际由谁提供并未公布。last_known_on 之后没有新上架的记录"
    },
    sql: `
WITH listed AS (
  SELECT u.week_start, u.model, bool_or(h.is_maker) AS by_maker, bool_or(NOT h.is_maker) AS by_others
  FROM usage_weekly_by_model u JOIN host_price h ON h.model = u.model AND NOT h.is_router
    AND h.valid_from <= u.week_start + 6 AND (h.valid_to IS NULL OR h.valid_to > u.week_start + 6)
  GROUP BY u.week_start, u.model)
SELECT u.week_start, u.lab, u.country, u.origin, CAST(sum(u.tokens) AS BIGINT) AS tokens,
  CAST(coalesce(sum(u.tokens) FILTER (l.by_maker AND NOT l.by_others), 0) AS BIGINT) AS maker_only_tokens,
  CAST(coalesce(sum(u.tokens) FILTER (l.by_maker AND l.by_others), 0) AS BIGINT) AS maker_and_others_tokens,
  CAST(coalesce(sum(u.tokens) FILTER (NOT l.by_maker), 0) AS BIGINT) AS others_only_tokens,
  CAST(coalesce(sum(u.tokens) FILTER (l.model IS NULL), 0) AS BIGINT) AS no_host_tokens,
  (SELECT max(last_known_on) FROM host_price) AS last_known_on
FROM usage_weekly_by_model u LEFT JOIN listed l USING (week_start, model)
GROUP BY u.week_start, u.lab, u.country, u.origin`
  }
];
