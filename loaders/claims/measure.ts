import type {DuckDBConnection} from "@duckdb/node-api";
import type {IsoDate} from "../../src/lib/dates.js";
import {sqlOn} from "../../src/query/claims/claims.js";
import type {Measured} from "../../src/query/claims/verdict.js";

/** What a reading gives, with where it comes from. */
export interface Sourced extends Measured {
  readonly source: string | null;
  readonly asOf: IsoDate | null;
}

/** Columns a reading may give; `value` it must. `votes` is false where the value is context. */
const COLUMNS = ["value", "source", "as_of", "coverage", "votes"];

/** Runs one reading on a day. Throws where the SQL fails, gives more than a row, or a column nobody asked for. */
export async function measure(
  connection: DuckDBConnection,
  {claim, basis, sql}: {readonly claim: string; readonly basis: string; readonly sql: string},
  day: IsoDate
): Promise<Sourced> {
  const reader = await connection.runAndReadAll(sqlOn(sql, day)).catch((cause: unknown) => {
    throw new Error(`claim_reading ${claim} ${basis}: ${(cause as Error).message}`, {cause});
  });
  const names = reader.columnNames();
  const rows = reader.getRowObjectsJson();
  if (rows.length > 1 || !names.includes("value") || names.some((name) => !COLUMNS.includes(name)))
    throw new Error(
      `claim_reading ${claim} ${basis}: ${rows.length} rows of ${names.join(", ")}; expected at most one row of ${COLUMNS.join(", ")}`
    );
  const [row = {}] = rows;
  const number = (name: string) => (row[name] === null || row[name] === undefined ? null : Number(row[name]));
  const text = (name: string) => (typeof row[name] === "string" ? row[name] : null);
  const value = number("value");
  return {
    basis,
    value: value !== null && Number.isFinite(value) ? value : null,
    coverage: number("coverage"),
    source: value === null ? null : text("source"),
    asOf: value === null ? null : text("as_of"),
    ...(row["votes"] === false && {votes: false})
  };
}
