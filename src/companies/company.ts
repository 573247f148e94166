import {latestDay} from "../lib/dates.js";
import type {Text} from "../lib/language.js";
import type {MoveKind} from "../model/analysis/axis.js";
import type {Overrides} from "../model/calculate/overrides.js";
import type {SheetSpec} from "../model/sheet/sheet.js";
import type {UsageMeasure} from "../model/text/node.js";
import type {CaseSigns} from "./case-signs.js";
import type {CompanyFact, OldPrice} from "./facts.js";
import type {SqlLine} from "./sql-line.js";

/** A listed company as a sheet, with what readers need beside the numbers. Made from facts alone: no clock, no SQL. */
export interface CompanyModel {
  /** Key of the registry `company`: "2513.HK". */
  readonly entity: string;
  /** Key of the registry that the document names, which a copy of the reader's own keeps; null for one that names none. */
  readonly listing: string | null;
  readonly title: Text;
  /** Day of the price the value is held against, YYYY-MM-DD. */
  readonly valuedOn: string;
  readonly sheet: SheetSpec;
  /** Whether full years stand beside its periods. */
  readonly hasYears: boolean;
  /** Every line of the sheet once, in the order an analyst reads them. */
  readonly groups: readonly LineGroup[];
  /** Titles, reasons and sources of lines in words, by line. */
  readonly words: Readonly<Record<string, LineWords>>;
  /** What tokens do here, or why they say nothing. */
  readonly tokens: TokenPart;
  readonly methods: readonly ValueMethod[];
  /** Lines of the headline numbers. */
  readonly headline: Headline;
  readonly reverse: ReverseValuation;
  readonly consensus: readonly ConsensusPoint[];
  readonly cases: readonly CompanyCase[];
  /** Usual cases that this company cannot have, and why. */
  readonly absentCases: readonly {readonly key: CaseKey; readonly reason: Text}[];
  /** Lines that speak of reported or of forecast periods only: their other cells hold the error "missing" by design. */
  readonly partial: readonly string[];
  /** Lines that hold weekly usage of labs. */
  readonly fed: readonly FedLine[];
  /** Lines whose numbers a query reads from the ledger. */
  readonly sql: readonly SqlLine[];
  /** Lines whose only purpose is to make a statement tie. */
  readonly plugs: readonly string[];
  /** Worked-out lines that must equal a reported figure of the base period. */
  readonly ties: readonly Tie[];
  readonly untied: readonly Untied[];
  /** Where every stated number comes from, cell by cell. */
  readonly facts: readonly FactUse[];
  /** Cells that stand otherwise than their line says; none in ours. */
  readonly overridden: readonly OverriddenCell[];
  /** Facts the model asked for that this edition does not hold; their cells are errors by name. */
  readonly missing: readonly MissingFact[];
}

export interface LineGroup {
  readonly key: string;
  readonly title: Text;
  /** Names of lines. */
  readonly lines: readonly string[];
}

export interface LineWords {
  readonly title: Text;
  /** Why an input has its value, what a plug or a formula stands for. */
  readonly reason?: Text;
}

export type TokenPart =
  | {
      readonly drives: true;
      readonly labs: readonly string[];
      /** Lines, in order: usage → growth through elasticity → revenue. */
      readonly steps: readonly string[];
      /** Series of implied ÷ reported revenue at list and at effective price, where the model has them. */
      readonly coverage: {readonly list: string | null; readonly effective: string | null};
      readonly finding: Text;
    }
  | {
      readonly drives: false;
      /** Single-value lines of implied ÷ reported revenue, where a company discloses AI revenue. */
      readonly coverage?: {readonly list: string};
      readonly finding: Text;
    };

/** One way to a value per share, with the settings of inputs at the ends of its bar in the football field. */
export interface ValueMethod {
  readonly key: string;
  readonly title: Text;
  /** A single-value line in the currency of the price. */
  readonly line: string;
  readonly low: Overrides;
  readonly high: Overrides;
}

/** Names of single-value lines, all per share (or ADS) in the currency of the price except the return. */
export interface Headline {
  readonly value: string;
  /** Value rolled forward twelve months at the cost of equity, less the dividend. */
  readonly expectedValue: string;
  readonly dividend: string;
  readonly price: string;
  /** (expected value + dividend) ÷ price − 1. */
  readonly expectedReturn: string;
}

/** Today's price solved for the company's own driver. */
export interface ReverseValuation {
  readonly input: string;
  readonly as: NonNullable<MoveKind>;
  readonly between: readonly [low: number, high: number];
  /** What to read off the solved sheet, in the order a sentence would use it. */
  readonly read: readonly {readonly line: string; readonly period?: string; readonly title: Text}[];
}

/** A published estimate beside a line of ours, in the line's unit. */
export interface ConsensusPoint {
  readonly line: string;
  readonly period?: string;
  readonly value: number;
  readonly fact: CompanyFact;
}

/** Key of a case within its company: "price_war". */
export type CaseKey = string;

/** A case named for its mechanism, ours and no target. */
export interface CompanyCase {
  readonly key: CaseKey;
  readonly title: Text;
  readonly mechanism: Text;
  readonly overrides: Overrides;
  /** By input: why it changes so. Every override has one. */
  readonly reasons: Readonly<Record<string, Text>>;
  /** What begins it, and what of the ledger would show it; none of a case that states neither. */
  readonly signs?: CaseSigns;
  /** As the document states it, a fraction; the base case has what the others leave. */
  readonly probability?: number;
}

/** The founding note’s catalysts and risks, as keys of cases: each company has each of them, or says why not. */
export const NOTE_CASES = {
  catalyst: ["flagship_release", "token_growth", "export_curbs_lifted"],
  risk: ["price_war", "tighter_rules", "weak_results"]
} as const;

export interface Tie {
  readonly line: string;
  readonly period?: string;
  /** In the line's unit. */
  readonly reported: number;
  readonly fact: CompanyFact;
}

/** A reported line that the model cannot work out, and why. */
export interface Untied {
  readonly line: string;
  readonly period?: string;
  readonly reason: Text;
}

/** A stated cell and a fact it was read from; a difference of two facts has two. */
export interface FactUse {
  readonly line: string;
  readonly period: string | null;
  readonly fact: CompanyFact;
}

/** A line that is a measure of usage over the periods of its sheet. */
export interface FedLine {
  readonly line: string;
  readonly measure: UsageMeasure;
  readonly labs: readonly string[];
}

/** A cell with a number or formula of its own, instead of what its line says or the record has. */
export interface OverriddenCell {
  readonly line: string;
  readonly period: string | null;
  readonly reason?: Text;
}

export interface MissingFact {
  readonly line: string;
  readonly period: string | null;
  /** "net_cash of 0700.HK, ifrs, 2026-06-30". */
  readonly fact: string;
  /** An assumption of the document stands in for it meanwhile. */
  readonly isAssumed?: true;
  /** Where it is on record, and left out for its age. */
  readonly old?: OldPrice;
}

/** Latest day of a document the model reads, its price included. */
export function factsAsOf({valuedOn, facts}: Pick<CompanyModel, "valuedOn" | "facts">): string {
  return latestDay([valuedOn, ...facts.map(({fact}) => fact.source_date)]);
}

/** What a line is called; by its name where the document says nothing. */
export function titleOfLine({words}: Pick<CompanyModel, "words">, line: string): Text {
  const name = line.replaceAll("_", " ");
  return words[line]?.title ?? {en: name, zh: name};
}
