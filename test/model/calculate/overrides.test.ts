import {describe, expect, it} from "vitest";
import {edit, evaluate, outcome, type Evaluation} from "../../../src/model/calculate/evaluate.js";
import {errorText} from "../../../src/model/calculate/failure.js";
import {onTop, overrideProblems} from "../../../src/model/calculate/overrides.js";
import {compiled} from "../../../src/model/compile.js";
import {fact, flow, input, value} from "../../../src/model/sheet/line.js";
import {smallSheet} from "../small-sheet.js";

const model = compiled(
  smallSheet([
    input("growth", "1", {FY2026: 0.5, FY2027: 0.25}, "r", {range: [-1, 2]}),
    input("beta", "1", 2, "r"),
    fact("sales", "USD m", {FY2025: 8}, "s", {kind: "flow"}),
    flow("revenue", "USD m", "if(is_estimate, prev(revenue, missing) * (1 + growth), sales)"),
    value("worth", "USD m", "last(revenue) * beta")
  ])
);
const base = evaluate(model);
const told = (evaluation: Evaluation, line: string, period?: string) => {
  const found = outcome(evaluation, line, period);
  return found.ok ? found.value : errorText(found.error);
};

describe("overrideProblems(model, overrides)", () => {
  it.each([
    [{beta: 1, growth: {at: {FY2026: 0}}}, null],
    [{bta: 1}, "unknown input: bta; expected an input; did you mean beta?"],
    [{sales: 1}, "sales is a fact; expected an input"],
    [{worth: 1}, "worth is a formula; expected an input"],
    [{beta: NaN}, "beta: null; expected numbers"],
    [{beta: {shift: Infinity}}, 'beta: {"shift":null}; expected numbers'],
    [{growth: {at: {FY2026: NaN}}}, 'growth: {"at":{"FY2026":null}}; expected numbers'],
    [{growth: {at: {FY2030: 1}}}, "period: FY2030 of growth; expected FY2025 to FY2027"],
    [{beta: {at: {FY2026: 1}}}, "period: FY2026 of beta; expected one value"]
  ])("of %j", (overrides, message) => {
    expect(overrideProblems(model, overrides)[0]?.message ?? null).toBe(message);
  });
});

describe("evaluate(model, overrides) and edit(evaluation, overrides)", () => {
  it.each([
    [{}, 30],
    [{beta: 3}, 45],
    [{beta: {shift: 0.5}}, 37.5],
    [{beta: {scale: 2}}, 60],
    [{growth: 1}, 64],
    [{growth: {scale: 2}}, 48],
    [{growth: {shift: 0.5}}, 56],
    [{growth: {at: {FY2027: 1}}}, 48]
  ])("under %j come to %d", (overrides, worth) => {
    expect(told(evaluate(model, overrides), "worth")).toBe(worth);
    expect(told(edit(base, overrides), "worth")).toBe(worth);
    expect(told(edit(evaluate(model, overrides), {}), "worth")).toBe(30);
  });

  it("say why there is no number", () => {
    expect(told(evaluate(model, {growth: 3}), "growth", "FY2026")).toBe(
      "out of range: 3; expected -1 to 2 in growth FY2026"
    );
    expect(told(evaluate(model, {growth: 2}), "growth", "FY2026")).toBe(2);
    expect(told(evaluate(model, {growth: -1}), "worth")).toBe(0);
    expect(told(base, "sales", "FY2026")).toBe("no value of sales in sales FY2026");
    expect(told(evaluate(model, {beta: {scale: 1e308}}), "beta")).toBe("beta: Infinity; expected a number in beta");
  });
});

describe("onTop(evaluation, input, override)", () => {
  it.each([
    ["beta", {shift: 1}, 4],
    ["growth", {scale: 2}, {at: {FY2026: 2, FY2027: 0.5}}],
    ["growth", {at: {FY2027: 1}}, {at: {FY2027: 1}}]
  ])("gives the values of %s moved by %j from where a case has them", (name, override, expected) => {
    expect(onTop(evaluate(model, {beta: 3, growth: {at: {FY2026: 1}}}), name, override)).toEqual(expected);
  });
});
