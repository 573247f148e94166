import {beforeAll, describe, expect, it} from "vitest";
import {measure, type Sourced} from "../../../loaders/claims/measure.js";
import {openWarehouse} from "../../../loaders/warehouse/open.js";
import {claimOutcome, verdictOf, type Criterion} from "../../../src/query/claims/verdict.js";
import {rowsOf} from "../../fixtures/ledger.js";
import {CHINESE_PRICE, SEPTEMBER_PRICE} from "./known-prices.js";

/** Before any week after that of 7 September could be known: worked by hand on what was known that day. */
const DAY = "2026-09-20";
const KEYS = ["chinese_price", "price_edge", "price_war", "china_ahead"] as const;
type Key = (typeof KEYS)[number];

const judged = new Map<Key, {readonly criterion: Criterion; readonly readings: readonly Sourced[]}>();
beforeAll(async () => {
  const ledger = await openWarehouse({edition: "full", day: DAY});
  for (const key of KEYS) {
    const [claim] = await rowsOf(ledger, `SELECT test, expected, tolerance FROM claim WHERE claim = '${key}'`);
    const criterion = {
      test: claim?.["test"] as Criterion["test"],
      expected: claim?.["expected"] as number,
      expectedHigh: null,
      tolerance: Number(claim?.["tolerance"]),
      decidedOn: null
    };
    const readings: Sourced[] = [];
    for (const {basis, sql} of await rowsOf(ledger, `SELECT basis, sql FROM claim_reading WHERE claim = '${key}'`))
      readings.push(await measure(ledger, {claim: key, basis: basis as string, sql: sql as string}, DAY));
    judged.set(key, {criterion, readings});
  }
  ledger.closeSync();
}, 120_000);

const digits = (value: number) => Number(value.toPrecision(12));
const all = (values: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(values).map(([basis, value]) => [basis, digits(value)]));

function known(key: Key) {
  const found = judged.get(key);
  if (!found) throw new Error(`claim: ${key}; expected one that was judged`);
  return found;
}
const readingsOf = (key: Key) => known(key).readings;
const valuesOf = (key: Key) =>
  Object.fromEntries(readingsOf(key).map(({basis, value}) => [basis, value === null ? null : digits(value)]));
const verdict = (key: Key) => verdictOf(known(key).criterion, readingsOf(key), DAY);

describe("list prices in the week of 7 September 2026", () => {
  const outcomes = (key: Key) =>
    Object.fromEntries(readingsOf(key).map((r) => [r.basis, claimOutcome(known(key).criterion, r)]));
  const {china, us} = SEPTEMBER_PRICE;

  it("takes what was listed by the week’s end, else the list of 16 September, for all of the tokens", () => {
    expect([china.input, china.output].map((usd) => Number(usd.toFixed(2)))).toEqual([0.39, 1.26]);
    expect(valuesOf("chinese_price")).toMatchObject(
      all({
        known_input: china.input,
        known_output: china.output,
        largest_input: 0.834, // Hy4 Preview, 16.8 trillion tokens
        median_input: 0.216 // eleventh of twenty-one: ten from 0.03 to 0.214, ten from 0.2288 to 2.1
      })
    );
    for (const reading of readingsOf("chinese_price"))
      if (reading.basis.startsWith("known")) expect(reading).toMatchObject({coverage: 1, asOf: "2026-09-16"});
    expect(verdict("chinese_price")).toEqual({kind: "does_not_hold"});
  });

  it("has Chinese tokens at less than half the American price", () => {
    const edge = {known_input: china.input / us.input, known_output: china.output / us.output};
    expect(Object.values(edge).map((ratio) => Number(ratio.toFixed(2)))).toEqual([0.43, 0.28]);
    expect(valuesOf("price_edge")).toMatchObject(all(edge));
    expect(verdict("price_edge")).toEqual({kind: "holds"});
  });

  it("has output a fifth cheaper than in the note’s last week, input not a tenth", () => {
    const war = {
      known_input: china.input / CHINESE_PRICE.list_input,
      known_output: china.output / CHINESE_PRICE.list_output
    };
    expect(Object.values(war).map((ratio) => Number(ratio.toFixed(2)))).toEqual([0.93, 0.81]);
    expect(valuesOf("price_war")).toMatchObject(all(war));
    expect(verdict("price_war")).toEqual({kind: "holds_only_under", bases: ["known_output"]});
  });

  it("calls too thin what rests on the lists to July, a quarter of the tokens", () => {
    for (const key of ["chinese_price", "price_edge", "price_war"] as const)
      expect(outcomes(key)).toMatchObject({list_input: "thin", list_output: "thin"});
  });
});

describe("China ahead in the week of 7 September 2026", () => {
  it("held on every count of tokens while the largest undisclosed lab was small", () => {
    const tokens = readingsOf("china_ahead").filter((r) => !["user_country", "api_tools_by_lab"].includes(r.basis));
    expect(verdictOf(known("china_ahead").criterion, tokens, DAY)).toEqual({kind: "holds"});
    expect(tokens.length).toBeGreaterThanOrEqual(7);
    for (const {value} of tokens) expect(value).toBeGreaterThan(1);
  });
});
