import {describe, expect, it} from "vitest";
import {isEmptyMarket, marketCodec, NO_MARKET, pasteMarket} from "../../src/coverage/market.js";

const companies = [
  {entity: "2513.HK", names: ["Zhipu", "智谱"], currency: "HKD", isOtherCode: false},
  {entity: "0700.HK", names: ["Tencent", "腾讯"], currency: "HKD", isOtherCode: false},
  {entity: "GDS", names: ["GDS", "万国数据"], currency: "USD", isOtherCode: false},
  {entity: "BABA", names: ["Alibaba", "9988", "HKEX 9988"], currency: "HKD", isOtherCode: true}
];

describe("pasteMarket(text, companies, before)", () => {
  it.each([
    ["2513.HK\t801", {"2513.HK": 801}],
    ["2513 HK 801", {"2513.HK": 801}],
    ["700 HK\tHK$1,461.6", {"0700.HK": 1461.6}],
    ["智谱：801 港元", {"2513.HK": 801}],
    ["gds = US$35.5", {GDS: 35.5}],
    ["Zhipu 801\r\nTencent 455\n", {"2513.HK": 801, "0700.HK": 455}]
  ])("reads %j", (text, prices) => {
    expect(pasteMarket(text, companies)).toEqual({market: {prices}, unread: [], otherShares: []});
  });

  it("takes no price of other shares, nor in another currency, and says which lines these are", () => {
    const refused = ["BABA 165", "baba\t$165", "9988 US$165", "GDS 30 HKD", "腾讯：60 美元"];
    expect(pasteMarket(refused.join("\n"), companies)).toEqual({market: NO_MARKET, unread: [], otherShares: refused});
    const taken = ["BABA HK$113", "9988 113", "Alibaba 113", "HKEX 9988: 113 港元"];
    for (const line of taken) expect(pasteMarket(line, companies).market.prices).toEqual({BABA: 113});
  });

  it("reads rates and a day, and keeps what stood before", () => {
    const before = {prices: {GDS: 35}};
    const {market, unread} = pasteMarket("USD/CNY 6.78\nusdhkd\t7.82\n2026-11-20", companies, before);
    expect(market).toEqual({prices: {GDS: 35}, usdCny: 6.78, usdHkd: 7.82, pricedOn: "2026-11-20"});
    expect(unread).toEqual([]);
  });

  it("names the lines it cannot use, and uses the others", () => {
    const {market, unread} = pasteMarket("Price list\nNVDA 180\n2513.HK 0\nGDS 30", companies);
    expect(market).toEqual({prices: {GDS: 30}});
    expect(unread).toEqual(["Price list", "NVDA 180", "2513.HK 0"]);
  });

  it("takes a price with its day, and neither where the day is none", () => {
    expect(pasteMarket("GDS 30 2026-11-20", companies).market).toEqual({prices: {GDS: 30}, pricedOn: "2026-11-20"});
    const lines = ["GDS 30 2026-02-30", "2026-13-01"];
    expect(pasteMarket(lines.join("\n"), companies)).toEqual({market: NO_MARKET, unread: lines, otherShares: []});
  });
});

describe("marketCodec(entities)", () => {
  const codec = marketCodec(companies.map(({entity}) => entity));
  const market = {prices: {"2513.HK": 801.5, GDS: 35}, usdCny: 6.7, pricedOn: "2026-11-20"};

  it("gives back what it wrote", () => {
    expect(codec.print(market)).toBe("2513.HK:801.5~GDS:35~usdcny:6.7~on:2026-11-20");
    expect(codec.parse(codec.print(market))).toEqual(market);
  });

  it("takes rates and prices below one", () => {
    expect(codec.parse("GDS:0.5~usdcny:0.9")).toEqual({prices: {GDS: 0.5}, usdCny: 0.9});
  });

  it.each(["NVDA:1", "GDS:-1", "GDS:x", "on:2026-13-01", "usdcny:0", "GDS"])("takes %s for nothing", (text) => {
    expect(codec.parse(text)).toBeNull();
  });
});

describe("isEmptyMarket(market)", () => {
  it("tells a market without anything of the reader’s", () => {
    expect([NO_MARKET, {prices: {}, usdHkd: 7.8}, {prices: {GDS: 1}}].map(isEmptyMarket)).toEqual([true, false, false]);
  });
});

describe("what a line says, a rate, a price or a day", () => {
  it.each([
    ["usd/hkd = 7.8", {prices: {}, usdHkd: 7.8}],
    ["USDCNY 0.9 2026-11-20", {prices: {}, usdCny: 0.9, pricedOn: "2026-11-20"}],
    ["Date: 2026-11-20", {prices: {}, pricedOn: "2026-11-20"}],
    ["日期：2026-11-20", {prices: {}, pricedOn: "2026-11-20"}],
    ["2026-11-20 , ", {prices: {}, pricedOn: "2026-11-20"}],
    ["GDS USD .5", {prices: {GDS: 0.5}}]
  ])("%s", (text, market) => {
    expect(pasteMarket(text, companies)).toEqual({market, unread: [], otherShares: []});
  });

  it.each([
    "updated 2026-11-20",
    "NVDA 180 2026-11-20",
    "801",
    ": 5",
    "GDS -5",
    "GDS: −5",
    "usdcny -7",
    "constructor 5",
    "usdcny 0"
  ])("nothing of %s", (text) => {
    expect(pasteMarket(text, companies)).toEqual({market: NO_MARKET, unread: [text], otherShares: []});
  });

  it("is of the first company that is called so", () => {
    const twins = ["A", "B"].map((entity) => ({entity, names: ["Twin"], currency: "USD", isOtherCode: false}));
    expect(pasteMarket("Twin 5", twins).market).toEqual({prices: {A: 5}});
  });

  it("keeps what the lines before it said, and a later one of the same in its place", () => {
    const text = "GDS 30 2026-11-19\n\nGDS 31\nusdcny 6.7\nusdcny 6.8\n2026-11-20";
    expect(pasteMarket(text, companies).market).toEqual({prices: {GDS: 31}, usdCny: 6.8, pricedOn: "2026-11-20"});
  });
});

describe("a market in an address", () => {
  const codec = marketCodec(companies.map(({entity}) => entity));

  it("is written with what it holds alone, and empty without anything", () => {
    expect([{prices: {}}, {prices: {}, usdHkd: 7.8}, {prices: {}, pricedOn: "2026-11-20"}].map(codec.print)).toEqual(["", "usdhkd:7.8", "on:2026-11-20"]); // prettier-ignore
    expect(codec.parse("usdhkd:7.8~on:2026-11-20")).toEqual({prices: {}, usdHkd: 7.8, pricedOn: "2026-11-20"});
    expect(codec.initial).toBe(NO_MARKET);
  });

  it.each(["", "usdcny", "usdcny:", "GDS:0", "GDS:1.", "GDS:1~", "toString:1", "usdeur:1", "on:soon"])(
    "reads nothing of %j",
    (text) => {
      expect(codec.parse(text)).toBeNull();
    }
  );

  it("is empty only without a price, a rate and a day", () => {
    expect(
      [
        {prices: {}, usdCny: 7},
        {prices: {}, pricedOn: "2026-11-20"}
      ].map(isEmptyMarket)
    ).toEqual([false, false]);
  });
});
