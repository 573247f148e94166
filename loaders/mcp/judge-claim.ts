import type {IsoDate} from "../../src/lib/dates.js";
import type {Lang} from "../../src/lib/language.js";
import {didYouMean} from "../../src/model/nearest.js";
import {
  sqlOn,
  verdictAt,
  type Claim,
  type ClaimReading,
  type Claims,
  type Moment
} from "../../src/query/claims/claims.js";
import {claimOutcome, verdictOf, type Criterion} from "../../src/query/claims/verdict.js";
import type {LedgerAnswer} from "./read-ledger.js";

/** A claim of the ledger as it stands: its verdict at the note's date and today, under every basis. */
export function judgedClaim(claims: Claims, key: string, lang: Lang) {
  const claim = claims.claims.find((each) => each.claim === key);
  const keys = claims.claims.map((each) => each.claim);
  if (!claim) throw new Error(`claim: ${key}; expected one of ${keys.join(", ")}${didYouMean(key, keys)}`);
  const {statement, unit, test, expected, expectedHigh, tolerance, decidedOn, why, untestable} = claim;
  const at = (moment: Moment) => ({day: claims[moment], ...verdictAt(claim, moment, claims)});
  return {
    claim: key,
    statement: statement[lang],
    stated_in: claims.citation,
    criterion: {test, expected, expected_high: expectedHigh, tolerance, unit, decided_on: decidedOn, why: why[lang]},
    untestable: untestable?.[lang] ?? null,
    verdict: {then: at("then"), now: at("now")},
    readings: claim.readings.map((reading) => ({
      basis: reading.basis,
      name: reading.name[lang],
      definition: reading.definition[lang],
      then: valueAt(claim, reading, "then"),
      now: valueAt(claim, reading, "now"),
      // What a query here cannot read may only be cited.
      sql: reading.isOpen ? sqlOn(reading.sql, claims.now) : null
    })),
    changes: claims.changes.filter((change) => change.claim === key),
    as_of: latest(claim.readings.map(({now}) => now.asOf))
  };
}

function valueAt(claim: Claim, reading: ClaimReading, moment: Moment) {
  const {value, coverage, citation, asOf, readFrom} = reading[moment];
  return {
    value,
    coverage,
    says: claimOutcome(claim, reading[moment]),
    source: citation,
    as_of: asOf,
    read_from: readFrom ?? []
  };
}

/** One basis of a claim of one's own: a query that gives one row with a number in the column `value`. */
export interface OwnBasis {
  readonly basis: string;
  /** With `$day` for the day of evaluation. */
  readonly sql: string;
}

/** Judges a claim of one's own by the rule of the ledger's; what a value is cited by are the tables it was read from. */
export async function judgedOwnClaim(
  criterion: Criterion,
  bases: readonly OwnBasis[],
  day: IsoDate,
  ask: (sql: string) => Promise<LedgerAnswer>
) {
  const readings = [];
  for (const {basis, sql} of bases) {
    const answer = await ask(sqlOn(sql, day)).catch((cause: unknown) => {
      throw new Error(`basis ${basis}: ${(cause as Error).message}`, {cause});
    });
    readings.push({basis, ...measured(basis, answer), sources: answer.sources});
  }
  return {
    verdict: {day, ...verdictOf(criterion, readings, day)},
    readings: readings.map(({basis, value, coverage, sources}) => ({
      basis,
      value,
      coverage,
      says: claimOutcome(criterion, {value, coverage}),
      sources
    })),
    as_of: latest(readings.flatMap(({sources}) => sources.map((source) => source.as_of)))
  };
}

function measured(basis: string, {columns, rows, isWhole}: LedgerAnswer) {
  const names = columns.map(({name}) => name);
  const at = (name: string) => rows[0]?.[names.indexOf(name)] ?? null;
  if (!names.includes("value") || rows.length > 1 || !isWhole)
    throw new Error(
      `basis ${basis}: ${rows.length} rows of ${names.join(", ")}; expected one row with a number in the column value`
    );
  const [value, coverage] = [at("value"), at("coverage")];
  if (value !== null && typeof value !== "number")
    throw new Error(
      `basis ${basis}: the column value holds ${JSON.stringify(value)}; expected a number, such as CAST(… AS DOUBLE) gives`
    );
  return {value, coverage: typeof coverage === "number" ? coverage : null};
}

function latest(days: readonly (IsoDate | null)[]): IsoDate | null {
  return days.reduce((last, day) => (day !== null && (last === null || day > last) ? day : last), null);
}
