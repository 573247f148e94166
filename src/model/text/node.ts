import type {Kind, Sign, Timing} from "../sheet/line.js";
import type {Distribution} from "../uncertainty/distribution.js";
import type {TextPlace} from "./place.js";

/** A text of a document in one language or both. */
export interface WrittenText {
  readonly en: string;
  /** Null where the document says it in one language alone. */
  readonly zh: string | null;
}

/** A number with what was written for it: 27%, 1,234.5, (3.5), 25.0x, 15bp, 73/365. */
export interface WrittenNumber {
  readonly value: number;
  readonly text: string;
  /** Where it stands; none of a number that was made. */
  readonly place?: TextPlace;
}

/** What a number is drawn from, with its numbers as they are written. */
export interface WrittenDistribution {
  readonly type: Distribution["type"];
  readonly numbers: readonly WrittenNumber[];
  /** Of a discrete one, a weight for each number. */
  readonly weights: readonly WrittenNumber[];
}

/** Numbers by period; one without a label follows the one before it, or stands in order from the first period. */
export interface WrittenSeries {
  readonly items: readonly {readonly label: string | null; readonly quantity: WrittenNumber}[];
  /** Whether the last number holds for every later period. */
  readonly thereafter: boolean;
}

export type Range = readonly [least: WrittenNumber, greatest: WrittenNumber];

/** A figure by what it is: metric, basis and months are all part of its name. */
export interface FactName {
  readonly metric: string;
  readonly basis: string;
  /** 0 for a balance, a price or a rate. */
  readonly months: number;
  /** Whether shorter figures are averaged over each period: `mean of 3m`. */
  readonly isMean: boolean;
  /** Another entity than the document's company. */
  readonly entity: string | null;
  /** A day, or the latest on record; null for one in each period. */
  readonly on: string | null;
}

export const LATEST = "latest";

export const USAGE_MEASURES = [
  "paid_tokens",
  "weeks",
  "priced_share",
  "list_input",
  "list_output",
  "list_cached",
  "last_period"
] as const;

export type UsageMeasure = (typeof USAGE_MEASURES)[number];

/** What a line is worth: everything after its name and unit. */
export type Definition =
  | {readonly type: "formula"; readonly formula: string}
  | {readonly type: "check"; readonly formula: string}
  | {
      readonly type: "input";
      readonly series: WrittenSeries;
      readonly range: Range | null;
      /** What the value may plausibly be off by, either way. */
      readonly step: WrittenNumber | null;
      readonly distribution: WrittenDistribution | null;
    }
  /** A reported number written in the document, with its source. */
  | {readonly type: "stated"; readonly series: WrittenSeries}
  | {readonly type: "fact"; readonly fact: FactName; readonly otherwise: Assumption | null}
  /** A number on record that a reader may replace by a newer one. */
  | {
      readonly type: "market";
      readonly fact: FactName;
      readonly range: Range | null;
      readonly step: WrittenNumber | null;
    }
  | {
      readonly type: "usage";
      readonly measure: UsageMeasure;
      readonly labs: readonly string[];
      /** One value over these days instead of one in each period. */
      readonly between: readonly [from: string, to: string] | null;
    }
  | {
      readonly type: "table";
      readonly units: readonly [argument: string, value: string];
      readonly points: readonly (readonly [WrittenNumber, WrittenNumber])[];
    }
  /** Numbers that a query reads from the ledger: one, or one in each period. */
  | {readonly type: "sql"; readonly query: string}
  /** Left to the document that includes this one. */
  | {readonly type: "given"};

export interface Assumption {
  readonly series: WrittenSeries;
  readonly range: Range | null;
}

/** What stands in one period, or for one value, instead of what its line says. */
export interface WrittenOverride {
  /** Null for a line of one value. */
  readonly period: string | null;
  readonly worth: WrittenNumber | {readonly formula: string};
  readonly reason: WrittenText | null;
  /** Where it stands, and where a formula of it does; none of one that was made. */
  readonly place?: TextPlace;
  readonly formulaPlace?: readonly FormulaStart[];
}

/** Where a formula goes on in its document, from one of its characters. */
export interface FormulaStart {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

/** What every statement may carry besides what it says. */
export interface Noted {
  readonly place: TextPlace;
  /** Comments on lines of their own above it. */
  readonly comments: readonly string[];
  /** A comment at the end of its line. */
  readonly remark: string | null;
  /** Whether a blank line stands above it. */
  readonly isSpaced: boolean;
}

export interface Traits {
  readonly kind: Kind | null;
  readonly timing: Timing | null;
  readonly sign: Sign | null;
  /** Speaks of reported or of forecast periods only. */
  readonly isPartial: boolean;
  /** Stands only to make a statement tie. */
  readonly isPlug: boolean;
}

/** A line of the model. */
export interface LineStatement extends Noted {
  readonly type: "line";
  readonly name: string;
  /** As written, "%" and "x" included; "" where an included document has it. */
  readonly unit: string;
  readonly traits: Traits;
  readonly definition: Definition;
  readonly definitionPlace: TextPlace;
  /** Where its formula, or the two of forecast and reported periods, stand; none of a line worth something else. */
  readonly formulaPlace: readonly FormulaStart[];
  readonly title: WrittenText | null;
  readonly reason: WrittenText | null;
  readonly source: WrittenText | null;
  /** Reported numbers that stand instead of the formula. */
  readonly actual: WrittenSeries | null;
  readonly overrides: readonly WrittenOverride[];
}

/** A line, or one period of it: `eps@FY2028`. */
export interface CellName {
  readonly line: string;
  readonly period: string | null;
}

/** An input set to a number, moved `by` it or multiplied (`x`). */
export interface Setting {
  readonly cell: CellName;
  readonly how: "=" | "by" | "x";
  readonly quantity: WrittenNumber;
}

/** What a case begins with: kinds of events that the ledger dates. */
export const TRIGGERS = ["release", "price_cut", "price_rise", "results", "placing", "note_evidence"] as const;

export type TriggerKind = (typeof TRIGGERS)[number];

/** Events of the ledger that a case begins with: those of some labs, or of any. */
export interface CaseTrigger {
  readonly kind: TriggerKind;
  readonly labs: readonly string[];
}

/** What of some labs’ usage is measured week by week. */
export const WEEKLY_SERIES = ["tokens", "price"] as const;

/** A series of the ledger by which a case would be seen: its change beyond a level. */
export interface CaseIndicator {
  readonly series:
    | {readonly type: (typeof WEEKLY_SERIES)[number]; readonly labs: readonly string[]}
    | {readonly type: "fact"; readonly fact: FactName};
  readonly test: "above" | "below";
  readonly level: WrittenNumber;
}

/** Said, or why it cannot be. */
export type SaidOrWhyNot<T> = {readonly said: T} | {readonly whyNot: WrittenText};

export interface Reasoned {
  readonly setting: Setting;
  readonly reason: WrittenText | null;
}

export type Statement =
  | LineStatement
  | (Noted &
      (
        | {readonly type: "field"; readonly name: "company" | "model" | "valued" | "counts"; readonly text: string}
        | {readonly type: "title"; readonly words: WrittenText}
        | {
            readonly type: "periods";
            readonly first: string;
            readonly last: string;
            readonly lastActual: string | null;
            readonly yearEnd: number | null;
            /** Whether full years stand beside its periods. */
            readonly hasYears: boolean;
          }
        | {readonly type: "shared"; readonly name: string; readonly parameters: readonly string[]}
        | {readonly type: "group"; readonly title: WrittenText}
        | {
            readonly type: "include";
            readonly name: string;
            readonly parameters: Readonly<Record<string, string>>;
            readonly lines: readonly LineStatement[];
          }
        | {
            readonly type: "case";
            readonly key: string;
            readonly probability: WrittenNumber | null;
            readonly title: WrittenText | null;
            readonly mechanism: WrittenText | null;
            readonly trigger: SaidOrWhyNot<CaseTrigger> | null;
            readonly indicator: SaidOrWhyNot<CaseIndicator> | null;
            readonly settings: readonly Reasoned[];
          }
        | {readonly type: "no case"; readonly key: string; readonly reason: WrittenText}
        | {
            readonly type: "method";
            readonly key: string;
            readonly line: string;
            readonly title: WrittenText | null;
            readonly low: readonly Setting[];
            readonly high: readonly Setting[];
          }
        | {readonly type: "headline"; readonly lines: readonly string[]}
        | {
            readonly type: "reverse";
            readonly input: string;
            readonly how: Setting["how"];
            readonly between: Range;
            readonly read: readonly {readonly cell: CellName; readonly title: WrittenText}[];
          }
        | {
            readonly type: "tokens";
            /** Null where tokens drive nothing. */
            readonly labs: readonly string[] | null;
            readonly steps: readonly string[];
            readonly coverage: {readonly list: string | null; readonly effective: string | null};
            readonly finding: WrittenText | null;
          }
        | {readonly type: "ties" | "consensus"; readonly cell: CellName; readonly fact: FactName}
        | {readonly type: "untied"; readonly cell: CellName; readonly reason: WrittenText}
      ));

export type StatementOf<T extends Statement["type"]> = Extract<Statement, {readonly type: T}>;

/** A whole document, statement by statement, with its comments. */
export interface ModelDocument {
  readonly statements: readonly Statement[];
  /** Comments below the last statement. */
  readonly comments: readonly string[];
}
