import type {IsoDate} from "../../lib/dates.js";
import type {TypedColumn} from "../own/typed-table.js";
import type {CitedSource} from "../reader/cited-sources.js";
import type {SourceEntry} from "./entries.js";
import {QueryRefused, type ResultColumn} from "../reader/statement.js";
import type {ResultRow} from "../rows.js";

/** Most rows of a table of a notebook, and of those a page holds. */
export const MOST_TABLE_ROWS = 1_000_000;
export const SHOWN_ROWS = 50_000;

/** A value that an SQL text reads; days are texts such as 2026-02-16. */
export type SqlValue = string | number | boolean | null;

/** A table that was made of a cell. */
export interface MadeTable {
  readonly columns: readonly ResultColumn[];
  /** All of its rows, of which `rows` are the first. */
  readonly count: number;
  readonly rows: readonly ResultRow[];
  /** Tables of the ledger, and of other cells, that its rows were read from. */
  readonly reads: readonly string[];
}

/** Makes tables of a notebook, one after the other. */
export interface TableSession {
  /** Names of tables that a text reads, as DuckDB’s own parser finds them. Rejects with its message. */
  tablesIn(sql: string): Promise<readonly string[]>;
  /** Makes a table of one reading statement, with values for the variables it reads. */
  create(name: string, sql: string, variables: ReadonlyMap<string, SqlValue>, signal: AbortSignal): Promise<MadeTable>;
  /** Makes a table of rows as texts. */
  fill(
    name: string,
    columns: readonly {readonly name: string; readonly type: TypedColumn}[],
    rows: readonly (readonly (string | null)[])[],
    signal: AbortSignal
  ): Promise<MadeTable>;
  /** Rows that a text of ours gives, as the ledger is read now. */
  ask(sql: string): Promise<readonly ResultRow[]>;
  /** All rows of a table it has made, also those beyond what a page holds. */
  allRows(name: string): Promise<readonly ResultRow[]>;
  /** Reads the ledger as known on a day from now on, null for now. Rejects with QueryRefused where the books do not know it. */
  knownOn(day: IsoDate | null): Promise<void>;
  /** Statements by which DuckDB’s own shell reads the ledger as known on a day. */
  knownOnScript(day: IsoDate): Promise<readonly string[]>;
  /** Sources of what tables of the ledger hold, as they are read now. */
  sources(tables: readonly string[]): Promise<readonly CitedSource[]>;
  /** The last entry of the books of each source. */
  entries(sources: readonly string[]): Promise<readonly SourceEntry[]>;
  /** Takes away every table but those of these names, in small letters. */
  keepOnly(names: ReadonlySet<string>): Promise<void>;
  /** Gives back what it holds, its tables with it; what is asked of it after that rejects with Stopped. */
  close(): Promise<void>;
}

export function tooManyRows(): QueryRefused {
  const most = MOST_TABLE_ROWS.toLocaleString("en");
  return new QueryRefused({
    en: `More than ${most} rows; a cell has at most that many. Group or filter them, or add LIMIT.`,
    zh: `超过 ${most} 行；一个单元最多 ${most} 行。请汇总、筛选或加 LIMIT。`
  });
}
