import {describe, expect, it} from "vitest";
import {edit, evaluate, outcome, type Outcome} from "../../src/model/calculate/evaluate.js";
import {errorText} from "../../src/model/calculate/failure.js";
import {compiled} from "../../src/model/compile.js";
import {runScenarios, weightedValue} from "../../src/model/analysis/scenario.js";
import {solve} from "../../src/model/analysis/solve.js";
import {oneWayTable, twoWayTable} from "../../src/model/analysis/table.js";
import {baseStep} from "../../src/model/analysis/axis.js";
import {tornado} from "../../src/model/analysis/tornado.js";
import {input, value} from "../../src/model/sheet/line.js";
import {apiCompany} from "../fixtures/api-company.js";
import {smallSheet} from "./small-sheet.js";

const base = evaluate(compiled(apiCompany));
const PRICE = {line: "value_per_share"};
const number = (o: Outcome | undefined) => (o?.ok ? o.value : errorText(o?.error as never));
const priceWith = (overrides: Parameters<typeof evaluate>[1]) =>
  number(outcome(evaluate(base.model, overrides), "value_per_share"));

const curve = (formula: string, start = 0.1) =>
  evaluate(compiled(smallSheet([input("x", "1", start, "r", {range: [-3, 3]}), value("y", "1", formula)])));

describe("runScenarios(base, scenarios, outputs)", () => {
  const scenarios = [
    {name: "base", overrides: {}, probability: 0.5},
    {name: "price_war", overrides: {price_decline: {shift: 0.1}, token_growth: {scale: 1.2}}, probability: 0.3},
    {name: "dear_capital", overrides: {equity_beta: 2}, probability: 0.2}
  ];
  const results = runScenarios(base, scenarios, [PRICE, {line: "revenue", period: "FY2028"}]);

  it("gives what the sheet gives with those inputs", () => {
    for (const [i, {overrides}] of scenarios.entries()) {
      const one = evaluate(base.model, overrides);
      expect(results[i]?.outcomes).toEqual([outcome(one, "value_per_share"), outcome(one, "revenue", "FY2028")]);
    }
  });

  it("weightedValue(results) is the sum of values by their probability", () => {
    const [a, b, c] = results.map((r) => Number(number(r.outcomes[0])));
    expect(number(weightedValue(results))).toBeCloseTo(0.5 * (a ?? 0) + 0.3 * (b ?? 0) + 0.2 * (c ?? 0), 12);
    expect(() => weightedValue(results.slice(1))).toThrow("probabilities of scenarios: 0.3, 0.2; expected numbers");
  });

  it("weightedValue(results) asks for probabilities of which none is below 0, and is an error where one has one", () => {
    const of = (...parts: readonly (readonly [probability: number | undefined, outcome: Outcome])[]) =>
      parts.map(([probability, one]) => ({
        scenario: {name: "s", overrides: {}, ...(probability !== undefined && {probability})},
        outcomes: [one]
      }));
    const two: Outcome = {ok: true, value: 2};
    const failed = outcome(evaluate(base.model, {tax_rate: 9}), "value_per_share");
    expect(weightedValue(of([0.25, two], [0.75, {ok: true, value: 6}]))).toEqual({ok: true, value: 5});
    expect(weightedValue(of([1, two], [0, {ok: true, value: 6}]))).toEqual({ok: true, value: 2});
    expect(weightedValue(of([0.5, two], [0.5, failed]))).toBe(failed);
    expect(() => weightedValue(of([1.5, two], [-0.5, two]))).toThrow("1.5, -0.5; expected numbers from 0 to 1");
    expect(() => weightedValue(of([1, two], [undefined, two]))).toThrow("1, NaN; expected numbers from 0 to 1");
  });
});

describe("oneWayTable(base, axis, outputs)", () => {
  it("gives one row a step and marks the base", () => {
    const table = oneWayTable(base, {input: "equity_beta", steps: [1, 1.35, 2]}, [PRICE]);
    expect(table.rows.map(([o]) => number(o))).toEqual([1, 1.35, 2].map((equity_beta) => priceWith({equity_beta})));
    expect(table.base).toBe(1);
  });

  it("moves a series by its steps", () => {
    const table = oneWayTable(base, {input: "token_growth", steps: [-0.1, 0], as: "shift"}, [PRICE]);
    expect(number(table.rows[0]?.[0])).toBe(priceWith({token_growth: {shift: -0.1}}));
    expect(table.base).toBe(1);
    expect(oneWayTable(base, {input: "token_growth", steps: [0.5]}, [PRICE]).base).toBe(-1);
    expect(oneWayTable(base, {input: "token_growth", steps: [0.5, 1.5]}, [PRICE]).base).toBe(-1);
  });

  it("multiplies an input, and holds a line that is worked out", () => {
    const scaled = oneWayTable(base, {input: "token_growth", steps: [1, 1.1], as: "scale"}, [PRICE]);
    expect(number(scaled.rows[1]?.[0])).toBe(priceWith({token_growth: {scale: 1.1}}));
    expect(scaled.base).toBe(0);
    const held = oneWayTable(curve("x * 2"), {input: "y", steps: [5, 0.2], as: "hold"}, [{line: "y"}]);
    expect(held.rows.map(([o]) => number(o))).toEqual([5, 0.2]);
    expect(held.base).toBe(1);
  });
});

describe("twoWayTable(base, rows, columns, output)", () => {
  it("gives every pair of steps, errors in place, and marks the base", () => {
    const rows = {input: "terminal_growth", steps: [0.02, 0.03, 0.07]};
    const columns = {input: "equity_beta", steps: [1, 1.35]};
    const table = twoWayTable(base, rows, columns, PRICE);
    expect(table.base).toEqual([1, 1]);
    expect(number(table.cells[0]?.[1])).toBe(priceWith({terminal_growth: 0.02}));
    expect(number(table.cells[0]?.[0])).toBe(priceWith({terminal_growth: 0.02, equity_beta: 1}));
    expect(number(table.cells[2]?.[0])).toBe("out of range: 0.07; expected -0.05 to 0.06 in terminal_growth");
    expect(() => twoWayTable(base, rows, rows, PRICE)).toThrow("rows and columns both vary terminal_growth");
  });
});

describe("baseStep(base, axis)", () => {
  const of = (values: readonly number[], as?: "set" | "shift" | "scale") => {
    const sheet = smallSheet([input("x", "1", values, "r", {kind: "ratio"}), value("y", "1", "last(x)")]);
    return baseStep(evaluate(compiled(sheet)), {input: "x", steps: [1, 0, 0.2, 0.3], ...(as && {as})});
  };

  it("is that of the value which the input has in every period, or that which leaves it", () => {
    expect([of([0.2, 0.2, 0.2]), of([0.3, 0.2, 0.1]), of([0.5, 0.5, 0.5])]).toEqual([2, -1, -1]);
    expect([of([0.3, 0.2, 0.1], "shift"), of([0.3, 0.2, 0.1], "scale"), of([0.2, 0.2, 0.2], "set")]).toEqual([1, 0, 2]);
  });
});

describe("tornado(base, swings, output)", () => {
  it("sorts inputs by what they move", () => {
    const swings = [
      {input: "tax_rate", low: 0.15, high: 0.18},
      {input: "tax_rate", low: 0.15, high: 9},
      {input: "equity_beta", low: 1, high: 1.7}
    ];
    const {bars, base: middle} = tornado(base, swings, PRICE);
    expect(bars.map(({input: i, width}) => [i, width !== null])).toEqual([
      ["equity_beta", true],
      ["tax_rate", true],
      ["tax_rate", false]
    ]);
    expect(number(bars[0]?.low)).toBe(priceWith({equity_beta: 1}));
    expect(bars[0]?.width).toBe(Number(priceWith({equity_beta: 1})) - Number(priceWith({equity_beta: 1.7})));
    expect(number(middle)).toBe(priceWith({}));
  });

  it("has what has an error last, behind what moves little", () => {
    const swings = [
      {input: "x", low: 0.1, high: 9},
      {input: "x", low: 0.1, high: 0.1},
      {input: "x", low: 9, high: 0.1},
      {input: "x", low: 0.1, high: 0.2}
    ];
    expect(tornado(curve("x * 1"), swings, {line: "y"}).bars.map(({width}) => width)).toEqual([0.1, 0, null, null]);
  });
});

describe("solve(base, goal)", () => {
  it("finds the input that meets a target, and the sheet with it", () => {
    const found = solve(base, {input: "equity_beta", output: PRICE, target: 90});
    if (found.kind !== "one") throw new Error(found.message);
    expect(number(outcome(found.evaluation, "value_per_share"))).toBeCloseTo(90, 10);
    expect(priceWith({equity_beta: found.root})).toBeCloseTo(90, 10);
  });

  it("turns a price round: the growth it implies, as a path", () => {
    const goal = {input: "token_growth", output: PRICE, target: 40, between: [-0.3, 0.3], as: "shift"} as const;
    const found = solve(base, goal);
    if (found.kind !== "one") throw new Error(found.message);
    expect(found.root).toBeLessThan(0);
    expect(priceWith({token_growth: {shift: found.root}})).toBeCloseTo(40, 10);
    const path = ["FY2026", "FY2027"].map((y) => number(outcome(found.evaluation, "token_growth", y)));
    expect(path).toEqual([1.5 + found.root, 1 + found.root]);
  });

  it("starts from the case it is given", () => {
    const dear = edit(base, {equity_beta: 1.6, token_growth: {shift: 0.1}});
    const found = solve(dear, {input: "token_growth", output: PRICE, target: 45, between: [-0.4, 0.1], as: "shift"});
    if (found.kind !== "one") throw new Error(found.message);
    expect(priceWith({equity_beta: 1.6, token_growth: {shift: 0.1 + found.root}})).toBeCloseTo(45, 9);
  });

  it("says when no value meets the target, and where the output runs", () => {
    const found = solve(curve("x ^ 2 + 1"), {input: "x", output: {line: "y"}, target: 0});
    expect(found).toEqual({
      kind: "none",
      reached: [1, 10],
      message: "no x from -3 to 3 gives y 0: it runs from 1 to 10"
    });
  });

  it("says how far the output reaches between the ends, not at them", () => {
    const reached = (formula: string, target: number) => {
      const found = solve(curve(formula), {input: "x", output: {line: "y"}, target});
      return found.kind === "none" ? found.reached : found.kind;
    };
    expect(reached("4 - x ^ 2", 5)).toEqual([-5, 4]);
    expect(reached("x ^ 2 + x", -9)).toEqual([expect.closeTo(-0.25, 3), 12]);
    expect(reached("if(x < 5, 1 / 0, 0)", 1)).toBeNull();
  });

  it("says when several values meet it", () => {
    const found = solve(curve("x * x - 1"), {input: "x", output: {line: "y"}, target: 1});
    expect(found.kind === "several" && found.roots.map((r) => r.toFixed(12))).toEqual([
      "-1.414213562373",
      "1.414213562373"
    ]);
  });

  it("takes no pole for a root, and tells of cases that fail", () => {
    expect(solve(curve("1 / (x + 0.123)"), {input: "x", output: {line: "y"}, target: 0})).toMatchObject({
      kind: "none",
      message: expect.stringMatching(/it jumps past the target at -0\.12/) as string
    });
    expect(solve(curve("ln(x)"), {input: "x", output: {line: "y"}, target: 5})).toMatchObject({
      message: expect.stringMatching(
        /101 of 201 cases fail, first: no logarithm of -3; expected a number above 0 in y/
      ) as string
    });
  });

  it("asks for a range where none is stated", () => {
    const open = evaluate(compiled(smallSheet([input("x", "1", 1, "r"), value("y", "1", "x")])));
    expect(() => solve(open, {input: "x", output: {line: "y"}, target: 2})).toThrow("range of x is not stated");
  });
});
