import {describe, expect, it} from "vitest";
import {changesOf} from "../../../src/model/analysis/cases.js";
import {edit, evaluate, outcome, outcomes} from "../../../src/model/calculate/evaluate.js";
import {errorText} from "../../../src/model/calculate/failure.js";
import {fixedPoint} from "../../../src/model/calculate/fixed-point.js";
import {laneOutcome, runLanes} from "../../../src/model/calculate/lanes.js";
import {cellAt, compiled} from "../../../src/model/compile.js";
import {orderCells} from "../../../src/model/check/cycles.js";
import {orderWithLoops} from "../../../src/model/check/loops.js";
import {fact, flow, input, stock, value, type LineSpec} from "../../../src/model/sheet/line.js";
import {said, smallSheet, worth} from "../small-sheet.js";

const INTEREST = "circular(interest_rate * avg(debt, prev(debt, opening)))";

/** Debt that its own interest, on the average balance, keeps from falling. */
function loan(interest: string, more: readonly LineSpec[] = []): LineSpec[] {
  return [
    fact("opening", "USD m", 100, "s"),
    input("interest_rate", "1", 0.1, "r", {range: [0, 5]}),
    fact("earned", "USD m", [30, 30, 30], "s", {kind: "flow"}),
    flow("interest", "USD m", interest),
    stock("debt", "USD m", "prev(debt, opening) - earned + interest"),
    ...more
  ];
}

describe("circular(x)", () => {
  it("is refused without being asked for, and says how to ask", () => {
    expect(said(loan("interest_rate * avg(debt, prev(debt, opening))"))[0]).toMatch(
      /^cycle: .* or ask for circular\(…\)$/
    );
  });

  it("solves interest on an average balance in closed form", () => {
    const found = worth(loan(INTEREST), "debt") as number[];
    // debt = (before * (1 + r / 2) - earned) / (1 - r / 2)
    let before = 100;
    for (const debt of found) {
      before = (before * 1.05 - 30) / 0.95;
      expect(debt).toBeCloseTo(before, 11);
    }
  });

  it("goes half a round where no step comes nearer, and says that it does not close", () => {
    const jump = ([x]: readonly number[]) => ({next: [Number(x) < 5 ? 10 : 0], scale: 10});
    const found = fixedPoint(1, jump);
    expect([found?.values[0], found?.residual]).toEqual([expect.closeTo(4.6875, 6), expect.closeTo(0.53125, 6)]);
    expect(found?.isClosed).toBe(false);
  });

  it("states by how much it misses", () => {
    const evaluation = evaluate(compiled(smallSheet(loan(INTEREST))));
    expect(evaluation.residuals.size).toBe(3);
    for (const residual of evaluation.residuals.values()) expect(residual).toBeLessThanOrEqual(1e-12);
  });

  it("solves a sweep that is not linear: cash pays debt down, never below nothing", () => {
    const lines = loan(INTEREST).map((line) =>
      line.name === "debt" ? stock("debt", "USD m", "max(0, prev(debt, opening) - earned + interest)") : line
    );
    const rich = lines.map((l) =>
      l.name === "earned" ? fact("earned", "USD m", [30, 90, 30], "s", {kind: "flow"}) : l
    );
    const [first, second, third] = worth(rich, "debt") as [number, number, number];
    expect(first).toBeCloseTo((100 * 1.05 - 30) / 0.95, 11);
    expect([second, third]).toEqual([0, 0]);
    expect((worth(rich, "interest")[1] as number) / first).toBeCloseTo(0.05, 12);
  });

  it("solves two loops that hang together, and tax on what is left", () => {
    const lines = loan(INTEREST, [
      flow("income", "USD m", "circular(cash * interest_rate / 2)"),
      flow("tax", "USD m", "(earned + income - interest) / 4"),
      stock("cash", "USD m", "prev(cash, opening) + earned + income - interest - tax - debt / 10")
    ]);
    const evaluation = evaluate(compiled(smallSheet(lines)));
    for (const period of ["FY2025", "FY2026", "FY2027"]) {
      const at = (name: string) => {
        const found = outcome(evaluation, name, period);
        return found.ok ? found.value : NaN;
      };
      expect(at("income")).toBeCloseTo(at("cash") * 0.05, 12);
      expect(at("tax")).toBeCloseTo((30 + at("income") - at("interest")) / 4, 12);
    }
  });

  it("has no number where no value closes it, and says so", () => {
    // x = |x| + 1 has no solution.
    const lines = [value("x", "1", "circular(abs(x) + 1)"), value("y", "1", "x * 2")];
    expect(worth(lines, "x")[0]).toMatch(/^loop of x not solved: .* so let it read an opening balance in x$/);
    expect(worth(lines, "y")[0]).toMatch(/^loop of x not solved: .* in x$/);
  });

  it.each<[string, RegExp | number]>([
    [
      "circular(x)",
      /^loop of x not solved: no single value closes it; expected one, so let it read an opening balance in x$/
    ],
    ["circular(x + one)", /^loop of x not solved: no single value closes it; expected one/],
    [
      "circular(x * x + one)",
      /^loop of x not solved: \d\.\de-\d of its amounts off after \d+ rounds; expected 1e-12, so let it read an opening balance in x$/
    ],
    ["circular(lost * x)", /^the query was not run in lost$/],
    // √x is 1 + √2, the positive root of y² = 2y + 1.
    ["circular(2 * sqrt(x) + one)", (1 + Math.SQRT2) ** 2],
    ["circular(max(x / 2, one))", 1],
    ["circular(x / 4 + 3 * one)", 4],
    ["one + circular(x / 4) + 2 * one", 4]
  ])("of one value, %s, is %s", (formula, expected) => {
    const absent = {kind: "not_run", detail: "the query was not run"} as const;
    const lines = [input("one", "1", 1, "r"), fact("lost", "1", NaN, "s", {absent}), value("x", "1", formula)];
    const [found] = worth(lines, "x");
    if (typeof expected === "number") expect(found).toBeCloseTo(expected, 9);
    else expect(found).toMatch(expected);
  });

  it("closes to a part of its amounts, whatever cells in it have no number that is made up for", () => {
    const lines = [
      input("one", "1", 1, "r"),
      value("c", "1", "one / (x - x)"),
      value("x", "1", "circular(0.37 * x + 1e9 / 3 * one + iferror(c, 0))")
    ];
    expect(Number(worth(lines, "x")[0]) / (1e9 / 3 / 0.63)).toBeCloseTo(1, 12);
  });

  it("gives the error of the cell that keeps it from numbers", () => {
    const lines = loan(INTEREST).map((l) =>
      l.name === "earned" ? fact("earned", "USD m", {FY2026: 30}, "s", {kind: "flow"}) : l
    );
    expect(worth(lines, "interest")).toEqual(Array(3).fill("no value of earned in earned FY2025"));
  });

  it("is worked out again after an edit, and only where it is reached", () => {
    const model = compiled(
      smallSheet(loan(INTEREST, [input("other", "1", 1, "r"), value("double", "1", "other * 2")]))
    );
    const before = evaluate(model);
    const after = edit(before, {interest_rate: 0.2});
    expect(outcomes(after, "debt")).toEqual(outcomes(evaluate(model, {interest_rate: 0.2}), "debt"));
    const other = edit(before, {other: 3});
    expect(other.recalculated).toBe(1);
    expect(other.residuals).toEqual(before.residuals);
  });

  it("gives in every lane what one evaluation gives, bit for bit, errors included", () => {
    const lines = loan("circular(interest_rate * debt / (2 - interest_rate))");
    const model = compiled(smallSheet(lines));
    const base = evaluate(model);
    const rates = [0, 0.05, 0.1, 0.3, 1, 1.5, 2, 4, 9];
    const outputs = ["interest", "debt"].map((name) => cellAt(model, name, "FY2027"));
    const cases = rates.map((interest_rate) => ({interest_rate}));
    const lanes = runLanes(base, rates.length, changesOf(base, cases), outputs);
    cases.forEach((overrides, lane) => {
      const one = evaluate(model, overrides);
      outputs.forEach((_, k) => {
        const [found, expected] = [
          laneOutcome(lanes, k, lane),
          outcome(one, ["interest", "debt"][k] as string, "FY2027")
        ];
        if (found.ok && expected.ok) expect(Object.is(found.value, expected.value)).toBe(true);
        else expect(found.ok ? "" : errorText(found.error)).toBe(expected.ok ? "number" : errorText(expected.error));
      });
    });
  });
});

describe("fixedPoint(count, round)", () => {
  it("needs one step for a linear round, also one that would not settle by itself", () => {
    const found = fixedPoint(2, ([a = 0, b = 0]) => ({next: [3 * b - 4, 2 * a + 1], scale: 10}));
    expect(found?.values.map((x) => Math.round(x * 1e9) / 1e9)).toEqual([0.2, 1.4]);
    expect(found?.rounds).toBeLessThanOrEqual(9);
  });

  it("finds the root of a curved one", () => {
    const found = fixedPoint(1, ([x = 0]) => ({next: [Math.cos(x)], scale: 1}));
    expect(found?.values[0]).toBeCloseTo(0.7390851332151607, 12);
    expect(found?.residual).toBeLessThanOrEqual(1e-12);
  });

  it("is null where no round has numbers", () => {
    expect(fixedPoint(1, () => ({next: [NaN], scale: 0}))).toBeNull();
  });
});

describe("orderCells(reads)", () => {
  it.each<[number[][], object]>([
    [[[1], [2], []], {ok: true, cells: [2, 1, 0]}],
    [[[1], [2], [0]], {ok: false, ring: [0, 2, 1]}],
    [[[1, 2], [0], [0]], {ok: false, ring: [0, 1]}],
    [[[], [0, 2], [1]], {ok: false, ring: [1, 2]}]
  ])("of %j is %j: a ring in the order in which it would have to be worked out", (reads, order) =>
    expect(orderCells(reads)).toEqual(order)
  );
});

describe("orderWithLoops(reads, closes)", () => {
  it.each<[number[][], number[], object]>([
    [[[], [0]], [0, 1], {ok: true, cells: [0, 1], loops: []}],
    [[[], [], [0], []], [0], {ok: true, cells: [0, 1, 3, 2], loops: []}],
    [[[0]], [0], {ok: true, cells: [0], loops: [{cuts: [0], inner: []}]}],
    [[[], [1], [1]], [1], {ok: true, cells: [0, 1, 2], loops: [{cuts: [1], inner: []}]}],
    [[[1], [2], [0]], [0], {ok: true, cells: [2, 1, 0], loops: [{cuts: [0], inner: [2, 1]}]}],
    [[[1], [2], [0], [1]], [1], {ok: true, cells: [0, 2, 1, 3], loops: [{cuts: [1], inner: [0, 2]}]}],
    [[[1], [0], [3], [2]], [0], {ok: false, ring: [2, 3]}]
  ])("of %j, closed by %j, is %j", (reads, closing, order) =>
    expect(orderWithLoops(reads, (cell) => closing.includes(cell))).toEqual(order)
  );
});
