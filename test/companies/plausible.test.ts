import {describe, expect, it} from "vitest";
import {evaluate} from "../../src/model/calculate/evaluate.js";
import {compiled, type Model} from "../../src/model/compile.js";
import {masterCheck} from "../../src/model/explain/master-check.js";
import {studiedData, DOCUMENTS, modelOf, valueOf} from "./data.js";

/** Why an input is what it is, in English and Chinese, as the document has it. */
function reasonOf(company: string, line: string): string {
  const text = DOCUMENTS.companies[company] ?? "";
  const found = new RegExp(`^ *${line} [^]*?\\n +because (.*)$`, "m").exec(text)?.[1];
  if (found === undefined) throw new Error(`${line}: no reason in the model of ${company}`);
  return found;
}

function rangeOf(model: Model, line: string): readonly [number, number] {
  const spec = model.lines.find(({name}) => name === line)?.spec;
  if (spec?.type !== "input" || !spec.range) throw new Error(`${line}: no input with a range`);
  return spec.range;
}

describe("what a model says of itself", () => {
  it.each(["2513.HK", "0100.HK"])("flags returns for ever and R&D of %s that nobody would believe", async (entity) => {
    const model = compiled(modelOf(entity, await studiedData()).sheet);
    const holds = (overrides: Parameters<typeof evaluate>[1]) => masterCheck(evaluate(model, overrides)).holds;
    expect(holds({})).toBe(true);
    expect(holds({terminal_return: 0.46})).toBe(false);
    expect(holds({research_least: 0, research_growth: -0.2})).toBe(false);
  });

  it("meets negative cash by shares issued below value, which costs both methods", async () => {
    const model = compiled(modelOf("0100.HK", await studiedData()).sheet);
    expect(valueOf(model, "funding")).toBe(-valueOf(model, "lowest_cash"));
    for (const line of ["value_dcf", "value_sales"])
      expect(valueOf(model, line, {issue_discount: 0.3})).toBeLessThan(valueOf(model, line));
  });

  it.each([
    ["0100.HK", "base", {}],
    ["0100.HK", "base", {issue_discount: 0.25}],
    ["0100.HK", "base", {sales_multiple: 60}],
    ["0100.HK", "multiple_gap_closes", {}],
    ["0100.HK", "price_war", {}],
    ["2513.HK", "price_war", {}]
  ])(
    "has new holders of %s (%s, %o) pay the value of a share after the issue, less the discount",
    async (entity, key, set) => {
      const {sheet, cases} = modelOf(entity, await studiedData());
      const model = compiled(sheet);
      const read = (line: string) => valueOf(model, line, {...cases.find((c) => c.key === key)?.overrides, ...set});
      const money = entity === "0100.HK" ? 7.8245 : 7.8245 / 6.7849;
      const issued = read("new_shares") * read("diluted_shares");
      expect(issued).toBeGreaterThan(0);
      const paid = (read("funding") / issued) * money;
      expect(paid / read("value_sales")).toBeCloseTo(1 - read("issue_discount"), 10);
      // All shares together are worth the equity by the multiple, no more.
      expect(read("value_sales") * (read("diluted_shares") + issued)).toBeCloseTo(read("sales_equity") * money, 6);
    }
  );

  it("has no value by sales where all of MiniMax would not pay for what must be raised", async () => {
    const model = compiled(modelOf("0100.HK", await studiedData()).sheet);
    const set = {elasticity: 0.35, sales_multiple: 2};
    expect(valueOf(model, "funding", set)).toBeGreaterThan(valueOf(model, "sales_equity", set) * 0.9);
    expect(() => valueOf(model, "value_sales", set)).toThrow("missing value in new_shares");
  });

  it("lets Zhipu’s R&D follow growth alone where nothing holds it up", async () => {
    const model = compiled(modelOf("2513.HK", await studiedData()).sheet);
    const last = (line: string) => valueOf(model, line, {research_least: 0}, "FY2032H2");
    // 2,131.171 of June 2026, 6% more each of thirteen halves.
    expect(last("research")).toBeCloseTo(2131.171 * 1.06 ** 13, 8);
    // What that is of revenue moves with each night’s data, so the reason names no part.
    expect(reasonOf("zhipu", "research_least")).not.toMatch(/revenue, where|收入的约/);
  });

  it("writes each year’s spending of Alibaba off once, at any life that its range holds", async () => {
    const model = compiled(modelOf("BABA", await studiedData()).sheet);
    const capex = [32087, 85972, 126063, 4 * 67678, 3 * 67678, 3 * 67678];
    // From the middle of its year a cohort is written off evenly, until nothing of it is left.
    const byCohorts = (life: number, year: number) => {
      const gone = (age: number) => Math.min(Math.max(age, 0) / life, 1);
      return capex
        .slice(0, year + 1)
        .reduce((sum, spent, of) => sum + spent * (gone(year - of + 0.5) - gone(year - of - 0.5)), 0);
    };
    const [least, most] = rangeOf(model, "life");
    for (const life of [least, 6, most])
      for (const year of capex.keys())
        expect(valueOf(model, "depreciation", {life}, `FY${2024 + year}`)).toBeCloseTo(byCohorts(life, year), 6);
    expect([least, most]).toEqual([5.5, 15]);
    // At three years that of fiscal 2024 and half of that of 2025 are gone by fiscal 2028: 180,426, not 205,450.
    expect(byCohorts(3, 4)).toBeCloseTo((616351 - 32087 - 85972 / 2) / 3, 6);
  });

  it("states Alibaba’s cloud multiple against Microsoft’s as the margins are", async () => {
    const data = await studiedData();
    const model = compiled(modelOf("BABA", data).sheet);
    const margin = valueOf(model, "cloud_ebita_margin", {}, "FY2028");
    // Revenue of 12,376 × 8 + 36,061 × 4.675; 38% of it less four fifths of the depreciation.
    expect(margin).toBeCloseTo(0.38 - (0.8 * 102725.166667) / 267593.175, 8);
    const [microsoft, multiple] = [(32000 + 34323 + 37961 + 38275) / 305453, 3010000 / 305453];
    const [en, zh] = reasonOf("alibaba", "cloud_multiple").split(" | ") as [string, string];
    const [ours, theirs] = [margin, microsoft].map((each) => `${(100 * each).toFixed(0)}%`) as [string, string];
    const byMargin = ((multiple * margin) / microsoft).toFixed(1);
    expect(en).toContain(
      `assumption: three tenths of Microsoft’s group multiple of ${multiple.toFixed(1)}, for a sixth of`
    );
    expect(en).toContain(`EBITA of ${ours} of sales in fiscal 2028 (2% in the price war), ${theirs} there`);
    expect(en).toContain(`By margin alone it would be ${byMargin}x`);
    expect(zh).toContain(`假设：微软集团倍数 ${multiple.toFixed(1)} 的约十分之三，而利润率仅约其六分之一`);
    expect(zh).toContain(`收入 ${ours}（价格战情景 2%），微软为 ${theirs}。仅按利润率应为 ${byMargin} 倍`);
    expect([Math.round(30 / multiple), Math.round(microsoft / margin)]).toEqual([3, 6]);
    const war = valueOf(model, "cloud_ebita_margin", {ai_growth: 0.4, cloud_margin: 0.34}, "FY2028");
    expect(war).toBeCloseTo(0.018, 4);
  });

  it("writes Alibaba’s spending off over its years, and keeps stakes without a valuation apart", async () => {
    const model = compiled(modelOf("BABA", await studiedData()).sheet);
    const ebita = (overrides: Parameters<typeof evaluate>[1]) => valueOf(model, "cloud_ebita", overrides, "FY2028");
    expect(ebita({capex_factor: 5})).toBeLessThan(ebita({}));
    expect(ebita({life: 10})).toBeGreaterThan(ebita({}));
    const apart = valueOf(model, "value_stakes");
    expect(valueOf(model, "value_parts", {stakes_counted: 1}) - valueOf(model, "value_parts")).toBeCloseTo(apart, 8);
    expect(valueOf(model, "value", {stakes: 0})).toBe(valueOf(model, "value"));
  });
});
