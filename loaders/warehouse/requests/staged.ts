import type {DuckDBConnection} from "@duckdb/node-api";
import {REQUEST_COLUMNS, REQUEST_NAMES} from "./columns.js";

/** What becomes of a row that was read, by its number in the table of staged rows. */
export const OUTCOMES = ["counted", "empty", "totals", "others", "refused"] as const;

export type RowOutcome = (typeof OUTCOMES)[number];

export const outcomeCode = (outcome: RowOutcome): number => OUTCOMES.indexOf(outcome);

/** The rows of the batches at hand, in the order they were read, which their `rowid` keeps. */
export const STAGED = "staged_request";

/**
 * What is known of a staged row besides the request: its file, what became of it, what its time says of its zone and its
 * tokens of how they add up, and its cells where they are still to be read one by one.
 */
export const STAGED_COLUMNS = [
  ...REQUEST_COLUMNS.map(({name, duckdb}) => ({name, type: duckdb})),
  {name: "file", type: "INTEGER"},
  {name: "outcome", type: "UTINYINT"},
  {name: "has_id", type: "BOOLEAN"},
  {name: "is_currency_guessed", type: "BOOLEAN"},
  {name: "zone", type: "UTINYINT"},
  {name: "evidence", type: "UTINYINT"},
  {name: "raw", type: "VARCHAR"}
] as const;

/** Empties the table of staged rows, or makes it. */
export async function clearStaged(reader: DuckDBConnection, table = STAGED): Promise<void> {
  const columns = STAGED_COLUMNS.map(({name, type}) => `${name} ${type}`);
  await reader.run(`CREATE OR REPLACE TEMP TABLE ${table} (${columns.join(", ")})`);
}

/** Rows of requests that are staged and count. */
export const STAGED_REQUESTS = `SELECT ${REQUEST_NAMES} FROM ${STAGED} WHERE outcome = ${outcomeCode("counted")}`;

/** Takes out staged rows that a later one of their identity replaces; returns how many, by what had become of them. */
export async function dropRepeated(reader: DuckDBConnection): Promise<number> {
  await reader.run(`CREATE OR REPLACE TEMP TABLE repeated_request AS
SELECT id, max(rowid) AS last FROM ${STAGED} WHERE has_id GROUP BY id HAVING count(*) > 1`);
  const {rowsChanged} = await reader.run(
    `DELETE FROM ${STAGED} USING repeated_request r WHERE ${STAGED}.id = r.id AND ${STAGED}.rowid < r.last`
  );
  await reader.run("DROP TABLE repeated_request");
  return rowsChanged;
}
