import {describe, expect, it} from "vitest";
import {growthPairsChart, growthPairsState, type GrowthPairDot} from "../../src/charts/growth-pairs.js";
import {badAttributes, blankDocument, expectGolden} from "../fixtures/golden.js";

const dot = (key: string, tokens: number, revenue: number, kind: GrowthPairDot["kind"] = "china"): GrowthPairDot => ({
  key,
  label: `Firm ${key} 2026-06`,
  tokens,
  revenue,
  kind
});
const DOTS = [dot("A", 22, 1.8), dot("B", 34, 4.4), dot("C", 11, 1.8), dot("D", 0.2, 1.3, "us")];
const INSIDE = {width: 556, height: 290};

describe("growthPairsState(dots, line, inside)", () => {
  it("runs the line through one and one by its power, within the dots’ own span", () => {
    const {line, tokens, revenue} = growthPairsState(DOTS, {power: 0.5, interval: null}, INSIDE);
    expect([tokens[0] < 0.2, tokens[1] > 34, revenue[0] < 1, revenue[1] > 4.4]).toEqual(Array(4).fill(true));
    for (const at of line) expect(at.revenue).toBeCloseTo(Math.sqrt(at.tokens), 12);
    expect(line.every((at) => at.revenue >= revenue[0] && at.revenue <= revenue[1])).toBe(true);
  });

  it("has the interval on either side of the line, and none without one", () => {
    const {wedge} = growthPairsState(DOTS, {power: 0.24, interval: [-0.1, 0.6]}, INSIDE);
    const wide = wedge.filter(({tokens}) => tokens > 1);
    expect(wide.length).toBeGreaterThan(3);
    expect(wide.every(({tokens, low, high}) => low <= tokens ** 0.24 && tokens ** 0.24 <= high)).toBe(true);
    expect(growthPairsState(DOTS, {power: 0.24, interval: null}, INSIDE).wedge).toEqual([]);
  });

  it("names every dot on a phone, where no two names meet", () => {
    expect(growthPairsState(DOTS, {power: 0.2, interval: null}, {width: 244, height: 230}).names.length).toBe(4);
  });
});

describe("growthPairsChart(dots, line, options)", () => {
  it("draws what it drew before", () => {
    const drawing = growthPairsChart(
      DOTS,
      {power: 0.24, interval: [-0.16, 0.63]},
      {lang: "en", width: 480, document: blankDocument()}
    );
    expect(badAttributes(drawing)).toEqual([]);
    expectGolden("growth-pairs", drawing);
  });
});
