import {describe, expect, it} from "vitest";
import {comparables} from "../../src/companies/comparables.js";
import {multipleBands, multipleHistory, multipleOn, type MultipleSeries} from "../../src/companies/multiple-history.js";
import {NOTE_DAY} from "../../src/companies/multiples.js";
import {readPrices} from "../../src/companies/pasted-prices.js";
import {studiedData} from "./data.js";

const SERIES: MultipleSeries = {
  entity: "0001.HK",
  measure: "ev_sales",
  unit: "HKD per share",
  prices: [
    {date: "2026-01-02", value: 90},
    {date: "2026-02-02", value: 110},
    {date: "2026-07-31", value: 95}
  ],
  years: [
    {to: "2025-06-30", perShare: 20},
    {to: "2026-06-30", perShare: 25}
  ],
  netDebt: 10,
  counts: [{from: "2026-07-13", times: 1.2}]
};

describe("multipleOn(series, price), by hand", () => {
  it.each([
    ["2026-01-02", 90, 100 / 20],
    ["2026-06-30", 90, 100 / 25],
    // A fifth more shares from the placing on.
    ["2026-07-31", 95, (95 * 1.2 + 10) / 25],
    // No twelve months had ended, or only such as ended more than a year before.
    ["2025-06-29", 90, null],
    ["2027-07-31", 90, null]
  ])("on %s at %d is %j", (date, value, multiple) => {
    expect(multipleOn(SERIES, {date, value})).toEqual(multiple);
  });
});

describe("multipleBands(series, pasted)", () => {
  it("is lowest, median, highest and last, a reader’s prices among them", () => {
    expect(multipleBands([SERIES])).toMatchObject([{low: 4.96, median: 5, high: 6, latest: {date: "2026-07-31"}}]);
    const pasted = [
      {entity: "0001.HK", date: "2026-08-31", value: 240},
      {entity: "0001.HK", date: "2026-01-02", value: 70},
      {entity: "0002.HK", date: "2026-01-02", value: 1}
    ];
    const [band] = multipleBands([SERIES], pasted);
    expect(band?.days.map(({isReaders}) => isReaders)).toEqual([true, false, false, true]);
    expect([band?.low, band?.latest.value]).toEqual([4, (240 * 1.2 + 10) / 25]);
    expect(band?.median).toBeCloseTo((4.96 + 6) / 2, 12);
  });
});

describe("multipleHistory(data, compared), of the books", () => {
  it("meets the peers page on the note’s day, where both read the same close", async () => {
    const data = await studiedData();
    const compared = comparables(data);
    const {series, missing} = multipleHistory(data, compared);
    for (const [entity, measure] of [
      ["GDS", "ev_sales"],
      ["2513.HK", "price_sales"],
      ["0100.HK", "price_sales"]
    ] as const) {
      const own = series.find((s) => s.entity === entity && s.measure === measure);
      const price = own?.prices.find(({date}) => date === NOTE_DAY);
      const theirs = compared.find((c) => c.entity === entity && c.measure === measure)?.value;
      expect(own && price && multipleOn(own, price)).toBeCloseTo(theirs ?? NaN, 8);
    }
    // By hand: 5.70 yuan a share of fiscal 2026 at 112.60 Hong Kong dollars, at the rates of the note’s day.
    const [baba] = multipleBands(series.filter((s) => s.entity === "BABA" && s.measure === "price_earnings"));
    expect(baba?.latest.value).toBeCloseTo((112.6 / 7.8245) * (6.8672 / 5.7), 8);
    // Each multiple of each company is shown, or named with what it lacks.
    expect(series.length + missing.length).toBe(21);
    expect(missing.filter(({lacks}) => lacks === "profit").map(({entity}) => entity).sort()).toEqual(["0100.HK", "2513.HK"]); // prettier-ignore
  });
});

describe("readPrices(text, names)", () => {
  const names = {"2513.HK": {en: "Zhipu", zh: "智谱"}, GDS: {en: "GDS", zh: "万国数据"}};
  it("reads a price a line, by ticker or name, and names what it does not read", () => {
    const text = "2513 2026-10-30 812\n智谱：2026-11-02，HK$1,020.5\ngds, 2026-10-30, US$31\n2513 2026-10-30 815\nTencent 2026-10-30 1\nGDS 2026-13-01 3\nGDS 2026-10-30 0"; // prettier-ignore
    const {prices, unread} = readPrices(text, names);
    expect(prices).toEqual([
      {entity: "2513.HK", date: "2026-10-30", value: 815},
      {entity: "2513.HK", date: "2026-11-02", value: 1020.5},
      {entity: "GDS", date: "2026-10-30", value: 31}
    ]);
    expect(unread).toEqual(["Tencent 2026-10-30 1", "GDS 2026-13-01 3", "GDS 2026-10-30 0"]);
  });
});
