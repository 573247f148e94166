import type {Codec} from "../lib/address.js";
import {parseIsoDate} from "../lib/dates.js";
import {calls, nameKey, type Called} from "../lib/called.js";
import {lookUp} from "../lib/look-up.js";
import type {ReaderMarket} from "./coverage.js";

/** A market without anything of the reader's. */
export const NO_MARKET: ReaderMarket = {prices: {}};

export function isEmptyMarket({prices, usdCny, usdHkd, pricedOn}: ReaderMarket): boolean {
  return Object.keys(prices).length === 0 && usdCny === undefined && usdHkd === undefined && pricedOn === undefined;
}

/** A company of the sheet, and what its price there is. */
export interface CalledShares extends Called {
  /** ISO code of the price's currency. */
  readonly currency: string;
  /** Whether the key is the code of other shares than the price is of, as BABA of New York where it is of Hong Kong. */
  readonly isOtherCode: boolean;
}

/** What a pasted text says, the lines that say nothing here, and those of other shares or another currency than the sheet's. */
export interface PastedMarket {
  readonly market: ReaderMarket;
  readonly unread: readonly string[];
  readonly otherShares: readonly string[];
}

const CURRENCY: Readonly<Record<string, string>> = {
  US$: "USD",
  USD: "USD",
  美元: "USD",
  HK$: "HKD",
  HKD: "HKD",
  港元: "HKD"
};

const RATES: Readonly<Record<string, "usdCny" | "usdHkd">> = {usdcny: "usdCny", usdhkd: "usdHkd"};

/**
 * Reads lines as copied from a spreadsheet or typed: a ticker or name and a price, "USDCNY 6.78", "USD/HKD 7.82", or a
 * day as YYYY-MM-DD. What stands already is kept where the text says nothing of it.
 */
export function pasteMarket(
  text: string,
  companies: readonly CalledShares[],
  before: ReaderMarket = NO_MARKET
): PastedMarket {
  let market = before;
  const [unread, otherShares]: [string[], string[]] = [[], []];
  for (const line of text
    .split(/\r?\n/)
    .map((l) => l.trim())
    .filter(Boolean)) {
    const next = withLine(line, companies, market);
    if (next === "other shares") otherShares.push(line);
    else if (next) market = next;
    else unread.push(line);
  }
  return {market, unread, otherShares};
}

function withLine(
  line: string,
  companies: readonly CalledShares[],
  market: ReaderMarket
): ReaderMarket | "other shares" | null {
  const [day] = /\d{4}-\d{2}-\d{2}/.exec(line) ?? [];
  const rest = day === undefined ? line : line.replace(day, " ");
  if (day !== undefined && parseIsoDate(day) === null) return null;
  const dated = day === undefined ? market : {...market, pricedOn: day};
  const [, name = "", before = "", number = "", after = ""] =
    /^(.*?)[\s:：=]*(US\$|HK\$|\$|HKD|USD)?\s*([-−]?[\d,]*\.?\d+)\s*(HKD|USD|港元|美元)?\s*$/.exec(rest) ?? [];
  const value = Number(number.replaceAll(",", ""));
  if (name.trim() === "" || !(value > 0))
    return dated === market || /[^\s:：,]/.test(rest.replace(/^(date|日期)/i, "")) ? null : dated;
  const rate = lookUp(RATES, nameKey(name));
  if (rate) return {...dated, [rate]: value};
  const found = companies.find((company) => calls(name, company));
  if (!found) return null;
  const currency = lookUp(CURRENCY, before || after);
  const isByOtherCode = found.isOtherCode && nameKey(name) === nameKey(found.entity);
  if (currency === undefined ? isByOtherCode : currency !== found.currency) return "other shares";
  return {...dated, prices: {...dated.prices, [found.entity]: value}};
}

/** The market in an address: `2513.HK:801~usdcny:6.7~on:2026-11-20`. */
export function marketCodec(entities: readonly string[]): Codec<ReaderMarket> {
  return {
    initial: NO_MARKET,
    parse: (text) => {
      let market: ReaderMarket = NO_MARKET;
      for (const part of text.split("~")) {
        const [, key = "", value = ""] = /^(.*):(.*)$/.exec(part) ?? [];
        const rate = lookUp(RATES, key);
        const number = /^\d+(\.\d+)?$/.test(value) ? Number(value) : NaN;
        if (key === "on" && parseIsoDate(value) !== null) market = {...market, pricedOn: value};
        else if (rate && number > 0) market = {...market, [rate]: number};
        else if (entities.includes(key) && number > 0) market = {...market, prices: {...market.prices, [key]: number}};
        else return null;
      }
      return market;
    },
    print: ({prices, usdCny, usdHkd, pricedOn}) =>
      [
        ...Object.entries(prices).map(([entity, price]) => `${entity}:${price}`),
        ...(usdCny === undefined ? [] : [`usdcny:${usdCny}`]),
        ...(usdHkd === undefined ? [] : [`usdhkd:${usdHkd}`]),
        ...(pricedOn === undefined ? [] : [`on:${pricedOn}`])
      ].join("~")
  };
}
