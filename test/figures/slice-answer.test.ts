import {describe, expect, it} from "vitest";
import {leaderAnswer, sliceAnswer} from "../../src/figures/findings/slice.js";
import {said} from "../fixtures/said.js";
import {SMALL} from "../fixtures/small-usage.js";
import {weekByOrigin} from "../fixtures/weeks.js";

const ALL = {en: "all tokens", zh: "全部词元"};

describe("leadAnswer(weeks, of)", () => {
  it("measures the lead over the next country, however much more cannot be placed, and says both ends", () => {
    const before = weekByOrigin("2026-09-21", {china: 20, us: 30, undisclosed: 40, other: 10});
    const middle = weekByOrigin("2026-09-28", {china: 40, us: 20, undisclosed: 30, other: 10});
    const {en, zh} = said(leaderAnswer([before, middle, {...middle, week: "2026-10-05"}], ALL));
    expect(en).toBe(
      "In the week of 5 Oct 2026 China carries 40% to 80% of all tokens and the United States 20% to 60%: 40% cannot be " +
        "placed, of undisclosed labs and unnamed models. Leaving them out, China is 33.3 points ahead, without a break " +
        "since the week of 28 Sep 2026; were all of them American, the United States would lead."
    );
    expect(zh).toBe(
      "2026年10月5日当周，中国占全部词元的 40% 至 80%，美国占 20% 至 60%：40% 无法归属（未披露的实验室与未具名的模型）。" +
        "不计这部分，中国领先 33.3 个百分点，自 2026年9月28日当周起未曾中断；若其全部属于美国，则美国领先。"
    );
  });

  it.each([
    [
      {china: 70, us: 20, other: 10},
      /Wherever they sit China leads, by at least 40\.0 points, in the only week chosen\.$/
    ],
    [{us: 60, china: 40}, /: the United States is 20\.0 points ahead, in the only week chosen\.$/],
    [{china: 5}, /China carries all of all tokens, in the only week chosen\.$/],
    [{undisclosed: 5}, /none of all tokens can be placed/],
    [{china: 5, us: 5}, /China carries 50% of all tokens and the United States 50%: they are level, and none leads\.$/],
    [{china: 4, us: 4, other: 2}, /: 20% cannot be placed.*Leaving them out, the two are level, and none leads\.$/]
  ])("says of %j what is so", (tokens, expected) => {
    expect(said(leaderAnswer([weekByOrigin("2026-09-28", tokens)], ALL)).en).toMatch(expected);
  });

  it.each([
    [
      {china: 50_001, us: 49_999},
      /China is less than 0\.1 points ahead, in the only week chosen\.$/,
      /中国领先不足 0\.1 个百分点/
    ],
    [
      {china: 54_501, us: 44_500, other: 10_000},
      /leads, at worst by less than 0\.1 points/,
      /最少时领先不足 0\.1 个百分点/
    ],
    [{china: 45_001, us: 45_000, other: 10_000}, /China is less than 0\.1 points ahead/, /中国领先不足 0\.1 个百分点/],
    [{china: 50_060, us: 49_940}, /China is 0\.1 points ahead/, /中国领先 0\.1 个百分点/]
  ])("never tells the lead of %j as nought", (tokens, english, chinese) => {
    const {en, zh} = said(leaderAnswer([weekByOrigin("2026-09-28", tokens)], ALL));
    expect([en, zh]).toEqual([expect.stringMatching(english), expect.stringMatching(chinese)]);
  });

  it("says of two that are level that none leads, in Chinese too", () => {
    const level = (tokens: Parameters<typeof weekByOrigin>[1]) =>
      said(leaderAnswer([weekByOrigin("2026-09-28", tokens)], ALL)).zh;
    expect(level({china: 5, us: 5})).toMatch(/中国占全部词元的 50%，美国占 50%：两者持平，无一领先。$/);
    expect(level({china: 4, us: 4, other: 2})).toMatch(/不计这部分，两者持平，无一领先。$/);
  });

  it.each([
    ["nothing of which can be placed", {undisclosed: 5}],
    ["whose largest are level", {china: 5, us: 5}]
  ])("ends a run at a week %s", (_, tokens) => {
    const china = {china: 60, us: 40};
    const run = ["2026-09-14", "2026-09-21"].map((week) => weekByOrigin(week, china));
    const weeks = [weekByOrigin("2026-08-31", china), weekByOrigin("2026-09-07", tokens), ...run];
    expect(said(leaderAnswer(weeks, ALL)).en).toMatch(/without a break since the week of 14 Sep 2026\.$/);
    expect(said(leaderAnswer(weeks.slice(1), ALL)).en).toMatch(/without a break since the week of 14 Sep 2026\.$/);
  });

  it("says that a week is the first of its kind, and that nothing was chosen", () => {
    const weeks = [weekByOrigin("2026-09-21", {us: 60, china: 40}), weekByOrigin("2026-09-28", {us: 40, china: 60})];
    expect(said(leaderAnswer(weeks, ALL)).en).toMatch(/unlike in the week published before\.$/);
    expect(said(leaderAnswer([], ALL)).zh).toBe("所选范围没有词元。");
  });
});

describe("sliceAnswer(usage, slice)", () => {
  const [from, to] = ["2026-01-05", "2026-01-12"];
  const of = (slice: Parameters<typeof sliceAnswer>[1]) => said(sliceAnswer(SMALL, slice)).en;

  it("speaks of all tokens, or of those chosen, in the last of the weeks that have any", () => {
    // 5 of 8 Chinese, 2 American and 1 of no place: 3 ahead, at worst 2.
    expect(of({from, to})).toMatch(/^In the week of 12 Jan 2026 China carries 63% to 75% of all tokens .* by at least 25\.0 points, as in every week chosen\.$/); // prettier-ignore
    expect(of({from: to, to})).toMatch(/^In the week of 12 Jan 2026 .* of all tokens .*, in the only week chosen\.$/);
    expect(of({from, to, model: ["c1/b"]})).toBe(
      "In the week of 5 Jan 2026 China carries all of the tokens chosen, in the only week chosen."
    );
    expect(of({from: to, to, lab: ["other"]})).toContain("In the week of 12 Jan 2026 none of the tokens chosen can be placed"); // prettier-ignore
  });

  it("speaks of the last week chosen, not of the last on record", () => {
    const {week, ...rows} = SMALL;
    const weeks = [...SMALL.weeks, "2026-01-19", "2026-01-26"];
    const longer = {...rows, weeks, week: [...week, 2, 3], model: [...SMALL.model, 3, 0], tokens: [...SMALL.tokens, 9, 9]}; // prettier-ignore
    const inWeeks = (from: string, to: string) => said(sliceAnswer(longer, {from, to})).en;
    expect(inWeeks("2026-01-05", "2026-01-12")).toContain("In the week of 12 Jan 2026 China");
    expect(inWeeks("2026-01-12", "2026-01-19")).toBe(
      "In the week of 19 Jan 2026 the United States carries all of all tokens, unlike in the week published before."
    );
    expect(inWeeks("2026-01-13", "2026-01-18")).toBe("No tokens in this slice.");
  });

  it.each([
    ["country", {country: ["CN"]}],
    ["lab", {lab: ["c1"]}],
    ["model", {model: ["c1/a"]}],
    ["weights", {weights: ["open" as const]}]
  ])("calls tokens by %s the tokens chosen, and those of an empty list all tokens", (list, chosen) => {
    expect(of({from, to, ...chosen})).toContain("China carries all of the tokens chosen");
    expect(of({from, to, [list]: []})).toContain("of all tokens");
  });
});
