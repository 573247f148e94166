import type {IsoDate} from "../lib/dates.js";
import type {Text} from "../lib/language.js";
import type {Claim} from "./claims/claims.js";
import {sayingOf, type Measured, type Verdict} from "./claims/verdict.js";

/** A value of an edition, with where it comes from. */
export interface FrozenReading extends Measured {
  readonly name: Text;
  readonly citation: string;
  readonly asOf: IsoDate | null;
}

/** A claim as the edition judged it. */
export interface FrozenClaim extends Pick<
  Claim,
  "claim" | "topic" | "statement" | "unit" | "untestable" | "decidedOn"
> {
  readonly verdict: Verdict;
  readonly readings: readonly FrozenReading[];
}

/** A headline number of the last whole week: tokens, or a share in [0, 1]. */
export interface FrozenNumber {
  readonly key: "week_tokens" | "china_all" | "us_all" | "china_named" | "china_nine";
  readonly unit: "tokens" | "share";
  readonly value: number | null;
  readonly week: IsoDate | null;
  readonly citation: string;
  readonly asOf: IsoDate | null;
}

/** Value per share of a company under one case of its model, in the unit of the line. */
export interface FrozenCase {
  readonly entity: string;
  readonly company: Text;
  readonly key: string;
  readonly title: Text;
  readonly unit: string;
  /** Null where the sheet gives an error. */
  readonly value: number | null;
}

/** An edition as pages show it. */
export interface Edition {
  readonly date: IsoDate;
  /** `reconstructed`: what had ended by the date, as later vintages tell it; `published`: as the books stood. */
  readonly kind: "reconstructed" | "published";
  /** Day on which it was frozen. */
  readonly frozenOn: IsoDate;
  /** Last entry of the books it rests on. */
  readonly entry: {readonly seq: number; readonly hash: string};
  readonly text: Text;
  readonly numbers: readonly FrozenNumber[];
  readonly claims: readonly FrozenClaim[];
  readonly cases: readonly FrozenCase[];
  /** Rows and checksum of each shipped table, in canonical order. */
  readonly tables: readonly {readonly table: string; readonly rows: number; readonly sha256: string}[];
}

/** An edition with what it keeps of the site: paths of pages below `/editions/<date>/`, such as "en/claims.html". */
export interface KeptEdition extends Edition {
  readonly pages: readonly string[];
}

/** What pages of editions load, oldest first; those frozen by the day the ledger is shown as known on. */
export interface Editions {
  readonly knownOn: IsoDate | null;
  readonly editions: readonly KeptEdition[];
}

/** A claim that two editions judge otherwise, or that one of them does not have. */
export interface VerdictMove {
  readonly claim: FrozenClaim;
  /** Null where the older edition did not have the claim. */
  readonly was: FrozenClaim | null;
}

/** Claims of an edition whose verdict says something else than in an older one. */
export function verdictMoves(older: Edition, newer: Edition): VerdictMove[] {
  const before = new Map(older.claims.map((claim) => [claim.claim, claim]));
  return newer.claims.flatMap((claim) => {
    const was = before.get(claim.claim) ?? null;
    return was && sayingOf(was.verdict) === sayingOf(claim.verdict) ? [] : [{claim, was}];
  });
}
