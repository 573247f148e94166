/** Tables with rows that name their source, those of facts apart from registries. */
const SOURCED = `SELECT DISTINCT table_name, CAST(max(CAST(column_name = 'known_to' AS INTEGER)) AS INTEGER) AS is_fact
FROM duckdb_columns() WHERE schema_name = 'main' AND NOT internal AND table_name <> 'source' GROUP BY database_name, table_name
HAVING count(*) FILTER (column_name = 'source') = 1`;

/** Asks a DuckDB with the ledger one query of ours. */
export type AskLedger = (text: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;

/** A source as an answer cites it. */
export interface CitedSource {
  readonly source: string;
  readonly citation: string;
  readonly licence: string;
  readonly url: string | null;
  /** Day of its data. */
  readonly as_of: string;
}

/**
 * The sources of what tables of the ledger hold, those that their rows carry. Registries are cited only where no fact is
 * read: they name things that facts are about.
 */
export async function citedSources(tables: readonly string[], ask: AskLedger): Promise<readonly CitedSource[]> {
  const sourced = (await ask(SOURCED)).filter((row) => tables.includes(String(row["table_name"])));
  const facts = sourced.filter((row) => row["is_fact"] === 1);
  const cited = facts.length > 0 ? facts : sourced;
  if (cited.length === 0) return [];
  const named = cited.map((row) => `SELECT source FROM "${String(row["table_name"])}"`).join(" UNION ");
  return (await ask(sourcesSql(named))).map((row) => ({
    source: String(row["source"]),
    citation: String(row["citation"]),
    licence: String(row["licence"]),
    url: typeof row["url"] === "string" ? row["url"] : null,
    as_of: String(row["as_of"])
  }));
}

/** The rows of sources whose keys a query or a list gives. */
export function sourcesSql(keys: string): string {
  return `SELECT source, citation, licence, url, CAST(as_of AS VARCHAR) AS as_of FROM source WHERE source IN (${keys}) ORDER BY citation, source`;
}
