import type {IsoDate} from "../../lib/dates.js";

export const TESTS = ["equals", "between", "above", "below", "at_least", "at_most"] as const;

export type Test = (typeof TESTS)[number];

/** How a value is held against what is claimed; numbers in the unit of the claim. */
export interface Criterion {
  readonly test: Test;
  /** Null where the claim gives no number. */
  readonly expected: number | null;
  /** Upper end, for `between`. */
  readonly expectedHigh: number | null;
  /** Allowed distance from what is claimed. */
  readonly tolerance: number;
  /** Day before which the claim stays open. */
  readonly decidedOn: IsoDate | null;
}

/** What a reading gives on one day. */
export interface Measured {
  readonly basis: string;
  /** Null where nothing is on record. */
  readonly value: number | null;
  /** Part of the tokens in question that the value rests on; null where it rests on all. */
  readonly coverage: number | null;
  /** False for context: a value of another time or quantity than the claim’s, which decides nothing. */
  readonly votes?: boolean;
}

/** What a value says of the claim; `absent`, `thin` and `context` decide nothing. */
export type ClaimOutcome = "met" | "missed" | "absent" | "thin" | "context";

export type Verdict =
  | {readonly kind: "holds"}
  | {readonly kind: "holds_only_under"; readonly bases: readonly string[]}
  | {readonly kind: "does_not_hold"}
  | {readonly kind: "cannot_be_tested"; readonly why: "no_reading" | "not_on_record" | "too_thin" | "open"};

export type VerdictKind = Verdict["kind"];

export const VERDICTS = ["holds", "holds_only_under", "does_not_hold", "cannot_be_tested"] as const;

/** A value that rests on less than this part of the tokens decides nothing. */
export const LEAST_COVERAGE = 0.5;

/** Whether one value bears the claim out. */
export function claimOutcome(
  criterion: Criterion,
  {value, coverage, votes = true}: Omit<Measured, "basis">
): ClaimOutcome {
  if (value === null || !Number.isFinite(value) || criterion.expected === null) return "absent";
  if (!votes) return "context";
  if (coverage !== null && coverage < LEAST_COVERAGE) return "thin";
  return bearsOut(criterion, criterion.expected, value) ? "met" : "missed";
}

function bearsOut({test, expectedHigh, tolerance}: Criterion, expected: number, value: number): boolean {
  switch (test) {
    case "equals":
      return Math.abs(value - expected) <= tolerance;
    case "between":
      return value >= expected - tolerance && value <= (expectedHigh ?? expected) + tolerance;
    case "above":
      return value > expected - tolerance;
    case "below":
      return value < expected + tolerance;
    case "at_least":
      return value >= expected - tolerance;
    case "at_most":
      return value <= expected + tolerance;
  }
}

/**
 * The verdict on a claim on a day: it holds if every basis that says anything bears it out, only under those that do
 * if some do, and does not if none does. A basis without a value, with one that rests on too little, or that is context,
 * has no say.
 */
export function verdictOf(criterion: Criterion, readings: readonly Measured[], day: IsoDate): Verdict {
  if (criterion.decidedOn !== null && day < criterion.decidedOn) return {kind: "cannot_be_tested", why: "open"};
  if (readings.length === 0) return {kind: "cannot_be_tested", why: "no_reading"};
  const outcomes = readings.map((r) => claimOutcome(criterion, r));
  const met = readings.filter((_, i) => outcomes[i] === "met");
  if (met.length && !outcomes.includes("missed")) return {kind: "holds"};
  if (met.length) return {kind: "holds_only_under", bases: met.map((r) => r.basis)};
  if (outcomes.includes("missed")) return {kind: "does_not_hold"};
  return {kind: "cannot_be_tested", why: outcomes.includes("thin") ? "too_thin" : "not_on_record"};
}

/** What a verdict says; why a claim cannot be tested may change without the verdict changing. */
export function sayingOf(verdict: Verdict): string {
  return verdict.kind === "holds_only_under" ? `${verdict.kind} ${[...verdict.bases].sort().join()}` : verdict.kind;
}

/** Bases under which a claim holds now and did not, and the other way round. */
export function basesMoved(
  from: Verdict & {kind: "holds_only_under"},
  to: Verdict & {kind: "holds_only_under"}
): {readonly gained: readonly string[]; readonly lost: readonly string[]} {
  return {
    gained: to.bases.filter((basis) => !from.bases.includes(basis)),
    lost: from.bases.filter((basis) => !to.bases.includes(basis))
  };
}

/** Claims by verdict. */
export function countVerdicts(
  verdicts: readonly (Verdict | Pick<Verdict, "kind">)[]
): Readonly<Record<VerdictKind, number>> {
  const count = (kind: VerdictKind) => verdicts.filter((v) => v.kind === kind).length;
  return {
    holds: count("holds"),
    holds_only_under: count("holds_only_under"),
    does_not_hold: count("does_not_hold"),
    cannot_be_tested: count("cannot_be_tested")
  };
}
