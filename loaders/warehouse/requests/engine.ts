import type {DuckDBConnection} from "@duckdb/node-api";
import type {IsoDate} from "../../../src/lib/dates.js";
import {AMOUNTS, LABELS} from "./columns.js";

/** What was loaded in one go and is loaded no second time: a file, told by the hash of its bytes. */
export interface Batch {
  readonly batch: string;
  readonly file: string;
  readonly rows: number;
}

/** What a load came to: rows that were added, rows of before that they replaced, and the days they stand on. */
export interface Loaded {
  readonly added: number;
  readonly replaced: number;
  readonly days: number;
}

/** What a sum of usage states, in the order of its query. */
export const USAGE_NAMES = ["day", ...LABELS, "rows", ...AMOUNTS, "cost"] as const;

/** Requests of one day, model and other labels, added up: every number in all of its digits. */
export type UsageSum = Readonly<Record<(typeof USAGE_NAMES)[number], string>>;

/** A row of the query of usage. */
export function usageSum(row: Readonly<Record<string, unknown>>): UsageSum {
  const texts = Object.fromEntries(USAGE_NAMES.map((name) => [name, String(row[name])])) as UsageSum;
  const [whole = "0", fraction = ""] = texts.cost.split(".");
  // Engines differ in the noughts they leave at the end.
  return {...texts, cost: `${whole}.${fraction.padEnd(18, "0")}`};
}

/** Where requests are kept: one interface over an embedded DuckDB and a ClickHouse of one shard or more. */
export interface RequestWarehouse {
  readonly engine: "duckdb" | "clickhouse";
  /** DuckDB in this process, where files are read and rows are staged for either engine. */
  readonly reader: DuckDBConnection;
  /** Hashes of what is loaded. */
  batches(): Promise<ReadonlySet<string>>;
  /**
   * Takes in what is staged: all of it with its batches, or nothing. A row takes the place of an earlier one of its
   * identity, whatever the day of either. Rejects where a batch is in already.
   */
  load(batches: readonly Batch[]): Promise<Loaded>;
  /** All usage, added up by the engine by day and labels. Rejects beyond `bound` sums. */
  usage(bound?: number): Promise<readonly UsageSum[]>;
  /** Forgets all requests of days before one, or of a user, told by the hash; how many there were. */
  forget(what: {readonly before: IsoDate} | {readonly user: string}): Promise<number>;
  /** Writes a table of the engine's own into a file below a folder, which is then loaded as any other; its path. */
  exportTable(name: string, folder: string): Promise<string>;
  close(): Promise<void>;
}

/** How far a load is that goes over several servers. */
export type LoadStep = "sent" | "merged";

/** Throws where a batch is in already. */
export function checkNew(batches: readonly Batch[], known: ReadonlySet<string>): void {
  const again = batches.find(({batch}) => known.has(batch));
  if (again) throw new Error(`${again.file}: loaded already (${again.batch}); expected each batch once`);
}

/** Sums beyond which usage is no cube. */
export const MAX_SUMS = 3_000_000;

/** Throws where there are more sums than can be held. */
export function checkSums(count: number, bound: number): void {
  if (count > bound)
    throw new Error(
      `usage: ${count} combinations of day, model and labels or more; expected at most ${bound}. Leave a column with many values out when loading.`
    );
}
