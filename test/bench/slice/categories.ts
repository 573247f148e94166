import type {DuckDBConnection} from "@duckdb/node-api";

/** The use cases that the rankings can be filtered by. */
const CATEGORIES = [
  ...["programming", "roleplay", "marketing", "marketing/seo", "technology", "science", "translation", "legal"],
  ...["finance", "health", "trivia", "academia"]
];

/**
 * Fills use cases by week in the shape a backfill brings: for each week on record the fifty models that carry most of a use
 * case, and `other`. The sizes are made up: a hash gives each model its part of each use case.
 */
export async function plantCategories(connection: DuckDBConnection): Promise<void> {
  const categories = CATEGORIES.map((category) => `('${category}')`).join();
  await connection.run(`DELETE FROM usage_by_category_weekly`);
  await connection.run(`INSERT INTO usage_by_category_weekly BY NAME
WITH part AS (
  SELECT week_start, category, model, CAST(tokens // 1000 * (hash(model || category) % 97) // 97 AS BIGINT) AS tokens
  FROM usage_weekly_by_model, (VALUES ${categories}) c(category)
), ranked AS (
  SELECT *, model = 'other' OR row_number() OVER (PARTITION BY week_start, category ORDER BY model = 'other', tokens DESC, model) > 50 AS is_other
  FROM part
)
SELECT week_start, category, CASE WHEN is_other THEN 'other' ELSE model END AS model, CAST(sum(tokens) AS BIGINT) AS tokens,
  TRUE AS is_estimate, (SELECT any_value(source) FROM usage_weekly) AS source, week_start + 7 AS as_of,
  week_start + 7 AS known_from, DATE '9999-12-31' AS known_to, FALSE AS reconstructed
FROM ranked GROUP BY ALL`);
}
