import {afterEach, describe, expect, it, vi} from "vitest";
import type {CoverageRow, CoverageSheet} from "../../src/coverage/coverage.js";
import {NO_MARKET} from "../../src/coverage/market.js";
import type {PublishedCompanies} from "../../src/companies/published.js";
import {LANGUAGES, type Lang} from "../../src/lib/language.js";
import {input} from "../../src/model/sheet/line.js";
import {coverageCodecs, coverageSheet, type CoverageState} from "../../src/shell/coverage-sheet.js";
import {typedNumber} from "../../src/shell/market-form.js";
import {apiCompanyModel, publishedApiCompany} from "../fixtures/api-company-model.js";
import {BARE, ROW} from "../fixtures/coverage-rows.js";
import {setField, withPage} from "../fixtures/document.js";
import {expectGoldenPage} from "../fixtures/golden-page.js";
import {numbersOf, shown} from "../fixtures/shown.js";
import {stateStore} from "../fixtures/state-store.js";

withPage("http://site/en/companies.html");
/** Lets what a test has set off come to its end. */
const settled = async () => {
  await import("../../src/coverage/value.js");
  for (let i = 0; i < 5; i++) await new Promise(setImmediate);
};
afterEach(settled);

const OLD = {entity: "GDS", metric: "price", basis: "market", on: "2026-01-05", since: "2026-07-01"} as const;
const MADE_UP: CoverageRow = {...BARE, title: {en: "Made up", zh: "虚构"}, currency: "HKD", unit: "HKD/share", price: 42, base: 50, quoted: null}; // prettier-ignore
const GDS: CoverageRow = {...BARE, entity: "GDS", title: {en: "GDS", zh: "万国数据"}, oldPrice: OLD, quoted: {shares: {exchange: "Nasdaq", code: "GDS"}, on: "2026-08-28", isClose: true, document: "made up", laterFigures: null}}; // prettier-ignore
const SHEET: CoverageSheet = {knownOn: null, citation: "ours", usageCitation: "usage", asOf: "2026-08-31", rows: [ROW, MADE_UP, GDS]}; // prettier-ignore
const {sheet: DOCUMENT} = apiCompanyModel;
const PRICE = input("price", "HKD/share", 42, "exchange, close of 28 August 2026", {range: [0, 1000]});
/** The company of the second row, whose price is an input. */
const PRICED: PublishedCompanies = {...publishedApiCompany, companies: [{...apiCompanyModel, sheet: {...DOCUMENT, lines: [PRICE, ...DOCUMENT.lines.filter(({name}) => name !== "price")]}}]}; // prettier-ignore
const EMPTY: CoverageState = {sort: "", find: "", side: "all", market: NO_MARKET};

function opened(lang: Lang = "en", state: Partial<CoverageState> = {}, sheet = SHEET) {
  const store = stateStore<CoverageState>({...EMPTY, ...state});
  const models = vi.fn(() => Promise.resolve(PRICED));
  const element = coverageSheet(sheet, {store, models, lang});
  document.body.replaceChildren(element);
  const all = <T extends Element = HTMLInputElement>(selector: string) => [...element.querySelectorAll<T>(selector)];
  const [find, side, pricedOn, usdCny, usdHkd] = all(".sheet-controls input, .sheet-controls select");
  const [copy, reset] = all<HTMLButtonElement>(".sheet-controls button");
  return {
    store,
    models,
    element,
    ...{find, side, pricedOn, usdCny, usdHkd, copy, reset},
    area: element.querySelector("textarea"),
    take: element.querySelector<HTMLButtonElement>(".sheet-paste button"),
    priceOf: (entity: string) => element.querySelector<HTMLInputElement>(`input[data-entity="${entity}"]`),
    rows: () => all<HTMLElement>("tbody tr").map((row) => shown(row)[0] ?? ""),
    said: () => all<HTMLElement>("[role=status]").map(({textContent}) => textContent)
  };
}

describe("coverageSheet(sheet, options)", () => {
  it.each(LANGUAGES)("shows each company with price, value and what its price asks (%s)", (lang) => {
    const {element, models} = opened(lang);
    expectGoldenPage(`coverage-sheet-${lang}`, element);
    expect(models).not.toHaveBeenCalled();
  });

  it("marks columns of numbers, and says nothing of prices or tokens that are not on record", () => {
    const {element} = opened("en", {find: "BABA"});
    const classes = [...element.querySelectorAll("tbody td")].map((cell) => cell.getAttribute("class"));
    expect(classes).toEqual(["number", "own-price", ...Array<string>(5).fill("number"), null, "number", "number", null, null]); // prettier-ignore
    const bare = opened("en", {}, {...SHEET, rows: [MADE_UP]});
    expect(bare.element.querySelectorAll(".figure-note").length).toBe(0);
    expect([...bare.element.querySelectorAll("tbody td")].map((cell) => cell.getAttribute("class"))).toContain(
      "missing"
    );
  });

  it("works out anew under a price that a reader types, says so, and takes it back", async () => {
    const {store, priceOf, rows, said, element, models, reset} = opened();
    priceOf("9999.HK")?.focus();
    setField(priceOf("9999.HK"), " 40 ");
    expect(store.state.market).toEqual({prices: {"9999.HK": 40}});
    await expect.poll(() => said()[1]).toBe("With your figures, not our view: 1 of 3 companies.");
    expect(element.querySelector<HTMLElement>(".sheet-status")?.dataset["eachSheet"]).toBe(said()[1]);
    expect([...element.querySelectorAll("tbody tr")].map((row) => row.getAttribute("class"))).toEqual([
      null,
      "own",
      null
    ]);
    expect(rows()[1]).toMatch(
      /^\[[^\]]+\]\(\.\/value\.html#company=9999\.HK&set=price:40\) 9999\.HK \| HK\$40 \| \{40\} \| HK\$/
    );
    expect(document.activeElement).toBe(priceOf("9999.HK"));
    expect(priceOf("9999.HK")?.value).toBe("40");
    expect(numbersOf(element)).toContain("HK$40 = 40 HKD/share of typed by the reader");
    setField(priceOf("BABA"), "100");
    await expect.poll(() => element.querySelector("tbody a")?.getAttribute("href")).toMatch(/set=price:100$/);
    expect(store.state.market.prices).toEqual({"9999.HK": 40, BABA: 100});
    setField(priceOf("9999.HK"), "");
    expect(store.state.market.prices).toEqual({BABA: 100});
    expect(reset?.disabled).toBe(false);
    reset?.click();
    await expect.poll(() => [said()[1], reset?.disabled]).toEqual(["", true]);
    expect([store.state.market, models.mock.calls.length]).toEqual([NO_MARKET, 1]);
  });

  it("keeps what stands and says why where a price is none", () => {
    const {store, priceOf, said, usdCny} = opened("zh");
    setField(priceOf("BABA"), "0");
    expect(said()[0]).toBe("0：不是大于零的数字；应形如 793 或 6.78。原有数值不变。");
    setField(usdCny, "x");
    expect(said()[0]).toBe("x：不是大于零的数字；应形如 793 或 6.78。原有数值不变。");
    expect([priceOf("BABA"), usdCny].map((field) => field?.getAttribute("aria-invalid"))).toEqual(["true", "true"]);
    expect(store.state.market).toEqual(NO_MARKET);
    setField(usdCny, "7");
    expect([usdCny?.getAttribute("aria-invalid"), said()[0]]).toEqual(["false", ""]);
    setField(priceOf("BABA"), "1,200");
    expect([priceOf("BABA")?.getAttribute("aria-invalid"), store.state.market.prices]).toEqual(["false", {BABA: 1200}]);
  });

  it("takes rates and a day, and lets them go", () => {
    const {store, usdCny, usdHkd, pricedOn} = opened();
    setField(usdCny, "6.78");
    setField(usdHkd, "7.82");
    setField(pricedOn, "2026-11-20");
    expect(store.state.market).toEqual({prices: {}, usdCny: 6.78, usdHkd: 7.82, pricedOn: "2026-11-20"});
    for (const field of [usdCny, usdHkd, pricedOn]) setField(field, "");
    expect(store.state.market).toEqual(NO_MARKET);
  });

  it("opens under the market of its address, and shows what comes from elsewhere", async () => {
    const market = {prices: {"9999.HK": 40}, usdCny: 6.5, usdHkd: 7.5, pricedOn: "2026-11-20"};
    const {store, find, side, usdCny, usdHkd, pricedOn, said, rows} = opened("zh", {market, side: "above", find: "99"});
    const fields = () => [find, side, usdCny, usdHkd, pricedOn].map((field) => field?.value);
    expect(fields()).toEqual(["99", "above", "6.5", "7.5", "2026-11-20"]);
    await expect.poll(() => said()[1]).toBe("已采用您的数据，并非本站观点：3 家公司中的 1 家。");
    expect(rows().length).toBe(1);
    find?.focus();
    store.set({find: "", side: "all", market: NO_MARKET});
    await expect.poll(() => rows().length).toBe(3);
    expect(fields()).toEqual(["99", "all", "", "", ""]);
    find?.blur();
    store.set({find: "GDS"});
    await expect.poll(() => find?.value).toBe("GDS");
  });

  it("finds as one types, tells sides of the price and sorts by its heads", async () => {
    const {store, element, find, side, rows} = opened();
    const names = () => rows().map((row) => /^\[([\w ]+)\]/.exec(row)?.[1]);
    setField(find, "baba", "input");
    expect([store.state.find, store.passing]).toEqual(["baba", true]);
    await expect.poll(() => names()).toEqual(["Alibaba"]);
    setField(find, "", "input");
    setField(side, "below");
    expect([store.state.side, store.passing]).toEqual(["below", false]);
    await expect.poll(() => names()).toEqual([]);
    setField(side, "all");
    element.querySelector<HTMLButtonElement>("th button")?.click();
    expect(store.state.sort).toBe("company");
    await expect.poll(() => names()).toEqual(["Alibaba", "GDS", "Made up"]);
    expect(element.querySelector("th")?.getAttribute("aria-sort")).toBe("ascending");
  });

  it("leaves its rows where nothing of it changed", async () => {
    const {store, element} = opened();
    const row = element.querySelector("tbody tr");
    await settled();
    store.set({other: 1} as Partial<CoverageState>);
    await settled();
    expect(element.querySelector("tbody tr")).toBe(row);
  });

  it("shows what the reader set last, however late the models come", async () => {
    let resolve: (value: PublishedCompanies) => void = () => undefined;
    const promise = new Promise<PublishedCompanies>((done) => (resolve = done));
    const {store, models, priceOf, said} = opened();
    models.mockReturnValue(promise);
    setField(priceOf("9999.HK"), "40");
    store.set({market: NO_MARKET});
    resolve(PRICED);
    await settled();
    expect([store.state.market, said()[1]]).toEqual([NO_MARKET, ""]);
  });

  it("takes what is pasted, names what it does not, by why", () => {
    const {store, area, take, said} = opened();
    setField(area, "BABA 165\n9988 130\nGDS 30\n9999 40\nodd\nUSD/CNY 6.8\nmore");
    take?.click();
    expect(store.state.market).toEqual({prices: {BABA: 130, GDS: 30, "9999.HK": 40}, usdCny: 6.8});
    expect(said()[0]).toBe(
      "Not understood: odd · more; Not used: of other shares than the sheet’s price, or in another currency; take the code below that price, or write its currency: BABA 165"
    );
    setField(area, "GDS 31");
    take?.click();
    expect([said()[0], store.state.market.prices["GDS"], store.state.market.prices["BABA"]]).toEqual(["", 31, 130]);
  });

  it("takes lines pasted into a field as lines, and one number as what is typed", () => {
    const {store, priceOf, element} = opened();
    const problems: unknown[] = [];
    window.addEventListener("error", (event) => problems.push(event.error));
    const paste = (text?: string) => {
      const event = new Event("paste", {cancelable: true});
      if (text !== undefined) Object.assign(event, {clipboardData: {getData: (kind: string) => (kind === "text/plain" ? text : "")}}); // prettier-ignore
      priceOf("BABA")?.dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect([paste(" 130\n"), paste(), store.state.market]).toEqual([false, false, NO_MARKET]);
    expect([paste("GDS\t30"), store.state.market.prices]).toEqual([true, {GDS: 30}]);
    expect([paste("GDS 31\n9988 5"), store.state.market.prices]).toEqual([true, {GDS: 31, BABA: 5}]);
    expect([problems, element.isConnected]).toEqual([[], true]);
  });

  it.each([
    [
      "en",
      [
        "Company\tPrice\tPrice of\tBase\tBase v price\tPrice of\tLow case\tHigh case\tWhat the price asks\tToken share\tOver 4 weeks\tOurs v estimates\tNext or last event",
        "Alibaba (BABA)\t120\tHKEX 9988\t150\t0.25\t2026-08-28\t90\t210\tCloud of CNY 3bn in FY2028, 3 times FY2026\t0.12\t0.01999999999999999\tRevenue, FY2027: CNY 9bn v CNY 10bn of 1 Aug 2026 (−10%)\tResults, 20 Nov 2026",
        "Made up (9999.HK)\t42\t\t50\t0.19047619047619047\t2026-08-28\t50\t50\t\t\t\t\t",
        "GDS (GDS)\t\tNasdaq GDS\t\t\t2026-08-28\t\t\t\t\t\t\t"
      ]
    ],
    [
      "zh",
      [
        "公司\t股价\t股价所属\t基准\t基准较股价\t股价日期\t低情景\t高情景\t股价所要求的\t词元占比\t四周变动\t自有预测与外部预测\t下一或最近事件",
        "阿里巴巴 (BABA)\t120\t港交所 9988\t150\t0.25\t2026-08-28\t90\t210\t2028财年云 30亿元，为2026财年的 3 倍\t0.12\t0.01999999999999999\t收入，2027财年：90亿元，2026年8月1日外部预测 100亿元（−10%）\t业绩，2026年11月20日",
        "虚构 (9999.HK)\t42\t\t50\t0.19047619047619047\t2026-08-28\t50\t50\t\t\t\t\t",
        "万国数据 (GDS)\t\tNasdaq GDS\t\t\t2026-08-28\t\t\t\t\t\t\t"
      ]
    ]
  ] as const)("copies the rows shown as cells for a spreadsheet, or says that it may not (%s)", async (lang, text) => {
    const {copy, said} = opened(lang);
    const taken: string[] = [];
    vi.stubGlobal("navigator", {clipboard: {writeText: (given: string) => Promise.resolve(taken.push(given))}});
    copy?.click();
    await expect.poll(() => said()[0]).toBe({en: "Copied", zh: "已复制"}[lang]);
    expect(taken[0]?.split("\n")).toEqual(text);
    vi.stubGlobal("navigator", {});
    copy?.click();
    await expect
      .poll(() => said()[0])
      .toBe({en: "The browser does not let this page onto the clipboard", zh: "浏览器不允许本页写入剪贴板"}[lang]);
  });
});

describe("coverageCodecs(sheet), typedNumber(text)", () => {
  it("read a market of companies of the sheet alone, and a side of the price", () => {
    const codecs = coverageCodecs(SHEET);
    expect(codecs.market.parse("BABA:100~on:2026-11-20")).toEqual({prices: {BABA: 100}, pricedOn: "2026-11-20"});
    expect([codecs.market.parse("NVDA:1"), codecs.side.parse("above"), codecs.side.parse("x")]).toEqual([null, "above", null]); // prettier-ignore
    expect([codecs.sort.initial, codecs.find.initial, codecs.side.initial]).toEqual(["", "", "all"]);
  });

  it.each([
    ["", null],
    [" ", null],
    ["793", 793],
    ["1,461.6", 1461.6],
    ["0.5", 0.5],
    ["0", undefined],
    ["-1", undefined],
    ["1e999", undefined],
    ["x", undefined]
  ])("of %j is %s", (text, value) => {
    expect(typedNumber(text)).toBe(value);
  });
});
