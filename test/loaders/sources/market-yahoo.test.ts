import {expect, it} from "vitest";
import {marketYahoo} from "../../../loaders/sources/market-yahoo.js";
import {messageOf} from "../../fixtures/message.js";
import {asked, decoded, pulled} from "./decoded.js";

const HOUR = 3600;
const seconds = (time: string) => Date.parse(time) / 1000;
const MAY_18 = seconds("2026-05-18T13:30:00Z");

/** An answer with one close a day from 18 May 2026 on, unless times are given. */
function answer(closes: readonly (number | null)[], more: {times?: readonly number[]; gmtoffset?: number} = {}) {
  const {times = closes.map((_, i) => MAY_18 + i * 24 * HOUR), gmtoffset = -4 * HOUR} = more;
  const result = {
    meta: {currency: "USD", symbol: "X", gmtoffset},
    timestamp: times,
    indicators: {quote: [{close: closes}]}
  };
  return {chart: {result: [result]}};
}
const rows = (body: object, part = "GDS") => {
  const {asOf, tables} = decoded(marketYahoo, [body], [], part);
  return [asOf, ...(tables["market"] ?? []).map((row) => [row["date"], row["entity"], row["metric"], row["value"]])];
};

it("marketYahoo.plan(context) asks for a year first, then for two weeks again, or from the day it is told", () => {
  const plan = asked(marketYahoo, [pulled("BABA")]);
  expect(plan.slice(0, 2)).toEqual(["closes of BABA since 2026-05-06", "closes of GDS since 2025-05-20"]);
  expect(asked(marketYahoo, [pulled("BABA")], "2026-01-01")[0]).toBe("closes of BABA since 2026-01-01");
  expect(plan).toHaveLength(10);
});

it("marketYahoo.decode(bodies, asked) reads closes by the day of their exchange, and no bar of today", () => {
  const closes = [101.5, null, 0.25];
  expect(rows(answer(closes))).toEqual(["2026-05-18", ["2026-05-18", "GDS", "close", "101.5"]]);
  const earlier = answer(closes, {times: [18, 15, 19].map((day) => seconds(`2026-05-${day}T13:30:00Z`))});
  expect(rows(earlier, "USDCNY")).toEqual([
    "2026-05-19",
    ["2026-05-18", "USDCNY", "fx", "101.5"],
    ["2026-05-19", "USDCNY", "fx", "0.25"]
  ]);
  const tokyo = answer([7], {times: [seconds("2026-05-18T23:30:00Z")], gmtoffset: 9 * HOUR});
  expect(rows(tokyo)).toEqual(["2026-05-19", ["2026-05-19", "GDS", "close", "7"]]);
  // A day without a bar of its own is a day without a close.
  expect(rows(answer([7], {times: [MAY_18, MAY_18 + 24 * HOUR]}))).toHaveLength(2);
});

it.each([
  ["no trading day", answer([null]), "chart.result[0].timestamp: no rows"],
  [
    "no list of closes",
    {chart: {result: [{meta: {currency: "USD", symbol: "X", gmtoffset: 0}, indicators: {quote: []}}]}},
    "chart.result[0].timestamp: no rows"
  ],
  ["a day twice", answer([7, 8], {times: [MAY_18, MAY_18 + HOUR]}), "chart.result[0].timestamp[1]: 2026-05-18, as in"],
  ["a day to come", answer([7, 8, 9, 10]), "chart.result[0].timestamp[3]: 2026-05-21"],
  ["a price of zero", answer([0]), "chart.result[0].indicators.quote[0].close[0]: 0; expected a price above zero"],
  ["two results", {chart: {result: [...answer([7]).chart.result, ...answer([8]).chart.result]}}, "expected one result"],
  ["no result", {chart: {result: []}}, "chart.result: []; expected one result"]
])("refuses %s", (_, body, says) => {
  expect(messageOf(() => rows(body))).toContain(says);
});
