import {describe, expect, it} from "vitest";
import {betaProbability, betaQuantile, logGamma} from "../../../src/model/uncertainty/beta.js";
import {distributionProblem, type Distribution} from "../../../src/model/uncertainty/distribution.js";
import {normalProbability, normalQuantile} from "../../../src/model/uncertainty/normal.js";
import {quantileOf, sortedQuantile} from "../../../src/model/uncertainty/quantile.js";

const PROBABILITIES = [1e-12, 1e-5, 0.01, 0.075, 0.3, 0.5, 0.7, 0.925, 0.99, 1 - 1e-9];

describe("normalQuantile(p)", () => {
  it.each([
    [0.5, 0],
    [0.975, 1.959963984540054],
    [0.995, 2.5758293035489004],
    [1e-10, -6.361340902404056],
    [0.25, -0.6744897501960817],
    [0.075, -1.4395314709384563],
    [0.925, 1.4395314709384563]
  ])("at %d is %d", (p, x) => {
    expect(normalQuantile(p)).toBeCloseTo(x, 14);
  });

  it("undoes normalProbability(x), which comes from another formula", () => {
    for (const p of PROBABILITIES) expect(normalProbability(normalQuantile(p)) / p).toBeCloseTo(1, 11);
    for (const p of [1e-20, 1e-100, 1e-300]) expect(normalProbability(normalQuantile(p)) / p).toBeCloseTo(1, 11);
    expect(normalQuantile(1e-20)).toBeCloseTo(-9.26234008979841, 12);
    expect([normalProbability(-40), normalProbability(40), normalProbability(0)]).toEqual([0, 1, 0.5]);
    expect([normalProbability(-Infinity), normalProbability(Infinity)]).toEqual([0, 1]);
    expect(normalProbability(1)).toBeCloseTo(0.8413447460685429, 15);
    expect(normalProbability(-5)).toBeCloseTo(2.866515718791939e-7, 20);
  });
});

describe("betaQuantile(p, a, b)", () => {
  it("has the closed forms of one parameter 1", () => {
    for (const p of PROBABILITIES)
      for (const a of [0.5, 1, 2, 4.5]) {
        expect(betaQuantile(p, a, 1)).toBeCloseTo(p ** (1 / a), 12);
        expect(betaQuantile(p, 1, a)).toBeCloseTo(1 - (1 - p) ** (1 / a), 9);
      }
  });

  it("undoes betaProbability(x, a, b), a polynomial for whole parameters", () => {
    for (const x of [0.05, 0.3, 0.5, 0.8]) {
      expect(betaProbability(x, 2, 2)).toBeCloseTo(3 * x ** 2 - 2 * x ** 3, 13);
      expect(betaProbability(x, 2, 3)).toBeCloseTo(6 * x ** 2 - 8 * x ** 3 + 3 * x ** 4, 13);
      expect(betaQuantile(betaProbability(x, 3.3, 2.7), 3.3, 2.7)).toBeCloseTo(x, 12);
    }
    expect([betaProbability(-1, 2, 2), betaProbability(2, 2, 2), betaQuantile(0, 2, 2), betaQuantile(1, 2, 2)]).toEqual(
      [0, 1, 0, 1]
    );
  });

  it("logGamma(x) is the logarithm of factorials", () => {
    expect(logGamma(1)).toBeCloseTo(0, 13);
    expect(logGamma(6)).toBeCloseTo(Math.log(120), 12);
    expect(logGamma(1.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI) / 2), 13);
  });
});

describe("quantileOf(distribution)", () => {
  it.each<[Distribution, number, number]>([
    [{type: "normal", mean: 10, sd: 2}, 0.975, 10 + 2 * 1.959963984540054],
    [{type: "lognormal", mu: 1, sigma: 0.5}, 0.5, Math.E],
    [{type: "uniform", low: -2, high: 2}, 0.25, -1],
    [{type: "triangular", low: 0, mode: 1, high: 2}, 0.5, 1],
    [{type: "triangular", low: 0, mode: 0, high: 4}, 0.75, 2],
    [{type: "triangular", low: 0, mode: 4, high: 4}, 0.25, 2],
    [{type: "triangular", low: 0, mode: 1, high: 4}, 0.5, 4 - Math.sqrt(6)],
    [{type: "triangular", low: 1, mode: 2, high: 5}, 0.0625, 1.5],
    [{type: "pert", low: 2, mode: 7, high: 12}, 0.5, 7],
    [{type: "discrete", values: [3, 1, 2], weights: [0.5, 0.3, 0.2 - 1e-10]}, 1 - 1e-12, 3],
    [{type: "pert", low: 0, mode: 5, high: 10}, 0.5, 5],
    [{type: "discrete", values: [3, 1, 2], weights: [0.5, 0.3, 0.2]}, 0.31, 2],
    [{type: "discrete", values: [3, 1, 2], weights: [0.5, 0.3, 0.2]}, 0.999999, 3],
    [{type: "empirical", values: [4, 1, 3, 2]}, 0.5, 2.5]
  ])("of %o at %d is %d", (distribution, p, x) => {
    expect(quantileOf(distribution)(p)).toBeCloseTo(x, 11);
  });

  it("of a PERT has the mean (low + 4 mode + high) / 6", () => {
    const quantile = quantileOf({type: "pert", low: 1, mode: 2, high: 9});
    const steps = 4000;
    let sum = 0;
    for (let i = 0; i < steps; ++i) sum += quantile((i + 0.5) / steps);
    expect(sum / steps).toBeCloseTo(18 / 6, 4);
  });

  it("sortedQuantile(sorted, p) is a spreadsheet's PERCENTILE.INC", () => {
    const sorted = Float64Array.of(15, 20, 35, 40, 50);
    expect([0, 0.05, 0.3, 0.4, 0.5, 1].map((p) => sortedQuantile(sorted, p))).toEqual([15, 16, 23, 29, 35, 50]);
    expect(sortedQuantile(Float64Array.of(7), 0.3)).toBe(7);
  });
});

describe("distributionProblem(distribution)", () => {
  it.each<[Distribution, string | null]>([
    [{type: "uniform", low: 0, high: 1}, null],
    [{type: "normal", mean: 0, sd: 0.5}, null],
    [{type: "normal", mean: 0, sd: 0}, "sd: 0; expected more than 0"],
    [{type: "lognormal", mu: 0, sigma: 0.5}, null],
    [{type: "triangular", low: 0, mode: 0, high: 1}, null],
    [{type: "triangular", low: 0, mode: 1, high: 1}, null],
    [{type: "triangular", low: 0, mode: -0.1, high: 1}, "mode: -0.1; expected 0 to 1"],
    [{type: "empirical", values: [1, 2]}, null],
    [{type: "discrete", values: [1, 2], weights: [0.5, 0.5]}, null],
    [{type: "discrete", values: [1, 2, 3], weights: [0, 0.5, 0.5]}, null],
    [{type: "discrete", values: [1, 2, 3], weights: [-0.5, 0.5, 1]}, "weights sum to 1; expected 1, none below 0"],
    [{type: "uniform", low: 1, high: 1}, "low: 1, high: 1; expected low below high"],
    [{type: "pert", low: 0, mode: 2, high: 1}, "mode: 2; expected 0 to 1"],
    [{type: "lognormal", mu: 0, sigma: -1}, "sigma: -1; expected more than 0"],
    [{type: "normal", mean: NaN, sd: 1}, "NaN, 1; expected numbers"],
    [{type: "discrete", values: [1, 2], weights: [0.5, 0.6]}, "weights sum to 1.1; expected 1, none below 0"],
    [{type: "discrete", values: [1], weights: [0.5, 0.5]}, "1 values, 2 weights; expected as many"],
    [{type: "empirical", values: [1]}, "1 values; expected at least 2"],
    [{type: "cauchy"} as never, "cauchy; expected normal, lognormal, triangular, pert, uniform, discrete, empirical"]
  ])("of %o is %s", (distribution, problem) => {
    expect(distributionProblem(distribution)).toBe(problem);
  });
});
