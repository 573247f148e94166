import type {IsoDate} from "../../lib/dates.js";
import {quotedName, quotedTexts} from "../quoted.js";
import type {ResultRow} from "../rows.js";

/** The entry of the books by which a source came in last. */
export interface SourceEntry {
  readonly source: string;
  readonly seq: number;
  /** Day on which it was asked, or put on record. */
  readonly retrieved_on: IsoDate;
  /** Hash of the entry, which chains all before it. */
  readonly hash: string;
}

/**
 * The last entry of each source in the books as they are now, whatever day the connection reads: rows evidenced for a day may
 * have come in later. A source without one is left out.
 */
export async function lastEntries(
  ask: (text: string) => Promise<readonly ResultRow[]>,
  sources: readonly string[]
): Promise<readonly SourceEntry[]> {
  if (sources.length === 0) return [];
  const [{database} = {}] = await ask("SELECT current_database() AS database");
  const rows =
    await ask(`SELECT source, CAST(seq AS INTEGER) AS seq, CAST(retrieved_on AS VARCHAR) AS retrieved_on, hash
FROM ${quotedName(String(database))}.main.ledger_entry WHERE source IN (${quotedTexts(sources)})
QUALIFY row_number() OVER (PARTITION BY source ORDER BY seq DESC) = 1 ORDER BY seq`);
  return rows.map((row) => ({
    source: String(row["source"]),
    seq: Number(row["seq"]),
    retrieved_on: String(row["retrieved_on"]),
    hash: String(row["hash"])
  }));
}
