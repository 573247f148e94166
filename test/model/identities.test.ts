import {describe, expect, it} from "vitest";
import {evaluate, outcomes} from "../../src/model/calculate/evaluate.js";
import {compiled} from "../../src/model/compile.js";
import type {LineSpec} from "../../src/model/sheet/line.js";
import {apiCompany} from "../fixtures/api-company.js";

const numbers = (lines: readonly LineSpec[], name: string, overrides = {}) =>
  outcomes(evaluate(compiled({...apiCompany, lines}), overrides), name).map((o) => (o.ok ? o.value : NaN));

const {lines} = apiCompany;

describe("limits of the company's sheet", () => {
  it("without tokens there is no API revenue", () => {
    const none = lines.map((l) =>
      l.name === "tokens_reported" && l.type === "fact" ? {...l, values: {FY2024: 0, FY2025: 0}} : l
    );
    expect(numbers(none, "api_revenue").every((x) => x === 0)).toBe(true);
    expect(numbers(none, "serving_cost").every((x) => x === 0)).toBe(true);
  });

  it("growth of zero keeps levels", () => {
    const still = {token_growth: 0, price_decline: 0, free_share: 0, subscription_growth: 0};
    expect(numbers(lines, "tokens", still).slice(1)).toEqual(Array<number>(8).fill(120));
    expect(new Set(numbers(lines, "revenue", still).slice(1)).size).toBe(1);
  });

  it("another scale of money leaves ratios as they are and scales amounts", () => {
    // Prices, amounts of money and the cost table divided by 1,024, which is exact; every formula as it is.
    const divided = (l: LineSpec): LineSpec => {
      if (l.type === "table") return {...l, points: l.points.map(([x, y]) => [x, y / 1024] as const)};
      const isMoney = "unit" in l && l.unit.startsWith("USD") && "values" in l && typeof l.values === "number";
      return isMoney ? {...l, values: l.values / 1024} : l;
    };
    const scaled = lines.map(divided);
    for (const name of ["gross_margin", "revenue_growth"]) expect(numbers(scaled, name)).toEqual(numbers(lines, name));
    for (const name of ["revenue", "free_cash_flow", "equity_value"])
      numbers(scaled, name).forEach((x, i) => expect(x * 1024).toBeCloseTo(numbers(lines, name)[i] ?? NaN, 9));
  });
});
