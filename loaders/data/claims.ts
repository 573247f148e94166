import type {DuckDBConnection} from "@duckdb/node-api";
import type {IsoDate} from "../../src/lib/dates.js";
import {
  NOTE_WEEKS,
  type Claim,
  type ClaimReading,
  type Claims,
  type ModelRise,
  type Reading
} from "../../src/query/claims/claims.js";
import type {Criterion} from "../../src/query/claims/verdict.js";
import {asKnownOn} from "../as-known-on.js";
import {sqlOf, verdictChanges} from "../claims/changes.js";
import {documentsOf} from "../claims/documents.js";
import {knownBooks} from "../claims/known.js";
import {measure, type Sourced} from "../claims/measure.js";
import {openWarehouse} from "../warehouse/open.js";

const CLAIMS = "SELECT * FROM claim ORDER BY rowid";
const READINGS = "SELECT r.claim, b.*, r.sql FROM claim_reading r JOIN claim_basis b USING (basis) ORDER BY r.rowid";
export const RISES = `SELECT u.model, any_value(m.name) AS name,
  coalesce(sum(tokens) FILTER (week_start = DATE '${NOTE_WEEKS.to}'), 0) -
  coalesce(sum(tokens) FILTER (week_start = DATE '${NOTE_WEEKS.from}'), 0) AS rise,
  max(u.source) AS source, CAST(max(u.as_of) AS VARCHAR) AS as_of
FROM usage_weekly_by_model u JOIN model m USING (model)
WHERE rank IS NOT NULL AND origin = 'china' AND week_start IN (DATE '${NOTE_WEEKS.from}', DATE '${NOTE_WEEKS.to}')
GROUP BY u.model ORDER BY rise DESC`;
const SOURCES = "SELECT source, citation FROM source";
const LAST = "SELECT max(retrieved_on) AS day FROM ledger_entry";

type Row = Readonly<Record<string, unknown>>;

/**
 * Every claim under every basis, at the note's date and today, with the changes of verdict between. Values come from
 * the full edition: what may only be cited goes out as single figures, and its SQL says that it cannot be rerun.
 */
export async function loadClaims(): Promise<Claims> {
  const knownOn = asKnownOn();
  const full = await openWarehouse({edition: "full", day: null});
  const [claims, readings, sources, [last]] = [
    await rowsOf(full, CLAIMS),
    await rowsOf(full, READINGS),
    new Map((await rowsOf(full, SOURCES)).map((r) => [text(r, "source"), text(r, "citation")])),
    await rowsOf(full, LAST)
  ] as const;
  const [first] = claims;
  if (!first || !last) throw new Error("claim: no rows; expected the founding note’s in data/registry/claim.csv");
  const then = text(first, "as_of");
  const now = knownOn ?? text(last, "day");
  const judged = claims.map((row) => ({
    claim: text(row, "claim"),
    ...criterionOf(row),
    readings: readings
      .filter((r) => r["claim"] === row["claim"])
      .map((r) => ({basis: text(r, "basis"), sql: text(r, "sql")}))
  }));
  const changes = await verdictChanges(full, judged, {from: then, to: now});
  const shipped = await openWarehouse({edition: "shipped"});
  await (await knownBooks(shipped, {read: sqlOf(judged), schema: "known"})).turnTo(now);
  const withReadings: Claim[] = [];
  for (const row of claims) {
    const own = readings.filter((r) => r["claim"] === row["claim"]);
    const shown: ClaimReading[] = [];
    for (const reading of own) shown.push(await readingOf(reading, {full, shipped, then, now, sources}));
    withReadings.push({
      claim: text(row, "claim"),
      topic: row["topic"] as Claim["topic"],
      statement: both(row, "statement"),
      unit: row["unit"] as Claim["unit"],
      ...criterionOf(row),
      why: both(row, "why"),
      untestable: row["untestable"] === null ? null : both(row, "untestable"),
      readings: shown
    });
  }
  const rises = await risesOf(full, sources);
  full.closeSync();
  shipped.closeSync();
  return {knownOn, citation: sources.get(text(first, "source")) ?? "", then, now, claims: withReadings, rises, changes};
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

interface Context {
  readonly full: DuckDBConnection;
  readonly shipped: DuckDBConnection;
  readonly then: IsoDate;
  readonly now: IsoDate;
  readonly sources: ReadonlyMap<string, string>;
}

async function readingOf(row: Row, {full, shipped, then, now, sources}: Context): Promise<ClaimReading> {
  const reading = {claim: text(row, "claim"), basis: text(row, "basis"), sql: text(row, "sql")};
  const isSameIn = async (day: IsoDate, value: number | null) => {
    const open = await measure(shipped, reading, day).catch(() => null);
    return open !== null && isSame(open.value, value);
  };
  const at = async (day: IsoDate): Promise<Reading> => {
    const value = cited(await measure(full, reading, day), sources);
    const readFrom = await documentsOf(full, reading.sql, value.asOf);
    return readFrom.length ? {...value, readFrom} : value;
  };
  const [first, last] = [await at(then), await at(now)];
  return {
    basis: reading.basis,
    name: both(row, "name"),
    definition: both(row, "definition"),
    sql: reading.sql,
    isOpen: (await isSameIn(then, first.value)) && (await isSameIn(now, last.value)),
    then: first,
    now: last
  };
}

/** Sums of fractions may differ in their last digits from one run to the next. */
function isSame(a: number | null, b: number | null): boolean {
  return a === b || (a !== null && b !== null && Math.abs(a - b) <= 1e-12 * Math.abs(b));
}

function cited(measured: Sourced, sources: ReadonlyMap<string, string>): Reading {
  const {value, source} = measured;
  const citation = source === null ? "" : sources.get(source);
  if (citation === undefined || (value !== null && citation === ""))
    throw new Error(
      `source: ${String(source)} of ${measured.basis}; expected a key of the table source beside every value`
    );
  return {...measured, citation};
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
  return {en: text(row, column), zh: text(row, `${column}_zh`)};
}

function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== "string") throw new Error(`${column}: ${String(value)}; expected a text`);
  return value;
}

async function rowsOf(connection: DuckDBConnection, sql: string): Promise<Row[]> {
  return (await connection.runAndReadAll(sql)).getRowObjectsJson();
}
