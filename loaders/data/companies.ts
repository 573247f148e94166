import {
  FACT_STATUSES,
  type CapitalEvent,
  type CompanyData,
  type CompanyFact,
  type LabWeek
} from "../../src/companies/facts.js";
import {day, fields, flag, oneOf, orNull, text, type Decoder} from "../../src/lib/decode.js";
import type {Edition} from "../warehouse/build.js";
import {queryWarehouse} from "../warehouse/query.js";
import {amount, shaped} from "./rows.js";

const COLUMNS = `entity, metric, basis, period_start, period_end, months, company_label, value, unit, status, document,
  source_date, note, source`;

const FACTS = `SELECT ${COLUMNS} FROM company_fact ORDER BY entity, metric, basis, period_end, months, unit`;

/** A price of a day stands at it; an estimate at the end of the period it is for, dated by its document. */
const MARKET = `SELECT entity, metric, coalesce(basis, '') AS basis,
  CAST(period_end - to_months(span) + INTERVAL 1 DAY AS DATE) AS period_start, coalesce(period_end, date) AS period_end,
  coalesce(span, 0) AS months, NULL AS company_label, value, coalesce(unit, currency) AS unit,
  coalesce(status, 'market') AS status, vendor AS document, coalesce(source_date, date) AS source_date, note, source
FROM (SELECT *, CASE WHEN period_end IS NULL THEN NULL WHEN metric = 'fx_average' THEN 3 ELSE 12 END AS span FROM market)
WHERE known_to = DATE '9999-12-31' ORDER BY ALL`;

const EVENTS = `SELECT entity, date, kind, shares, price, amount, amount_basis, currency, completed, status, document,
  source_date, note, source
FROM capital_event WHERE known_to = DATE '9999-12-31' ORDER BY entity, date, kind`;

const OWNED = `SELECT lab, entity, effective_from FROM exposure WHERE kind = 'owner' ORDER BY entity, lab`;

/** Sums in one order, so that a rebuild gives the same bits. List prices as of the end of each week; where no cached price is listed, cached input costs as much as input. */
const WEEKS = `
WITH listed AS (
  SELECT model, as_of, max(input_usd_per_mtok) AS input, max(output_usd_per_mtok) AS output,
    coalesce(max(cache_read_usd_per_mtok), max(input_usd_per_mtok)) AS cached
  FROM router_price GROUP BY ALL),
usage AS (
  SELECT week_start, week_start + 6 AS week_end, lab, model, tokens, free_variant
  FROM usage_weekly_by_model WHERE lab IN (SELECT lab FROM exposure WHERE kind = 'owner')),
priced AS (
  SELECT u.*, p.input, p.output, p.cached
  FROM usage u ASOF LEFT JOIN listed p ON p.model = u.model AND p.as_of <= u.week_end)
SELECT lab, week_start, CAST(sum(tokens) AS BIGINT) AS tokens,
  CAST(coalesce(sum(tokens) FILTER (free_variant), 0) AS BIGINT) AS free_tokens,
  CAST(coalesce(sum(tokens) FILTER (NOT free_variant AND input IS NOT NULL), 0) AS BIGINT) AS priced_tokens,
  coalesce(sum(tokens / 1e6 * input ORDER BY model) FILTER (NOT free_variant), 0) AS usd_if_all_input,
  coalesce(sum(tokens / 1e6 * output ORDER BY model) FILTER (NOT free_variant), 0) AS usd_if_all_output,
  coalesce(sum(tokens / 1e6 * cached ORDER BY model) FILTER (NOT free_variant), 0) AS usd_if_all_cached
FROM priced GROUP BY lab, week_start ORDER BY lab, week_start`;

const FACT: Decoder<CompanyFact> = fields(
  {
    entity: text,
    metric: text,
    basis: text,
    period_start: orNull(day),
    period_end: day,
    months: amount,
    company_label: orNull(text),
    value: amount,
    unit: text,
    status: oneOf(...FACT_STATUSES),
    document: text,
    source_date: day,
    note: orNull(text),
    source: text
  },
  {}
);
const EVENT: Decoder<CapitalEvent> = fields(
  {
    entity: text,
    date: day,
    kind: text,
    shares: orNull(amount),
    price: orNull(amount),
    amount: orNull(amount),
    amount_basis: orNull(text),
    currency: text,
    completed: flag,
    status: oneOf(...FACT_STATUSES),
    document: text,
    source_date: day,
    note: orNull(text),
    source: text
  },
  {}
);
const OWNER = fields({lab: text, entity: text, effective_from: day}, {});
const WEEK: Decoder<LabWeek> = fields(
  {
    lab: text,
    week_start: day,
    tokens: amount,
    free_tokens: amount,
    priced_tokens: amount,
    usd_if_all_input: amount,
    usd_if_all_output: amount,
    usd_if_all_cached: amount
  },
  {}
);

/** Figures of companies that may be shipped as rows, besides prices and rates. */
export async function loadShippedFacts(): Promise<readonly CompanyFact[]> {
  const [facts] = await queryWarehouse("shipped", FACTS);
  return shaped(facts, FACT, "company_fact");
}

/** What a build of each edition holds; client editions have no unverified figure. */
export async function loadCompanies(edition: Edition = "full", ask = queryWarehouse): Promise<CompanyData> {
  const [facts, market, events, owned, weeks] = await ask(edition, FACTS, MARKET, EVENTS, OWNED, WEEKS);
  return {
    facts: [...shaped(facts, FACT, "company_fact"), ...shaped(market, FACT, "market")],
    events: shaped(events, EVENT, "capital_event"),
    owned: shaped(owned, OWNER, "exposure"),
    weeks: shaped(weeks, WEEK, "weeks of labs")
  };
}
