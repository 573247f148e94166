import {describe, expect, it} from "vitest";
import {moments, quantile, summarize} from "../../../src/model/uncertainty/summary.js";

const of = (...values: number[]) => Float64Array.from(values);

describe("moments(values)", () => {
  it("divides by one less than there are", () => {
    // Squares off 5: 9 + 1 + 1 + 1 + 0 + 0 + 4 + 16 = 32, over seven.
    const [mean, sd] = moments(of(2, 4, 4, 4, 5, 5, 7, 9));
    expect(mean).toBe(5);
    expect(sd).toBeCloseTo(Math.sqrt(32 / 7), 14);
  });

  it("agrees with two passes far from zero", () => {
    const values = of(1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16);
    expect(moments(values)).toEqual([1e9 + 10, Math.sqrt(30)]);
  });

  it("knows no mean of nothing and no spread of one", () => {
    expect(moments(of())).toEqual([NaN, NaN]);
    expect(moments(of(3))).toEqual([3, NaN]);
  });
});

describe("summarize(values)", () => {
  it("counts errors apart, and sorts what is left", () => {
    const {count, failed, mean, sd, standardError, sorted} = summarize(of(4, NaN, 1, 7));
    expect([count, failed, mean, sd, [...sorted]]).toEqual([3, 1, 4, 3, [1, 4, 7]]);
    expect(standardError).toBeCloseTo(3 / Math.sqrt(3), 14);
  });

  it("takes the error of the median from ten batches, over the root of ten", () => {
    // 1 to 20 in pairs: medians 1.5, 3.5 … 19.5, whose squares off 10.5 sum to 330.
    const {medianError} = summarize(of(...Array.from({length: 20}, (_, i) => i + 1)));
    expect(medianError).toBeCloseTo(Math.sqrt(330 / 9) / Math.sqrt(10), 14);
    expect(summarize(of(...Array.from({length: 19}, (_, i) => i))).medianError).toBeNaN();
  });

  it("takes the median of a batch whatever its order", () => {
    // Thirty in threes, the first of them 3, 1, 2: medians 2, 5 … 29, whose squares off 15.5 sum to 9 · 82.5.
    const {medianError} = summarize(of(3, 1, 2, ...Array.from({length: 27}, (_, i) => i + 4)));
    expect(medianError).toBeCloseTo(Math.sqrt((9 * 82.5) / 9) / Math.sqrt(10), 13);
  });

  it("is no number where no draw gave one", () => {
    const nothing = summarize(of(NaN, NaN));
    expect([nothing.count, nothing.failed, nothing.mean, quantile(nothing, 0.5)]).toEqual([0, 2, NaN, NaN]);
  });
});

describe("quantile(summary, p)", () => {
  const summary = summarize(of(40, 10, 20, 20, 30));

  it("joins observations by lines, ends included", () => {
    expect([0, 0.25, 0.5, 0.875, 1].map((p) => quantile(summary, p))).toEqual([10, 20, 20, 35, 40]);
    expect(() => quantile(summary, 1.01)).toThrow("quantile: 1.01; expected a fraction from 0 to 1");
    expect(() => quantile(summary, -0.01)).toThrow("quantile: -0.01; expected a fraction from 0 to 1");
  });
});
