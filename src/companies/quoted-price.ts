import type {IsoDate} from "../lib/dates.js";
import type {CompanyModel} from "./company.js";
import type {CompanyFact} from "./facts.js";

/** Shares as they are listed once: an exchange and the code there. One company may have several, at prices of their own. */
export interface ListedShares {
  /** "HKEX"; null where the registry names none. */
  readonly exchange: string | null;
  readonly code: string;
}

/** What the price of a company is: of which shares, of which day, read from what; and whether the model knows later than the market did then. */
export interface QuotedPrice {
  readonly shares: ListedShares;
  readonly on: IsoDate;
  /** A close is of a day as its exchange counts it. */
  readonly isClose: boolean;
  /** What it was read from. */
  readonly document: string;
  /** Last day after the price on which the company published what the model reads; null where there is none. */
  readonly laterFigures: IsoDate | null;
}

/** The shares that a row of the registry lists: "NYSE: BABA; HKEX: 9988", "NASDAQ: GOOGL, GOOG". */
export function listedShares(listing: string): ListedShares[] {
  return listing.split(";").flatMap((one) => {
    const [, exchange = "", codes = ""] = /^\s*(\w+):(.+)$/.exec(one) ?? [];
    return codes.split(",").flatMap((code) => (code.trim() === "" ? [] : [{exchange, code: code.trim()}]));
  });
}

/** What keys of prices end in, by exchange; those of American exchanges in nothing. */
const ENDING: Readonly<Record<string, string>> = {HKEX: ".HK"};

/** The shares that a key of prices names, such as 9988.HK; by the key itself where the registry lists no such. */
export function sharesOfKey(key: string, listed: readonly ListedShares[]): ListedShares {
  const found = listed.find(({exchange, code}) => `${code}${ENDING[exchange ?? ""] ?? ""}` === key);
  return found ?? {exchange: null, code: key};
}

/** What the price that a company's value is held against is; null of one that is not on record. */
export function quotedPrice(
  {entity, listing, facts, headline}: Pick<CompanyModel, "entity" | "listing" | "facts" | "headline">,
  listed: readonly ListedShares[]
): QuotedPrice | null {
  const price = facts.find(({line}) => line === headline.price)?.fact;
  if (!price) return null;
  const isOwn = (fact: CompanyFact) => fact.entity === (listing ?? entity) && OF_COMPANY.includes(fact.status);
  const later = facts
    .flatMap(({fact}) => (isOwn(fact) && fact.source_date > price.period_end ? [fact.source_date] : []))
    .sort();
  return {
    shares: sharesOfKey(price.entity, listed),
    on: price.period_end,
    isClose: price.status === "market" && price.metric === "close",
    document: price.document,
    laterFigures: later.at(-1) ?? null
  };
}

/** Of figures that a company publishes, or that are worked out from them. */
const OF_COMPANY: readonly CompanyFact["status"][] = ["reported", "reported_unverified", "derived"];
