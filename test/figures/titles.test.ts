import {describe, expect, it} from "vitest";
import {
  caseValuesTitle,
  coverageTitle,
  dollarsTitle,
  exposureTitle,
  ownersTitle,
  rangesTitle,
  sessionTitle,
  unitPriceTitle,
  unpricedTitle
} from "../../src/figures/titles/money.js";
import {bothSidesTitle, chinaShareTitle, movesTitle, originsTitle, taskTitle} from "../../src/figures/titles/usage.js";
import {perShare} from "../../src/words/quantity.js";
import {said} from "../fixtures/said.js";
import {weekByOrigin} from "../fixtures/weeks.js";

const [ahead, behind] = [
  (monday: string) => weekByOrigin(monday, {china: 60, us: 30, undisclosed: 10}),
  (monday: string) => weekByOrigin(monday, {china: 30, us: 70})
];

describe("titles of who leads", () => {
  it.each([
    [
      [behind("2026-09-21"), ahead("2026-09-28")],
      "Where tokens can be placed, China has led since the week of 28 Sep 2026, and in 1 of 2 weeks"
    ],
    [
      [ahead("2026-09-21"), behind("2026-09-28")],
      "Where tokens can be placed, China led in 1 of 2 weeks, but not in the last"
    ],
    [[behind("2026-09-21"), behind("2026-09-28")], "The United States led in all 2 weeks"]
  ])("originsTitle(weeks) %#", (weeks, title) => {
    expect(said(originsTitle(weeks)).en).toBe(title);
  });

  it("chinaShareTitle(weeks) gives both ends of what cannot be placed", () => {
    const {en, zh} = said(chinaShareTitle([behind("2026-09-21"), ahead("2026-09-28")]));
    expect(en).toBe("China’s share of tokens: 30% in the first week, 60% to 70% in the last");
    expect(zh).toBe("中国的词元占比：首周 30%，最近一周 60% 至 70%");
    expect(() => chinaShareTitle([])).toThrow("weeks: none");
  });

  it("bothSidesTitle(week) and taskTitle(task, china, us) tell both sides", () => {
    expect(said(bothSidesTitle(ahead("2026-09-28"))).en).toBe(
      "After all of it China carries 60% to 70%, the United States 30% to 40%"
    );
    expect(said(taskTitle({en: "Coding", zh: "编程"}, 0.31, 0.42)).zh).toBe("编程：中国至少占 31%，美国至少占 42%");
  });
});

describe("movesTitle(moves)", () => {
  const move = (name: string, change: number, isResidual = false) => ({name: {en: name, zh: name}, change, isResidual});
  it("never leads with what cannot be placed, and says it last where it moved more", () => {
    const moves = [move("Undisclosed", 0.23, true), move("A", -0.11), move("B", 0.02), move("C", 0.01)];
    expect(said(movesTitle(moves)).en).toBe(
      "B gained most, +2.0 points; A lost most, −11.0 points; what cannot be placed moved +23.0 points"
    );
    const lesser = [move("Undisclosed", 0.05, true), move("Too small", 0.06, true), ...moves.slice(1, 2)];
    expect(said(movesTitle(lesser)).zh).toBe("变动最大的是 A：−11.0个百分点");
    expect(said(movesTitle(moves.slice(0, 1))).en).toBe("Only what cannot be placed moved");
  });
});

describe("titles of money", () => {
  const group = {name: {en: "United States", zh: "美国"}, low: 8.7e6, high: 53.5e6};
  it("say where most goes, what a million tokens cost, and where nothing has a price", () => {
    expect(said(dollarsTitle(group)).en).toMatch(/^The United States takes most: US\$8\.7\d*m to US\$53\.5m a week$/);
    expect(said(unitPriceTitle({...group, low: 0.1, high: 0.42})).zh).toMatch(/^美国：每百万词元 /);
    expect(said(dollarsTitle(null))).toEqual(said(unitPriceTitle(null)));
    expect(said(coverageTitle({later: 0.2, none: 0.54})).en).toContain("74% of the last week’s tokens had no price");
  });

  it.each([
    [0, 0, 0.06, "Every named model has a price; the 6% outside the daily top fifty have none"],
    [0, 0, 0, "Every model of the last week has a price on record"],
    [1, 0.02, 0.06, "1 named model without a price carries 2% of the last week’s tokens"],
    [4, 0.12, 0, "4 named models without a price carry 12% of the last week’s tokens"]
  ])("unpricedTitle(%s, %s, %s)", (models, named, unnamed, title) => {
    expect(said(unpricedTitle(models, named, unnamed)).en).toBe(title);
  });

  it("sessionTitle(models, cheapest, dearest) divides where it can", () => {
    expect(said(sessionTitle(33, 0.01, 1.56)).en).toBe("The dearest of 33 models costs 156 times the cheapest");
    expect(said(sessionTitle(33, 0, 1.56)).en).toBe("What a session costs with 33 models");
  });
});

describe("titles of companies", () => {
  const most = {name: {en: "Alphabet", zh: "Alphabet"}, share: 0.123};
  it("say who has most, of what, and what nobody listed has", () => {
    expect(said(ownersTitle(most, 0.55)).en).toBe(
      "Alphabet owns 12.3% of the last week’s tokens; 55% have no listed owner on record"
    );
    expect(said(ownersTitle(most, 0.55)).zh).toBe("Alphabet 占最近一周词元的 12.3%；55% 不属于任何在册上市公司");
    for (const [measure, en, zh] of [
      ["tokens", "12.3% of the last week’s tokens", "占最近一周词元的 12.3%"],
      ["usd", "12.3% of the last week’s dollars at list price", "占最近一周按标价计美元的 12.3%"]
    ] as const)
      expect(said(exposureTitle(most, measure, false))).toEqual({
        en: `Alphabet has most of any listed company on record: ${en}`,
        zh: `在册上市公司中 Alphabet 最多：${zh}`
      });
    // Where no weight is disclosed the lines are of tokens, whatever was chosen.
    expect(said(exposureTitle(most, "usd", true))).toEqual({
      en: "Alphabet: at most 12.3% of the last week’s tokens, for no weight is disclosed",
      zh: "Alphabet：至多占最近一周词元的 12.3%，持股比例未披露"
    });
    expect(said(exposureTitle(null, "tokens", true)).zh).toBe("没有此类关系的记录");
  });

  it.each([
    [2, 0, 0, "The price lies within the range of all 2 methods", "股价落在全部 2 种方法的区间之内"],
    [2, 2, 0, "Both methods put the value above the price", "两种方法的估值均高于股价"],
    [3, 0, 3, "All 3 methods put the value below the price", "3 种方法的估值均低于股价"],
    [
      3,
      1,
      1,
      "Of 3 methods, 1 above the price, 1 below, 1 around it",
      "3 种方法中，1 种高于股价，1 种低于股价，1 种包含股价"
    ],
    [3, 0, 1, "Of 3 methods, 1 below, 2 around it", "3 种方法中，1 种低于股价，2 种包含股价"],
    [1, 1, 0, "The method puts the value above the price", "估值方法得出的价值高于股价"],
    [1, 0, 1, "The method puts the value below the price", "估值方法得出的价值低于股价"],
    [1, 0, 0, "The price lies within the range of the method", "股价落在估值方法的区间之内"],
    [0, 0, 0, "No method gives a value yet", "尚无方法得出估值"],
    [0, null, 0, "No method gives a value yet", "尚无方法得出估值"],
    [1, null, 0, "Values by 1 method, and no price to hold against them", "1 种方法的估值，尚无股价可对照"],
    [3, null, 0, "Values by 3 methods, and no price to hold against them", "3 种方法的估值，尚无股价可对照"]
  ])("rangesTitle(%s, %s, %s)", (methods, above, below, en, zh) => {
    expect(said(rangesTitle(methods, above, below))).toEqual({en, zh});
  });
});

describe("values by case", () => {
  it.each([
    [[], null, "No case gives a value yet", "尚无情景得出估值"],
    [[300], 1, "The one case gives HK$300, above the price", "唯一的情景得出 300港元，高于股价"],
    [[300], 0, "The one case gives HK$300, no higher than the price", "唯一的情景得出 300港元，不高于股价"],
    [[300], null, "The one case gives HK$300", "唯一的情景得出 300港元"],
    [[300, 200, 100], null, "3 cases give HK$100 to HK$300", "3 种情景得出 100港元至 300港元"],
    [
      [300, 200, 100],
      0,
      "None of 3 cases puts the value above the price: HK$100 to HK$300",
      "3 种情景的估值无一高于股价：100港元至 300港元"
    ],
    [
      [300, 200, 100],
      1,
      "1 of 3 cases puts the value above the price: HK$100 to HK$300",
      "3 种情景中 1 种的估值高于股价：100港元至 300港元"
    ],
    [
      [300, 200, 100],
      2,
      "2 of 3 cases put the value above the price: HK$100 to HK$300",
      "3 种情景中 2 种的估值高于股价：100港元至 300港元"
    ],
    [
      [300, 200, 100],
      3,
      "All 3 cases put the value above the price: HK$100 to HK$300",
      "3 种情景的估值均高于股价：100港元至 300港元"
    ]
  ])("caseValuesTitle(%j, %s)", (values, above, en, zh) => {
    const worths = values.map((value) => perShare(value, "HKD", "HKD/share"));
    expect(said(caseValuesTitle(worths, above))).toEqual({en, zh});
  });
});

describe("titles at their edges", () => {
  it.each([
    [0, 0, 0, "No method gives a value yet"],
    [1, 1, 0, "The method puts the value above the price"],
    [1, 0, 1, "The method puts the value below the price"],
    [1, 0, 0, "The price lies within the range of the method"],
    [2, 2, 0, "Both methods put the value above the price"],
    [3, 0, 3, "All 3 methods put the value below the price"],
    [3, 0, 0, "The price lies within the range of all 3 methods"],
    [3, 1, 2, "Of 3 methods, 1 above the price, 2 below"],
    [4, 1, 0, "Of 4 methods, 1 above the price, 3 around it"],
    [4, 0, 1, "Of 4 methods, 1 below, 3 around it"],
    [4, 1, 1, "Of 4 methods, 1 above the price, 1 below, 2 around it"]
  ])("rangesTitle(%i, %i, %i) is %s", (methods, above, below, title) => {
    expect(said(rangesTitle(methods, above, below)).en).toBe(title);
  });

  it.each([
    [0, 0, 0, "Every model of the last week has a price on record"],
    [0, 0, 0.2, "Every named model has a price; the 20% outside the daily top fifty have none"],
    [1, 0.1, 0.2, "1 named model without a price carries 10% of the last week’s tokens"],
    [2, 0.1, 0.2, "2 named models without a price carry 10% of the last week’s tokens"]
  ])("unpricedTitle(%i, %d, %d) is %s", (models, named, unnamed, title) => {
    expect(said(unpricedTitle(models, named, unnamed)).en).toBe(title);
  });

  it("tell apart what cannot be divided, one way of moving, and bounds", () => {
    expect(said(sessionTitle(3, 0.1, 5)).en).toBe("The dearest of 3 models costs 50 times the cheapest");
    for (const [low, high] of [[0, 5], [1, 0]] as const) expect(said(sessionTitle(3, low, high)).en).toBe("What a session costs with 3 models"); // prettier-ignore
    const most = {name: {en: "Alibaba", zh: "阿里巴巴"}, share: 0.123};
    expect(said(exposureTitle(most, "usd", true)).en).toBe("Alibaba: at most 12.3% of the last week’s tokens, for no weight is disclosed"); // prettier-ignore
    expect(said(exposureTitle(most, "usd", false)).en).toContain("12.3% of the last week’s dollars at list price");
    expect(said(coverageTitle({later: 0.2, none: 0.05})).en).toBe("25% of the last week’s tokens had no price on record by its end"); // prettier-ignore
    const rise = (change: number) => ({name: {en: "A", zh: "A"}, change, isResidual: false});
    expect(said(movesTitle([rise(0.01), rise(0.03)])).en).toBe("A moved most: +3.0 points");
    expect(said(movesTitle([rise(0)])).en).toBe("Only what cannot be placed moved");
    const plain = {name: {en: "Uniland", zh: "某国"}, low: 1, high: 2};
    expect(said(dollarsTitle(plain)).en).toBe("Uniland takes most: US$1 to US$2 a week");
  });
});
