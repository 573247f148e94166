import type {DuckDBConnection} from "@duckdb/node-api";
import type {IsoDate} from "../../src/lib/dates.js";
import type {VerdictChange} from "../../src/query/claims/claims.js";
import {verdictOf, type Criterion, type Verdict} from "../../src/query/claims/verdict.js";
import {knowOn} from "./known.js";
import {measure} from "./measure.js";

interface Judged extends Criterion {
  readonly claim: string;
  readonly readings: readonly {readonly basis: string; readonly sql: string}[];
}

/** Tables that a refresh may add to every night: of their own pulls, Mondays are looked at. */
const NIGHTLY = ["usage_daily", "use_case_share", "price_listing"];
const SELDOM = ["category_weekly", "published_figure", "tokenizer_count"];

/** Days from the note's on which the ledger learned something that a claim may turn on. */
const VINTAGES = (from: IsoDate) => `SELECT DISTINCT known_from AS day FROM (
  SELECT known_from FROM usage_weekly
  ${NIGHTLY.map((t) => `UNION SELECT known_from FROM ${t} WHERE reconstructed OR dayofweek(known_from) = 1`).join("\n")}
  ${SELDOM.map((t) => `UNION SELECT known_from FROM ${t}`).join("\n")})
WHERE known_from >= DATE '${from}' ORDER BY 1`;

/**
 * Every verdict that is another on one day of the books than on the day before it, newest first: what a refresh
 * changed, worked out from the vintages that the ledger keeps, so it cannot be rewritten. Leaves the connection
 * reading as known on the last day.
 */
export async function verdictChanges(
  connection: DuckDBConnection,
  claims: readonly Judged[],
  {from, to}: {readonly from: IsoDate; readonly to: IsoDate}
): Promise<VerdictChange[]> {
  const vintages = (await connection.runAndReadAll(VINTAGES(from))).getRowObjectsJson().map((r) => r["day"] as IsoDate);
  const days = [...new Set([from, ...vintages.filter((day) => day < to), to])].sort();
  const before = new Map<string, Verdict>();
  const changes: VerdictChange[] = [];
  for (const day of days) {
    await knowOn(connection, day);
    for (const {claim, readings, ...criterion} of claims) {
      const values = [];
      for (const reading of readings) values.push(await measure(connection, {claim, ...reading}, day));
      const verdict = verdictOf(criterion, values, day);
      const was = before.get(claim);
      if (was && sayingOf(was) !== sayingOf(verdict)) changes.push({day, claim, from: was, to: verdict});
      before.set(claim, verdict);
    }
  }
  return changes.reverse();
}

/** What a verdict says; why a claim cannot be tested may change without the verdict changing. */
function sayingOf(verdict: Verdict): string {
  return verdict.kind === "holds_only_under" ? `${verdict.kind} ${[...verdict.bases].sort().join()}` : verdict.kind;
}
