import {describe, expect, it} from "vitest";
import {dotNames, priceUsageState, type PricedUsage} from "../../src/charts/price-usage.js";
import {seeded} from "../fixtures/random.js";

const PLANE = {left: 46, right: 304, top: 24, bottom: 264};

function dot(key: string, price: number, tokens: number, label = key): PricedUsage {
  return {key, label, color: "red", price_usd_per_mtok: price, tokens, isFaded: false};
}

describe("dotNames(state, plane, most)", () => {
  it("begin at a free dot, end at the dearest, and stand around those between", () => {
    const names = dotNames(
      priceUsageState([
        dot("Free of charge", 0, 1e12),
        dot("In between", 2, 1e11),
        dot("The dearest of all", 90, 1e10),
        dot("Cheap", 0.1, 1e9)
      ]),
      PLANE,
      3
    );
    expect(names.map((n) => n.anchor)).toEqual(["start", "middle", "end"]);
  });

  it("give way to larger ones, and are cut short where long", () => {
    const same = [dot("small", 1, 9e9), dot("A very long name of one model", 1, 1e10)];
    expect(dotNames(priceUsageState(same), PLANE, 4).map((n) => n.text)).toEqual(["A very long name of o…"]);
  });

  it("are no more than asked for, and none without dots", () => {
    const random = seeded(3);
    const many = Array.from({length: 200}, (_, i) => dot(`m${i}`, 10 ** (random() * 4 - 2), 10 ** (6 + random() * 8)));
    expect(dotNames(priceUsageState(many), PLANE, 4)).toHaveLength(4);
    expect(dotNames(priceUsageState([]), PLANE, 4)).toEqual([]);
  });
});
