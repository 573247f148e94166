import type {DuckDBConnection} from "@duckdb/node-api";
import type {IsoDate} from "../../src/lib/dates.js";
import type {ReadFrom} from "../../src/query/claims/claims.js";
import {FOREVER} from "../warehouse/vintages.js";

/** Texts and days of a list in SQL. */
interface Rows {
  readonly texts: string;
  readonly days: string;
}

/** Rows of the market: their vendors; of a value worked out from others also how, with who publishes those. */
const MARKET = ({texts, days}: Rows) => `
WITH current AS (FROM market WHERE known_to = DATE '${FOREVER}'),
used AS (FROM current WHERE entity IN (${texts}) AND metric IN (${texts}) AND date IN (${days})),
part AS (SELECT entity, date, TRY_CAST(regexp_extract(note, '/ ([0-9.]+)', 1) AS DOUBLE) AS earnings FROM used
  WHERE status = 'derived')
SELECT vendor AS document, source_date AS date FROM used WHERE status IS DISTINCT FROM 'derived'
UNION SELECT trim(replace(note, '[derived]', '')), CAST(NULL AS DATE) FROM used WHERE status = 'derived'
UNION SELECT c.vendor, c.source_date FROM part p JOIN current c ON c.entity = p.entity
  AND (c.metric = 'close' AND c.date = p.date OR c.metric LIKE 'eps_consensus%' AND c.value = p.earnings)`;

/** Rows of company facts: of the longest period, or that of the months named, in which every metric is on record. */
const FACTS = ({texts, days}: Rows, months: string | undefined) => `
WITH used AS (FROM company_fact WHERE entity IN (${texts}) AND metric IN (${texts}) AND basis IN (${texts})
  AND period_end IN (${days})${months === undefined ? "" : ` AND months = ${months}`}),
whole AS (SELECT period_end, max(months) AS months FROM (SELECT period_end, months FROM used GROUP BY ALL
  HAVING count(DISTINCT metric) = (SELECT count(DISTINCT metric) FROM used)) GROUP BY ALL)
SELECT document, source_date AS date FROM used JOIN whole USING (period_end, months)`;

/**
 * The texts from which the rows behind a reading's value were read: rows of the entities and metrics that its SQL names,
 * of the days it names, of the value's own and, where it measures growth, of a year before. None for other tables.
 */
export async function documentsOf(
  connection: DuckDBConnection,
  sql: string,
  asOf: IsoDate | null
): Promise<readonly ReadFrom[]> {
  const isMarket = /\bFROM market\b/.test(sql);
  if (asOf === null || !(isMarket || /\bFROM company_fact\b/.test(sql))) return [];
  const named = [...sql.matchAll(/DATE '(\d{4}-\d\d-\d\d)'/g)].map(([, day = ""]) => `DATE '${day}'`);
  const own = `DATE '${asOf}'`;
  const growth = sql.includes("growth") ? [`CAST(${own} - INTERVAL 1 YEAR AS DATE)`] : [];
  const texts = [...sql.matchAll(/'[^']*'/g)].map(([text]) => text);
  const rows = {texts: texts.join(), days: [own, ...growth, ...named].join()};
  const found = isMarket ? MARKET(rows) : FACTS(rows, /\bmonths = (\d+)/.exec(sql)?.[1]);
  const reader = await connection.runAndReadAll(
    `SELECT DISTINCT document, CAST(date AS VARCHAR) AS date FROM (${found}) WHERE document <> '' ORDER BY date NULLS FIRST, document`
  );
  return reader.getRowObjectsJson().map(({document, date}) => ({
    document: document as string,
    date: typeof date === "string" ? date : null
  }));
}
