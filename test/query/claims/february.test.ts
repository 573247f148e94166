import {beforeAll, describe, expect, it, vi} from "vitest";
import {AS_KNOWN_ON} from "../../../loaders/as-known-on.js";
import {loadClaims} from "../../../loaders/data/claims.js";
import {verdictAt, type Claim, type Claims} from "../../../src/query/claims/claims.js";
import {answer} from "../february.js";
import {publishedWeeks, sumMillions} from "../../fixtures/published.js";

let claims: Claims;
beforeAll(async () => {
  // Worked by hand on what was known that day; later pulls change what holds today, not these.
  vi.stubEnv(AS_KNOWN_ON, "2026-11-24");
  claims = await loadClaims();
  vi.unstubAllEnvs();
}, 60_000);

function claim(key: string): Claim {
  const found = claims.claims.find((c) => c.claim === key);
  if (!found) throw new Error(`claim: ${key}`);
  return found;
}

const valuesOf = (key: string) => Object.fromEntries(claim(key).readings.map((r) => [r.basis, r.then.value]));
const verdictOf = (key: string) => verdictAt(claim(key), "then", claims);
const underOnly = (...bases: string[]) => ({kind: "holds_only_under", bases});

const M = 1e6;
const [START, FIRST, SECOND] = ["2026-02-02", "2026-02-09", "2026-02-16"] as const;
// Trinity Large Preview (free) by Arcee AI, ninth in the week of 16 February and outside the nine before.
const ARCEE = 449_291;
// TNG's merges of DeepSeek weights, by week: R1T2 Chimera (free), R1T Chimera and their paid variants.
const TNG = {[START]: 100_759 + 20_473, [FIRST]: 27_408 + 3_350, [SECOND]: 0} as const;

describe("the tokens of the note’s two weeks", () => {
  it.each([
    ["china_week_2026-02-09", FIRST, "china", 4.12e12],
    ["us_week_2026-02-09", FIRST, "us", 2.94e12],
    ["china_week_2026-02-16", SECOND, "china", 5.16e12],
    ["us_week_2026-02-16", SECOND, "us", 2.7e12]
  ] as const)("%s is what was added by hand for the week of %s, nine largest and named", (key, week, side, printed) => {
    expect(valuesOf(key)).toMatchObject({
      nine: answer(week, "nine")[side] * M,
      named: answer(week, "named")[side] * M,
      [side === "china" ? "all_unnamed_chinese" : "all_unnamed_american"]:
        (answer(week, "named")[side] + answer(week, "all").total - answer(week, "named").total) * M
    });
    expect(claim(key)).toMatchObject({expected: printed, tolerance: printed / 100});
  });

  it("reach the printed American number of the second week only without the ninth model", () => {
    // 858,773 + 668,806 + 642,879 + 534,086 = 2,704,544, against 2,700,000 give or take 27,000.
    expect(answer(SECOND, "nine").us - ARCEE).toBe(2_704_544);
    expect(valuesOf("us_week_2026-02-16")["nine_without_arcee"]).toBe(2_704_544 * M);
    expect(verdictOf("us_week_2026-02-16")).toEqual(underOnly("nine_without_arcee"));
  });

  it("hold among the nine largest alone, the calendar week being one of the seven days", () => {
    for (const key of ["china_week_2026-02-09", "china_week_2026-02-16"])
      expect(verdictOf(key)).toEqual(underOnly("nine", "seven_days_nine"));
  });

  it("take in TNG where it counts as Chinese", () => {
    expect(valuesOf("china_week_2026-02-09")["named_with_tng"]).toBe((answer(FIRST, "named").china + TNG[FIRST]) * M);
    const tng = (week: string) => sumMillions(publishedWeeks(), (r) => r.week === week && r.prefix === "tngtech");
    expect(Object.fromEntries([START, FIRST, SECOND].map((w) => [w, tng(w)]))).toEqual(TNG);
  });
});

describe("the rise and the lead", () => {
  it("rose by 127.6% among the nine, 104.3% over all named, 96.5% with TNG", () => {
    // 5,154,859 / 2,265,175; 6,236,882 / 3,052,746; 6,236,882 / (3,052,746 + 121,232).
    const rise = valuesOf("china_growth");
    expect(rise["nine"]).toBeCloseTo(5_154_859 / 2_265_175 - 1, 12);
    expect(rise["named"]).toBeCloseTo(6_236_882 / 3_052_746 - 1, 12);
    expect(rise["named_with_tng"]).toBeCloseTo(6_236_882 / 3_173_978 - 1, 12);
    expect(rise["all_unnamed_chinese"]).toBeCloseTo((6_236_882 + 824_041) / (3_052_746 + 704_492) - 1, 12);
    expect([rise["nine"], rise["named"], rise["named_with_tng"]].map((v) => Math.round(1000 * (v ?? 0)))).toEqual([
      1276, 1043, 965
    ]);
    expect(verdictOf("china_growth")).toEqual(underOnly("nine"));
  });

  it("was a first lead among the nine, and none over all named models", () => {
    expect(valuesOf("china_first_lead")).toEqual({
      nine: 1,
      nine_without_arcee: 1,
      named: 0,
      named_with_tng: 0,
      all_unnamed_chinese: 0,
      all_unnamed_american: 0
    });
  });

  it("had China at 1.63 times America among the nine, 0.92 over all named; 6/47 by who pays", () => {
    const ahead = valuesOf("china_ahead");
    expect(ahead["nine"]).toBeCloseTo(5_154_859 / 3_153_835, 12);
    expect(ahead["named"]).toBeCloseTo(6_236_882 / 6_773_925, 12);
    expect(ahead["user_country"]).toBeCloseTo(6 / 47, 12);
    // Of the unnamed 824,041 nothing is known: with them China is ahead or further behind.
    expect(ahead["all_unnamed_chinese"]).toBeCloseTo((6_236_882 + 824_041) / 6_773_925, 12);
    expect(ahead["all_unnamed_american"]).toBeCloseTo(6_236_882 / (6_773_925 + 824_041), 12);
    // Seven days to 19 February: 7,328,417,100,308 over 6,412,626,979,555 exact tokens.
    expect(ahead["seven_days_named"]).toBeCloseTo(7_328_417_100_308 / 6_412_626_979_555, 12);
    expect(verdictOf("china_ahead")).toEqual(
      underOnly("nine", "all_unnamed_chinese", "seven_days_nine", "seven_days_named")
    );
  });

  it("owes 89% of the rise to MiniMax M2.5 among the nine, 81% over all named, 68% to its lab", () => {
    const rise = {nine: 5_154_859 - 2_265_175, named: 6_236_882 - 3_052_746};
    const cluster = valuesOf("cluster");
    expect(cluster["nine"]).toBeCloseTo(2_570_426 / rise.nine, 12);
    expect(cluster["named"]).toBeCloseTo(2_570_426 / rise.named, 12);
    expect(cluster["by_lab"]).toBeCloseTo((2_570_426 + 49_047 - 441_759) / rise.named, 12);
    expect(verdictOf("cluster")).toEqual({kind: "does_not_hold"});
  });

  it("is made of each model’s part, losses included, which sum to the net rise", () => {
    const {rises} = claims;
    expect(rises.reduce((sum, {tokens}) => sum + tokens, 0)).toBe((6_236_882 - 3_052_746) * M);
    expect(rises[0]).toMatchObject({name: "MiniMax M2.5", tokens: 2_570_426 * M});
    expect(rises.map(({tokens}) => tokens)).toEqual(rises.map(({tokens}) => tokens).sort((a, b) => b - a));
    const published = (week: string, model: string) =>
      sumMillions(publishedWeeks(), (r) => r.week === week && r.model === model);
    for (const {model, tokens} of rises) expect(tokens).toBe((published(SECOND, model) - published(START, model)) * M);
  });

  it("has four Chinese models in the top five, though two labs; and two of the named three in front", () => {
    // MiniMax M2.5, Kimi K2.5, Gemini 3 Flash, GLM-5, DeepSeek V3.2; labs: MiniMax, Google, Anthropic, OpenAI, Moonshot.
    expect(valuesOf("four_of_top_five")).toEqual({named: 4, variants_merged: 4, by_lab: 2, seven_days_named: 4});
    expect(valuesOf("named_top_three")).toEqual({named: 2, chinese_only: 3, seven_days_named: 2});
  });
});

describe("use, price and efficiency", () => {
  it("reads programming off the older classifier and off the study", () => {
    expect(valuesOf("programming_before")).toEqual({classifier_first: 0.10287, study: 0.11});
    const after = valuesOf("programming_after");
    expect(after).toMatchObject({classifier_last: 0.37655, classifier_peak: 0.52516, study: 0.5});
    const quarter = [
      0.52446, 0.49121, 0.47849, 0.51326, 0.51536, 0.51108, 0.45599, 0.35627, 0.38298, 0.37753, 0.35316, 0.35759,
      0.37655
    ];
    expect(after["classifier_quarter"]).toBeCloseTo(quarter.reduce((a, b) => a + b) / quarter.length, 9);
    expect(verdictOf("programming_after")).toEqual(underOnly("classifier_peak", "study"));
  });

  it("prices Chinese input at US$0.41, weighted by hand over the models with a list price", () => {
    // Millions of tokens × US dollars per million; free variants at zero; three models without a price left out.
    const usd =
      2_570_426 * 0.3 +
      1_036_388 * 0.6 +
      803_178 * 1 +
      744_867 * 0.28 +
      125_269 * 0.6 +
      82_434 * 0.15 +
      79_111 * 0.1 +
      60_392 * 0.2 +
      49_047 * 0.3 +
      44_395 * 0.07 +
      14_759 * 0.6 +
      7_928 * 0.6;
    const unpriced = 57_778 + 19_120 + 11_383 + 4_992;
    const {then} = claim("chinese_price").readings[0] ?? {};
    expect(then?.value).toBeCloseTo(usd / (6_236_882 - unpriced), 9);
    expect(then?.coverage).toBeCloseTo(1 - unpriced / 6_236_882, 9);
    expect(verdictOf("chinese_price")).toEqual({kind: "does_not_hold"});
  });

  it("counts Chinese against English with real tokenizers", () => {
    const saving = valuesOf("chinese_text_saves_tokens");
    expect(saving["qwen_tokenizer"]).toBeCloseTo(1 - 1718 / 2037, 12);
    expect(saving["deepseek_tokenizer"]).toBeCloseTo(1 - 1575 / 2001, 12);
    expect(saving["openai_tokenizer"]).toBeCloseTo(1 - 2252 / 2017, 12);
    expect(saving["qwen_against_openai"]).toBeCloseTo(1 - 1718 / 2252, 12);
    expect(saving["deepseek_against_openai"]).toBeCloseTo(1 - 1575 / 2252, 12);
    expect(valuesOf("chinese_text_matters")).toEqual({study: 0.0495});
  });
});

describe("beneficiaries and what followed", () => {
  it("gives Alibaba 2.9% of Chinese tokens, Tencent none, Zhipu 16.5%, MiniMax 42.0%", () => {
    const total = answer(SECOND, "named").china;
    const qwen = 82_434 + 57_778 + 19_120 + 14_759 + 4_992;
    const zhipu = 803_178 + 125_269 + 57_640 + 44_395;
    expect(valuesOf("alibaba_in_the_flow")["named"]).toBeCloseTo(qwen / total, 12);
    expect(valuesOf("tencent_in_the_flow")).toEqual({named: 0, nine: 0});
    // Among the nine largest: GLM-5 803,178 and MiniMax M2.5 2,570,426 of 5,154,859, no model of Alibaba's.
    expect(valuesOf("alibaba_in_the_flow")["nine"]).toBe(0);
    expect(valuesOf("zhipu_in_the_flow")["nine"]).toBeCloseTo(803_178 / 5_154_859, 12);
    expect(valuesOf("minimax_in_the_flow")["nine"]).toBeCloseTo(2_570_426 / 5_154_859, 12);
    expect(valuesOf("zhipu_in_the_flow")["named"]).toBeCloseTo(zhipu / total, 12);
    expect(valuesOf("minimax_in_the_flow")["named"]).toBeCloseTo((2_570_426 + 49_047) / total, 12);
  });

  it("leaves at the note’s date open what could only follow", () => {
    for (const key of ["deepseek_v4", "tokens_keep_growing", "price_war", "price_since"])
      expect(verdictOf(key)).toEqual({kind: "cannot_be_tested", why: "open"});
    expect(verdictAt(claim("deepseek_v4"), "now", claims)).toEqual({kind: "holds"});
  });
});
