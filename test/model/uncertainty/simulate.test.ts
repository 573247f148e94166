import {describe, expect, it} from "vitest";
import {normalProbability, normalQuantile} from "../../../src/model/uncertainty/normal.js";
import {evaluate} from "../../../src/model/calculate/evaluate.js";
import {compiled} from "../../../src/model/compile.js";
import {fact, input, ratio, value} from "../../../src/model/sheet/line.js";
import {correlate} from "../../../src/model/uncertainty/correlate.js";
import {simulate, type Simulation} from "../../../src/model/uncertainty/simulate.js";
import {uniformStream} from "../../../src/model/uncertainty/stream.js";
import {moments, quantile, summarize} from "../../../src/model/uncertainty/summary.js";
import vectors from "../../fixtures/valuation-test-vectors.json" with {type: "json"};
import {smallSheet} from "../small-sheet.js";

const linear = evaluate(
  compiled(
    smallSheet([
      input("a", "USD", 1, "r", {distribution: {type: "normal", mean: 5, sd: 3}}),
      input("b", "USD", 1, "r", {distribution: {type: "uniform", low: 0, high: 12}}),
      input("k", "1", 2, "r"),
      value("y", "USD", "k * a - b"),
      value("inverse", "USD", "b / if(a > 0, 1, 0)")
    ])
  )
);
const DRAWS = 40_000;
const run = (more: Partial<Simulation> = {}) =>
  simulate(linear, {seed: 1, draws: DRAWS, outputs: [{line: "y"}], ...more});
const first = (more?: Partial<Simulation>) => {
  const [output] = run(more).outputs;
  if (!output) throw new Error("no output");
  return output;
};

describe("uniformStream(seed, name, count)", () => {
  it("is the same integer stream everywhere", () => {
    const integers = [...uniformStream(1, "growth", 3)].map((u) => Math.floor(u * 2 ** 52));
    expect(integers).toEqual(STREAM);
  });

  it("is another for another seed or name, and its start does not depend on the count", () => {
    const [one, two, three] = [uniformStream(1, "a", 5), uniformStream(2, "a", 5), uniformStream(1, "b", 5)];
    expect(one).not.toEqual(two);
    expect(one).not.toEqual(three);
    expect(uniformStream(1, "a", 50).subarray(0, 5)).toEqual(one);
    expect(() => uniformStream(0.5, "a", 1)).toThrow("seed: 0.5; expected a whole number from 0 to 4294967295");
  });

  it("takes whole seeds from 0 to below two to the power of 32", () => {
    expect(uniformStream(2 ** 32 - 1, "a", 1)).toHaveLength(1);
    for (const seed of [2 ** 32, -1, 1.5, NaN]) expect(() => uniformStream(seed, "a", 1)).toThrow(String(seed));
  });

  it("lies between 0 and 1, evenly", () => {
    const draws = uniformStream(7, "x", 100_000);
    expect(draws.every((u) => u > 0 && u < 1)).toBe(true);
    const [mean, sd] = moments(draws);
    expect(Math.abs(mean - 0.5)).toBeLessThan((4 * Math.sqrt(1 / 12)) / Math.sqrt(100_000));
    expect(sd).toBeCloseTo(Math.sqrt(1 / 12), 2);
  });
});

describe("simulate(base, simulation)", () => {
  it("of a linear sheet agrees with its closed form within four standard errors", () => {
    const {summary} = first();
    expect(Math.abs(summary.mean - (2 * 5 - 6))).toBeLessThan(4 * summary.standardError);
    expect(summary.sd).toBeCloseTo(Math.sqrt(4 * 9 + 12), 1);
    expect(summary.standardError).toBeCloseTo(Math.sqrt(48 / DRAWS), 3);
  });

  it("splits the variance of a linear sheet by input, largest first", () => {
    const {contributions} = first();
    expect(contributions.map((c) => c.input)).toEqual(["a", "b"]);
    expect(contributions[0]?.share).toBeCloseTo(36 / 48, 1);
    expect(contributions[1]?.share).toBeCloseTo(12 / 48, 1);
    expect(contributions.reduce((sum, c) => sum + c.share, 0)).toBeCloseTo(1, 1);
  });

  it("gives the same for the same seed, and other draws for another", () => {
    expect(first().summary).toEqual(first().summary);
    expect(first({seed: 2}).summary.mean).not.toBe(first().summary.mean);
    expect(quantile(first().summary, 0.9)).toBeCloseTo(NINTH_DECILE, 9);
  });

  it("approaches the closed forms of a lognormal, as the vector states them", () => {
    const vector = vectors.find(({id}) => id === "identity-lognormal");
    const {mu = 0, sigma = 0, S0 = 0} = (vector?.inputs ?? {}) as Record<string, number>;
    const price = evaluate(
      compiled(
        smallSheet([
          input("log_return", "1", 0, "r"),
          fact("start", "USD/share", S0, "s"),
          value("price", "USD/share", "start * exp(log_return)")
        ])
      )
    );
    const distribution = {type: "normal", mean: mu - sigma ** 2 / 2, sd: sigma} as const;
    const {outputs} = simulate(price, {
      seed: 9,
      draws: DRAWS,
      inputs: {log_return: {distribution}},
      outputs: [{line: "price"}]
    });
    const summary = outputs[0]?.summary ?? summarize(new Float64Array(0));
    const expected = vector?.expected as unknown as Record<string, number>;
    expect(Math.abs(summary.mean - (expected["mean"] ?? 0))).toBeLessThan(4 * summary.standardError);
    expect(Math.abs(quantile(summary, 0.5) - (expected["median"] ?? 0))).toBeLessThan(4 * summary.medianError);
    expect(quantile(summary, 0.05)).toBeCloseTo(expected["p05"] ?? 0, -0.3);
    expect(quantile(summary, 0.95)).toBeCloseTo(expected["p95"] ?? 0, -0.8);
  });

  it("counts draws that fail apart and names their errors", () => {
    const {outputs, errors} = run({outputs: [{line: "inverse"}]});
    const summary = outputs[0]?.summary;
    expect((summary?.failed ?? 0) / DRAWS).toBeCloseTo(0.0478, 2);
    expect((summary?.failed ?? 0) + (summary?.count ?? 0)).toBe(DRAWS);
    expect(errors.map((e) => `${e.kind} ${e.line}`)).toEqual(["division_by_zero inverse"]);
  });

  it("lets inputs go together as stated", () => {
    const correlations = [{inputs: ["a", "b"], correlation: 0.8} as const];
    const {summary} = first({correlations});
    // Uniform against normal by a Gaussian copula: correlation 0.8 · sqrt(3 / π).
    const together = 0.8 * Math.sqrt(3 / Math.PI);
    expect(summary.sd ** 2).toBeCloseTo(36 + 12 - 2 * together * 6 * Math.sqrt(12), -0.3);
    expect(Math.abs(summary.mean - 4)).toBeLessThan(4 * summary.standardError);
  });

  it("moves or multiplies a series with one draw for all its periods", () => {
    const series = evaluate(compiled(smallSheet([input("g", "1", [1, 2, 3], "r"), ratio("x", "1", "g * 1")])));
    const distribution = {type: "discrete", values: [10], weights: [1]} as const;
    const means = (as: "shift" | "scale") =>
      simulate(series, {
        seed: 1,
        draws: 3,
        inputs: {g: {distribution, as}},
        outputs: [
          {line: "x", period: "FY2025"},
          {line: "x", period: "FY2027"}
        ]
      }).outputs.map((o) => o.summary.mean);
    expect(means("shift")).toEqual([11, 13]);
    expect(means("scale")).toEqual([10, 30]);
    expect(() => simulate(series, {seed: 1, draws: 3, inputs: {g: {distribution}}, outputs: []})).toThrow(
      'expected as: "shift" or "scale"'
    );
  });

  it.each<[Partial<Simulation>, string]>([
    [{draws: 0}, "draws: 0; expected a whole number"],
    [{inputs: {y: {distribution: {type: "uniform", low: 0, high: 1}}}}, "y is a formula; expected an input"],
    [{inputs: {a: {distribution: {type: "uniform", low: 1, high: 1}}}}, "distribution of a: low: 1, high: 1"],
    [
      {correlations: [{inputs: ["a", "k"], correlation: 0.5}]},
      "correlation of k; expected an input with a distribution"
    ],
    [
      {correlations: [{inputs: ["a", "b"], correlation: 2}]},
      "correlation of a and b: 2; expected two inputs, from -1 to 1"
    ]
  ])("says what is wrong with %o", (wrong, message) => {
    expect(() => run(wrong)).toThrow(message);
  });
});

describe("correlate(draws, correlations)", () => {
  const draws = new Map(["a", "b", "c"].map((name) => [name, uniformStream(3, name, 20_000)]));

  it("keeps each input evenly spread", () => {
    const result = correlate(draws, [
      {inputs: ["a", "b"], correlation: -0.9},
      {inputs: ["b", "c"], correlation: 0.3}
    ]);
    for (const values of result.values()) expect(moments(values)[0]).toBeCloseTo(0.5, 1);
    expect(result.get("a")?.[7]).toBeCloseTo(draws.get("a")?.[7] ?? 0, 12);
  });

  it("mixes normal scores by the lower triangle of the matrix", () => {
    const some = new Map([
      ["a", Float64Array.of(0.2)],
      ["b", Float64Array.of(0.7)],
      ["c", Float64Array.of(0.4)],
      ["d", Float64Array.of(0.9)]
    ]);
    const [a, b, c] = [0.2, 0.7, 0.4].map(normalQuantile) as [number, number, number];
    const mixed = correlate(some, [
      {inputs: ["a", "b"], correlation: 0.6},
      {inputs: ["a", "c"], correlation: 0.5},
      {inputs: ["b", "c"], correlation: 0.7}
    ]);
    // L = [[1, 0, 0], [0.6, 0.8, 0], [0.5, 0.5, √0.5]], as 0.5 · 0.6 + 0.5 · 0.8 = 0.7.
    const expected = [a, 0.6 * a + 0.8 * b, 0.5 * a + 0.5 * b + Math.sqrt(0.5) * c].map(normalProbability);
    ["a", "b", "c"].forEach((name, i) => expect(mixed.get(name)?.[0]).toBeCloseTo(expected[i] as number, 14));
    expect(mixed.get("d")?.[0]).toBe(0.9);
    for (const correlation of [1, -1]) {
      const alike = correlate(some, [{inputs: ["a", "b"], correlation}]);
      expect(alike.get("b")?.[0]).toBeCloseTo(correlation === 1 ? 0.2 : 0.8, 14);
    }
    for (const correlation of [1.01, -1.01, NaN])
      expect(() => correlate(some, [{inputs: ["a", "b"], correlation}])).toThrow(
        `correlation of a and b: ${correlation}; expected two inputs, from -1 to 1`
      );
    expect(() => correlate(some, [{inputs: ["a", "a"], correlation: 0}])).toThrow("expected two inputs");
    expect(() => correlate(some, [{inputs: ["a", "z"], correlation: 0}])).toThrow(
      "correlation of z; expected an input"
    );
  });

  it("refuses correlations that contradict one another", () => {
    const wrong = [
      {inputs: ["a", "b"], correlation: 0.9},
      {inputs: ["b", "c"], correlation: 0.9},
      {inputs: ["a", "c"], correlation: -0.9}
    ] as const;
    expect(() => correlate(draws, wrong)).toThrow("correlations of a, b, c contradict one another");
  });
});

describe("summarize(values)", () => {
  it("gives a convergence figure that shrinks with the square root of the draws", () => {
    const errors = [2_000, 200_000].map((n) => summarize(uniformStream(11, "x", n)).standardError);
    expect((errors[0] ?? 0) / (errors[1] ?? 1)).toBeCloseTo(10, 0);
    expect(summarize(uniformStream(11, "x", 200_000)).medianError).toBeLessThan(0.003);
  });

  it("has no figures where no draw gave a number", () => {
    const summary = summarize(Float64Array.of(NaN, NaN));
    expect([summary.count, summary.failed, summary.mean, quantile(summary, 0.5)]).toEqual([0, 2, NaN, NaN]);
    expect(() => quantile(summary, 5)).toThrow("quantile: 5; expected a fraction from 0 to 1");
  });
});

// Recorded once; whole numbers, so that any engine must give them again.
const STREAM = [2399253295224468, 2630041437028470, 214501658344955];
const NINTH_DECILE = 12.90912557809445;
