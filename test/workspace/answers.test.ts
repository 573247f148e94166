import {describe, expect, it} from "vitest";
import {edit, evaluate, outcome} from "../../src/model/calculate/evaluate.js";
import {cellsOfLine, compiled} from "../../src/model/compile.js";
import {axisAround, changesBetween, drivers, nudged, opinions} from "../../src/workspace/answers.js";
import {simulate} from "../../src/model/uncertainty/simulate.js";
import {input, ratio, type LineSpec} from "../../src/model/sheet/line.js";
import {apiCompany} from "../fixtures/api-company.js";
import {smallSheet} from "../model/small-sheet.js";

const model = compiled(apiCompany);
const base = evaluate(model);
const VALUE = {line: "value_per_share"};

function omitRange(spec: LineSpec): LineSpec {
  const {range: _, ...rest} = spec as Extract<LineSpec, {type: "input"}>;
  return rest;
}

describe("drivers(evaluation, output)", () => {
  it("are the inputs that reach the output, and none that cannot", () => {
    expect(drivers(base, VALUE)).toContain("token_growth");
    expect(drivers(base, {line: "cost_of_equity"})).toEqual(["risk_free", "equity_beta", "equity_premium"]);
  });

  it("hold an input of zero that states a range, and leave out one that does not", () => {
    const zero = evaluate(model, {equity_beta: 0});
    expect(drivers(zero, {line: "cost_of_equity"})).toContain("equity_beta");
    const unbounded = {
      ...apiCompany,
      lines: apiCompany.lines.map((l) => (l.name === "equity_beta" ? omitRange(l) : l))
    };
    expect(drivers(evaluate(compiled(unbounded), {equity_beta: 0}), {line: "cost_of_equity"})).toEqual([
      "risk_free",
      "equity_premium"
    ]);
  });
});

describe("axisAround(evaluation, input, share)", () => {
  it("has the base in the middle", () => {
    expect(axisAround(base, "tax_rate", 0.1)).toEqual({input: "tax_rate", as: "scale", steps: [0.8, 0.9, 1, 1.1, 1.2]});
  });

  it("goes by tenths of the range around zero, and upwards alone where nothing is below", () => {
    // Beta is stated from 0 to 4.
    expect(axisAround(evaluate(model, {equity_beta: 0}), "equity_beta", 0.1)).toEqual({
      input: "equity_beta",
      as: "set",
      steps: [0, 1, 2, 3, 4].map((k) => expect.closeTo(k * 0.4, 12) as number)
    });
  });
});

/** Inputs at zero, and one that states a distribution. */
const zeros = evaluate(
  compiled(
    smallSheet([
      input("above", "1", 0, "r", {range: [0, 4]}),
      input("around", "1", 0, "r", {range: [-2, 2]}),
      input("nearly", "1", 0, "r", {range: [-0.5, 3.5]}),
      input("below", "1", 0, "r", {range: [-4, 0]}),
      input("over_years", "1", {FY2025: 0, FY2026: 0}, "r", {range: [-1, 3]}),
      input("some_years", "1", {FY2025: 0, FY2026: 2}, "r", {range: [-1, 3]}),
      input("open", "1", 0, "r"),
      input("drawn", "1", 5, "r", {distribution: {type: "uniform", low: 4, high: 6}}),
      ratio("sum", "1", "above + around + nearly + below + over_years + some_years + open + drawn")
    ])
  )
);

describe("axisAround(evaluation, input, share), at zero", () => {
  it.each([
    ["above", "set", [0, 0.4, 0.8, 1.2, 1.6]],
    ["around", "set", [-0.8, -0.4, 0, 0.4, 0.8]],
    ["nearly", "set", [-0.4, 0, 0.4, 0.8, 1.2]],
    ["below", "set", [-0.8, -0.4, 0, 0.4, 0.8]],
    ["over_years", "shift", [-0.8, -0.4, 0, 0.4, 0.8]],
    ["some_years", "scale", [0.8, 0.9, 1, 1.1, 1.2]]
  ])("steps %s, %s, by tenths of its range, no lower than it may be", (name, as, steps) => {
    expect(axisAround(zeros, name, 0.1)).toEqual({
      input: name,
      as,
      steps: steps.map((step): unknown => expect.closeTo(step, 12))
    });
  });
});

describe("nudged(evaluation, cell)", () => {
  it.each([
    [base, "tax_rate", 0.165 * 1.01],
    [edit(base, {tax_rate: 0.5}), "tax_rate", 0.5 * 0.99],
    [edit(base, {tax_rate: 0.499}), "tax_rate", 0.5],
    [zeros, "above", 0.04],
    [zeros, "below", -0.04]
  ])("moves a cell by a hundredth of itself or of its range, to where there is room", (evaluation, line, to) => {
    const [cell = NaN] = cellsOfLine(evaluation.model, line);
    expect(nudged(evaluation, cell)).toBeCloseTo(to, 12);
  });
});

describe("changesBetween(model, from, to)", () => {
  it("lists the cells that differ, with both values", () => {
    expect(changesBetween(model, {tax_rate: 0.2}, {tax_rate: 0.1, token_growth: {at: {FY2027: 2}}})).toEqual([
      {input: "token_growth", cells: [{period: "FY2027", from: 1, to: 2}]},
      {input: "tax_rate", cells: [{period: null, from: 0.2, to: 0.1}]}
    ]);
  });

  it("lists nothing between a case and itself", () => {
    expect(changesBetween(model, {tax_rate: 0.165}, {})).toEqual([]);
  });
});

describe("opinions(evaluation, inputs, share)", () => {
  it("draw around the values in force, so that the mean of a linear output stays near its value", () => {
    const inputs = opinions(base, ["risk_free", "equity_beta"], 0.2);
    const [output] = simulate(base, {seed: 1, draws: 20_000, inputs, outputs: [{line: "cost_of_equity"}]}).outputs;
    const {mean, standardError, sorted} = output?.summary ?? {mean: NaN, standardError: NaN, sorted: []};
    const worth = outcome(base, "cost_of_equity");
    expect(Math.abs(mean - (worth.ok ? worth.value : NaN))).toBeLessThan(4 * standardError);
    // Lowest and highest: 0.8 and 1.2 times either input.
    expect(sorted.at(0)).toBeGreaterThan(0.8 * 0.042 + 0.8 * 1.35 * 0.05);
    expect(sorted.at(-1)).toBeLessThan(1.2 * 0.042 + 1.2 * 1.35 * 0.05);
  });

  it("move a series as a whole, and keep a single value in its range", () => {
    expect(opinions(base, ["token_growth", "usd_hkd"], 0.1)).toEqual({
      token_growth: {as: "scale", distribution: {type: "triangular", low: 0.9, mode: 1, high: 1.1}},
      usd_hkd: {distribution: {type: "triangular", low: 7.75, mode: 7.8, high: 7.85}}
    });
  });

  it("are those that an input states, else triangles over its range where it stands at zero", () => {
    const triangle = (low: number, mode: number, high: number) => ({
      type: "triangular",
      low: expect.closeTo(low, 12) as number,
      mode,
      high: expect.closeTo(high, 12) as number
    });
    expect(opinions(zeros, ["drawn", "around", "above", "over_years", "some_years"], 0.1)).toEqual({
      drawn: {distribution: {type: "uniform", low: 4, high: 6}},
      around: {distribution: triangle(-0.4, 0, 0.4)},
      above: {distribution: triangle(0, 0, 0.4)},
      over_years: {as: "shift", distribution: triangle(-0.4, 0, 0.4)},
      some_years: {as: "scale", distribution: triangle(0.9, 1, 1.1)}
    });
    expect(drivers(zeros, {line: "sum", period: "FY2026"})).toEqual([
      "above",
      "around",
      "nearly",
      "below",
      "over_years",
      "some_years",
      "drawn"
    ]);
  });

  it("draw a series by what it states nowhere as a whole", () => {
    const drawn = input("growth", "1", {FY2025: 1, FY2026: 2}, "r", {distribution: {type: "uniform", low: 1, high: 2}});
    const evaluation = evaluate(compiled(smallSheet([drawn, ratio("read", "1", "growth")])));
    expect(opinions(evaluation, ["growth"], 0.2)).toMatchObject({growth: {as: "scale"}});
  });

  it("follow an edit", () => {
    const edited = edit(base, {tax_rate: 0.3});
    expect(opinions(edited, ["tax_rate"], 0.1)).toEqual({
      tax_rate: {distribution: {type: "triangular", low: expect.closeTo(0.27, 12) as number, mode: 0.3, high: expect.closeTo(0.33, 12) as number}} // prettier-ignore
    });
  });
});
