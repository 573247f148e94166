import {describe, expect, it} from "vitest";
import {
  askedWords,
  measuredQuantity,
  routerCoverageWords,
  valueHeadline,
  valueLead
} from "../../src/figures/coverage-words.js";
import {printWords, slotProblems} from "../../src/words/say.js";

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
    const grown = routerCoverageWords({set: 0.024, step: 0.1, whenLower: 1, whenHigher: 2}, zhipu);
    expect([printWords(grown, "en"), printWords(grown, "zh")]).toEqual([expect.stringContaining("grow by 2% each half"), expect.stringContaining("每半年变动 2%；")]); // prettier-ignore
    expect(printWords(words, "zh")).toBe(
      "覆盖率为输入项：所设路由用量占全渠道之比每半年变动 0%；每半年少 10 个百分点，价值为 410港元，多 10 个百分点，则为 191港元。"
    );
  });
});

describe("valueLead(value, {by})", () => {
  const said = (change: Partial<Parameters<typeof valueLead>[0]>, lang: "en" | "zh" = "en") => {
    const words = valueLead({...zhipu, ...change});
    expect(slotProblems(words)).toEqual([]);
    return printWords(words, lang);
  };

  it("says what the market pays for, how many times what was reported, and what our base case gives", () => {
    expect(said({})).toBe(
      "At HK$793 the market pays for API revenue of CNY 48.7bn in H2 2030, 59 times H1 2026; our base case gives HK$296, 63% less."
    );
    expect(said({}, "zh")).toBe(
      "股价 793港元所要求的是2030年下半年 API 收入 487亿元，为2026年上半年的 59 倍；我们的基准情景为 296港元，低 63%。"
    );
  });

  it("tells a value above the price, one at it, and one that is not on record", () => {
    expect(said({base: 900})).toMatch(/gives HK\$900, 13% more\.$/);
    expect(said({base: 900}, "zh")).toMatch(/；我们的基准情景为 900港元，高 13%。$/);
    expect(said({base: 794})).toMatch(/gives HK\$794, about as much\.$/);
    expect(said({base: 799.4})).toMatch(/gives HK\$799, 1% more\.$/);
    expect(said({base: null})).toMatch(/gives no value: figures it rests on are not on record\.$/);
    expect(said({asked: null})).toMatch(/^At HK\$793 no value of its driver within bounds gives the price;/);
  });

  it("holds the value against no price that is not on record, or is too old", () => {
    const none = {price: null};
    expect(said(none)).toBe("There is no price to hold it against; our base case gives HK$296.");
    expect(
      said({
        ...none,
        oldPrice: {entity: "2513.HK", metric: "close", basis: "market", on: "2026-03-02", since: "2026-06-01"}
      })
    ).toBe("The price, of 2 Mar 2026, is older than 1 Jun 2026 and not held against it; our base case gives HK$296.");
    expect(said({price: 0})).toMatch(/our base case gives HK\$296\.$/);
  });

  it("is headed by how far the value is from the price", () => {
    const name = {en: "Zhipu", zh: "智谱"};
    const headed = (base: number | null) => printWords(valueHeadline(name, {...zhipu, base}), "en");
    expect(headed(296)).toBe("Zhipu: our base case is 63% below the price");
    expect(headed(900)).toBe("Zhipu: our base case is 13% above the price");
    expect(headed(793)).toBe("Zhipu: our base case is about the price");
    expect(headed(799.4)).toBe("Zhipu: our base case is 1% above the price");
    const chinese = [296, 900].map((base) => printWords(valueHeadline(name, {...zhipu, base}), "zh"));
    expect(chinese).toEqual(["智谱：我们的基准情景较股价低 63%", "智谱：我们的基准情景较股价高 13%"]);
    for (const price of [null, 0])
      expect(printWords(valueHeadline(name, {base: 296, price}), "zh")).toBe("智谱：股价与估值无从对照");
    expect(headed(null)).toBe("Zhipu: price and value cannot be compared");
    expect(printWords(valueHeadline(name, {base: 1, price: 0.5}), "en")).toBe("Zhipu: our base case is 100% above the price"); // prettier-ignore
    expect(said({price: 0.5, base: 0.25})).toMatch(/gives HK\$0\.25, 50% less\.$/);
    const timeless = askedWords({...zhipu.asked, period: null});
    expect([printWords(timeless, "en"), printWords(timeless, "zh")]).toEqual([
      "API revenue of CNY 48.7bn, 59 times H1 2026",
      "API 收入 487亿元，为2026年上半年的 59 倍"
    ]);
  });

  it("names a scenario of the reader’s where it gives the value", () => {
    const words = valueLead(zhipu, {by: {en: "your scenario", zh: "您的情景"}});
    expect(printWords(words, "en")).toContain("; your scenario gives HK$296");
  });

  it("says of which day a price on record is", () => {
    const [asked, none] = [zhipu, {...zhipu, asked: null}].map((row) => valueLead(row, {pricedOn: "2026-09-11"}));
    expect(asked && printWords(asked, "en")).toMatch(/^At HK\$793 on 11 Sep 2026 the market pays for/);
    expect(asked && printWords(asked, "zh")).toMatch(/^2026年9月11日股价 793港元所要求的是/);
    expect(none && printWords(none, "zh")).toMatch(/^2026年9月11日股价为 793港元，/);
  });
});

describe("measuredQuantity(measured)", () => {
  it.each([
    [0.25, "share", "25.0%", "25.0%"],
    [825e6, "CNY", "CNY 825m", "8.25亿元"],
    [5, "HKD/share", "HK$5", "5港元"],
    [12, "ADS", "12 ADS", "12 ADS"],
    [2, "MW", "2 MW", "2 MW"],
    [3, "1", "3", "3"],
    [5e6, "sqm", "5.00M sqm", "500万平方米"]
  ])("of %d in %s is %s", (value, unit, en, zh) => {
    const quantity = measuredQuantity({value, unit});
    expect([quantity.print("en"), quantity.print("zh")]).toEqual([en, zh]);
  });
});

describe("askedWords(asked)", () => {
  const {asked} = zhipu;
  const of = (change: Partial<Parameters<typeof askedWords>[0]>) => {
    const words = askedWords({...asked, ...change});
    return [printWords(words, "en"), printWords(words, "zh")];
  };
  const reported = (value: number, unit = "CNY") => ({period: "FY2026H1", measured: {value, unit}});

  it("tells growth from half as much again on as a multiple, and less, or of another unit, beside what was reported", () => {
    expect(of({asked: {value: 150, unit: "CNY"}, reported: reported(100)})).toEqual([
      "API revenue of CNY 150 in H2 2030, 1.5 times H1 2026",
      "2030年下半年 API 收入 150元，为2026年上半年的 1.5 倍"
    ]);
    expect(of({asked: {value: 149, unit: "CNY"}, reported: reported(100)})).toEqual([
      "API revenue of CNY 149 in H2 2030 (H1 2026: CNY 100)",
      "2030年下半年 API 收入 149元（2026年上半年：100元）"
    ]);
    expect(of({asked: {value: 200, unit: "CNY"}, reported: reported(100, "USD")})[0]).toContain("(H1 2026: US$100)");
  });

  it("tells neither period nor what was reported where there is none", () => {
    expect(of({period: null, reported: null})).toEqual(["API revenue of CNY 48.7bn", "API 收入 487亿元"]);
  });
});
