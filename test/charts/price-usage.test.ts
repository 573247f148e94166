import {describe, expect, it} from "vitest";
import {dotNames, priceUsageChart, priceUsageState, type PricedUsage} from "../../src/charts/price-usage.js";
import {badAttributes, blankDocument, expectGolden} from "../fixtures/golden.js";
import {seeded} from "../fixtures/random.js";
import {tipsOf} from "../fixtures/tips.js";

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

  it("give way to larger ones, and are left out where they are wider than the plane", () => {
    const same = [dot("small", 1, 9e9), dot("A very long name of one model", 1, 1e10)];
    expect(dotNames(priceUsageState(same), PLANE, 4).map((n) => n.dot.label)).toEqual([
      "A very long name of one model"
    ]);
    expect(dotNames(priceUsageState(same), {...PLANE, right: 200}, 4).map((n) => n.dot.label)).toEqual(["small"]);
  });

  it("are no more than asked for, and none without dots", () => {
    const random = seeded(3);
    const many = Array.from({length: 200}, (_, i) => dot(`m${i}`, 10 ** (random() * 4 - 2), 10 ** (6 + random() * 8)));
    expect(dotNames(priceUsageState(many), PLANE, 4)).toHaveLength(4);
    expect(dotNames(priceUsageState([]), PLANE, 4)).toEqual([]);
  });
});

describe("priceUsageState(rows)", () => {
  it("stands the free half below the cheapest price, the most used first, within whole powers of ten", () => {
    const state = priceUsageState([dot("a", 0, 2e9), dot("b", 0.5, 5e11), dot("c", 4, 3e10), dot("unused", 90, 0)]);
    expect(state.dots.map((d) => [d.key, d.x])).toEqual([
      ["b", 0.5],
      ["c", 4],
      ["a", 0.25]
    ]);
    expect(state).toMatchObject({floor: 0.25, xDomain: [0.25, 4.8], yDomain: [1e9, 1e12]});
  });

  it("spans at least a power of ten either way", () => {
    expect(priceUsageState([dot("a", 1, 1e9)])).toMatchObject({xDomain: [0.5, 6], yDomain: [1e9, 1e10]});
    expect(priceUsageState([])).toEqual({dots: [], floor: 0.01, xDomain: [0.01, 0.12], yDomain: [1, 10]});
  });
});

describe("priceUsageChart(rows, options)", () => {
  it.each(["en", "zh"] as const)("draws what it drew before, in %s", (lang) => {
    const rows = [dot("a", 0, 2e9), dot("b", 0.5, 5e11), {...dot("c", 4, 3e10), isFaded: true}];
    const options = {lang, width: lang === "en" ? 640 : 360, priceOf: "output", document: blankDocument()} as const;
    const drawing = priceUsageChart(rows, options);
    expect(badAttributes(drawing)).toEqual([]);
    expectGolden(`output-price-usage-${lang}`, drawing);
  });

  it.each(["en", "zh"] as const)("leads from names that have a profile, in %s, and then has no buttons", (lang) => {
    const prices = [0.1, 0.5, 3, 15].map((price, i) => ({...dot("abcd"[i] ?? "", price, 2e12 / 8 ** i), link: "/a"}));
    const options = {lang, width: lang === "en" ? 640 : 360, priceOf: "input", document: blankDocument()} as const;
    const drawing = priceUsageChart(prices, options);
    expect(badAttributes(drawing)).toEqual([]);
    expect(drawing.querySelectorAll("[role=button]")).toHaveLength(0);
    expect(drawing.querySelectorAll("a")).toHaveLength(4);
    expectGolden(`input-price-usage-${lang}`, drawing);
  });
});

describe("priceUsageChart(rows, options), under the pointer", () => {
  const rows = [dot("a", 0.5, 5e11), dot("b", 4, 3e10)];

  it("says of each model its price and tokens, and calls its button so", () => {
    const drawing = priceUsageChart(rows, {lang: "en", width: 240, priceOf: "output", document: blankDocument()});
    expect(tipsOf(drawing).sort()).toEqual(["a\nUS$0.50  500B", "b\nUS$4.00  30.0B"]);
    const buttons = [...drawing.querySelectorAll("[role=button]")];
    expect(buttons.map((each) => each.getAttribute("aria-label"))).toEqual(["a, US$0.50, 500B", "b, US$4.00, 30.0B"]);
    const one = [{...dot("a", 1, 1e9), link: null}, dot("b", 2, 1e9)];
    const led = priceUsageChart(one, {lang: "en", width: 240, priceOf: "output", document: blankDocument()});
    expect(led.querySelector("[role=button]")).toBeNull();
  });

  it("draws what it drew before, without free models, 640 pixels wide unless told", () => {
    const many = Array.from({length: 12}, (_, i) => dot(`Model ${i}`, 0.1 * 2 ** i, 1e9 * 3 ** ((5 * i) % 12)));
    const drawing = priceUsageChart(many, {lang: "en", priceOf: "input", document: blankDocument()});
    expect(badAttributes(drawing)).toEqual([]);
    expectGolden("price-usage-wide", drawing);
  });
});
