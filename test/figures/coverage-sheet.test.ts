import {describe, expect, it} from "vitest";
import type {CoverageRow} from "../../src/coverage/coverage.js";
import {SHEET_COLUMNS, sheetFinding, shownRows, tokenWeeks} from "../../src/figures/coverage-sheet.js";
import {printWords} from "../../src/words/say.js";
import {BARE, ROW} from "../fixtures/coverage-rows.js";
import {said} from "../fixtures/said.js";

const cells = (row: CoverageRow) => SHEET_COLUMNS.map(({cell}) => { const words = cell(row); return words && printWords(words, "en"); }); // prettier-ignore
const orders = (row: CoverageRow) => SHEET_COLUMNS.map(({order}) => order(row));

describe("SHEET_COLUMNS", () => {
  it("print a company, and nothing where nothing is on record", () => {
    expect(cells(ROW)).toEqual([
      "US$150",
      "+25%",
      "28 Aug 2026",
      "US$90",
      "US$210",
      "Cloud of CNY 3bn in FY2028, 3 times FY2026",
      "12.0%",
      "+2.0 points",
      "Revenue, FY2027: CNY 9bn v CNY 10bn of 1 Aug 2026 (−10%)",
      "Results, 20 Nov 2026"
    ]);
    expect(cells(BARE)).toEqual([null, null, "28 Aug 2026", null, null, null, null, null, null, null]);
    const some = {...ROW, price: null, tokens: {week: "2026-08-24", share: 0.12, was: null}, estimates: ROW.estimates.map((each) => ({...each, period: null})), event: {...BARE, date: "2026-11-20", kind: "merger", title: ROW.title}}; // prettier-ignore
    expect(cells(some).slice(6)).toEqual([
      "12.0%",
      null,
      "Revenue: CNY 9bn v CNY 10bn of 1 Aug 2026 (−10%)",
      "merger, 20 Nov 2026"
    ]);
    const inChinese = SHEET_COLUMNS.slice(-2).map(({cell}) => cell(some));
    expect(inChinese.map((words) => words && printWords(words, "zh"))).toEqual([
      "收入：90亿元，2026年8月1日外部预测 100亿元（−10%）",
      "merger，2026年11月20日"
    ]);
    const [estimated] = SHEET_COLUMNS.slice(-2).map(({cell}) => cell(ROW));
    expect(said(estimated ?? null).zh).toBe("收入，2027财年：90亿元，2026年8月1日外部预测 100亿元（−10%）");
    expect(cells({...ROW, base: null})[1]).toBeNull();
    expect(cells({...ROW, tokens: {week: "2026-08-24", share: null, was: 0.1}}).slice(6, 8)).toEqual([null, null]);
    expect(cells({...ROW, estimates: ROW.estimates.map((each) => ({...each, ours: null}))})[8]).toBeNull();
    const old = {...ROW, estimates: ROW.estimates.map((each) => ({...each, isCurrent: false}))};
    const [column] = SHEET_COLUMNS.slice(-2);
    expect(said(column?.cell(old) ?? null).en).toBe(
      "Revenue, FY2027: CNY 9bn v CNY 10bn of 1 Aug 2026 (too old to compare)"
    );
    expect([column?.order(ROW), column?.order(old)]).toEqual([expect.closeTo(-0.1, 12), null]);
  });

  it("are ordered by their numbers, what the price asks by how many times it is what was reported", () => {
    expect(orders(ROW).map((value) => (typeof value === "number" ? Number(value.toFixed(6)) : value))).toEqual([150, 0.25, "2026-08-28", 90, 210, 3, 0.12, 0.02, -0.1, "2026-11-20"]); // prettier-ignore
    expect(orders(BARE)).toEqual([null, null, "2026-08-28", null, null, null, null, null, null, null]);
  });
});

describe("shownRows(rows, view), sheetFinding(rows), tokenWeeks(rows)", () => {
  const view = {sort: "", find: "", side: "all"} as const;
  const rows = [BARE, ROW, {...ROW, entity: "GDS", title: {en: "GDS", zh: "万国数据"}, price: 150}, {...ROW, entity: "MSFT", price: 400}]; // prettier-ignore
  const entities = (change: Partial<Parameters<typeof shownRows>[1]>) => shownRows(rows, {...view, ...change}).map(({entity}) => entity); // prettier-ignore

  it("find by name or ticker, tell sides of the price, its own among those above, and sort by name and price", () => {
    expect(entities({find: " aliBABA "})).toEqual(["BABA"]);
    expect(entities({find: "他司"})).toEqual(["9999.HK"]);
    expect(shownRows([{...BARE, quoted: null}, ROW], {...view, find: "9988"})).toEqual([ROW]);
    expect([entities({side: "below"}), entities({side: "above"})]).toEqual([["MSFT"], ["BABA", "GDS"]]);
    expect(
      shownRows(
        [
          {...BARE, price: 10},
          {...BARE, base: 10}
        ],
        {...view, side: "below"}
      )
    ).toEqual([]);
    expect(entities({sort: "company"})).toEqual(["BABA", "GDS", "MSFT", "9999.HK"]);
    expect(entities({sort: "-price"})).toEqual(["MSFT", "GDS", "BABA", "9999.HK"]);
    expect(entities({sort: "nothing"})).toEqual(["9999.HK", "BABA", "GDS", "MSFT"]);
  });

  it("lead with where price and value are furthest apart, on either side", () => {
    expect(said(sheetFinding(rows)).en).toBe("Price and base case are furthest apart at Microsoft: ours is 63% less");
    expect(said(sheetFinding(rows)).zh).toContain("：基准低 63%");
    expect(said(sheetFinding(rows.slice(0, 2)))).toEqual({
      en: "Price and base case are furthest apart at Alibaba: ours is 25% more",
      zh: "股价与基准相差最大的是阿里巴巴：基准高 25%"
    });
    expect(said(sheetFinding(rows.slice(2, 3))).zh).toContain("：基准高 0%");
    expect(said(sheetFinding([BARE, {...ROW, price: null}])).en).toBe("No company has a price and a value on record");
    expect(said(tokenWeeks(rows)).en).toContain("in the week of 24 Aug 2026, against the week of 27 Jul 2026");
    expect(tokenWeeks([BARE])).toBeNull();
  });
});
