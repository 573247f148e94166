import {describe, expect, it} from "vitest";
import {profileAnswer, profileFinding, profileName} from "../../src/figures/profile-words.js";
import type {CountedWeek, Profile, ProfileWeek} from "../../src/query/profile.js";
import type {ProfiledLab, ProfiledModel} from "../../src/query/profile-data.js";
import {said} from "../fixtures/said.js";

const lab = {name: {en: "C One", zh: "甲"}, country: {en: "China", zh: "中国"}, origin: "china", kind: "company"} as ProfiledLab; // prettier-ignore
const undisclosed: ProfiledLab = {...lab, origin: "undisclosed", kind: "undisclosed"};
const model = {model: "c1/a", name: "A", weights: "open", isFree: false, released: "2026-01-02"} as ProfiledModel;

const week = (monday: string, tokens: number | null, isPublished = true): ProfileWeek => ({week: monday, isPublished, tokens, share: tokens === null ? null : 0.125, rank: 2, ranked: 9}); // prettier-ignore
const counted = (monday: string, tokens: number) => week(monday, tokens) as CountedWeek;
const LAST = counted("2026-09-28", 1.5e12);
const WEEKS = [counted("2026-09-07", 1e12), week("2026-09-14", 9e12), counted("2026-09-21", 1.2e12), LAST];

const profile = (change: Partial<Profile> = {}): Profile => ({subject: {kind: "lab", key: "c1"}, lab, model: null, models: [model, model], weeks: WEEKS, first: WEEKS[0] as CountedWeek, last: LAST, isCurrent: true, ...change}); // prettier-ignore
const never = {weeks: [], first: null, last: null, isCurrent: false};

describe("profileFinding(profile)", () => {
  it.each([
    [{}, "C One: 12.5% of all tokens, rank 2 of 9 labs", "甲：占全部词元的 12.5%，列第 2（共 9 家实验室）"],
    [{model}, "A: 12.5% of all tokens, rank 2 of 9 models", "A：占全部词元的 12.5%，列第 2（共 9 个具名模型）"],
    [{last: {...LAST, rank: null}}, "C One: 12.5% of all tokens", "甲：占全部词元的 12.5%"],
    [{isCurrent: false}, "C One: no count of its own since the week of 28 Sep 2026", "甲：自2026年9月28日当周之后没有单列的数字"], // prettier-ignore
    [never, "C One: no tokens on record under this name", "甲：没有以此名称记录的词元"]
  ] satisfies [Partial<Profile>, string, string][])("of %j", (change, en, zh) => {
    expect(said(profileFinding(profile(change)))).toEqual({en, zh});
  });

  it("calls a model by its own name", () => {
    expect([profileName({lab, model}), profileName({lab, model: null})]).toEqual([{en: "A", zh: "A"}, lab.name]);
  });
});

describe("profileAnswer(profile): what a subject is", () => {
  const NEVER = "No week on record counts it by name: it was never in the daily top fifty, where tokens are counted by model."; // prettier-ignore
  const 从未 = "没有任何一周以此名称计数：它从未进入按模型计数的日榜前五十名。";

  it.each([
    [{}, "A company, China; 2 models on record.", "公司，中国；记录在案的模型 2 个。"],
    [{models: [model]}, "A company, China; 1 model on record.", "公司，中国；记录在案的模型 1 个。"],
    [{lab: {...lab, kind: "research"}}, "A research group, China; 2 models on record.", "研究机构，中国；记录在案的模型 2 个。"], // prettier-ignore
    [{lab: {...lab, kind: "new"}}, "A lab, China; 2 models on record.", "实验室，中国；记录在案的模型 2 个。"],
    [{lab: undisclosed}, "A name under which models of undisclosed labs are listed; 2 on record. Who made them and where is not disclosed.", "未披露实验室的模型以此名称上架，记录在案 2 个；开发者与所在国均未披露。"], // prettier-ignore
    [{model}, "A model by C One (China), released on 2 Jan 2026; its weights are open.", "由甲（中国）开发，2026年1月2日发布；权重开放。"], // prettier-ignore
    [{model: {...model, released: null, weights: "closed" as const}}, "A model by C One (China); its weights are closed.", "由甲（中国）开发；权重封闭。"], // prettier-ignore
    [{model: {...model, isFree: true, weights: "unknown" as const}}, "The free variant of a model by C One (China), released on 2 Jan 2026; whether its weights are open is not on record.", "某模型的免费变体，由甲（中国）开发，2026年1月2日发布；权重是否开放未见记录。"], // prettier-ignore
    [{model: {...model, weights: "half" as "open"}}, "A model by C One (China), released on 2 Jan 2026; .", "由甲（中国）开发，2026年1月2日发布；。"], // prettier-ignore
    [{model, lab: undisclosed}, "A model whose maker is not disclosed, listed under C One, released on 2 Jan 2026; its weights are open.", "开发者未披露，以甲名义上架，2026年1月2日发布；权重开放。"] // prettier-ignore
  ] satisfies [Partial<Profile>, string, string][])("of %j", (change, en, zh) => {
    expect(said(profileAnswer(profile({...never, ...change})))).toEqual({en: `${en} ${NEVER}`, zh: `${zh}${从未}`});
  });
});

describe("profileAnswer(profile): how it stands", () => {
  const [EN, ZH] = ["A company, China; 2 models on record. ", "公司，中国；记录在案的模型 2 个。"];
  const now = (change: string, zh: string) => ({
    en: `${EN}In the week of 28 Sep 2026, the latest on record, it carried 1.50 trillion tokens, 12.5% of all${change}. First counted in the week of 7 Sep 2026.`,
    zh: `${ZH}在最近有记录的一周（2026年9月28日起）承载 1.50 万亿词元，占全部的 12.5%${zh}。首次计数为2026年9月7日当周。`
  });

  it.each([
    ["the week before it", WEEKS, ", +25% on the week before", "，较前一周 +25%"],
    ["none before it", [LAST], "", ""],
    ["a week before it without a count", [week("2026-09-21", null), LAST], "", ""],
    ["a week before it that was never published", [week("2026-09-21", null, false), LAST], "; the week before was never published whole", "；前一周从未完整发布"] // prettier-ignore
  ])("with %s", (_, weeks, en, zh) => {
    expect(said(profileAnswer(profile({weeks})))).toEqual(now(en, zh));
  });

  it("says of what is no longer counted when it last was", () => {
    expect(said(profileAnswer(profile({isCurrent: false})))).toEqual({
      en: `${EN}It was last counted in the week of 28 Sep 2026: 1.50 trillion tokens, 12.5% of all. Since then it is not in the daily top fifty: what it still carries, if anything, is within “other”. First counted in the week of 7 Sep 2026.`,
      zh: `${ZH}最后一次计数为2026年9月28日当周：1.50 万亿词元，占全部的 12.5%。此后未进入日榜前五十名，若仍有用量，则计入“其他”。首次计数为2026年9月7日当周。`
    });
    expect(said(profileAnswer(profile({first: null}))).en).toContain("No week on record counts it by name");
  });
});
