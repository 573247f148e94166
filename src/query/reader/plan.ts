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
