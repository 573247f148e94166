import {describe, expect, it} from "vitest";
import {apportion} from "../../src/lib/apportion.js";
import {seeded} from "../fixtures/random.js";

describe("apportion(values, digits)", () => {
  it("gives what is left to the largest remainders, of equal ones to the earlier", () => {
    expect(apportion([1 / 3, 1 / 3, 1 / 3], 2)).toEqual([34, 33, 33]);
    expect(apportion([0.25, 0.25, 0.25, 0.25], 1)).toEqual([3, 3, 2, 2]);
    expect(apportion([0.114, 0.337, 0.549], 2)).toEqual([11, 34, 55]);
    expect(apportion([1, 0.4, 0.6], 0)).toEqual([1, 0, 1]);
    expect(apportion([0.1, 0.1, 0.1], 0)).toEqual([0, 0, 0]);
    expect(apportion([], 2)).toEqual([]);
  });

  it("is within one of each value and adds up to the rounded total", () => {
    const next = seeded(7);
    for (let run = 0; run < 200; run++) {
      const values = Array.from({length: 1 + Math.floor(next() * 8)}, () => next() * 2 - 0.5);
      const shown = apportion(values, 2);
      for (const [i, value] of values.entries()) expect(Math.abs((shown[i] ?? NaN) - value * 100)).toBeLessThan(1);
      const total = values.reduce((sum, value) => sum + value * 100, 0);
      expect(shown.reduce((sum, value) => sum + value, 0)).toBe(Math.round(total));
    }
  });
});
