import {describe, expect, it} from "vitest";
import {HOUSE_RULES} from "../../src/desk/watch-data.js";
import {readRules} from "../../src/desk/watch.js";
import {ruleWords} from "../../src/figures/rule-words.js";
import {slotProblems} from "../../src/words/say.js";
import {said} from "../fixtures/said.js";

const told = (text: string) =>
  readRules(text).map((read) => ("rule" in read ? said(ruleWords(read.rule)) : {en: "", zh: read.problem.zh}));

describe("ruleWords(rule)", () => {
  it("says each kind of rule in words, with names of countries, companies and labs as readers know them", () => {
    expect(
      told(
        "share of CN below 50%\nshare of US above 12%\nshare of z-ai moves 3 points\nprice of z-ai/glm-5.2 below 0.5\nvalue of 0100.HK moves 5%\nvalue of GDS above price\nvalue of BABA below 1,234.5\nrestated\nclaim china_ahead turns"
      )
    ).toEqual([
      {en: "Token share of China is below 50%", zh: "中国的词元份额低于 50%"},
      {en: "Token share of United States is above 12%", zh: "美国的词元份额高于 12%"},
      {en: "Token share of Zhipu moved by 3 points or more", zh: "智谱的词元份额变动不少于 3 个百分点"},
      {en: "List price of input of z-ai/glm-5.2 is below 0.5", zh: "z-ai/glm-5.2的输入标价低于 0.5"},
      {en: "Base value of MiniMax moved by 5% or more", zh: "MiniMax 的基准价值变动不少于 5%"},
      {en: "Base value of GDS is above its price", zh: "万国数据的基准价值高于其股价"},
      {en: "Base value of Alibaba is below 1,234.5", zh: "阿里巴巴的基准价值低于 1,234.5"},
      {en: "Weekly token counts were restated", zh: "周度词元数有修订"},
      {en: "The verdict on china_ahead turned", zh: "论断 china_ahead 的判定改变"}
    ]);
  });

  it("holds its numbers as values, the same in every language", () => {
    const rules = readRules(HOUSE_RULES).flatMap((read) => ("rule" in read ? [read.rule] : []));
    expect(rules.map(ruleWords).flatMap(slotProblems)).toEqual([]);
    expect(ruleWords({kind: "value", of: "GDS", test: "moves", by: 0.05}).en).toContainEqual(
      expect.objectContaining({value: 0.05, unit: "share"})
    );
  });

  it("calls no lab of the house’s rules by its key", () => {
    expect(told(HOUSE_RULES).filter(({en}) => /of (?:qwen|tencent|deepseek|minimax|z-ai) /.test(en))).toEqual([]);
  });

  it("has words for every rule of the house", () => {
    expect(told(HOUSE_RULES).every(({en, zh}) => en !== "" && /[一-鿿]/.test(zh))).toBe(true);
  });
});
