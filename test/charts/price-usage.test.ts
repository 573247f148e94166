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

  // Two decades of price and four of tokens; names of two Han characters are 24 pixels wide.
  const named = (plane: Partial<typeof PLANE>, ...dots: readonly [price: number, tokens: number][]) =>
    dotNames({dots: dots.map(([price, tokens], i) => ({...dot(String(i), price, tokens, "甲乙"), x: price})), floor: 1, xDomain: [1, 1e4], yDomain: [1, 1e4]}, {left: 0, right: 400, top: 0, bottom: 72, ...plane}, 9) // prettier-ignore
      .map(({dot: {key}, anchor}) => `${key} ${anchor}`);

  it("stand within the plane, to the pixel", () => {
    expect(named({right: 24}, [100, 1])).toEqual(["0 middle"]);
    expect(named({right: 23.9}, [100, 1])).toEqual([]);
    expect(named({right: 40}, [10, 1])).toEqual(["0 start"]);
    expect(named({right: 40}, [1000, 1])).toEqual(["0 end"]);
  });

  it("keep 18 pixels between two heights, or 4 between two that stand beside each other", () => {
    expect(named({}, [100, 10], [100, 1])).toEqual(["0 middle", "1 middle"]);
    expect(named({bottom: 71.6}, [100, 10], [100, 1])).toEqual(["0 middle"]);
    for (const [one, other] of [
      [10, 100],
      [100, 10]
    ] as const)
      // prettier-ignore
      expect([named({right: 112}, [one, 1], [other, 1]), named({right: 113}, [one, 1], [other, 1])]).toEqual([
        ["0 middle"],
        ["0 middle", "1 middle"]
      ]);
    expect([named({right: 80}, [1, 1], [100, 1]), named({right: 81}, [1, 1], [100, 1])]).toEqual([
      ["0 start"],
      ["0 start", "1 middle"]
    ]);
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
    expect(priceUsageState([dot("a", 1, 0.5), dot("b", 1, 2)]).dots).toHaveLength(2);
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

  const texts = (rows: readonly PricedUsage[], width: number) => [
    ...priceUsageChart(rows, {lang: "en", width, priceOf: "input", document: blankDocument()}).querySelectorAll("text")
  ];

  it("names four on a phone and eight beyond, within its margins", () => {
    const many = Array.from({length: 12}, (_, i) => dot(`m${i}`, 0.1 * 2 ** i, 1e9 * 3 ** i));
    const count = (width: number) => texts(many, width).filter((each) => /^m\d+$/.test(each.textContent)).length;
    expect([count(479), count(480)]).toEqual([4, 8]);
    const dearest = texts([dot("a", 1, 1e9), dot("甲乙丙丁戊a", 10, 5e9)], 640).find((each) => each.textContent === "甲乙丙丁戊a"); // prettier-ignore
    expect((dearest?.closest("[text-anchor]") ?? dearest)?.getAttribute("text-anchor")).toBe("end");
    const close = [dot("a", 1, 10 ** 9.55), dot("b", 1, 10 ** 9.5)];
    expect(texts(close, 640).filter((each) => /^[ab]$/.test(each.textContent))).toHaveLength(1);
  });

  it("writes no price within 34 pixels of what is free", () => {
    const ticks = (width: number) => texts([dot("a", 0, 1e9), dot("b", 1, 1e9)], width).map((each) => each.textContent).filter((each) => each === "1"); // prettier-ignore
    // A price of 1 stands log 2 ÷ log 12 of the way from 46 pixels on to 24 from the right.
    expect([ticks(191), ticks(193.7)]).toEqual([[], ["1"]]);
  });

  it("draws what it drew before, without free models, 640 pixels wide unless told", () => {
    const many = Array.from({length: 12}, (_, i) => dot(`Model ${i}`, 0.1 * 2 ** i, 1e9 * 3 ** ((5 * i) % 12)));
    const drawing = priceUsageChart(many, {lang: "en", priceOf: "input", document: blankDocument()});
    expect(badAttributes(drawing)).toEqual([]);
    expectGolden("price-usage-wide", drawing);
  });
});
