import {describe, expect, it} from "vitest";
import {priceUsageChart, priceUsageState} from "../../src/charts/price-against-usage.js";
import {badAttributes, blankDocument, expectGolden} from "../fixtures/golden.js";

const dot = (key: string, usdPerMtok: number, tokens: number) =>
  ({key, label: key.toUpperCase(), origin: "china", usdPerMtok, tokens}) as const;

describe("priceUsageState(models, inside)", () => {
  const inside = {width: 400, height: 300};
  const named = (models: Parameters<typeof priceUsageState>[0]) =>
    priceUsageState(models, inside).names.map(({dot, side}) => [dot.key, side]);

  it("leaves out what a logarithm cannot hold, and names the most used on the side that has room", () => {
    const models = [dot("free", 0, 5e9), dot("a", 1, 1e9), dot("b", 2, 3e9), dot("none", 3, 0)];
    expect(priceUsageState(models, inside).dots.map((d) => d.key)).toEqual(["b", "a"]);
    expect(named(models)).toEqual([
      ["b", "left"],
      ["a", "right"]
    ]);
  });

  it("leaves a name away that would run into that of a more used one", () => {
    const close = [dot("most", 1, 9e9), dot("less", 1.02, 8.9e9), dot("least", 1, 1e9), dot("far", 50, 5e9)];
    expect(named(close)).toEqual([
      ["most", "right"],
      ["far", "left"],
      ["least", "right"]
    ]);
  });
});

describe("priceUsageChart(models, options)", () => {
  it.each(["en", "zh"] as const)("draws the golden in %s", (lang) => {
    const models = [dot("a", 0.1, 2e12), dot("b", 0.5, 3e11), dot("c", 3, 5e10), dot("d", 15, 4e9)];
    const chart = priceUsageChart(models, {lang, width: lang === "en" ? 640 : 360, document: blankDocument()});
    expect(badAttributes(chart)).toEqual([]);
    expectGolden(`price-usage-${lang}`, chart);
  });
});
