import {describe, expect, it} from "vitest";
import {day, share, tokens, usd} from "../../src/words/quantity.js";
import {isQuantity, printWords, say, slotProblems} from "../../src/words/say.js";

const lab = {en: "Zhipu", zh: "智谱"};
const sentence = {
  en: say`In the week of ${day("2026-02-16")} ${lab} carried ${share(0.596)} of ${tokens(5.16e12)} tokens.`,
  zh: say`${day("2026-02-16")}起的一周，${tokens(5.16e12)}词元中，${lab}占 ${share(0.596)}。`
};

describe("say`…`", () => {
  it("prints a sentence in every language from the same quantities", () => {
    expect(printWords(sentence, "en")).toBe("In the week of 16 Feb 2026 Zhipu carried 59.6% of 5.16 trillion tokens.");
    expect(printWords(sentence, "zh")).toBe("2026年2月16日起的一周，5.16 万亿词元中，智谱占 59.6%。");
  });

  it("keeps each quantity whole, with its unit", () => {
    expect(sentence.en.filter(isQuantity).map(({value, unit}) => [value, unit])).toEqual([
      ["2026-02-16", "date"],
      [0.596, "share"],
      [5.16e12, "tokens"]
    ]);
  });

  it("sets no blank between two Chinese signs, whatever a quantity ends with", () => {
    const zh = say`价格 ${usd(0.3)} 所要求的，由 ${usd(0.3)} 至 ${usd(2)}；${lab}占 ${share(0.6)} 以上，${tokens(5e12)} 词元`;
    expect(printWords({en: [], zh}, "zh")).toBe(
      "价格 0.3美元所要求的，由 0.3美元至 2美元；智谱占 60.0% 以上，5.00 万亿词元"
    );
  });

  it("sets a blank between a Chinese sign and a Latin letter, whichever name stands there", () => {
    const at = (name: {en: string; zh: string}) =>
      printWords({en: [], zh: say`相差最大的是${name}为先：${day("2030-06-30")}${name}收入，${name}`}, "zh");
    expect(at({en: "MiniMax", zh: "MiniMax"})).toBe("相差最大的是 MiniMax 为先：2030年6月30日 MiniMax 收入，MiniMax");
    expect(at(lab)).toBe("相差最大的是智谱为先：2030年6月30日智谱收入，智谱");
  });

  it("leaves blanks between Chinese names in English as they are written", () => {
    expect(printWords({en: say`${lab.zh} 月之暗面`, zh: []}, "en")).toBe("智谱 月之暗面");
  });

  it("takes a clause that is said only at times", () => {
    const clause = (known: boolean) => say`Of all ${known ? say`${share(0.2, 0)} hold` : "none is judged"}.`;
    expect(printWords({en: clause(true), zh: []}, "en")).toBe("Of all 20% hold.");
    expect(printWords({en: clause(false), zh: []}, "en")).toBe("Of all none is judged.");
  });
});

describe("slotProblems(words)", () => {
  it("passes languages that state the same quantities in another order", () => {
    expect(slotProblems(sentence)).toEqual([]);
  });

  it("names what a language leaves out or states otherwise", () => {
    const zh = say`${lab}占 ${share(0.6)}。`;
    expect(slotProblems({en: say`${lab} carried ${share(0.596)}.`, zh})).toEqual([
      "en: 0.6 share is not said",
      "zh: 0.596 share is not said"
    ]);
  });
});

describe("slotProblems(words) of a sentence without words", () => {
  it("compares quantities alone", () => {
    expect(slotProblems({en: [share(0.6)], zh: say`约 ${share(0.6)}`})).toEqual([]);
  });
});

describe("quantities", () => {
  it.each([
    [usd(0.3), "US$0.3", "0.3美元"],
    [share(0.00002, 2), "<0.01%", "<0.01%"]
  ])("%o", (quantity, en, zh) => {
    expect([quantity.print("en"), quantity.print("zh")]).toEqual([en, zh]);
  });
});
