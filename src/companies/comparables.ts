import type {Text} from "../lib/language.js";
import type {FoundSplit} from "./discount-split.js";
import type {EarnedStep} from "./earned-step.js";
import type {CompanyData} from "./facts.js";
import type {MultipleHistory} from "./multiple-history.js";
import type {Discount, Multiples, NoteVerdict, Reratable} from "./multiples.js";
import {workRatio, type Ratio} from "./ratio.js";
import {companyReader} from "./reader.js";
import {GROWTH_AND_MARGINS} from "./comparable/margins.js";
import {SALES_AND_EBITDA_MULTIPLES} from "./comparable/multiples.js";

/** What the page of comparables shows. */
export interface ComparablesData extends Multiples {
  readonly knownOn: string | null;
  /** How to cite the founding note, whose ranges the verdicts hold. */
  readonly noteCitation: string;
  /** Names of companies by key. */
  readonly names: Readonly<Record<string, Text>>;
  readonly discounts: readonly Discount[];
  /** None where every price behind the discounts is too old to be held against a value. */
  readonly reratable: readonly Reratable[];
  /** The founding note's ranges held against each basis; empty where they are not on record. */
  readonly verdicts: readonly NoteVerdict[];
  readonly comparables: readonly Comparable[];
  readonly splits: readonly FoundSplit[];
  readonly history: MultipleHistory;
  /** Null where the record lacks a figure that the model of it reads. */
  readonly step: EarnedStep | null;
}

/** One measure of one company, with its basis, period and the figures it is made of. */
export interface Comparable extends Ratio {
  readonly entity: string;
  readonly measure: Measure;
  readonly basis: Text;
  /** Last day of the period, or day of the price. */
  readonly to: string;
}

export const MEASURES = [
  "growth",
  "operating_margin",
  "cloud_margin",
  "ev_sales",
  "price_sales",
  "ev_ebitda",
  "net_cash_to_sales"
] as const;

export type Measure = (typeof MEASURES)[number];

/** Growth, margins, EV multiples and net cash, group with group and cloud with cloud; what is not on record is named. */
export function comparables(data: CompanyData): Comparable[] {
  return [...GROWTH_AND_MARGINS, ...SALES_AND_EBITDA_MULTIPLES].map(({entity, measure, basis, to, ...spec}) => ({
    entity,
    measure,
    basis,
    to,
    ...workRatio(spec, companyReader(data, entity))
  }));
}
