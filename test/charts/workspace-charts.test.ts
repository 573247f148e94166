import {describe, expect, it} from "vitest";
import {bridgeStepsChart, bridgeStepsState, type BridgeStep} from "../../src/charts/bridge-steps.js";
import {drawnValuesChart, drawnValuesState} from "../../src/charts/drawn-values.js";
import {swingsChart, swingsState, type SwingBar} from "../../src/charts/swings.js";
import {emsOf} from "../../src/charts/wrap.js";
import {valueRangesChart, valueRangesState, type ValueRange} from "../../src/charts/value-ranges.js";
import {seeded} from "../fixtures/random.js";
import {badAttributes, blankDocument, expectGolden} from "../fixtures/golden.js";

const options = {lang: "en", width: 360} as const;

describe("swingsChart(bars, options)", () => {
  const bars: readonly SwingBar[] = [
    {key: "a", label: "Token growth", low: 50, high: 95, lowText: "50.0", highText: "95.0"},
    {key: "b", label: "税率", low: 74, high: 69, lowText: "74.0", highText: "69.0"},
    {key: "c", label: "Broken", low: null, high: 71, lowText: "out of range", highText: "71.0"}
  ];

  it("starts every bar at the base, with room for the texts, and draws none without a number", () => {
    const {halves, domain} = swingsState(bars, 70);
    expect(halves.map(({row, side, from, to}) => [row, side, from, to])).toEqual([
      [0, "low", 70, 50],
      [0, "high", 70, 95],
      [1, "low", 70, 74],
      [1, "high", 70, 69],
      [2, "high", 70, 71]
    ]);
    expect(swingsState([{key: "d", label: "Down", low: 60, high: null, lowText: "60.0", highText: "none"}], 70).halves).toEqual([{row: 0, side: "low", from: 70, to: 60, text: "60.0"}]); // prettier-ignore
    expect(domain[0]).toBeLessThan(50);
    expect(domain[1]).toBeGreaterThan(95);
  });

  it.each([160, 328, 560, 1056])("has room for its longest text at both ends of %i pixels", (width) => {
    const [start, end] = swingsState(bars, 70, width).domain;
    const longest = 12 * emsOf("▼ 50.0");
    const pxOf = (value: number) => 4 + ((value - start) / (end - start)) * (width - 8);
    expect(pxOf(50) - 4).toBeGreaterThanOrEqual(longest);
    expect(width - pxOf(95) - 4).toBeGreaterThanOrEqual(longest);
    expect(pxOf(95) - pxOf(50)).toBeGreaterThan(width / 4);
  });

  it("leaves room of a tenth of a base without any bar, and some around zero", () => {
    expect(swingsState([], -70).domain).toEqual([-77, -63]);
    expect(swingsState([], 0).domain).toEqual([-1, 1]);
  });

  it("draws what it drew before", () => {
    const drawing = swingsChart(bars, {...options, base: 70, baseText: "70.0", document: blankDocument()});
    expect(badAttributes(drawing)).toEqual([]);
    expectGolden("swings", drawing);
  });

  it("draws nothing, and swings of nothing, without a bad number", () => {
    const still = bars.map((bar) => ({...bar, low: 0, high: 0}));
    for (const some of [[], still])
      expect(badAttributes(swingsChart(some, {...options, base: 0, baseText: "0", document: blankDocument()}))).toEqual(
        []
      );
  });
});

describe("valueRangesChart(ranges, options)", () => {
  const ranges: readonly ValueRange[] = [
    {key: "dcf", label: "DCF", low: 57, value: 72, high: 90, lowText: "57", valueText: "72", highText: "90"},
    {key: "pe", label: "市盈率", low: -4, value: 10, high: 30, lowText: "−4", valueText: "10", highText: "30"}
  ];

  it("begins at zero unless a value is below, and has room for a price beyond all ranges", () => {
    expect(valueRangesState(ranges.slice(0, 1), 120).domain[0]).toBe(0);
    expect(valueRangesState(ranges.slice(0, 1), 120).domain[1]).toBeGreaterThan(120);
    expect(valueRangesState(ranges, null).domain[0]).toBeLessThan(-4);
    // An eighth, all but: 0.12 of what lies between; one where nothing does.
    expect(valueRangesState(ranges, 96).domain).toEqual([-4 - 12, 96 + 12]);
    expect(valueRangesState([], 0).domain).toEqual([0, 1]);
  });

  it("draws what it drew before", () => {
    const reference = {value: 42, text: "Price 42"};
    const drawing = valueRangesChart(ranges, {...options, reference, document: blankDocument()});
    expect(badAttributes(drawing)).toEqual([]);
    expectGolden("value-ranges", drawing);
  });

  it("draws no range and no price without a bad number", () => {
    expect(badAttributes(valueRangesChart([], {...options, reference: null, document: blankDocument()}))).toEqual([]);
  });
});

describe("bridgeStepsChart(steps, options)", () => {
  const steps: readonly BridgeStep[] = [
    {key: "from", label: "As it stands", kind: "total", value: 72, text: "72.0"},
    {key: "price", label: "Price decline", kind: "change", value: -30, text: "−30.0"},
    {key: "free", label: "Free share", kind: "change", value: 5, text: "+5.0"},
    {key: "to", label: "Price war", kind: "total", value: 47, text: "47.0"}
  ];

  it("starts a change where the last bar ended, and ends at the last total", () => {
    const {rows} = bridgeStepsState(steps);
    expect(rows.map(({start, end}) => [start, end])).toEqual([
      [0, 72],
      [72, 42],
      [42, 47],
      [0, 47]
    ]);
  });

  it("draws what it drew before", () => {
    const drawing = bridgeStepsChart(steps, {...options, document: blankDocument()});
    expect(badAttributes(drawing)).toEqual([]);
    expectGolden("bridge-steps", drawing);
  });

  it("has room below zero, and draws totals of nothing", () => {
    const below = bridgeStepsState([{...(steps[0] as BridgeStep), value: -3}]);
    expect(below.domain[0]).toBeLessThan(-3);
    expect(bridgeStepsState([{...(steps[1] as BridgeStep), value: 4}]).rows[0]).toMatchObject({start: 0, end: 4});
    const nothing = steps.map((step) => ({...step, value: 0}));
    expect(bridgeStepsState(nothing).domain).toEqual([0, 1]);
    expect(badAttributes(bridgeStepsChart(nothing, {...options, document: blankDocument()}))).toEqual([]);
  });

  it("colours what a change adds and takes", () => {
    const changes = [0.5, -0.5].map((value) => ({...(steps[1] as BridgeStep), value}));
    const rects = bridgeStepsChart(changes, {...options, document: blankDocument()}).querySelectorAll("rect");
    expect([...rects].map((rect) => rect.getAttribute("fill"))).toEqual(["var(--rise)", "var(--fall)"]);
  });
});

describe("drawnValuesChart(values, options)", () => {
  const random = seeded(3);
  const sorted = Float64Array.from({length: 5000}, () => 60 + 20 * (random() + random() + random())).sort();

  it("counts every draw once, in a bin or in a tail", () => {
    const {bins, outside} = drawnValuesState({sorted});
    const total = bins.reduce((sum, {share}) => sum + share, 0) + outside[0] + outside[1];
    expect(total).toBeCloseTo(1, 12);
    expect(outside[0]).toBeCloseTo(0.005, 3);
    expect(outside[1]).toBeCloseTo(0.005, 3);
  });

  it("parts what lies between the half per cents at either end in forty even bins", () => {
    // 0 to 999: five below 5, the first in a bin; four above 995, the last in one. A bin is 990 ÷ 40 = 24.75 wide.
    const {bins, outside} = drawnValuesState({sorted: Float64Array.from({length: 1000}, (_, i) => i)});
    expect(outside).toEqual([0.005, 0.004]);
    expect([bins.length, bins[0], bins.at(-1)]).toEqual([
      40,
      {from: 5, to: 29.75, share: 0.025},
      {from: 970.25, to: 995, share: 0.025}
    ]);
    expect(bins.map(({share}) => Math.round(1000 * share)).reduce((sum, n) => sum + n, 0)).toBe(991);
    expect(new Set(bins.map(({share}) => Math.round(1000 * share)))).toEqual(new Set([24, 25]));
  });

  it("gives one value a bin of a hundredth of it, and nought one of one", () => {
    const of = (value: number) => drawnValuesState({sorted: new Float64Array(4).fill(value)});
    expect([of(-500).bins[0], of(0).bins[0]]).toEqual([
      {from: -500, to: -495, share: 1},
      {from: 0, to: 1, share: 1}
    ]);
    expect(of(3).outside).toEqual([0, 0]);
  });

  it("draws what it drew before", () => {
    const marks = [
      {value: 70, label: "10%: 70"},
      {value: 90, label: "50%: 90"},
      {value: 108, label: "90%: 108"},
      {value: 42, label: "Price 42", isReference: true}
    ];
    const drawing = drawnValuesChart({sorted, marks}, {...options, document: blankDocument()});
    expect(badAttributes(drawing)).toEqual([]);
    expectGolden("drawn-values", drawing);
  });

  it("draws one value, many times, without a bad number", () => {
    for (const value of [0, 5]) {
      const same = new Float64Array(10).fill(value);
      expect(
        badAttributes(drawnValuesChart({sorted: same, marks: []}, {...options, document: blankDocument()}))
      ).toEqual([]);
    }
  });
});
