import {amount, dayText, fields, oneOf, orNull, text, type Decoder} from "../lib/decode.js";
import {FACT_STATUSES, type CompanyData, type CompanyFact, type LabWeek} from "./facts.js";

const COLUMNS = `entity, metric, basis, period_start, period_end, months, company_label, value, unit, status, document,
  source_date, note, source`;

/** Figures on record, one by metric, basis and period. */
export const RECORDED_FACTS = `SELECT ${COLUMNS} FROM company_fact ORDER BY entity, metric, basis, period_end, months, unit`;

/** Labs that listed companies own. */
export const OWNED = `SELECT lab, entity, effective_from FROM exposure WHERE kind = 'owner' ORDER BY entity, lab`;

/** Sums in one order, so that a rebuild gives the same bits. List prices as of the end of each week; where no cached price is listed, cached input costs as much as input. */
export const WEEKS = `
WITH listed AS (
  SELECT model, as_of, max(input_usd_per_mtok) AS input, max(output_usd_per_mtok) AS output,
    coalesce(max(cache_read_usd_per_mtok), max(input_usd_per_mtok)) AS cached
  FROM router_price GROUP BY ALL),
usage AS (
  SELECT week_start, week_start + 6 AS week_end, lab, model, tokens, free_variant
  FROM usage_weekly_by_model WHERE lab <> 'other'),
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

export const FACT: Decoder<CompanyFact> = fields(
  {
    entity: text,
    metric: text,
    basis: text,
    period_start: orNull(dayText),
    period_end: dayText,
    months: amount,
    company_label: orNull(text),
    value: amount,
    unit: text,
    status: oneOf(...FACT_STATUSES),
    document: text,
    source_date: dayText,
    note: orNull(text),
    source: text
  },
  {}
);
export const OWNER = fields({lab: text, entity: text, effective_from: dayText}, {});
export const WEEK: Decoder<LabWeek> = fields(
  {
    lab: text,
    week_start: dayText,
    tokens: amount,
    free_tokens: amount,
    priced_tokens: amount,
    usd_if_all_input: amount,
    usd_if_all_output: amount,
    usd_if_all_cached: amount
  },
  {}
);

/** Asks a DuckDB with the ledger one query of ours. */
type Ask = (sql: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;

/**
 * What the file that readers have gives a model, as it is read there: on a day, what was known then. Prices and rates of the
 * market are in no such file, and capital events only in the text of a page.
 */
export async function recordedData(ask: Ask): Promise<CompanyData> {
  const [facts, owned, weeks] = [await ask(RECORDED_FACTS), await ask(OWNED), await ask(WEEKS)];
  return {
    facts: facts.map((row, i) => FACT(row, `company_fact[${i}]`)),
    events: [],
    owned: owned.map((row, i) => OWNER(row, `exposure[${i}]`)),
    weeks: weeks.map((row, i) => WEEK(row, `weeks of labs[${i}]`))
  };
}

/** Companies and metrics that the file has figures of, of whatever day, as "2513.HK revenue". */
export async function recordedMetrics(ask: Ask): Promise<readonly string[]> {
  const [{database} = {}] = await ask("SELECT current_database() AS database");
  const rows = await ask(`SELECT DISTINCT entity, metric FROM "${String(database)}".main.company_metric`);
  return rows.map(({entity, metric}) => `${String(entity)} ${String(metric)}`);
}
