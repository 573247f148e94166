import {describe, expect, it} from "vitest";
import {evaluate, outcomes} from "../../../src/model/calculate/evaluate.js";
import {compile} from "../../../src/model/compile.js";
import {fact, flow, input, ratio, rate, stock, value, type LineSpec} from "../../../src/model/sheet/line.js";
import type {SheetSpec} from "../../../src/model/sheet/sheet.js";

const HALVES = {step: "half", first: "FY2025H1", last: "FY2026H2"} as const;

/** Lines of years over a part in halves. */
function yearly(lines: readonly LineSpec[], part: readonly LineSpec[]): SheetSpec {
  const calendar = {step: "year", first: "FY2025", last: "FY2026"} as const;
  return {name: "group", calendar, lines, parts: {cloud: {name: "cloud", calendar: HALVES, lines: part}}};
}

/** Values of the line `x`, or what stands in the way. */
function x(spec: SheetSpec): readonly (number | string)[] {
  const result = compile(spec);
  if (!result.ok) return result.problems.map(({message}) => message);
  return outcomes(evaluate(result.value), "x").map((o) => (o.ok ? o.value : o.error.detail));
}

const CLOUD = [
  fact("revenue", "USD m", [10, 30, 40, 60], "s", {kind: "flow"}),
  fact("profit", "USD m", [1, 9, 10, 30], "s", {kind: "flow"}),
  fact("users", "m users", [2, 4, 5, 8], "s", {kind: "stock"}),
  fact("tax", "1", 0.25, "s")
];

describe("rates and ratios of parts over longer periods", () => {
  it.each<[string, LineSpec[], number[]]>([
    ["a margin from the year's flows, not the average of halves", [ratio("y", "1", "profit / revenue")], [0.25, 0.4]],
    ["one worked out from another", [ratio("m", "1", "profit / revenue"), ratio("y", "1", "1 - m")], [0.75, 0.6]],
    ["single values as they are", [ratio("y", "1", "profit * (1 - tax) / revenue")], [0.1875, 0.3]],
    ["with what is the same in all periods", [ratio("y", "1", "revenue / sum(revenue)")], [40 / 140, 100 / 140]],
    ["by choice", [ratio("y", "1", "if(profit > revenue / 3, 1, 0)")], [0, 1]],
    ["days of the year", [ratio("y", "1", "period_days / (period_end - period_end + period_days)")], [1, 1]]
  ])("are worked out again: %s", (_, lines, expected) => {
    const found = x(yearly([ratio("x", "1", "cloud.y * 1")], [...CLOUD, ...lines]));
    expect(found).toHaveLength(2);
    found.forEach((each, i) => expect(each).toBeCloseTo(expected[i] as number, 14));
  });

  it("takes a price of flows over stocks at the end", () => {
    const lines = [...CLOUD, rate("y", "USD/user", "revenue / users")];
    expect(x(yearly([rate("x", "USD/user", "cloud.y")], lines))).toEqual([10, 12.5]);
  });

  it.each<[string, LineSpec, RegExp]>([
    [
      "is stated",
      input("y", "1", [0.1, 0.2, 0.3, 0.4], "r"),
      /is a ratio that is stated, not worked out; expected a flow/
    ],
    [
      "reads the period before",
      ratio("y", "1", "revenue / prev(revenue, missing) - 1"),
      /reads other periods by prev\(/
    ],
    [
      "reads the number of the period",
      ratio("y", "1", "1 / period_index"),
      /reads period_index; expected one worked out/
    ]
  ])("refuses one that %s", (_, line, message) => {
    expect(String(x(yearly([ratio("x", "1", "cloud.y * 1")], [...CLOUD, line]))[0])).toMatch(message);
  });
});

describe("a flow stated as one number", () => {
  it("is that number in each period, so a year of halves has it twice", () => {
    const capex = input("capex", "USD m", 10, "r", {kind: "flow"});
    expect(x(yearly([flow("x", "USD m", "cloud.capex")], [capex]))).toEqual([20, 20]);
    expect(x(yearly([value("x", "USD m", "sum(cloud.capex)")], [capex]))).toEqual([40]);
  });

  it("stays one number where it has no kind, and at the end of a stock", () => {
    const lines = [fact("price", "USD", 3, "s"), stock("cash", "USD", "price * period_index")];
    expect(x(yearly([stock("x", "USD", "cloud.cash + cloud.price")], lines))).toEqual([9, 15]);
  });
});
