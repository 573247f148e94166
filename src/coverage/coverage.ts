import type {IsoDate} from "../lib/dates.js";
import type {OldPrice} from "../companies/facts.js";
import type {QuotedPrice} from "../companies/quoted-price.js";
import type {Text} from "../lib/language.js";

/** A number of a company's sheet with the unit it is read in: a currency, "share" for a fraction, or as the sheet has it. */
export interface MeasuredAmount {
  readonly value: number;
  readonly unit: string;
}

/** What today's price asks for: the first line the solved sheet is read by, beside what was last reported of it. */
export interface PriceAsks {
  readonly title: Text;
  readonly period: string | null;
  readonly asked: MeasuredAmount;
  readonly reported: {readonly period: string; readonly measured: MeasuredAmount} | null;
}

/** The value per share of a company under one of our cases. */
export interface CaseValue {
  readonly key: string;
  readonly title: Text;
  readonly value: number;
}

/** What one company is worth by its sheet, against a price; per share or ADS in `currency`. */
export interface CoverageValue {
  readonly entity: string;
  readonly title: Text;
  /** "HKD". */
  readonly currency: string;
  /** "HKD/share". */
  readonly unit: string;
  readonly pricedOn: IsoDate;
  /** Null where the sheet has none. */
  readonly price: number | null;
  /** Why there is none, where one is on record. */
  readonly oldPrice?: OldPrice;
  readonly base: number | null;
  /** Our cases that give a value, the base not among them. */
  readonly cases: readonly CaseValue[];
  /** Expected over twelve months, as a fraction. */
  readonly expectedReturn: number | null;
  /** Null where no value of the driver within bounds gives the price. */
  readonly asked: PriceAsks | null;
}

/** A value with the router’s part of all usage growing by less, and by more, each half than it is set to. */
export interface RouterCoverageSwing {
  readonly set: number;
  readonly step: number;
  readonly whenLower: number;
  readonly whenHigher: number;
}

/** A published estimate beside a number of ours for the same line and period. */
export interface PublishedEstimate {
  readonly title: Text;
  readonly period: string | null;
  readonly ours: MeasuredAmount | null;
  readonly theirs: MeasuredAmount;
  readonly source: string;
  readonly date: IsoDate;
  /** Whether it is within the age of estimates; one that is not is shown and held against nothing. */
  readonly isCurrent: boolean;
}

/** A company's part of one week's tokens by owned labs, and four weeks before; null where none is on record. */
export interface TokenShare {
  readonly week: IsoDate;
  readonly share: number | null;
  readonly was: number | null;
}

/** A dated event of a company. */
export interface CompanyEvent {
  readonly date: IsoDate;
  readonly kind: string;
  readonly title: Text;
}

/** One row of the coverage sheet. */
export interface CoverageRow extends CoverageValue {
  /** Text the price was read from. */
  readonly priceSource: string;
  /** Null where no price is on record. */
  readonly quoted: QuotedPrice | null;
  /** Null for a company that owns no lab on record. */
  readonly tokens: TokenShare | null;
  readonly estimates: readonly PublishedEstimate[];
  /** The next event on record, else the last one. */
  readonly event: CompanyEvent | null;
  /** Whether a reader's price, rate or day stands behind the values. */
  readonly isOwn?: boolean;
}

/** What a reader sets for every company at once: exchange rates and the day of prices; and a price by company. */
export interface ReaderMarket {
  readonly usdCny?: number;
  readonly usdHkd?: number;
  readonly pricedOn?: IsoDate;
  readonly prices: Readonly<Record<string, number>>;
}

/** What the index of companies loads. */
export interface CoverageSheet {
  /** Day a build shows the ledger as known on; null for what is known now. */
  readonly knownOn: IsoDate | null;
  /** Citation of the values, which are our own. */
  readonly citation: string;
  /** Citation of the token shares. */
  readonly usageCitation: string;
  readonly asOf: IsoDate;
  readonly rows: readonly CoverageRow[];
}

/** Lowest and highest value over the base and all cases; null where none gives one. */
export function valueRange({
  base,
  cases
}: Pick<CoverageValue, "base" | "cases">): readonly [low: number, high: number] | null {
  const values = [...(base === null ? [] : [base]), ...cases.map(({value}) => value)];
  return values.length === 0 ? null : [Math.min(...values), Math.max(...values)];
}
