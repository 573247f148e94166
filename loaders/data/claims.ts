import type {DuckDBConnection} from "@duckdb/node-api";
import {NOTE_WEEKS, type Claim, type Claims, type ModelRise, type StatedClaim} from "../../src/query/claims/claims.js";
import type {IsoDate} from "../../src/lib/dates.js";
import {withClosedDates} from "../../src/lib/format.js";
import type {Criterion} from "../../src/query/claims/verdict.js";
import {asKnownOn} from "../as-known-on.js";
import {judgeClaims, openClaimBooks} from "../claims/judge.js";

const CLAIMS = "SELECT * FROM claim ORDER BY rowid";
const READINGS = "SELECT r.claim, b.*, r.sql FROM claim_reading r JOIN claim_basis b USING (basis) ORDER BY r.rowid";
export const RISES = `SELECT u.model, any_value(m.name) AS name,
  coalesce(sum(tokens) FILTER (week_start = DATE '${NOTE_WEEKS.to}'), 0) -
  coalesce(sum(tokens) FILTER (week_start = DATE '${NOTE_WEEKS.from}'), 0) AS rise,
  max(u.source) AS source, CAST(max(u.as_of) AS VARCHAR) AS as_of
FROM usage_weekly_by_model u JOIN model m USING (model)
WHERE rank IS NOT NULL AND origin = 'china' AND week_start IN (DATE '${NOTE_WEEKS.from}', DATE '${NOTE_WEEKS.to}')
GROUP BY u.model ORDER BY rise DESC`;

type Row = Readonly<Record<string, unknown>>;

/**
 * Every claim of the founding note under every basis, at the note's date and today, with the changes of verdict between.
 */
export async function loadClaims(): Promise<Claims> {
  const knownOn = asKnownOn();
  const books = await openClaimBooks(knownOn);
  const [claims, readings] = [await rowsOf(books.full, CLAIMS), await rowsOf(books.full, READINGS)];
  const [first] = claims;
  if (!first) throw new Error("claim: no rows; expected the founding note’s in data/registry/claim.csv");
  const stated: StatedClaim[] = claims.map((row) => ({
    claim: text(row, "claim"),
    topic: row["topic"] as Claim["topic"],
    statement: both(row, "statement"),
    unit: row["unit"] as Claim["unit"],
    ...criterionOf(row),
    why: both(row, "why"),
    untestable: row["untestable"] === null ? null : both(row, "untestable"),
    readings: readings
      .filter((r) => r["claim"] === row["claim"])
      .map((r) => ({
        basis: text(r, "basis"),
        name: both(r, "name"),
        definition: both(r, "definition"),
        sql: text(r, "sql")
      }))
  }));
  const then = text(first, "as_of");
  const judged = await judgeClaims(stated, then, books);
  const rises = await risesOf(books.full, books.citations);
  books.close();
  return {knownOn, citation: books.citations.get(text(first, "source")) ?? "", then, now: books.now, ...judged, rises};
}

/** The net rise of named Chinese models over the note's weeks, model by model: what the claim `cluster` is about. */
async function risesOf(full: DuckDBConnection, sources: ReadonlyMap<string, string>): Promise<ModelRise[]> {
  const rows = await rowsOf(full, RISES);
  return rows.map((row) => ({
    model: text(row, "model"),
    name: text(row, "name"),
    tokens: Number(row["rise"]),
    citation: sources.get(text(row, "source")) ?? "",
    asOf: text(row, "as_of")
  }));
}

function criterionOf(row: Row): Criterion {
  return {
    test: row["test"] as Criterion["test"],
    expected: row["expected"] as number | null,
    expectedHigh: row["expected_high"] as number | null,
    tolerance: Number(row["tolerance"]),
    decidedOn: row["decided_on"] as IsoDate | null
  };
}

function both(row: Row, column: string): {en: string; zh: string} {
  return {en: text(row, column), zh: withClosedDates(text(row, `${column}_zh`))};
}

function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== "string") throw new Error(`${column}: ${String(value)}; expected a text`);
  return value;
}

async function rowsOf(connection: DuckDBConnection, sql: string): Promise<Row[]> {
  return (await connection.runAndReadAll(sql)).getRowObjectsJson();
}
