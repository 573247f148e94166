import {describe, expect, it} from "vitest";
import {twoWayTable} from "../../src/model/analysis/table.js";
import {tornado} from "../../src/model/analysis/tornado.js";
import {evaluate, outcome} from "../../src/model/calculate/evaluate.js";
import {compiled, type Model} from "../../src/model/compile.js";
import {flow, input, value, type InputLine} from "../../src/model/sheet/line.js";
import {axisFor, axisNames, holdable, showable} from "../../src/workspace/axes.js";
import {reachedSwing, reachedSwings, reachOf} from "../../src/workspace/swings.js";
import {apiCompany} from "../fixtures/api-company.js";
import {smallSheet} from "../model/small-sheet.js";

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

const several = evaluate(
  compiled(
    smallSheet([
      input("stepped", "1", 2, "r", {step: 0.5, range: [0, 4]}),
      input("drawn", "1", 5, "r", {distribution: {type: "uniform", low: 4, high: 6}, range: [4.5, 9]}),
      input("negative", "USD m", {FY2025: -10, FY2026: -20, FY2027: -30}, "r", {kind: "flow", range: [-32, 0]}),
      input("at_zero", "USD m", 0, "r", {range: [-5, 15]}),
      input("stepped_years", "1", {FY2025: 1, FY2026: 2}, "r", {step: 0.25}),
      input("drawn_years", "1", {FY2025: 1, FY2026: 2}, "r", {distribution: {type: "uniform", low: 1, high: 2}}),
      value("shown", "USD m", "sum(negative) + at_zero * stepped * drawn"),
      value("rate", "1", 'at(stepped_years, "FY2026") + at(drawn_years, "FY2026")'),
      value("reading", "1", "rate * 2"),
      value("broken", "1", "1 / (stepped - stepped)"),
      flow("yearly", "USD m", "negative * rate + shown * broken"),
      value("looped", "1", "circular(rate + looped / 2)"),
      value("last", "USD m", "last(yearly) * looped * reading")
    ])
  )
);
const about = (...numbers: readonly number[]) => numbers.map((n): unknown => expect.closeTo(n, 12));

describe("reachedSwing(evaluation, input)", () => {
  it.each([
    ["stepped", {low: 1.5, high: 2.5, ends: [1.5, 2.5], isCut: false, reach: {by: "step", step: 0.5}}],
    ["drawn", {low: 4.5, ends: [4.5, expect.closeTo(5.8, 12)], isCut: true}],
    ["at_zero", {low: -2, high: 2, isCut: false, reach: {by: "step", step: 2}}],
    [
      "negative",
      {
        low: {at: {FY2025: -11, FY2026: -22, FY2027: -32}},
        high: {at: {FY2025: -9, FY2026: -18, FY2027: -27}},
        ends: null,
        isCut: true,
        reach: {by: "share", share: 0.1}
      }
    ],
    [
      "stepped_years",
      {low: {at: {FY2025: 0.75, FY2026: 1.75}}, high: {at: {FY2025: 1.25, FY2026: 2.25}}, isCut: false}
    ],
    ["drawn_years", {low: {at: {FY2025: 0.9, FY2026: 1.8}}, reach: {by: "share", share: 0.1}}]
  ])("moves %s both ways, as far as its range goes", (name, swing) => {
    expect(reachedSwing(several, name)).toMatchObject(swing);
  });

  it("is cut where one end is, be it the lower or the upper one", () => {
    const at = (beta: number) =>
      reachedSwing(evaluate(modelWith("equity_beta", {step: 1}), {equity_beta: beta}), "equity_beta");
    expect([0.5, 1, 3, 3.5].map((beta) => at(beta).isCut)).toEqual([true, false, false, true]);
  });
});

describe("axisFor(evaluation, name, stated), its steps", () => {
  const ranged = (at: number, range: readonly [number, number]) =>
    evaluate(compiled(smallSheet([input("x", "1", at, "r", {range, step: 1}), value("y", "1", "x")])));

  it.each([
    [5, [0, 10], [3, 4, 5, 6, 7]],
    [2, [0, 10], [0, 1, 2, 3, 4]],
    [1, [0, 10], [0, 1, 2, 3, 4]],
    [0, [0, 10], [0, 1, 2, 3, 4]],
    [9, [0, 10], [6, 7, 8, 9, 10]],
    [10, [0, 10], [6, 7, 8, 9, 10]],
    [8, [0, 10], [6, 7, 8, 9, 10]],
    [2, [0, 3.5], [0, 1, 2, 3]],
    [1, [0, 3.5], [0, 1, 2, 3]]
  ] as const)("go from %d within %j by 1: %j", (at, range, steps) => {
    expect(axisFor(ranged(at, range), "x", null)).toEqual({input: "x", as: "set", steps});
  });

  it("are those a reader states before those of the line, moved together over periods, else shares", () => {
    expect(axisFor(several, "stepped", 1).steps).toEqual([0, 1, 2, 3, 4]);
    expect(axisFor(several, "stepped_years", null)).toEqual({
      input: "stepped_years",
      as: "shift",
      steps: [-0.5, -0.25, 0, 0.25, 0.5]
    });
    expect(axisFor(base, "usd_hkd", null)).toEqual({
      input: "usd_hkd",
      as: "scale",
      steps: about(0.94, 0.97, 1, 1.03, 1.06)
    });
    expect(axisFor(several, "drawn", null)).toEqual({input: "drawn", as: "scale", steps: about(0.8, 0.9, 1, 1.1, 1.2)});
  });

  it("hold a worked-out line at points of a rate, and at tenths of anything else", () => {
    expect(axisFor(base, "value_per_share", null).steps[0]).toBeCloseTo(0.8 * worth("value_per_share"), 9);
    expect(axisFor(several, "rate", null)).toEqual({input: "rate", as: "hold", steps: about(3.2, 3.6, 4, 4.4, 4.8)});
    expect(axisFor(several, "rate", 0.5).steps).toEqual([3, 3.5, 4, 4.5, 5]);
    expect(axisFor(several, "shown", null).steps).toEqual(about(-72, -66, -60, -54, -48));
    const one = evaluate(
      compiled(smallSheet([input("x", "1", 1, "r"), value("y", "1", "x"), value("z", "1", "x / 2")]))
    );
    expect(axisFor(one, "y", null).steps).toEqual(about(0.8, 0.9, 1, 1.1, 1.2));
    expect(axisFor(one, "z", null).steps).toEqual(about(0.48, 0.49, 0.5, 0.51, 0.52));
  });
});

describe("holdable(evaluation, output) and showable(model)", () => {
  it("are worked-out lines of one value: to hold, those the output reads that have a number and are in no loop", () => {
    expect(holdable(several, {line: "last"})).toEqual(["shown", "rate", "reading"]);
    expect(holdable(several, {line: "reading"})).toEqual(["rate"]);
    expect(showable(several.model)).toEqual(["shown", "rate", "reading", "broken", "looped", "last"]);
    expect(axisNames(several.model)).toEqual([
      ...["stepped", "drawn", "negative", "at_zero", "stepped_years", "drawn_years"],
      ...showable(several.model)
    ]);
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
