import {describe, expect, it} from "vitest";
import {basisNames, criterionWords, formatClaimed, verdictWords} from "../../../src/components/claims/claim-words.js";
import {TESTS} from "../../../src/query/claims/verdict.js";
import {smallClaim} from "../../fixtures/small-claims.js";

describe("formatClaimed(value, unit, lang)", () => {
  it.each([
    [5.16e12, "tokens", "5.16T", "5.16万亿"],
    [0.447, "share", "44.7%", "44.7%"],
    [1234, "count", "1,234", "1,234"],
    [0.3, "usd_per_mtok", "US$0.30", "0.30 美元"],
    [1.5, "ratio", "1.50×", "1.50×"],
    [14.406, "multiple", "14.41×", "14.41×"]
  ] as const)("%d as %s", (value, unit, en, zh) => {
    expect([formatClaimed(value, unit, "en"), formatClaimed(value, unit, "zh")]).toEqual([en, zh]);
  });
});

it("criterionWords(criterion) says each test in words of its own", () => {
  expect(criterionWords({test: "at_least"})).toEqual({en: "claimed at least", zh: "论断不低于"});
  for (const lang of ["en", "zh"] as const)
    expect(new Set(TESTS.map((test) => criterionWords({test})[lang])).size).toBe(TESTS.length);
});

describe("verdictWords(verdict, claim, lang)", () => {
  const claim = smallClaim();
  const said = (verdict: Parameters<typeof verdictWords>[0], told = {}) =>
    (["en", "zh"] as const).map((lang) => verdictWords(verdict, {...claim, ...told}, lang));

  it("names the bases under which alone it holds; one that has no name by its key", () => {
    expect(said({kind: "holds_only_under", bases: ["b", "gone"]})).toEqual([
      "Holds only under: Basis b; gone",
      "仅在以下口径成立：口径b；gone"
    ]);
    expect(basisNames([], claim.readings, "en")).toBe("");
    expect(said({kind: "holds"})).toEqual(["Holds", "成立"]);
    expect(said({kind: "does_not_hold"})).toEqual(["Does not hold", "不成立"]);
  });

  it.each([
    ["no_reading", {}, "no data here can test it.", "没有可用数据。"],
    ["no_reading", {untestable: {en: "it is of the future.", zh: "属未来。"}}, "it is of the future.", "属未来。"],
    ["not_on_record", {}, "the ledger has nothing on it for that day.", "账本没有该日的相关数据。"],
    ["too_thin", {}, "the values rest on less than half of the tokens.", "数值所依据的词元不足一半。"],
    ["open", {decidedOn: "2027-03-31"}, "open until 31 Mar 2027.", "2027年3月31日前尚无定论。"]
  ] as const)("says why it cannot be tested: %s %o", (why, told, en, zh) => {
    expect(said({kind: "cannot_be_tested", why}, told)).toEqual([`Cannot be tested: ${en}`, `无法检验：${zh}`]);
  });
});
