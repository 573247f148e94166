import * as z from "zod";
import {addDays, dayOfTime, isoDate} from "../../src/lib/dates.js";
import {DAY, MINUTE} from "./budget.js";
import {lastDayOf, name, parseBody, refuseEmpty, refuseFuture, refuseRepeats} from "./decode.js";
import {politeFetch, type Payload, type Service} from "./http.js";
import {MARKET} from "./market.js";
import {pullErrorBehind} from "./problem.js";
import type {Client, Source} from "./source.js";

/** No limit is stated: kept far below what a reader of the site would cause. */
const SERVICE: Service = {
  name: "yahoo",
  limits: [
    {requests: 20, windowMs: MINUTE},
    {requests: 200, windowMs: DAY}
  ],
  access: "The service refuses this caller; use MARKET_CSV instead, or empty MARKET_LIVE."
};
const OVERLAP_DAYS = 14;
const FIRST_DAYS = 365;

/** Its symbols for the entities of the ledger; a pair of currencies is an exchange rate. */
const SYMBOLS: Readonly<Record<string, string>> = {
  BABA: "BABA",
  GDS: "GDS",
  MSFT: "MSFT",
  GOOGL: "GOOGL",
  NVDA: "NVDA",
  "0700.HK": "0700.HK",
  "2513.HK": "2513.HK",
  "0100.HK": "0100.HK",
  USDCNY: "CNY=X",
  USDHKD: "HKD=X"
};

const bar = z.number().positive({error: "a price above zero"}).nullable();
const SHAPE = z.object({
  chart: z.object({
    result: z.tuple(
      [
        z.object({
          meta: z.object({currency: name, symbol: name, gmtoffset: z.int()}),
          timestamp: z.array(z.int()).optional(),
          indicators: z.object({quote: z.array(z.object({close: z.array(bar).optional()}))})
        })
      ],
      {error: "one result"}
    )
  })
});

/** Daily closes and rates through yahoo-finance2 (MIT). Off unless MARKET_LIVE says yahoo. */
export const marketYahoo: Source = {
  ...MARKET,
  name: "market-yahoo",
  publisher: "Yahoo Finance",
  title: {en: "Daily closes and exchange rates", zh: "每日收盘价与汇率"},
  url: "https://finance.yahoo.com",
  licence: "personal use only, by the vendor’s terms",
  citation: (asOf) => `Source: Yahoo Finance, as of ${asOf}.`,
  note: {
    en: "Unadjusted daily closes as received; for internal use only.",
    zh: "未复权的每日收盘价，原样保存；仅限内部使用。"
  },
  everyDays: 1,
  address: "YAHOO_URL",
  settings: {MARKET_LIVE: "yahoo, to ask Yahoo Finance for prices and rates; its terms allow personal use only"},
  plan: ({today, since, entries}) =>
    Object.entries(SYMBOLS).map(([entity, symbol]) => {
      const isKnown = entries.some((e) => e.part === entity);
      const start = since ?? addDays(today, isKnown ? -OVERLAP_DAYS : -FIRST_DAYS);
      const asks = `closes of ${entity} since ${start}`;
      return {part: entity, asks, fetch: (client) => ask(client, symbol, start, today)};
    }),
  decode: ([body = ""], {part, retrievedAt}) => {
    const [result] = parseBody(SHAPE, body).chart.result;
    const {meta, timestamp = [], indicators} = result;
    const closes = indicators.quote[0]?.close ?? [];
    const days = timestamp.map((seconds) => isoDate((seconds + meta.gmtoffset) * 1000));
    refuseFuture(
      days.map((day, i) => [`chart.result[0].timestamp[${i}]`, day]),
      retrievedAt
    );
    const today = dayOfTime(retrievedAt);
    const rows = days.flatMap((date, i) => {
      const close = closes[i];
      // The bar of today is not a close yet; a null is a day without trading.
      if (close === null || close === undefined || date === today) return [];
      const metric = SYMBOLS[part]?.endsWith("=X") ? "fx" : "close";
      return [{date, entity: part, metric, value: String(close), currency: meta.currency, vendor: "Yahoo Finance"}];
    });
    refuseEmpty(rows, "chart.result[0].timestamp");
    refuseRepeats(rows, "chart.result[0].timestamp", ({date}) => date);
    return {asOf: lastDayOf(rows.map(({date}) => date)), stamps: [], tables: {market: rows}, catalogue: []};
  }
};

async function ask({effects, budget}: Client, symbol: string, start: string, end: string): Promise<readonly Payload[]> {
  const received: Payload[] = [];
  const polite = politeFetch(SERVICE, effects, budget, received);
  const address = effects.env["YAHOO_URL"];
  const fetcher: typeof fetch = (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    return polite(address ? `${address}${url.pathname}${url.search}` : url, init);
  };
  const {default: YahooFinance} = await import("yahoo-finance2");
  const client = new YahooFinance({fetch: fetcher, versionCheck: false, suppressNotices: ["yahooSurvey"]});
  try {
    await client.chart(symbol, {period1: start, period2: end, interval: "1d"}, {validateResult: false});
  } catch (error) {
    const problem = pullErrorBehind(error);
    // The client rejects shapes of its own; what counts is that the bytes came whole: decode says the rest.
    if (problem || received.length === 0) throw problem ?? error;
  }
  return received;
}
