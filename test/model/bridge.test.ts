import {describe, expect, it} from "vitest";
import {evaluate, outcome} from "../../src/model/calculate/evaluate.js";
import {compiled} from "../../src/model/compile.js";
import {bridge, exact} from "../../src/model/explain/bridge.js";
import {apiCompany} from "../fixtures/api-company.js";
import {seeded} from "../fixtures/random.js";

const model = compiled(apiCompany);
const base = evaluate(model);

describe("bridge(model, from, to, output)", () => {
  const to = {equity_beta: 1.1, token_growth: {shift: 0.05}, free_share: 0.2};

  it("splits the difference by driver, in the order of the sheet, so that parts sum to it exactly", () => {
    const split = bridge(model, {}, to, {line: "value_per_share"});
    if (!split.ok) throw new Error(split.error.detail);
    expect(split.parts.map((p) => p.driver)).toEqual(["token_growth", "free_share", "equity_beta"]);
    expect(split.parts.reduce((sum, p) => sum + p.change, 0)).toBe(split.to - split.from);
    expect({ok: true, value: split.from}).toEqual(outcome(base, "value_per_share"));
    expect({ok: true, value: split.to}).toEqual(outcome(evaluate(model, to), "value_per_share"));
    const afterGrowth = outcome(evaluate(model, {token_growth: {shift: 0.05}}), "value_per_share");
    expect(split.parts[0]?.change).toBeCloseTo((afterGrowth.ok ? afterGrowth.value : 0) - split.from, 10);
  });

  it("sums exactly for hundreds of random pairs of cases, in any order", () => {
    const random = seeded(12);
    const some = () => ({
      equity_beta: 1 + random(),
      token_growth: {shift: 0.1 * random()},
      free_share: 0.3 * random(),
      research_share: 0.2 + 0.1 * random(),
      list_price: 2 + random()
    });
    const order = ["list_price", "equity_beta", "research_share", "token_growth", "free_share"];
    for (let i = 0; i < 300; ++i) {
      const split = bridge(model, some(), some(), {line: "value_per_share"}, order);
      if (!split.ok) throw new Error(split.error.detail);
      expect(split.parts.map((p) => p.driver)).toEqual(order);
      expect(split.parts.reduce((sum, p) => sum + p.change, 0)).toBe(split.to - split.from);
    }
  });

  it("takes back an input that the other case leaves as it is", () => {
    const there = bridge(model, {}, {equity_beta: 1.1}, {line: "value_per_share"});
    const back = bridge(model, {equity_beta: 1.1}, {}, {line: "value_per_share"});
    if (!there.ok || !back.ok) throw new Error("expected values");
    expect(there.to).toBeGreaterThan(there.from);
    expect(back).toEqual({
      ok: true,
      from: there.to,
      to: there.from,
      parts: [{driver: "equity_beta", change: there.from - there.to}]
    });
  });

  it("is empty between equal cases, an error where a step has one, and asks for every driver", () => {
    expect(bridge(model, to, to, {line: "value_per_share"})).toMatchObject({ok: true, parts: []});
    expect(bridge(model, {}, {tax_rate: 5}, {line: "value_per_share"})).toMatchObject({
      ok: false,
      error: {line: "tax_rate"}
    });
    expect(() => bridge(model, {}, to, {line: "cash", period: "FY2030"}, ["free_share"])).toThrow(
      "expected equity_beta too"
    );
  });
});

describe("exact(parts, total)", () => {
  it.each([
    ["leaves parts that sum to it", [0.5, 0.25], 0.75, [0.5, 0.25]],
    ["puts the rounding into the largest part", [0.1, 0.6, -0.2], 0.5, [0.1, 0.6000000000000001, -0.2]],
    ["puts it into the largest part whichever its sign", [-0.1, -1.1, -0.1], -1.3, [-0.1, -1.0999999999999999, -0.1]],
    [
      "lets the last be what is left where that does not do",
      [0.1, 0.1, 0.1],
      0.3,
      [0.09999999999999995, 0.1, 0.10000000000000003]
    ],
    ["has nothing of nothing", [], 0, []]
  ])("%s", (_, changes, total, expected) => {
    const parts = changes.map((change, i) => ({change, name: `part ${i}`}));
    const found = exact(parts, total);
    expect(found).toEqual(parts.map((part, i) => ({...part, change: expected[i]})));
    expect(found.reduce((sum, {change}) => sum + change, 0)).toBe(total);
  });
});
