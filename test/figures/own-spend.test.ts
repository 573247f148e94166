import {describe, expect, it} from "vitest";
import {monthText, spendFigures, spendMonths} from "../../src/figures/own-spend.js";
import type {OwnSpend, OwnTables} from "../../src/query/own/tables.js";
import type {PricedModel} from "../../src/query/revenue.js";
import {printedTable} from "../fixtures/printed-table.js";
import {said} from "../fixtures/said.js";

const row = (name: string, cost: number, tokens: number, more: Partial<OwnSpend> = {}): OwnSpend => ({month: "2026-08-01", by: "model", key: name, name: {en: name, zh: name}, lab: null, currency: "USD", tokens, requests: 7, cost, ...more}); // prettier-ignore
const ROWS = [
  row("b", 10, 4e6),
  row("a", 30, 2e6),
  row("c", 10, 5e6),
  row("d", 5, 0, {currency: "CNY"}),
  row("e", 99, 1e6, {by: "team"}),
  row("f", 99, 1e6, {month: "2026-09-01"})
];
const own = (spend: readonly OwnSpend[]) => ({spend, usage: {citation: "made up", asOf: "2026-09-01"}}) as Pick<OwnTables, "spend" | "usage">; // prettier-ignore
const listed = [{model: "a", inputUsdPerMtok: 0.6, outputUsdPerMtok: null}] as PricedModel[];

describe("spendFigures(tables, month, by, listed)", () => {
  it("has a figure a currency, the dearest first and of equal ones the larger, with list prices beside models", () => {
    const [dollars, yuan, ...rest] = spendFigures(own(ROWS), "2026-08-01", "model", listed);
    expect(rest).toEqual([]);
    expect(dollars && said(dollars.title)).toEqual({
      en: "a cost most in Aug 2026: US$30, 60% of US$50",
      zh: "2026年8月成本最高的是 a：30美元，占 50美元的 60%"
    });
    expect(dollars && printedTable(dollars)).toEqual([
      {model: "a", cost: "US$30", tokens: "2.00M", requests: "7", cost_per_mtok: "US$15", list_input: "US$0.60", list_output: null}, // prettier-ignore
      {model: "c", cost: "US$10", tokens: "5.00M", requests: "7", cost_per_mtok: "US$2", list_input: null, list_output: null}, // prettier-ignore
      {model: "b", cost: "US$10", tokens: "4.00M", requests: "7", cost_per_mtok: "US$2.5", list_input: null, list_output: null} // prettier-ignore
    ]);
    expect([yuan?.name, yuan && printedTable(yuan)[0]?.["cost_per_mtok"]]).toEqual(["own-spend-cny", null]);
    expect(dollars && said(dollars.measure).en).toContain("beside the router’s latest list price");
  });

  it("has no list prices beside teams, and says where nothing cost anything", () => {
    const [teams] = spendFigures(own(ROWS), "2026-08-01", "team", listed);
    expect(teams?.columns.map(({key}) => key)).toEqual(["team", "cost", "tokens", "requests", "cost_per_mtok"]);
    expect(teams && said(teams.measure).zh).not.toContain("标价");
    const [free] = spendFigures(own([row("a", 0, 5)]), "2026-08-01", "model", []);
    expect(free && said(free.title).en).toBe("No request of Aug 2026 states a cost in USD");
    expect(spendFigures(own([]), "2026-08-01", "model", [])).toEqual([]);
  });
});

describe("spendMonths(tables), monthText(month)", () => {
  it("has each month once, the last first", () => {
    expect(spendMonths(own(ROWS))).toEqual(["2026-09-01", "2026-08-01"]);
    expect(monthText("2026-08-01")).toEqual({en: "Aug 2026", zh: "2026年8月"});
  });
});
