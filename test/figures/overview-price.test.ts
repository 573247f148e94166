import {describe, expect, it} from "vitest";
import type {CoverageRow, CoverageSheet} from "../../src/coverage/coverage.js";
import {moneyFigure, moneyFinding, routerParts} from "../../src/figures/overview-money.js";
import {priceFinding, priceRows, valueToPriceFigure} from "../../src/figures/overview-price.js";
import type {ReportedRevenue} from "../../src/query/revenue.js";
import {growth} from "../../src/words/quantity.js";
import {printedTable} from "../fixtures/printed-table.js";
import {said} from "../fixtures/said.js";

const row = (entity: string, price: number | null, base: number | null, more: Partial<CoverageRow> = {}): CoverageRow => ({entity, title: {en: entity, zh: entity}, currency: "USD", unit: "USD/share", pricedOn: "2026-08-28", price, priceSource: "made up", quoted: null, base, cases: [], expectedReturn: null, asked: null, tokens: null, estimates: [], event: null, ...more}); // prettier-ignore
const war = (value: number) => [{key: "war", title: {en: "War", zh: "价格战"}, value}];
const sheet = (rows: readonly CoverageRow[]): CoverageSheet => ({knownOn: null, citation: "ours", usageCitation: "usage", asOf: "2026-08-31", rows}); // prettier-ignore
const SINCE = [{name: {en: "Alibaba", zh: "阿里巴巴"}, change: growth(-0.25), on: "2026-08-31"}];

describe("valueToPriceFigure(sheet, since)", () => {
  it("names the shares and the source of its prices", () => {
    const basis = {shares: {exchange: "HKEX", code: "9988"}, on: "2026-08-28", isClose: true, document: "My vendor (by file)", laterFigures: null}; // prettier-ignore
    const figure = valueToPriceFigure(sheet([row("BABA", 200, 150, {quoted: basis}), row("GDS", null, 30, {quoted: {...basis, document: "Another"}})]), []); // prettier-ignore
    expect(printedTable(figure)[0]?.["price_of"]).toBe("HKEX 9988");
    expect(figure.note && said(figure.note).en).toBe(
      "Prices are closes by the exchange’s day: Alibaba (HKEX 9988) of 28 Aug 2026, from My vendor."
    );
    expect(valueToPriceFigure(sheet([row("BABA", 200, 150)]), []).note).toBeUndefined();
  });

  it("prints each company with price and value, the least valued against its price first", () => {
    const rows = [row("MSFT", 400, 600, {cases: war(300)}), row("BABA", 200, 150, {cases: war(250)}), row("GDS", null, 30), row("META", 30, null)]; // prettier-ignore
    const figure = valueToPriceFigure(sheet(rows), SINCE);
    expect(said(figure.title)).toEqual({
      en: "Alibaba: our base case is US$150, the price US$200 (−25%)",
      zh: "阿里巴巴：基准 150美元，股价 200美元（−25%）"
    });
    expect(printedTable(figure)).toEqual([
      {company: "Alibaba", price: "US$200", price_of: null, price_date: "28 Aug 2026", value_base: "US$150", value_low: "US$150", value_high: "US$250", base_to_price: "75%", since_note: "−25%", since_note_to: "31 Aug 2026"}, // prettier-ignore
      {company: "Microsoft", price: "US$400", price_of: null, price_date: "28 Aug 2026", value_base: "US$600", value_low: "US$300", value_high: "US$600", base_to_price: "150%", since_note: null, since_note_to: null} // prettier-ignore
    ]);
    const order = priceRows(sheet([row("A", 2, 6), row("B", 100, 200), row("C", 10, 25)]), []);
    expect(order.map(({company}) => company.en)).toEqual(["B", "C", "A"]);
    const [alibaba] = SINCE;
    const twice = priceRows(sheet([row("BABA", 1, 1), row("C", 1, 2)]), alibaba ? [alibaba, {...alibaba, on: "2026-01-01"}] : []); // prettier-ignore
    expect(twice.map(({since}) => since?.on ?? null)).toEqual(["2026-08-31", null]);
    expect(said(valueToPriceFigure(sheet([]), []).title).en).toBe("No company has a price and a value on record");
  });

  it.each([
    [[100, 150], "Our base case is below the price of all 2 companies"],
    [[300, 250], "Our base case is above the price of all 2 companies"],
    [[200, 200], "Our base case is above the price of all 2 companies"],
    [[100, 300], "Our base case is below the price of 1 of 2 companies"]
  ])("of values %j at a price of 200 finds: %s", (bases, finding) => {
    const rows = bases.map((base, i) => row(`${i}.HK`, 200, base));
    expect(said(priceFinding(priceRows(sheet(rows)))).en).toBe(finding);
  });
});

describe("moneyFigure(data, source)", () => {
  const reported = (entity: string, to: string, usdHigh: number, more: Partial<ReportedRevenue> = {}): ReportedRevenue => ({entity, name: {en: entity, zh: entity}, metric: "revenue", from: "2026-01-01", to, value: 70e9, currency: "CNY", perUsd: 7, citation: "made up", weeks: 20, weeksOfUsage: 26, pricedShare: 0.9, usdLow: usdHigh / 4, usdHigh, ...more}); // prettier-ignore
  const source = {citation: "ours", asOf: "2026-08-31", rights: "cite"} as const;

  it("prints the part of the latest period of each company, the largest first", () => {
    // 0.2 billion dollars are 1.4 billion yuan of 70: 2%.
    const rows = [reported("0100.HK", "2026-06-30", 0.1e9), reported("2513.HK", "2026-06-30", 0.2e9), reported("2513.HK", "2025-12-31", 5e9), reported("GDS", "2026-06-30", 1, {perUsd: null})]; // prettier-ignore
    const figure = moneyFigure({reported: rows}, source);
    expect(said(figure.title).en).toBe("Zhipu: tokens here come to 0.5% to 2.0% of reported revenue");
    expect(
      printedTable(figure).map(({company, part_low, part_high, usd_high}) => [company, part_low, part_high, usd_high])
    ).toEqual([
      ["Zhipu", "0.50%", "2.00%", "US$200m"],
      ["MiniMax", "0.25%", "1.00%", "US$100m"]
    ]);
    expect(printedTable(figure)[0]).toMatchObject({period_start: "1 Jan 2026", period_end: "30 Jun 2026", reported: "CNY 70bn", priced_share: "90.0%", usd_low: "US$50m"}); // prettier-ignore
    expect(said(moneyFigure({reported: []}, source).title).en).toBe("Too few tokens have a price to hold against reported revenue"); // prettier-ignore
    const other = reported("BABA", "2026-03-31", 0.4e9);
    expect(routerParts({reported: [...rows, other]}).map(({company, reported: {to}}) => `${company.en} ${to}`)).toEqual(["Alibaba 2026-03-31", "Zhipu 2026-06-30", "MiniMax 2026-06-30"]); // prettier-ignore
    const [part] = routerParts({reported: rows});
    const found = (high: number) => said(moneyFinding(part ? [{...part, high}] : [])).en;
    expect([0.0094, 0.01, 0.016].map(found)).toEqual(
      ["0.9%", "1%", "2%"].map((high) => `One router’s priced tokens come to at most ${high} of reported revenue`)
    );
    expect(said(moneyFinding([])).zh).toBe("有标价的词元过少，无法与公司披露的收入对照");
    expect(routerParts({reported: rows}).map(({high}) => Number(high.toFixed(9)))).toEqual([0.02, 0.01]);
  });
});
