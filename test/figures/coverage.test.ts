import {beforeAll, describe, expect, it} from "vitest";
import type {CoverageRow} from "../../src/coverage/coverage.js";
import {SHEET_COLUMNS, sheetFinding, shownRows} from "../../src/figures/coverage-sheet.js";
import {routerCoverageWords, valueHeadline, valueLead} from "../../src/figures/coverage-words.js";
import {printWords, slotProblems} from "../../src/words/say.js";
import {publishedCoverage} from "../fixtures/results.js";

const zhipu = {
  price: 793,
  base: 296,
  currency: "HKD",
  unit: "HKD/share",
  asked: {
    title: {en: "API revenue", zh: " API 收入"},
    period: "FY2030H2",
    asked: {value: 48.7e9, unit: "CNY"},
    reported: {period: "FY2026H1", measured: {value: 825e6, unit: "CNY"}}
  }
};

describe("routerCoverageWords(swing, value)", () => {
  it("says the value with the router’s part growing less and more than set", () => {
    const words = routerCoverageWords({set: 0, step: 0.1, whenLower: 410.4, whenHigher: 190.6}, zhipu);
    expect(printWords(words, "en")).toBe(
      "Coverage is an input: the router’s part of all usage is set to grow by 0% each half; 10 points less makes the value HK$410, 10 points more HK$191."
    );
    expect(printWords(words, "zh")).toBe(
      "覆盖率为输入项：所设路由用量占全渠道之比每半年变动 0%；每半年少 10 个百分点，价值为 410港元，多 10 个百分点，则为 191港元。"
    );
  });
});

describe("valueLead(value, {by})", () => {
  const said = (change: Partial<typeof zhipu> | {asked: null} | {base: null}, lang: "en" | "zh" = "en") => {
    const words = valueLead({...zhipu, ...change});
    expect(slotProblems(words)).toEqual([]);
    return printWords(words, lang);
  };

  it("says what the market pays for, how many times what was reported, and what our base case gives", () => {
    expect(said({})).toBe(
      "At HK$793 the market pays for API revenue of CNY 48.7bn in H2 2030, 59 times H1 2026; our base case gives HK$296, 63% less."
    );
    expect(said({}, "zh")).toBe(
      "股价 793港元所要求的是2030年下半年API 收入 487亿元，为2026年上半年的 59 倍；我们的基准情景为 296港元，低 63%。"
    );
  });

  it("tells a value above the price, one at it, and one that is not on record", () => {
    expect(said({base: 900})).toMatch(/gives HK\$900, 13% more\.$/);
    expect(said({base: 794})).toMatch(/gives HK\$794, about as much\.$/);
    expect(said({base: null})).toMatch(/gives no value: figures it rests on are not on record\.$/);
    expect(said({asked: null})).toMatch(/^At HK\$793 no value of its driver within bounds gives the price;/);
  });

  it("is headed by how far the value is from the price", () => {
    const name = {en: "Zhipu", zh: "智谱"};
    const headed = (base: number | null) => printWords(valueHeadline(name, {...zhipu, base}), "en");
    expect(headed(296)).toBe("Zhipu: our base case is 63% below the price");
    expect(headed(900)).toBe("Zhipu: our base case is 13% above the price");
    expect(headed(793)).toBe("Zhipu: our base case is about the price");
    expect(headed(null)).toBe("Zhipu: price and value cannot be compared");
  });

  it("names a scenario of the reader’s where it gives the value", () => {
    const words = valueLead(zhipu, {by: {en: "your scenario", zh: "您的情景"}});
    expect(printWords(words, "en")).toContain("; your scenario gives HK$296");
  });
});

describe("the coverage sheet, as published", () => {
  let rows: readonly CoverageRow[];
  beforeAll(async () => {
    ({rows} = await publishedCoverage());
  });
  const view = {sort: "", find: "", side: "all"} as const;

  it("says the same in both languages in every cell", () => {
    for (const {cell} of SHEET_COLUMNS)
      for (const row of rows) {
        const words = cell(row);
        if (words) expect(slotProblems(words)).toEqual([]);
        if (words) expect(printWords(words, "en")).not.toMatch(/n\/a|undefined|NaN/);
      }
    expect(slotProblems(sheetFinding(rows))).toEqual([]);
    expect(printWords(sheetFinding(rows), "en").length).toBeLessThanOrEqual(80);
  });

  it("sorts by any column either way, what is not on record last", () => {
    for (const {key, order} of SHEET_COLUMNS) {
      const up = shownRows(rows, {...view, sort: key}).map(order);
      const down = shownRows(rows, {...view, sort: `-${key}`}).map(order);
      const known = up.filter((value) => value !== null);
      expect(up.slice(0, known.length)).toEqual(known);
      expect(down.slice(0, known.length)).toEqual([...known].reverse());
    }
  });

  it("finds by name in either language and by ticker, and by the side of the price", () => {
    const found = (find: string) => shownRows(rows, {...view, find}).map(({entity}) => entity);
    expect(found("zhi")).toEqual(["2513.HK"]);
    expect(found("智谱")).toEqual(["2513.HK"]);
    expect(found("0700")).toEqual(["0700.HK"]);
    const [below, above] = (["below", "above"] as const).map((side) => shownRows(rows, {...view, side}).length);
    expect((below ?? 0) + (above ?? 0)).toBe(rows.filter(({base, price}) => base !== null && price !== null).length);
  });
});
