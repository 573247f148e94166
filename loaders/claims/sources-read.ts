import type {DuckDBConnection} from "@duckdb/node-api";
import {citedSources} from "../../src/query/reader/cited-sources.js";
import {planReads} from "../../src/query/reader/plan.js";
import {plainRows} from "../warehouse/query.js";

/** The sources of the tables that a query reads: what its values can come from. */
export type SourcesRead = (sql: string) => Promise<ReadonlySet<string>>;

/** Tells the sources behind queries on a ledger as it stands. */
export function sourcesRead(ledger: DuckDBConnection): SourcesRead {
  const known = new Map<string, ReadonlySet<string>>();
  return async (sql) => {
    const [plan] = await plainRows(ledger, `EXPLAIN (FORMAT json) ${sql}`);
    const {tables} = planReads(String(plan?.["explain_value"]));
    const key = tables.join();
    const found = known.get(key) ?? (await sourcesOf(tables));
    known.set(key, found);
    return found;
  };

  async function sourcesOf(tables: readonly string[]): Promise<ReadonlySet<string>> {
    const cited = await citedSources(tables, (text) => plainRows(ledger, text));
    return new Set(cited.map(({source}) => source));
  }
}
