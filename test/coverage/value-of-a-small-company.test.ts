import {describe, expect, it} from "vitest";
import type {CompanyModel} from "../../src/companies/company.js";
import type {CoverageRow} from "../../src/coverage/coverage.js";
import {
  coverageOf,
  coverageValue,
  estimatesOf,
  readerOverrides,
  readerRows,
  readyCompany,
  routerCoverageSwing
} from "../../src/coverage/value.js";
import {evaluate} from "../../src/model/calculate/evaluate.js";
import {input, value, type LineSpec} from "../../src/model/sheet/line.js";
import {apiCompanyModel} from "../fixtures/api-company-model.js";

/** The made-up company with some lines more, or others of the same name. */
function companyWith(lines: readonly LineSpec[], more: Partial<CompanyModel> = {}): CompanyModel {
  const names = new Set(lines.map(({name}) => name));
  const {sheet} = apiCompanyModel;
  return {...apiCompanyModel, ...more, sheet: {...sheet, lines: [...lines, ...sheet.lines.filter(({name}) => !names.has(name))]}}; // prettier-ignore
}

const READY = readyCompany(apiCompanyModel);
const valueWith = (overrides: Parameters<typeof coverageValue>[1]) => coverageValue(READY, overrides).base ?? NaN;

describe("coverageValue(ready, overrides)", () => {
  it("gives value, price and cases in the currency of the sheet, a reader’s own inputs above those of a case", () => {
    const found = coverageValue(READY);
    expect(found).toMatchObject({
      entity: "9999.HK",
      currency: "HKD",
      unit: "HKD/share",
      pricedOn: "2026-08-28",
      price: 42
    });
    expect(found.cases.map(({key}) => key)).toEqual(["price_war", "multiple_gap_closes"]);
    expect(found.cases[0]?.value).toBeCloseTo(valueWith({price_decline: {scale: 1.4}, free_share: 0.25}), 9);
    const own = coverageValue(READY, {free_share: 0.1});
    expect(own.cases[0]?.value).toBeCloseTo(valueWith({price_decline: {scale: 1.4}, free_share: 0.1}), 9);
    // (value in a year + dividend) ÷ price − 1, the value in a year at the cost of equity less the dividend.
    const costOfEquity = 0.042 + 1.35 * 0.05;
    expect(found.expectedReturn).toBeCloseTo(((found.base ?? NaN) * (1 + costOfEquity)) / 42 - 1, 9);
  });

  it("leaves out a case without a value, and says why a price is not there", () => {
    const [war] = apiCompanyModel.cases;
    if (!war) throw new Error("no case");
    const none = {...apiCompanyModel, cases: [{...war, overrides: {terminal_growth: 0.06, equity_premium: 0, risk_free: 0.06}}]}; // prettier-ignore
    expect(coverageValue(readyCompany(none)).cases).toEqual([]);
    const old = {entity: "9999.HK", metric: "price", basis: "market", on: "2026-01-05", since: "2026-07-01"} as const;
    const missing = [{line: "price", period: null, fact: "price of 9999.HK", old}];
    const unpriced = companyWith([value("price", "HKD/share", "sales_value / (risk_free - risk_free)")], {missing});
    expect(coverageValue(readyCompany(unpriced))).toMatchObject({price: null, oldPrice: old, asked: null});
    expect(coverageOf({...apiCompanyModel, missing}, evaluate(READY.model))).not.toHaveProperty("oldPrice");
    expect(coverageValue(readyCompany({...unpriced, missing: []}))).not.toHaveProperty("oldPrice");
  });

  it("says what the price asks of the line the driver is read by, in whole units, beside what was last reported", () => {
    const {asked} = coverageValue(READY);
    expect(asked).toMatchObject({title: {en: "API revenue"}, period: "FY2030", reported: {period: "FY2025"}});
    // 120 trillion tokens of FY2025 at US$2.4 a million are US$288 million.
    expect(asked?.reported?.measured).toEqual({value: expect.closeTo(288e6, 3) as number, unit: "USD"});
    expect(asked?.asked.unit).toBe("USD");
    const bare = {...apiCompanyModel, reverse: {...apiCompanyModel.reverse, read: []}};
    expect(coverageValue(readyCompany(bare)).asked).toBeNull();
    const out = {...apiCompanyModel, reverse: {...apiCompanyModel.reverse, between: [2.9, 3] as const}};
    expect(coverageValue(readyCompany(out)).asked).toBeNull();
    const share = {line: "gross_margin", title: {en: "margin", zh: "毛利率"}, period: "FY2030"};
    const [pure, plain] = [share, {...share, line: "price_level"}].map((read) => coverageValue(readyCompany({...apiCompanyModel, reverse: {...apiCompanyModel.reverse, read: [read]}})).asked); // prettier-ignore
    expect([pure?.asked.unit, plain?.asked.unit].sort()).toEqual(expect.arrayContaining(["share"]));
  });
});

describe("estimatesOf(ready, asOf)", () => {
  it("puts ours beside each estimate in whole units, by its title, source and day", () => {
    const estimates = estimatesOf(READY, "2026-09-01");
    expect(estimates).toMatchObject([
      {title: {en: "revenue"}, period: "FY2026", theirs: {value: 640e6, unit: "USD"}, source: "Consensus of five brokers", date: "2026-08-20"}, // prettier-ignore
      {title: {en: "operating income"}, theirs: {value: 75e6, unit: "USD"}}
    ]);
    expect(estimates[0]?.ours?.unit).toBe("USD");
    const [first] = apiCompanyModel.consensus;
    if (!first) throw new Error("no estimate");
    const margin = estimatesOf(
      readyCompany({...apiCompanyModel, consensus: [{...first, line: "gross_margin", value: 0.5}]}),
      "2026-09-01"
    );
    expect(margin[0]?.theirs).toEqual({value: 0.5, unit: "share"});
    const untitled = {...apiCompanyModel, words: {}};
    expect(estimatesOf(readyCompany(untitled), "2026-09-01")).toEqual([]);
  });

  it("puts those of the last ninety days first", () => {
    const [first] = apiCompanyModel.consensus;
    if (!first) throw new Error("no estimate");
    const of = (value: number, day: string) => ({...first, value, fact: {...first.fact, source_date: day}});
    const dated = {...apiCompanyModel, consensus: [of(1, "2026-05-31"), of(2, "2026-06-01"), of(3, "2026-08-30")]};
    const estimates = estimatesOf(readyCompany(dated), "2026-08-30");
    expect(estimates.map(({theirs, isCurrent}) => [theirs.value / 1e6, isCurrent])).toEqual([
      [2, true],
      [3, true],
      [1, false]
    ]);
  });
});

describe("routerCoverageSwing(company, evaluation)", () => {
  it("is the value with the router’s part ten points less and more, and none without that input", () => {
    expect(routerCoverageSwing(apiCompanyModel, evaluate(READY.model))).toBeNull();
  });
});

describe("readerOverrides(ready, market)", () => {
  const years = (name: string, values: LineSpec extends infer L ? (L extends {type: "input"; values: infer V} ? V : never) : never) => input(name, "1", values, "stated", {range: [0, 9]}); // prettier-ignore
  const ready = readyCompany(companyWith([years("years_since_balance", 0.5), years("years_to_base", 0.5), years("results_after_price", 0.1)])); // prettier-ignore

  it("sets the price, rates that are inputs, and the years between the reader’s day and the sheet’s", () => {
    expect(readerOverrides(ready, {prices: {"9999.HK": 50, BABA: 1}, usdHkd: 7.8, usdCny: 7})).toEqual({price: 50, usd_hkd: 7.8}); // prettier-ignore
    // 73 days are a fifth of a year.
    const later = readerOverrides(ready, {prices: {}, pricedOn: "2026-11-09"});
    expect(Object.entries(later).map(([name, value]) => [name, Number((value as number).toFixed(9))])).toEqual([
      ["years_since_balance", 0.7],
      ["years_to_base", 0.3],
      ["results_after_price", 0]
    ]);
    expect(readerOverrides(ready, {prices: {}, pricedOn: "soon"})).toEqual({});
    expect(readerOverrides(READY, {prices: {}, pricedOn: "2026-11-09"})).toEqual({});
  });

  it("leaves years that are given period by period as they are", () => {
    const series = readyCompany(companyWith([years("years_to_base", [0.5, 0.4, 0.3, 0.2, 0.1, 0, 0])]));
    expect(readerOverrides(series, {prices: {}, pricedOn: "2026-11-09"})).toEqual({});
  });
});

describe("readerRows(rows, companies, market)", () => {
  const priced = readyCompany(companyWith([input("price", "HKD/share", 42, "a close", {range: [0, 1000]})]));
  const row: CoverageRow = {
    ...coverageValue(priced),
    priceSource: "made up",
    quoted: null,
    tokens: null,
    estimates: [],
    event: null
  };

  it("works a row out anew where the reader’s market reaches it, dated by the reader’s day, and keeps it otherwise", () => {
    const market = {prices: {"9999.HK": 84}, pricedOn: "2026-11-09"};
    expect(readerRows([row], [priced], market)[0]).toMatchObject({price: 84, base: row.base, pricedOn: "2026-11-09", isOwn: true, priceSource: "made up"}); // prettier-ignore
    expect(readerRows([row], [priced], {prices: {"9999.HK": 84}})[0]).toMatchObject({price: 84, pricedOn: "2026-08-28", isOwn: true}); // prettier-ignore
    expect(readerRows([row], [priced], {prices: {BABA: 1}})).toEqual([row]);
    expect(readerRows([row], [], market)).toEqual([row]);
  });
});
