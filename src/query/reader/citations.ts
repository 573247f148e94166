import {query} from "../ledger.js";
import {citedSources, type CitedSource} from "./cited-sources.js";

/** What tables of the ledger hold comes from. */
export async function sourcesOf(tables: readonly string[]): Promise<readonly CitedSource[]> {
  return citedSources(tables, (text) => query(text));
}

/** How to cite sources, each citation once. */
export function citationsIn(sources: readonly CitedSource[]): readonly string[] {
  return [...new Set(sources.map(({citation}) => citation))];
}
