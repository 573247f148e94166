import {describe, expect, it} from "vitest";
import {pastCalls, type PastValue} from "../../src/desk/past-calls.js";

const PRICE = {date: "2026-07-31", value: 100};
const past = (value: number | null, price: PastValue["price"] = PRICE): PastValue => ({
  day: "2026-08-03",
  value,
  lacking: null,
  price
});
const told = (value: number | null, last: PastValue["price"], price: PastValue["price"] = PRICE) =>
  pastCalls([past(value, price)], last).map(({call, since, wasRight}) => [call, since, wasRight])[0];

describe("pastCalls(values, last)", () => {
  it("is right where the price went the value’s way, by hand", () => {
    expect(told(120, {date: "2026-09-11", value: 110})).toEqual(["above the price", expect.closeTo(0.1, 12), true]);
    expect(told(80, {date: "2026-09-11", value: 110})).toEqual(["below the price", expect.closeTo(0.1, 12), false]);
    expect(told(80, {date: "2026-09-11", value: 90})).toEqual(["below the price", expect.closeTo(-0.1, 12), true]);
  });

  it("judges nothing without a later price, a price or a value", () => {
    expect(told(120, PRICE)).toEqual(["above the price", null, null]);
    expect(told(120, {date: "2026-09-11", value: 110}, null)).toEqual([null, null, null]);
    expect(told(null, {date: "2026-09-11", value: 110})).toEqual([null, expect.closeTo(0.1, 12), null]);
    expect(told(100, {date: "2026-09-11", value: 110})?.[0]).toBeNull();
  });
});
