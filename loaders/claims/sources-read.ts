import type {DuckDBConnection} from "@duckdb/node-api";
import {TABLES} from "../../src/query/tables.js";
import {VIEWS} from "../../src/query/views.js";
import {plainRows} from "../warehouse/query.js";

/** Names after FROM and JOIN anywhere in a statement, but for those that it gives to queries of its own. */
const NAMED = `WITH parsed AS (SELECT json_serialize_sql(CAST($1 AS VARCHAR)) AS tree)
SELECT DISTINCT unnest(json_extract_string(tree, '$..table_name')) AS name FROM parsed
EXCEPT SELECT unnest(json_extract_string(tree, '$..cte_map.map[*].key')) FROM parsed`;

/** The sources of the tables that a query reads, itself or through views: where its values can come from. */
export type SourcesRead = (sql: string) => Promise<ReadonlySet<string>>;

/** Tells the sources behind queries on a ledger, of rows of any vintage. */
export function sourcesRead(ledger: DuckDBConnection): SourcesRead {
  const known = new Map<string, Promise<readonly string[]>>();
  const once = (key: string, find: () => Promise<readonly string[]>) => {
    const found = known.get(key) ?? find();
    known.set(key, found);
    return found;
  };
  const sourcesOf = (relation: string): Promise<readonly string[]> =>
    once(relation, async () => {
      const view = VIEWS.find(({name}) => name === relation);
      if (view) return behind(view.sql);
      const table = TABLES.find(({name}) => name === relation);
      if (!table?.isFact && !table?.columns.some(({name}) => name === "source")) return [];
      const rows = await plainRows(ledger, `SELECT DISTINCT source FROM main.${relation}`);
      return rows.flatMap(({source}) => (typeof source === "string" ? [source] : []));
    });
  const behind = async (sql: string): Promise<readonly string[]> => {
    const named = (await ledger.runAndReadAll(NAMED, [sql])).getRows().map(([name]) => String(name));
    const found: string[] = [];
    for (const relation of named) found.push(...(await sourcesOf(relation)));
    return found;
  };
  return async (sql) => new Set(await behind(sql));
}
