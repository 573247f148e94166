import {query} from "../ledger.js";
import {citedSources} from "./cited-sources.js";

/** How to cite what tables of the ledger hold, each citation once. */
export async function citationsOf(tables: readonly string[]): Promise<readonly string[]> {
  const sources = await citedSources(tables, (text) => query(text));
  return [...new Set(sources.map(({citation}) => citation))];
}
