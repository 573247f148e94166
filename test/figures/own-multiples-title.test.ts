import {describe, expect, it} from "vitest";
import {growthMultipleTitle, ownMultiplesTitle, type PricedCompany} from "../../src/figures/titles/multiples.js";
import {said} from "../fixtures/said.js";

const bare: PricedCompany = {
  name: {en: "Firm", zh: "公司"},
  earnings: [],
  pair: [],
  sales: [],
  growth: null,
  recorded: 2,
  asked: 5
};

describe("ownMultiplesTitle(company)", () => {
  it.each([
    [
      {earnings: [24.84, 19.4], pair: [22.86, 26.96], sales: [2.2]},
      "Firm costs 19.4×–24.8× its earnings by basis, the American pair 22.9×–27.0×",
      "视口径而定，公司市盈率 19.4×–24.8×，美国两家 22.9×–27.0×"
    ],
    [{earnings: [30]}, "Firm costs 30.0× its earnings", "公司市盈率 30.0×"],
    [{sales: [8], growth: 0.11}, "Firm costs 8.0× its sales, which grew by 11%", "公司市值为收入的 8.0×，收入增长 11%"],
    [{sales: [8], growth: -0.2}, "Firm costs 8.0× its sales, which fell by 20%", "公司市值为收入的 8.0×，收入下降 20%"],
    [{sales: [8]}, "Firm costs 8.0× its sales", "公司市值为收入的 8.0×"],
    [{}, "Of Firm, 2 of 5 measures are on record", "公司的 5 项指标中有 2 项在册"]
  ])("of %j is what is on record of it", (given, en, zh) => {
    expect(said(ownMultiplesTitle({...bare, ...given}))).toEqual({en, zh});
  });
});

describe("growthMultipleTitle(dearest, cheapest)", () => {
  it("says what both cost on which day and how fast they grow", () => {
    const [dear, cheap] = [
      {name: {en: "Fast", zh: "快"}, growth: 2.83, multiple: 394.36, on: "2026-02-26"},
      {name: {en: "Slow", zh: "慢"}, growth: -0.02, multiple: 2.17, on: "2026-02-26"}
    ];
    expect(said(growthMultipleTitle(dear, cheap))).toEqual({
      en: "Fast at 394.4× sales on 26 Feb 2026 (+283% in revenue), Slow at 2.2× (−2%)",
      zh: "2026年2月26日快为收入的 394.4×（增速 +283%），慢为 2.2×（−2%）"
    });
    expect(said(growthMultipleTitle(dear, {...cheap, on: "2026-03-02"}))).toEqual({
      en: "Fast at 394.4× sales on 26 Feb 2026 (+283% in revenue), Slow at 2.2× on 2 Mar 2026 (−2%)",
      zh: "2026年2月26日快为收入的 394.4×（增速 +283%），2026年3月2日慢为 2.2×（−2%）"
    });
  });
});
