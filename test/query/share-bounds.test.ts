import {describe, expect, it} from "vitest";
import {ORIGINS} from "../../src/lib/origins.js";
import {isWhole, leadOf, shareBounds, unplacedOf} from "../../src/query/share-bounds.js";
import {seeded} from "../fixtures/random.js";

// Trillions of tokens in the week of 28 September 2026.
const WEEK = {china: 76.39, us: 36.77, europe: 0.05, elsewhere: 0.84, undisclosed: 41.76, other: 10.05};

describe("shareBounds(by, origin)", () => {
  it("counts what cannot be placed on neither side, then on the origin’s own", () => {
    const china = shareBounds(WEEK, "china");
    const us = shareBounds(WEEK, "us");
    expect([china.low, china.high, us.low, us.high].map((share) => Math.round(share * 1000))).toEqual([
      461, 773, 222, 534
    ]);
  });

  it("lies in [0, 1], with ends as far apart as the unplaced part, whatever the unit", () => {
    const draw = seeded(7);
    for (let i = 0; i < 200; i++) {
      const by = Object.fromEntries(ORIGINS.map((o) => [o, Math.floor(draw() * 1e13)]));
      const whole = Object.values(by).reduce((a, b) => a + b, 0);
      for (const origin of ["china", "us", "europe", "elsewhere"] as const) {
        const {low, high} = shareBounds(by, origin);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(high - low).toBeCloseTo(unplacedOf(by) / whole, 12);
      }
    }
  });
});

describe("leadOf(by)", () => {
  it("is sure only where all of the unplaced could not turn it", () => {
    expect(leadOf(WEEK)).toEqual({first: "china", second: "us", isSure: false});
    expect(leadOf({...WEEK, undisclosed: 29.5})).toMatchObject({isSure: true});
    expect(leadOf({china: 3, us: 2, undisclosed: 0.5, other: 0.5})).toMatchObject({isSure: false});
    expect(leadOf({china: 2, us: 3})).toEqual({first: "us", second: "china", isSure: true});
    expect(leadOf({china: 2, us: 2})).toMatchObject({isSure: false});
  });
});

describe("isWhole(shares)", () => {
  it("allows for what adding up fractions loses, and for no more", () => {
    const off = (by: number) => isWhole({china: 0.5, us: 0.25 + by, other: 0.25});
    expect([0, 9e-10, -9e-10].map(off)).toEqual([true, true, true]);
    expect([1.5e-9, -1.5e-9, 1].map(off)).toEqual([false, false, false]);
    expect(isWhole({})).toBe(false);
  });
});
