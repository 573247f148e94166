import {describe, expect, it} from "vitest";
import type {QuotedPrice} from "../../src/companies/quoted-price.js";
import {quotedPricesWords, quotedPriceWords, priceNote} from "../../src/figures/price-words.js";
import {slotProblems} from "../../src/words/say.js";
import {said} from "../fixtures/said.js";

const HONG_KONG: QuotedPrice = {
  shares: {exchange: "HKEX", code: "9988"},
  on: "2026-07-17",
  isClose: true,
  document: "someone/prices data/Alibaba.csv at commit 6316b89 (public repository, MIT licence)",
  laterFigures: "2026-08-25"
};
const NEW_YORK: QuotedPrice = {...HONG_KONG, shares: {exchange: "NASDAQ", code: "GDS"}, on: "2026-09-25", document: "My vendor (by file)", laterFigures: null}; // prettier-ignore
const NAMED = {en: "Alibaba", zh: "阿里巴巴"};

describe("quotedPriceWords(basis), priceNote(basis, otherwise)", () => {
  it("name exchange, code, day and source, and that figures are later than the price", () => {
    expect(said(quotedPriceWords(HONG_KONG))).toEqual({
      en: "Price: the close of HKEX 9988 on 17 Jul 2026, by the exchange’s day, from the public repository someone/prices; the model reads later figures, of 25 Aug 2026.",
      zh: "股价：2026年7月17日港交所 9988 的交易所当日收盘价，取自公开代码库 someone/prices；模型已计入其后（2026年8月25日）的公司数据。"
    });
    expect(said(priceNote(HONG_KONG, {en: "", zh: ""}))).toEqual({
      en: "HKEX 9988, 17 Jul 2026, close by the exchange’s day",
      zh: "港交所 9988，2026年7月17日，交易所当日收盘价"
    });
  });

  it("say no more of one that is no close, and after which nothing came", () => {
    const quoted = {...NEW_YORK, isClose: false};
    expect(said(quotedPriceWords(quoted)).en).toBe("Price: Nasdaq GDS on 25 Sep 2026, from My vendor.");
    expect(said(quotedPriceWords(quoted)).zh).toBe("股价：2026年9月25日纳斯达克 GDS 的价格，取自 My vendor。");
    expect(said(priceNote(quoted, {en: "derived", zh: "推算"})).en).toBe("Nasdaq GDS, 25 Sep 2026, derived");
    expect(said(quotedPriceWords({...quoted, shares: {exchange: null, code: "7203.T"}})).en).toContain(
      "Price: 7203.T on"
    );
  });
});

describe("quotedPricesWords(companies)", () => {
  const company = (entity: string, quoted: QuotedPrice | null) => ({entity, title: NAMED, quoted});
  const tencent = {...HONG_KONG, shares: {exchange: "HKEX", code: "0700"}, document: "someone/prices README (public repository)", on: "2026-09-11", laterFigures: null}; // prettier-ignore
  const all = [
    company("BABA", HONG_KONG),
    company("0700.HK", tencent),
    company("GDS", NEW_YORK),
    company("MSFT", null)
  ];

  it("names each source once with its days and shares, then whose models know later figures", () => {
    const words = quotedPricesWords(all);
    expect(said(words).en).toBe(
      "Prices are closes by the exchange’s day: Alibaba (HKEX 9988) of 17 Jul 2026, Tencent (HKEX 0700) of 11 Sep 2026, from the public repository someone/prices; GDS (Nasdaq GDS) of 25 Sep 2026, from My vendor. Figures later than the price are in the models of Alibaba (25 Aug 2026)."
    );
    expect(said(words).zh).toBe(
      "股价为交易所当日收盘价：阿里巴巴（港交所 9988）为2026年7月17日，腾讯（港交所 0700）为2026年9月11日，取自公开代码库 someone/prices；万国数据（纳斯达克 GDS）为2026年9月25日，取自 My vendor。模型已计入股价日之后的公司数据：阿里巴巴（2026年8月25日）。"
    );
    expect(words && slotProblems(words)).toEqual([]);
    const two = [company("BABA", HONG_KONG), company("0700.HK", {...tencent, on: HONG_KONG.on})];
    expect(said(quotedPricesWords(two)).en).toContain("Alibaba (HKEX 9988), Tencent (HKEX 0700) of 17 Jul 2026, from");
  });

  it("says nothing of no price, and calls closes only what all of them are", () => {
    expect(quotedPricesWords(all.slice(3))).toBeNull();
    expect(said(quotedPricesWords([...all, company("IBM", {...NEW_YORK, isClose: false})])).en).toMatch(
      /^Prices: Alibaba/
    );
    expect(said(quotedPricesWords(all.slice(2))).zh).not.toContain("其后");
  });
});
