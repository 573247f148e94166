import {describe, expect, it} from "vitest";
import {irr as financialIrr, npv as financialNpv} from "financial";
import * as finance from "../../../src/model/calculate/finance.js";
import {brent, rootsOnGrid} from "../../../src/model/calculate/roots.js";
import {seeded} from "../../fixtures/random.js";

const {netPresentValue, internalRate, datedInternalRate, datedPresentValue, compoundGrowth} = finance;

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

describe("cagr(first, last, years)", () => {
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
