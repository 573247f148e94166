import {reasonOf} from "../lib/reason-of.js";
import type {CompanyFact} from "./facts.js";
import type {Ask, CompanyReader} from "./reader.js";

/** One figure of a ratio, in the currency of the ratio. */
export interface RatioTerm {
  readonly ask: Ask;
  /** What it counts for: −1 where it is taken off, a quarter of a year’s earnings, eight shares an ADS; 1 unless told. */
  readonly weight?: number;
  /** Rates it is multiplied by, such as yuan a dollar. */
  readonly times?: readonly Ask[];
  /** Rates it is divided by. */
  readonly over?: readonly Ask[];
}

/** Σ `of` ÷ Σ `per`, less one where it is a growth. */
export interface RatioSpec {
  readonly of: readonly RatioTerm[];
  /** Nothing where the figure is published as a ratio. */
  readonly per?: readonly RatioTerm[];
  readonly isGrowth?: boolean;
}

export interface WorkedTerm {
  readonly fact: CompanyFact;
  readonly weight: number;
  readonly times: readonly CompanyFact[];
  readonly over: readonly CompanyFact[];
  /** Fact × weight × rates, in the currency of the ratio. */
  readonly amount: number;
}

/** A ratio with every figure it is made of. */
export interface Ratio {
  /** A fraction or a multiple; null where a figure is not on record. */
  readonly value: number | null;
  readonly of: readonly WorkedTerm[];
  readonly per: readonly WorkedTerm[];
  /** Whether one is taken off the quotient. */
  readonly isGrowth: boolean;
  /** Every figure once, in the order of the arithmetic. */
  readonly facts: readonly CompanyFact[];
  /** Figures that are not on record, by name. */
  readonly missing: readonly string[];
}

/** Works a ratio out of the record; a figure that is not there is named, and the value is null. */
export function workRatio({of, per = [], isGrowth = false}: RatioSpec, reader: CompanyReader): Ratio {
  const asks = [...of, ...per].flatMap(({ask, times = [], over = []}) => [ask, ...times, ...over]);
  const missing = asks.flatMap((ask) => whyMissing(ask, reader) ?? []);
  if (missing.length > 0) return {value: null, of: [], per: [], isGrowth, facts: [], missing};
  const find = (ask: Ask) => reader.find(ask) as CompanyFact;
  const worked = ({ask, weight = 1, times = [], over = []}: RatioTerm): WorkedTerm => {
    const term = {fact: find(ask), weight, times: times.map(find), over: over.map(find)};
    return {...term, amount: (term.fact.value * weight * product(term.times)) / product(term.over)};
  };
  const [above, below] = [of.map(worked), per.map(worked)];
  const value = sumOfTerms(above) / (per.length > 0 ? sumOfTerms(below) : 1) - (isGrowth ? 1 : 0);
  return {value, of: above, per: below, isGrowth, facts: [...new Set(asks.map(find))], missing};
}

/** What to call a figure that is not on record, or that the record contradicts itself on; null for one that is there. */
function whyMissing(ask: Ask, reader: CompanyReader): string | null {
  try {
    return reader.find(ask) ? null : reader.describe(ask);
  } catch (error) {
    return reasonOf(error);
  }
}

/** Σ of amounts, in the currency of the ratio. */
export function sumOfTerms(terms: readonly WorkedTerm[]): number {
  return terms.reduce((total, {amount}) => total + amount, 0);
}

/** Product of the values of rates. */
export function product(rates: readonly CompanyFact[]): number {
  return rates.reduce((whole, {value}) => whole * value, 1);
}
