import type {IsoDate} from "../lib/dates.js";
import type {SqlAnswers} from "./sql-answer.js";

/** How far a figure can be trusted, as the column `status` grades it. */
export const FACT_STATUSES = [
  "reported",
  "reported_unverified",
  "consensus",
  "market",
  "derived",
  "assumption",
  "superseded"
] as const;

export type FactStatus = (typeof FACT_STATUSES)[number];

/** One row of the view `company_fact`, as the ledger holds it: amounts in whole units, rates as fractions. */
export interface CompanyFact {
  readonly entity: string;
  readonly metric: string;
  /** Accounting or market basis: part of what is measured, never mixed. */
  readonly basis: string;
  /** First day; null for a balance, a price or a rate of a day. */
  readonly period_start: string | null;
  readonly period_end: string;
  /** 0 for a balance. */
  readonly months: number;
  /** The company's own name of the period. */
  readonly company_label: string | null;
  readonly value: number;
  /** As the engine reads units: "CNY", "shares", "HKD/share", "1". */
  readonly unit: string;
  readonly status: FactStatus;
  /** What the value was read from. */
  readonly document: string;
  readonly source_date: string;
  readonly note: string | null;
  /** Key of the table `source`. */
  readonly source: string;
}

/** A placing, convertible, listing or buy-back; `completed` is false where conditions remained at last sight. */
export interface CapitalEvent {
  readonly entity: string;
  readonly date: string;
  readonly kind: string;
  readonly shares: number | null;
  readonly price: number | null;
  readonly amount: number | null;
  readonly amount_basis: string | null;
  readonly currency: string;
  readonly completed: boolean;
  readonly status: FactStatus;
  readonly document: string;
  readonly source_date: string;
  readonly note: string | null;
  readonly source: string;
}

/** Weekly usage of a lab on the router, with list prices weighted by its paid tokens. */
export interface LabWeek {
  readonly lab: string;
  /** Monday. */
  readonly week_start: string;
  readonly tokens: number;
  /** Of them, tokens of `:free` variants. */
  readonly free_tokens: number;
  /** Paid tokens whose model has a list price on record. */
  readonly priced_tokens: number;
  /** USD if all priced tokens were input, output, cached input. */
  readonly usd_if_all_input: number;
  readonly usd_if_all_output: number;
  readonly usd_if_all_cached: number;
}

/** A price on record that is older than may be held against a value where it is published; its number is left out. */
export interface OldPrice extends Pick<CompanyFact, "entity" | "metric" | "basis"> {
  readonly on: IsoDate;
  /** The first day of which a price may be. */
  readonly since: IsoDate;
}

/** What a company model is made from. */
export interface CompanyData {
  readonly facts: readonly CompanyFact[];
  readonly events: readonly CapitalEvent[];
  readonly weeks: readonly LabWeek[];
  /** Labs whose owner a listed company is, with the day from which it holds. */
  readonly owned: readonly {readonly lab: string; readonly entity: string; readonly effective_from: string}[];
  /** What the ledger answered to queries that lines ask; none of them was run without it. */
  readonly sql?: SqlAnswers;
  /** Prices that were left out of the facts. */
  readonly oldPrices?: readonly OldPrice[];
}
