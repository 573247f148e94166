import type {DuckDBConnection} from "@duckdb/node-api";
import type {IsoDate} from "../../src/lib/dates.js";
import {sqlOn, type VerdictChange} from "../../src/query/claims/claims.js";
import {sayingOf, verdictOf, type Criterion, type Verdict} from "../../src/query/claims/verdict.js";
import {isNamed, knownBooks} from "./known.js";
import {measure, type Sourced} from "./measure.js";

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
 * Every verdict that is another on one day of the books than on the day before it, newest first: what a refresh or the
 * days between changed, worked out from the vintages that the ledger keeps, so it cannot be rewritten. Leaves the
 * connection reading as known on the last day.
 */
export async function verdictChanges(
  connection: DuckDBConnection,
  claims: readonly Judged[],
  {from, to}: {readonly from: IsoDate; readonly to: IsoDate}
): Promise<VerdictChange[]> {
  const vintages = (await connection.runAndReadAll(VINTAGES(from))).getRowObjectsJson().map((r) => r["day"] as IsoDate);
  const days = [...new Set([from, ...vintages.filter((day) => day < to), to])].sort();
  const books = await knownBooks(connection, {read: sqlOf(claims), schema: "known"});
  const known = new Map<string, Sourced>();
  const changes: VerdictChange[] = [];
  let before: Judgement | null = null;
  for (const day of days) {
    const others = await books.turnTo(day);
    for (const sql of known.keys()) if ([...others].some((name) => isNamed(name, sql))) known.delete(sql);
    const verdicts = await judge(connection, claims, day, known);
    if (before) changes.push(...(await changesSince(connection, claims, before, {day, verdicts})));
    before = {day, verdicts};
  }
  await books.turnTo(to);
  return changes.reverse();
}

interface Judgement {
  readonly day: IsoDate;
  readonly verdicts: readonly Verdict[];
}

/** What turned between two days, each with its cause: what earlier knowledge says by now, then what its values do restated. */
async function changesSince(
  connection: DuckDBConnection,
  claims: readonly Judged[],
  was: Judgement,
  is: Judgement
): Promise<VerdictChange[]> {
  const turned = claims.flatMap((claim, i) => {
    const [from, to] = [was.verdicts[i], is.verdicts[i]];
    return from && to && sayingOf(from) !== sayingOf(to) ? [{claim, from, to}] : [];
  });
  if (turned.length === 0) return [];
  const judged = turned.map(({claim}) => claim);
  const books = await knownBooks(connection, {read: sqlOf(judged), schema: "turned"});
  await books.turnTo(was.day);
  const aged = await judge(connection, judged, is.day);
  await books.turnTo(is.day, was.day);
  const restated = await judge(connection, judged, is.day);
  return turned.map(({claim, from, to}, i) => {
    const says = (verdict: Verdict | undefined) => verdict !== undefined && sayingOf(verdict) === sayingOf(to);
    const wasOpen = from.kind === "cannot_be_tested" && from.why === "open";
    const cause = says(aged[i]) ? (wasOpen ? "due" : "aged") : says(restated[i]) ? "restated" : "new_data";
    return {day: is.day, claim: claim.claim, from, to, cause};
  });
}

/** The SQL of claims, all of it. */
export function sqlOf(claims: readonly Pick<Judged, "readings">[]): string {
  return claims.flatMap(({readings}) => readings.map(({sql}) => sql)).join("\n");
}

/** Verdicts on a day; `known` holds what SQL gave that still holds, and takes what it gives now. */
async function judge(
  connection: DuckDBConnection,
  claims: readonly Judged[],
  day: IsoDate,
  known = new Map<string, Sourced>()
): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const {claim, readings, ...criterion} of claims) {
    const values: Sourced[] = [];
    for (const {basis, sql} of readings) {
      const text = sqlOn(sql, day);
      const value = known.get(text) ?? (await measure(connection, {claim, basis, sql}, day));
      known.set(text, value);
      values.push({...value, basis});
    }
    verdicts.push(verdictOf(criterion, values, day));
  }
  return verdicts;
}
