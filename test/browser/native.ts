import {afterAll, beforeAll} from "vitest";
import type {DuckDBConnection, Json} from "@duckdb/node-api";
import {openWarehouse} from "../../loaders/warehouse/open.js";

/** A value as any table shows it: numbers as numbers, all else as text. */
export type Shown = string | number | null;

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Shown[])[];
}

/** The shipped ledger in native DuckDB, for the tests of a file: returns how to query it. */
export function nativeLedger(): (sql: string) => Promise<Table> {
  let connection: DuckDBConnection;
  beforeAll(async () => {
    connection = await openWarehouse({edition: "shipped"});
  });
  afterAll(() => connection.closeSync());
  return async (sql) => {
    const reader = await connection.runAndReadAll(sql);
    return {columns: reader.columnNames(), rows: reader.getRowsJson().map((row) => row.map(shown))};
  };
}

/** A value to compare by: sums of fractions may differ in their last digits between engines. */
export function shown(value: Json | undefined): Shown {
  if (value === null || value === undefined) return null;
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  if (!/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text)) return text;
  return Number.isSafeInteger(Number(text))
    ? Number(text)
    : /^-?\d+$/.test(text)
      ? text
      : Number(Number(text).toPrecision(10));
}

/** SQL of both ends of who leads a slice of `usage_weekly_by_model`: the unplaced share, then low and high of the two largest. */
export function leadBoundsSql(where: string): string {
  return `WITH slice AS (
      SELECT origin, sum(tokens)::DOUBLE / sum(sum(tokens)) OVER () AS share
      FROM usage_weekly_by_model WHERE ${where} GROUP BY 1),
    unplaced AS (SELECT coalesce(sum(share), 0) AS u FROM slice WHERE origin IN ('undisclosed', 'other')),
    two AS (
      SELECT share FROM slice WHERE origin NOT IN ('undisclosed', 'other') ORDER BY share DESC LIMIT 2)
    SELECT u AS value, 0 AS step FROM unplaced
    UNION ALL SELECT share, 2 * row_number() OVER (ORDER BY share DESC) FROM two
    UNION ALL SELECT share + u, 2 * row_number() OVER (ORDER BY share DESC) + 1 FROM two, unplaced
    ORDER BY step`;
}
