import {query} from "../ledger.js";

/** Tables with rows that name their source, those of facts apart from registries. */
const SOURCED = `SELECT table_name, CAST(max(CAST(column_name = 'known_to' AS INTEGER)) AS INTEGER) AS is_fact
FROM duckdb_columns() WHERE schema_name = 'main' AND NOT internal AND table_name <> 'source' GROUP BY table_name
HAVING count(*) FILTER (column_name = 'source') = 1`;

/**
 * How to cite what tables of the ledger hold: the sources their rows carry. Registries are cited only where no fact is
 * read: they name things that facts are about.
 */
export async function citationsOf(tables: readonly string[]): Promise<readonly string[]> {
  const sourced = (await query(SOURCED)).filter((row) => tables.includes(String(row["table_name"])));
  const facts = sourced.filter((row) => row["is_fact"] === 1);
  const cited = facts.length > 0 ? facts : sourced;
  if (cited.length === 0) return [];
  const named = cited.map((row) => `SELECT source FROM "${String(row["table_name"])}"`).join(" UNION ");
  const rows = await query(`SELECT DISTINCT citation FROM source WHERE source IN (${named}) ORDER BY citation`);
  return rows.map((row) => String(row["citation"]));
}
