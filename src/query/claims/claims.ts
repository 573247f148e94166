import type {IsoDate} from "../../lib/dates.js";
import type {Text} from "../../lib/language.js";
import {verdictOf, type Criterion, type Measured, type Verdict} from "./verdict.js";

export const TOPICS = ["tokens", "use", "price", "value", "beneficiary", "since"] as const;

export type Topic = (typeof TOPICS)[number];

export const UNITS = ["tokens", "share", "ratio", "count", "usd_per_mtok", "multiple"] as const;

export type ClaimUnit = (typeof UNITS)[number];

/** A text that a value was read from, or how it was worked out; dated where the ledger has its day. */
export interface ReadFrom {
  readonly document: string;
  readonly date: IsoDate | null;
}

/** What one basis gives on one day. */
export interface Reading extends Measured {
  readonly source: string | null;
  readonly citation: string;
  readonly asOf: IsoDate | null;
  /** Where the source is a table whose rows each name their text. */
  readonly readFrom?: readonly ReadFrom[];
}

/** One basis of a claim as it is stated: what it counts, and its SQL. */
export interface StatedReading {
  readonly basis: string;
  readonly name: Text;
  readonly definition: Text;
  /** With `$day` for the day of evaluation. */
  readonly sql: string;
}

/** One basis of a claim with what it gives at the note's date and today. */
export interface ClaimReading extends StatedReading {
  /** Whether the shipped ledger gives the same; else the tables it reads may be cited but not redistributed. */
  readonly isOpen: boolean;
  readonly then: Reading;
  readonly now: Reading;
}

/** A statement of a report with everything needed to judge it. */
export interface StatedClaim extends Criterion {
  readonly claim: string;
  readonly topic: Topic;
  readonly statement: Text;
  readonly unit: ClaimUnit;
  /** Where the threshold or tolerance comes from. */
  readonly why: Text;
  readonly untestable: Text | null;
  readonly readings: readonly StatedReading[];
}

/** A statement with what each of its bases gave. */
export interface Claim extends StatedClaim {
  readonly readings: readonly ClaimReading[];
}

/**
 * Why a verdict is another: the claim fell due, what it rested on grew too old, values on record were restated, or new
 * ones came.
 */
export type ChangeCause = "due" | "aged" | "restated" | "new_data";

/** A verdict that was another at the vintage before. */
export interface VerdictChange {
  readonly day: IsoDate;
  readonly claim: string;
  readonly from: Verdict;
  readonly to: Verdict;
  readonly cause: ChangeCause;
}

/** The two weeks that the note counts, by their first days. */
export const NOTE_WEEKS = {from: "2026-02-02", to: "2026-02-16"} as const;

/** A model's part in the rise of Chinese tokens over the note's weeks. */
export interface ModelRise {
  readonly model: string;
  readonly name: string;
  readonly tokens: number;
  readonly citation: string;
  readonly asOf: IsoDate;
}

/** The claims of one report, judged on its day and today. */
export interface Scorecard {
  readonly citation: string;
  /** The day of the report. */
  readonly then: IsoDate;
  /** The day of the last entry of the books, or the day the build is for. */
  readonly now: IsoDate;
  readonly claims: readonly Claim[];
  /** Newest first. */
  readonly changes: readonly VerdictChange[];
}

/** What the claims page loads: the scorecard of the founding note; built by `src/data/claims.json.ts`. */
export interface Claims extends Scorecard {
  /** The day the ledger is shown as known on; null for today. */
  readonly knownOn: IsoDate | null;
  /** What each named Chinese model added from the first to the second of the note’s weeks, most first. */
  readonly rises: readonly ModelRise[];
}

/** The two days on which each claim is judged. */
export type Moment = "then" | "now";

/** The verdict on a claim at the note's date or today. */
export function verdictAt(claim: Claim, moment: Moment, {then, now}: Pick<Claims, "then" | "now">): Verdict {
  return verdictOf(
    claim,
    claim.readings.map((r) => r[moment]),
    moment === "then" ? then : now
  );
}

/** SQL of a reading on a day, as it can be run by itself. */
export function sqlOn(sql: string, day: IsoDate): string {
  return sql.replaceAll("$day", `DATE '${day}'`);
}
