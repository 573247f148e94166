import {describe, expect, it} from "vitest";
import {twoWayTable} from "../../src/model/analysis/table.js";
import {tornado} from "../../src/model/analysis/tornado.js";
import {evaluate, outcome} from "../../src/model/calculate/evaluate.js";
import {compiled, type Model} from "../../src/model/compile.js";
import type {InputLine} from "../../src/model/sheet/line.js";
import {axisFor, holdable} from "../../src/workspace/axes.js";
import {reachedSwings, reachOf} from "../../src/workspace/swings.js";
import {apiCompany} from "../fixtures/api-company.js";

const VALUE = {line: "value_per_share"};

/** The example with an input that states something besides. */
function modelWith(name: string, traits: Partial<InputLine>): Model {
  return compiled({
    ...apiCompany,
    lines: apiCompany.lines.map((line) => (line.name === name ? ({...line, ...traits} as InputLine) : line))
  });
}

const model = compiled(apiCompany);
const base = evaluate(model);
const worth = (line: string) => {
  const found = outcome(base, line);
  return found.ok ? found.value : NaN;
};

describe("reachOf(evaluation, input)", () => {
  it("is the step its line states, or the middle of its distribution", () => {
    expect(reachOf(evaluate(modelWith("equity_beta", {step: 0.25})), "equity_beta")).toEqual({by: "step", step: 0.25});
    const drawn = modelWith("equity_beta", {distribution: {type: "uniform", low: 1, high: 2}});
    expect(reachOf(evaluate(drawn), "equity_beta")).toEqual({
      by: "distribution",
      low: expect.closeTo(1.1, 12) as number,
      high: expect.closeTo(1.9, 12) as number
    });
  });

  it("is else a tenth, of an exchange rate three in a hundred, of a rate at zero two points", () => {
    expect(reachOf(base, "equity_beta")).toEqual({by: "share", share: 0.1});
    expect(reachOf(base, "usd_hkd")).toEqual({by: "share", share: 0.03});
    expect(reachOf(evaluate(model, {token_growth: {at: {FY2028: 0}}}), "token_growth")).toEqual({
      by: "step",
      step: 0.02
    });
  });
});

describe("reachedSwings(evaluation, output)", () => {
  it("move beta by a tenth, which moves the cost of equity by 0.135 × 0.05 either way", () => {
    const at = {line: "cost_of_equity"};
    const swings = reachedSwings(base, at);
    const [beta] = tornado(base, swings, at).bars.filter(({input}) => input === "equity_beta");
    expect(beta?.width).toBeCloseTo(2 * 0.135 * 0.05, 12);
    expect(swings.find(({input}) => input === "equity_beta")?.ends).toEqual([
      expect.closeTo(1.215, 12),
      expect.closeTo(1.485, 12)
    ]);
  });

  it("stay within stated ranges, and say where one stopped them: no bar is an error", () => {
    const swings = reachedSwings(base, VALUE);
    expect(swings.find(({input}) => input === "usd_hkd")).toMatchObject({high: 7.85, isCut: true});
    expect(tornado(base, swings, VALUE).bars.filter(({width}) => width === null)).toEqual([]);
  });
});

describe("axisFor(evaluation, name, stated)", () => {
  it("goes by the step a reader states, in the unit of the line, and not beyond its range", () => {
    expect(axisFor(base, "equity_beta", 0.1).steps).toEqual([1.15, 1.25, 1.35, 1.45, 1.55].map((n) => expect.closeTo(n, 12) as number)); // prettier-ignore
    const [least = NaN] = axisFor(evaluate(model, {equity_beta: 0.1}), "equity_beta", 0.1).steps;
    expect(least).toBeCloseTo(0, 12);
  });

  it("holds a worked-out line at percentage points around what it is", () => {
    const at = worth("cost_of_equity");
    const axis = axisFor(base, "cost_of_equity", null);
    expect(axis).toEqual({input: "cost_of_equity", as: "hold", steps: [-2, -1, 0, 1, 2].map((k) => at + k * 0.01)});
    expect(holdable(base, VALUE)).toContain("cost_of_equity");
    expect(holdable(base, VALUE)).not.toContain("value_per_share");
  });
});

describe("twoWayTable on a worked-out line", () => {
  it("gives what the sheet gives with that line at each value, whatever drives it", () => {
    const rows = axisFor(base, "cost_of_equity", 0.01);
    const columns = axisFor(base, "equity_beta", 0.1);
    const table = twoWayTable(base, rows, columns, VALUE);
    expect(table.base).toEqual([2, 2]);
    const centre = table.cells[2]?.[2];
    expect(centre?.ok && centre.value).toBeCloseTo(worth("value_per_share"), 9);
    // Beta reaches the value through the cost of equity alone, which is held: every column is the same.
    for (const cells of table.cells)
      for (const cell of cells) expect(cell.ok && cell.value).toBe(cells[0]?.ok && cells[0].value);
    // Held a point above: the same as a risk-free rate a point above.
    const above = outcome(evaluate(model, {risk_free: {shift: 0.01}}), "value_per_share");
    const held = table.cells[3]?.[0];
    expect(held?.ok && held.value).toBeCloseTo(above.ok ? above.value : NaN, 9);
  });
});
