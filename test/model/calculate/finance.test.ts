import {describe, expect, it} from "vitest";
import {irr as financialIrr, npv as financialNpv} from "financial";
import * as finance from "../../../src/model/calculate/finance.js";
import {brent, rootsOnGrid} from "../../../src/model/calculate/roots.js";
import {seeded} from "../../fixtures/random.js";

const {netPresentValue, internalRate, internalRateNear, datedInternalRate, datedPresentValue, compoundGrowth} = finance;
const {presentValueByRates} = finance;

/** Outlays, then receipts: one sign change, one rate. */
function investments(count: number): number[][] {
  const random = seeded(33);
  return Array.from({length: count}, () => [
    -100 - 200 * random(),
    ...Array.from({length: 3 + Math.floor(random() * 12)}, () => 70 + 200 * random())
  ]);
}

describe("npv(rate, flows)", () => {
  it("is what the financial library gives, one period later", () => {
    for (const flows of investments(200))
      for (const rate of [-0.2, 0, 0.07, 0.5]) {
        const independent = financialNpv(rate, flows) / (1 + rate);
        expect(netPresentValue.core([rate, ...flows])).toBeCloseTo(independent, 8);
      }
  });

  it("has no value at a rate of -1", () => {
    expect(netPresentValue.core([-1, 5])).toBeNaN();
    expect(netPresentValue.failure?.([-1, 5]).kind).toBe("division_by_zero");
  });
});

describe("npv(rates, flows)", () => {
  it("discounts each flow by the rates up to it, and by none of -1", () => {
    expect(presentValueByRates.core([1, 3, 8, 16])).toBe(8 / 2 + 16 / (2 * 4));
    expect(presentValueByRates.core([1, -1, 8, 16])).toBeNaN();
    expect(presentValueByRates.failure?.([1, -1, 8, 16])).toEqual({
      kind: "division_by_zero",
      detail: "division by zero: npv at a rate of -1"
    });
    expect(presentValueByRates.failure?.([1, 3, -1, 16])).toEqual({
      kind: "overflow",
      detail: "number too large: npv by rates"
    });
  });
});

describe("irr(flows)", () => {
  it("is what the financial library gives", () => {
    for (const flows of investments(200))
      expect(internalRate.core(flows)).toBeCloseTo(financialIrr(flows, 0.1, 1e-12, 500), 9);
  });

  it("makes npv zero", () => {
    for (const flows of investments(200)) {
      const rate = internalRate.core(flows);
      expect(Math.abs(netPresentValue.core([rate, ...flows]))).toBeLessThan(1e-9);
    }
  });

  it("says that flows have no root, or more than one", () => {
    expect(internalRate.core([5, 5])).toBeNaN();
    expect(internalRate.failure?.([5, 5]).kind).toBe("no_root");
    // -1000 + 2500 / (1 + r) - 1540 / (1 + r)^2 is zero at 10% and 40%.
    const two = internalRate.failure?.([-1000, 2500, -1540]);
    expect(two).toMatchObject({
      kind: "several_roots",
      detail: expect.stringContaining("2 roots: 0.100000, 0.400000") as string
    });
    expect(internalRate.core([-1000, 2500, -1540])).toBeNaN();
    expect(internalRate.failure?.([-1000, 2500, -1600]).kind).toBe("no_root");
    expect(internalRate.failure?.([0, 0])).toEqual({
      kind: "no_root",
      detail: "irr has no root between -0.999 and 999; expected flows of both signs"
    });
  });

  it.each([
    [-0.9985, [-2000, 3]],
    [998, [-1, 999]],
    [0, [-5, 5]]
  ])("looks for rates from almost total loss to a thousandfold: %d", (rate, flows) => {
    expect(internalRate.core(flows)).toBeCloseTo(rate, 9);
  });

  it("takes of several rates the one nearest to a guess, the lower of two as near", () => {
    const near = (guess: number, flows = [-1000, 2500, -1540]) => internalRateNear.core([guess, ...flows]);
    expect([0, 0.24, 0.26, 9].map((guess) => near(guess))).toEqual(
      [0.1, 0.1, 0.4, 0.4].map((rate): unknown => expect.closeTo(rate, 12))
    );
    expect(near(0.1, [5, 5])).toBeNaN();
    expect(internalRateNear.failure?.([0.1, 5, 5]).kind).toBe("no_root");
    expect(internalRateNear.failure?.([0.1, -1000, 2500, -1600]).kind).toBe("no_root");
    expect(internalRateNear.failure?.([0.1, -1000, 2500, -1540]).kind).toBe("several_roots");
  });
});

describe("xirr(flows, dates)", () => {
  it("makes xnpv zero, and is irr over years of 365 days", () => {
    for (const flows of investments(50)) {
      const days = flows.map((_, i) => 40000 + 365 * i);
      const rate = datedInternalRate.core([...flows, ...days]);
      expect(rate).toBeCloseTo(internalRate.core(flows), 10);
      expect(Math.abs(datedPresentValue.core([rate, ...flows, ...days]))).toBeLessThan(1e-8);
    }
  });

  it("says what xnpv cannot do", () => {
    expect(datedPresentValue.core([-1, 5, 40000])).toBeNaN();
    expect(datedPresentValue.failure?.([-1, 5, 40000]).kind).toBe("domain");
    expect(datedInternalRate.failure?.([5, 5, 1, 2]).kind).toBe("no_root");
    // Excel: “If any number in dates precedes the starting date, XNPV returns the #NUM! error value”; no day is before 0.
    for (const [dates, told] of [
      [[4, 3], "date 3 of xnpv; expected none before the first, 4"],
      [[-1, 4], "date -1 of xnpv; expected a day from 0 on"]
    ] as const) {
      expect(datedPresentValue.core([1, 1, 2, ...dates])).toBeNaN();
      expect(datedPresentValue.failure?.([1, 1, 2, ...dates]).detail).toBe(told);
    }
  });
});

describe("xnpv(rate, flows, dates)", () => {
  it.each([
    ["a year on", [1, 8, 8, 40000, 40365], 12],
    ["half days", [1, 8, 8, 40000.9, 40365.2], 12],
    ["from day 0 on", [1, 8, 8, 0, 730], 10],
    ["two on one day", [1, 8, 8, 40000, 40000], 16]
  ])("counts years of 365 days: %s", (_, args, worth) => {
    expect(datedPresentValue.core(args)).toBe(worth);
  });

  it("has no value at no rate, and none for a date that is none", () => {
    expect(datedPresentValue.core([Infinity, 5, 40000])).toBeNaN();
    expect(datedPresentValue.core([1, 5, Infinity])).toBeNaN();
    expect(datedPresentValue.core([1, 5, 5, 40000, Infinity])).toBeNaN();
    expect(datedPresentValue.failure?.([-1, 5, 40000]).detail).toBe("xnpv at a rate of -1; expected a rate above -1");
    expect(datedPresentValue.failure?.([-0.999999, 5, 1e300, 0, 1e9]).detail).toBe(
      "number too large: xnpv at a rate of -0.999999"
    );
  });

  it("has a rate of its own for flows of both signs and dates in order alone", () => {
    expect(datedInternalRate.core([-4, 8, 40000, 40365])).toBeCloseTo(1, 12);
    expect(datedInternalRate.core([4, 8, 40000, 40365])).toBeNaN();
    expect(datedInternalRate.core([-4, 8, 40365, 40000])).toBeNaN();
    expect(datedInternalRate.failure?.([-4, 8, 40365, 40000]).detail).toBe(
      "date 40000 of xirr; expected none before the first, 40365"
    );
    expect(datedInternalRate.failure?.([-4, 1, 40000, 4e6]).kind).toBe("no_root");
  });
});

describe("cagr(first, last, years)", () => {
  it.each([
    [[0.5, 2, 2], 1],
    [[1, 3, 0.5], 8],
    [[1, 0, 3], -1],
    [[0, 1, 1], NaN],
    [[1, -0.5, 1], NaN],
    [[1, 2, 0], NaN],
    [[1, 2, Infinity], NaN],
    [[Infinity, 2, 1], NaN]
  ])("of %j is %d", (args, rate) => {
    expect(compoundGrowth.core(args)).toBe(rate);
  });

  it("grows the first amount to the last", () => {
    const rate = compoundGrowth.core([40, 120, 7]);
    expect(40 * (1 + rate) ** 7).toBeCloseTo(120, 10);
    expect(compoundGrowth.core([-1, 1, 1])).toBeNaN();
    expect(compoundGrowth.failure?.([-1, 1, 1]).detail).toMatch(/no growth rate from -1 to 1 over 1 years/);
  });
});

describe("rootsOnGrid(f, grid, values)", () => {
  const grid = Float64Array.from({length: 41}, (_, i) => -2 + i / 10 + 0.013);
  const find = (f: (x: number) => number) => rootsOnGrid(f, grid, grid.map(f));

  it("finds every crossing to the last digits", () => {
    const {roots} = find((x) => (x + 1) * (x - 0.5) * (x - Math.SQRT2));
    expect(roots).toHaveLength(3);
    [-1, 0.5, Math.SQRT2].forEach((root, i) => expect(roots[i]).toBeCloseTo(root, 14));
  });

  it("tells a jump from a root", () => {
    const {roots, jumps} = find((x) => 1 / (x - 0.333));
    expect(roots).toEqual([]);
    expect(jumps).toHaveLength(1);
  });

  it("takes a point of the grid that is a root once", () => {
    expect(rootsOnGrid((x) => x, [-1, 0, 1], [-1, 0, 1]).roots).toEqual([0]);
  });

  it("brent(f, low, high) needs few steps where halving needs fifty", () => {
    let calls = 0;
    const root = brent((x) => (++calls, Math.exp(x) - 5), 0, 10);
    expect(root).toBeCloseTo(Math.log(5), 14);
    expect(calls).toBeLessThan(25);
  });
});
