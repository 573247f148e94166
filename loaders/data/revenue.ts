import {amount, dayText, fields, flag, oneOf, orNull, text, type Decoder} from "../../src/lib/decode.js";
import {ORIGINS} from "../../src/lib/origins.js";
import type {
  PricedModel,
  ReportedRevenue,
  RevenueCell,
  RevenueData,
  RevenueLab,
  SessionCost
} from "../../src/query/revenue.js";
import {REVENUE_ESTIMATE} from "../../src/query/revenue-estimate.js";
import {asKnownOn} from "../as-known-on.js";
import {queryWarehouse} from "../warehouse/query.js";
import {displayedCompanies, displayedLabs} from "./names.js";
import {LATEST_SOURCE, shaped, struct} from "./rows.js";

const ESTIMATE = `WITH estimate AS (${REVENUE_ESTIMATE})`;
const CELLS = `${ESTIMATE} SELECT week_start AS week, lab, weights,
  CASE WHEN free_variant THEN 'free' WHEN input_high IS NULL THEN 'unpriced' WHEN input_high <= 0.5 THEN 'low'
    WHEN input_high <= 2 THEN 'middle' ELSE 'high' END AS tier,
  CAST(sum(tokens) AS BIGINT) AS tokens,
  CAST(coalesce(sum(tokens) FILTER (free_variant), 0) AS BIGINT) AS free,
  CAST(coalesce(sum(tokens) FILTER (NOT free_variant AND price_basis = 'before'), 0) AS BIGINT) AS priced,
  CAST(coalesce(sum(tokens) FILTER (NOT free_variant AND price_basis = 'after'), 0) AS BIGINT) AS pricedLater,
  round(coalesce(sum(usd_low) FILTER (price_basis = 'before'), 0)) AS usdLow,
  round(coalesce(sum(usd_high) FILTER (price_basis = 'before'), 0)) AS usdHigh,
  round(coalesce(sum(usd_low) FILTER (price_basis = 'after'), 0)) AS usdLaterLow,
  round(coalesce(sum(usd_high) FILTER (price_basis = 'after'), 0)) AS usdLaterHigh
FROM estimate GROUP BY ALL ORDER BY week_start, lab, weights, tier`;
const LABS = `SELECT l.lab, {'en': l.name, 'zh': l.name_zh} AS name, {'en': c.name, 'zh': c.name_zh} AS country, c.origin
FROM lab l JOIN country c USING (country) WHERE l.lab IN (SELECT lab FROM usage_weekly_by_model) ORDER BY l.lab`;
const MODELS = `${ESTIMATE} SELECT model, name, lab, weights, tokens, free_variant AS isFree,
  price_basis AS priceBasis, price_as_of AS priceAsOf, input_high AS inputUsdPerMtok, output_high AS outputUsdPerMtok
FROM estimate WHERE week_start = (SELECT max(week_start) FROM usage_weekly_by_model) ORDER BY tokens DESC, model`;
const LATEST = `known_to = DATE '9999-12-31' AND as_of = (SELECT max(as_of) FROM session_cost)`;
const SESSIONS = `SELECT harness, turn_range AS turns, sc.model, m.name, c.origin, median_cost_usd AS usd
FROM session_cost sc JOIN model m USING (model) JOIN lab l USING (lab) JOIN country c USING (country)
WHERE ${LATEST} ORDER BY harness, turn_range, median_cost_usd, sc.model`;
const SESSION_SOURCE = `SELECT DISTINCT sc.as_of AS asOf, sc.window_days AS windowDays, s.citation
FROM session_cost sc JOIN source s USING (source) WHERE sc.${LATEST.replace("as_of", "sc.as_of")}`;
const SOURCE = `SELECT citation, as_of, max_age_days FROM source
WHERE source IN (SELECT arg_max(source, week_start) FROM usage_weekly_by_model)`;
// Lines in which the tokens of a company's own labs are paid for; a period counts only if all its weeks are whole in it.
const REPORTED = `${ESTIMATE}, reported AS (
  SELECT r.entity, r.metric, r.period_start, r.period_end, r.value, r.currency, r.source FROM company_fact r
  WHERE r.period_start IS NOT NULL AND r.status = 'reported' AND r.metric IN
    ('ai_related_product_revenue', 'segment_revenue_open_platform_api', 'segment_revenue_open_platform'))
SELECT r.entity, {'en': c.name, 'zh': c.name_zh} AS name, r.metric, r.period_start AS "from", r.period_end AS "to",
  r.value, r.currency, CASE WHEN r.currency = 'USD' THEN 1 ELSE (SELECT avg(m.value) FROM market m
    WHERE m.metric = 'fx_average' AND m.entity = 'USD' || r.currency AND m.known_to = DATE '9999-12-31'
    AND m.period_end > r.period_start AND m.period_end <= r.period_end) END AS perUsd,
  any_value(s.citation) AS citation,
  CAST(count(DISTINCT e.week_start) FILTER (e.is_priced) AS INTEGER) AS weeks,
  CAST(count(DISTINCT e.week_start) AS INTEGER) AS weeksOfUsage,
  coalesce(sum(e.tokens) FILTER (e.is_priced), 0) / sum(e.tokens) AS pricedShare,
  round(coalesce(sum(e.usd_low) FILTER (e.is_priced), 0)) AS usdLow,
  round(coalesce(sum(e.usd_high) FILTER (e.is_priced), 0)) AS usdHigh
FROM reported r JOIN company c USING (entity) JOIN source s ON s.source = r.source
JOIN (SELECT DISTINCT entity, lab FROM exposure WHERE kind = 'owner') x USING (entity)
JOIN (SELECT *, coalesce(price_basis = 'before', false) AS is_priced FROM estimate WHERE NOT free_variant) e
  ON e.lab = x.lab AND e.week_start >= r.period_start AND e.week_start + 6 <= r.period_end
GROUP BY ALL ORDER BY r.entity, r.period_end`;

const WEIGHTS = oneOf("open", "closed", "unknown");
const CELL: Decoder<RevenueCell> = fields(
  {
    week: dayText,
    lab: text,
    weights: WEIGHTS,
    tier: oneOf("free", "low", "middle", "high", "unpriced"),
    tokens: amount,
    free: amount,
    priced: amount,
    pricedLater: amount,
    usdLow: amount,
    usdHigh: amount,
    usdLaterLow: amount,
    usdLaterHigh: amount
  },
  {}
);
const LAB: Decoder<RevenueLab> = fields({lab: text, name: struct, country: struct, origin: oneOf(...ORIGINS)}, {});
const MODEL: Decoder<PricedModel> = fields(
  {
    model: text,
    name: text,
    lab: text,
    weights: WEIGHTS,
    tokens: amount,
    isFree: flag,
    priceBasis: orNull(oneOf("before", "after")),
    priceAsOf: orNull(dayText),
    inputUsdPerMtok: orNull(amount),
    outputUsdPerMtok: orNull(amount)
  },
  {}
);
const SESSION: Decoder<SessionCost> = fields(
  {harness: text, turns: text, model: text, name: text, origin: oneOf(...ORIGINS), usd: amount},
  {}
);
const SESSIONS_OF = fields({asOf: dayText, windowDays: amount, citation: text}, {});
const REPORT: Decoder<ReportedRevenue> = fields(
  {
    entity: text,
    name: struct,
    metric: text,
    from: dayText,
    to: dayText,
    value: amount,
    currency: text,
    perUsd: orNull(amount),
    citation: text,
    weeks: amount,
    weeksOfUsage: amount,
    pricedShare: amount,
    usdLow: amount,
    usdHigh: amount
  },
  {}
);

/** What tokens come to at list price, for pages: sums of an estimate that cites what may not be shipped. */
export async function loadRevenue(ask = queryWarehouse): Promise<RevenueData> {
  const [cells, labs, models, sessions, sessionSources, sources, reported] = await ask(
    "full",
    CELLS,
    LABS,
    MODELS,
    SESSIONS,
    SESSION_SOURCE,
    SOURCE,
    REPORTED
  );
  const knownOn = asKnownOn();
  const [source] = shaped(sources, LATEST_SOURCE, "source");
  const [sessionSource] = shaped(sessionSources, SESSIONS_OF, "source of session_cost");
  const weekly = shaped(cells, CELL, "revenue by week");
  return {
    knownOn,
    asOf: source?.as_of ?? knownOn ?? "",
    maxAgeDays: source?.max_age_days ?? null,
    citation: source?.citation ?? "",
    weeks: [...new Set(weekly.map(({week}) => week))],
    labs: displayedLabs(shaped(labs, LAB, "lab")),
    cells: weekly,
    models: shaped(models, MODEL, "models of the last week"),
    sessions: sessionSource ? {...sessionSource, rows: shaped(sessions, SESSION, "session_cost")} : null,
    reported: displayedCompanies(shaped(reported, REPORT, "reported revenue"))
  };
}
