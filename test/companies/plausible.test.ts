import {describe, expect, it} from "vitest";
import {evaluate} from "../../src/model/calculate/evaluate.js";
import {compiled} from "../../src/model/compile.js";
import {masterCheck} from "../../src/model/explain/master-check.js";
import {clientData, modelOf, valueOf} from "./data.js";

describe("what a model says of itself", () => {
  it.each(["2513.HK", "0100.HK"])("flags returns for ever and R&D of %s that nobody would believe", async (entity) => {
    const model = compiled(modelOf(entity, await clientData).sheet);
    const holds = (overrides: Parameters<typeof evaluate>[1]) => masterCheck(evaluate(model, overrides)).holds;
    expect(holds({})).toBe(true);
    expect(holds({terminal_return: 0.46})).toBe(false);
    expect(holds({research_least: 0, research_growth: -0.2})).toBe(false);
  });

  it("meets negative cash by shares issued below value, which costs both methods", async () => {
    const model = compiled(modelOf("0100.HK", await clientData).sheet);
    expect(valueOf(model, "funding")).toBe(-valueOf(model, "lowest_cash"));
    for (const line of ["value_dcf", "value_sales"])
      expect(valueOf(model, line, {issue_discount: 0.3})).toBeLessThan(valueOf(model, line));
    const [equity, paid] = [valueOf(model, "sales_equity"), 0.9];
    expect(valueOf(model, "new_shares")).toBeCloseTo(valueOf(model, "funding") / (equity * paid), 12);
  });

  it("writes Alibaba’s spending off over its years, and keeps stakes without a valuation apart", async () => {
    const model = compiled(modelOf("BABA", await clientData).sheet);
    const ebita = (overrides: Parameters<typeof evaluate>[1]) => valueOf(model, "cloud_ebita", overrides, "FY2028");
    expect(ebita({capex_factor: 5})).toBeLessThan(ebita({}));
    expect(ebita({life: 10})).toBeGreaterThan(ebita({}));
    const apart = valueOf(model, "value_stakes");
    expect(valueOf(model, "value_parts", {stakes_counted: 1}) - valueOf(model, "value_parts")).toBeCloseTo(apart, 8);
    expect(valueOf(model, "value", {stakes: 0})).toBe(valueOf(model, "value"));
  });
});
