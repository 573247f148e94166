import {QueryRefused} from "./statement.js";

/** An operator of a plan as `EXPLAIN (FORMAT json)` writes it. */
interface PlanNode {
  readonly children?: readonly PlanNode[];
  readonly extra_info?: Readonly<Record<string, unknown>>;
}

/** What a plan reads: tables of the ledger, views resolved, and functions that give tables. */
export interface PlanReads {
  readonly tables: readonly string[];
  readonly functions: readonly string[];
}

/** The tables and table functions in a plan, each once, by name. What DuckDB leaves out since it cannot matter is not read. */
export function planReads(json: string): PlanReads {
  const tables = new Set<string>();
  const functions = new Set<string>();
  const visit = ({children = [], extra_info: {Table: table, Function: called} = {}}: PlanNode) => {
    if (typeof table === "string") tables.add(table);
    if (typeof called === "string") functions.add(called);
    children.forEach(visit);
  };
  (JSON.parse(json) as PlanNode[]).forEach(visit);
  return {tables: [...tables].sort(), functions: [...functions].sort()};
}

/** Functions that give a table and do more than read, as a plan names them. */
const NOT_READING = [
  "ARROW_SCAN",
  "ARROW_SCAN_DUMB",
  "CHECKPOINT",
  "DISABLE_LOGGING",
  "ENABLE_LOGGING",
  "FORCE_CHECKPOINT",
  "TRUNCATE_DUCKDB_LOGS"
];

/** Throws QueryRefused where a plan calls a function that does more than read. */
export function refuseMoreThanReading({functions}: PlanReads): void {
  const called = functions.find((name) => NOT_READING.includes(name));
  if (called !== undefined)
    throw new QueryRefused({
      en: `${called.toLowerCase()}() was not run: a text here may only read.`,
      zh: `${called.toLowerCase()}() 未执行：此处只能读取数据。`
    });
}
