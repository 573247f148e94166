import {describe, expect, it} from "vitest";
import {growthPairsChart, growthPairsState, type GrowthPairDot} from "../../src/charts/growth-pairs.js";
import {badAttributes, blankDocument, expectGolden} from "../fixtures/golden.js";
import {ticksOf} from "../fixtures/ticks.js";
import {tipsOf} from "../fixtures/tips.js";

const dot = (key: string, tokens: number, revenue: number, kind: GrowthPairDot["kind"] = "china"): GrowthPairDot => ({
  key,
  label: `Firm ${key} 2026-06`,
  tokens,
  revenue,
  kind
});
const DOTS = [dot("A", 22, 1.8), dot("B", 34, 4.4), dot("C", 11, 1.8), dot("D", 0.2, 1.3, "us")];
const INSIDE = {width: 556, height: 290, right: 40};

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

  it("sets names by where their dots stand within the axes", () => {
    // The name of the first is in the way of the second’s only where the axis is so low that they are side by side.
    const sides = (height: number) => growthPairsState([dot("A", 2, 2), dot("B", 2, 1)], {power: 1, interval: null}, {...INSIDE, height}).names.map(({side}) => side); // prettier-ignore
    expect([sides(290), sides(12)]).toEqual([["left", "left"], ["left", "below"]]); // prettier-ignore
  });

  it("names every dot on a phone, where no two names meet", () => {
    expect(
      growthPairsState(DOTS, {power: 0.2, interval: null}, {width: 244, height: 230, right: 40}).names.length
    ).toBe(4);
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

describe("growthPairsState(dots, line, inside), at its edges", () => {
  it("has an eighth of what lies between as room, and one within either axis", () => {
    const {tokens, revenue} = growthPairsState(DOTS.slice(0, 1), {power: 1, interval: null}, INSIDE);
    expect(tokens.map((end) => Number(end.toFixed(6)))).toEqual([22 ** (-1 / 8), 22 ** (9 / 8)].map((end) => Number(end.toFixed(6)))); // prettier-ignore
    expect(revenue[0]).toBeCloseTo(1.8 ** (-1 / 8), 12);
    const none = growthPairsState([], {power: 1, interval: null}, INSIDE);
    // The line keeps both of its ends, which lie at those of the axis.
    expect([none.tokens, none.line.length, none.line[0], none.line.at(-1)]).toEqual([[0.5, 2], 41, {tokens: 0.5, revenue: 0.5}, {tokens: 2, revenue: 2}]); // prettier-ignore
  });

  it("bends its line and its interval in forty steps, held within the axis", () => {
    const {line, wedge, tokens, revenue} = growthPairsState(DOTS, {power: 0, interval: [-9, 9]}, INSIDE);
    expect([line.length, wedge.length, line[0]?.tokens, line.at(-1)?.tokens]).toEqual([41, 41, tokens[0], expect.closeTo(tokens[1], 9)]); // prettier-ignore
    expect(wedge.map(({low, high}) => [Math.max(low, high), Math.min(low, high)]).slice(-1)).toEqual([[revenue[1], revenue[0]]]); // prettier-ignore
  });
});

describe("growthPairsChart(dots, line, options), in other sizes and under the pointer", () => {
  it("draws what it drew before", () => {
    const power = {power: 0.24, interval: null};
    expectGolden("growth-pairs-wide", growthPairsChart(DOTS, power, {lang: "zh", document: blankDocument()}));
    const phone = growthPairsChart(DOTS, power, {lang: "en", width: 240, document: blankDocument()});
    expect([phone.getAttribute("height"), ticksOf(phone, "x")]).toEqual(["300", ["0.3×", "1×", "3×", "10×", "30×"]]);
    const ticks = (low: number, high: number) => {
      const far = [dot("A", low, low), dot("B", high, high)];
      return ticksOf(growthPairsChart(far, power, {lang: "en", document: blankDocument()}), "y");
    };
    expect(ticks(0.1, 1)).toEqual(["0.1×", "0.3×", "1×"]);
    expect(ticks(100, 300)).toEqual(["1×", "3×", "10×", "30×", "100×", "300×"]);
    expect(tipsOf(phone)).toContain("Firm D 2026-06\n0.20× → 1.30×");
  });
});
