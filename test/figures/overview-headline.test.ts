import {describe, expect, it} from "vitest";
import {boundsWords, noteSentence, onceSentence, overviewHeadline} from "../../src/figures/overview-headline.js";
import {printWords, slotProblems} from "../../src/words/say.js";
import {weekByOrigin as week} from "../fixtures/weeks.js";

const weeks = [
  week("2025-01-06", {china: 6, us: 94}),
  week("2025-06-02", {china: 17, us: 83}),
  week("2026-09-28", {china: 46, us: 22, undisclosed: 25, other: 7})
];
const source = {asOf: "2026-10-11", maxAgeDays: 10};

describe("overviewHeadline(weeks, {asOf, maxAgeDays, now})", () => {
  it("gives both ends of what cannot be placed, and says now within the source’s age", () => {
    const words = overviewHeadline(weeks, {...source, now: new Date("2026-10-15")});
    expect(printWords(words, "en")).toBe("Chinese models now carry 46% to 78% of all tokens");
    expect(printWords(words, "zh")).toBe("中国模型现承载全部词元的 46% 至 78%");
    expect(slotProblems(words)).toEqual([]);
  });

  it("names the week once the source is older than it should be", () => {
    const words = overviewHeadline(weeks, {...source, now: new Date("2026-11-26")});
    expect(printWords(words, "en")).toBe("Chinese models carried 46% to 78% of tokens in the week of 28 Sep 2026");
    expect(printWords(words, "zh")).toBe("2026年9月28日当周，中国模型承载全部词元的 46% 至 78%");
    expect(slotProblems(words)).toEqual([]);
  });

  it("never says now of a ledger shown as of an earlier day", () => {
    const words = overviewHeadline(weeks, {...source, knownOn: "2026-10-15", now: new Date("2026-10-15")});
    expect(printWords(words, "en")).toContain("in the week of 28 Sep 2026");
  });

  it("refuses to speak of no week", () => {
    expect(() => overviewHeadline([], source)).toThrow("weeks: none; expected at least one published week");
  });
});

describe("boundsWords({low, high})", () => {
  it.each([
    [0, 0.01, "0% to 1%"],
    [0.4, 0.4099, "40%"],
    [0.4, 0.418, "40% to 42%"],
    [0.4, 0.4, "40%"]
  ])("of %s and %s is %s", (low, high, words) => {
    expect(printWords(boundsWords({low, high}), "en")).toBe(words);
  });
});

describe("onceSentence(weeks)", () => {
  it("says what it was in the first week, and how long before", () => {
    const words = onceSentence(weeks);
    expect(printWords(words, "en")).toBe("20 months before it was 6%.");
    expect(printWords(words, "zh")).toBe("20个月前为 6%。");
    expect(() => onceSentence([])).toThrow("weeks: none; expected at least one published week");
  });
});

describe("noteSentence(byBasis, noteWeek, published)", () => {
  const led = week("2026-02-16", {china: 5, us: 3});
  const trailed = week("2026-02-16", {china: 5, us: 6});
  const [ahead, behind] = [week("2026-04-27", {china: 7, us: 6}), week("2026-04-27", {china: 5, us: 6})];
  const said = (nine: typeof led, named: typeof led, last: typeof led) => {
    const words = noteSentence({nine: [nine], named: [named, last], all: [named, last]}, "2026-02-16", "2026-02-27");
    if (!words) throw new Error("no sentence");
    expect(slotProblems(words)).toEqual([]);
    return printWords(words, "en");
  };

  it("tells what held of the nine largest alone from what held on every count, and from what did not", () => {
    expect(said(led, trailed, ahead)).toBe(
      "A broker’s note of 27 Feb 2026 said they already led: true then of the nine largest models alone, and of all with a known home since the week of 27 Apr 2026."
    );
    expect(said(led, led, ahead)).toContain("true then on every count");
    expect(said(trailed, trailed, ahead)).toContain("which the record did not bear out");
    const level = week("2026-02-16", {china: 5, us: 5});
    expect(said(level, trailed, ahead)).toContain("which the record did not bear out");
  });

  it("says so where the lead is lost again", () => {
    expect(said(led, trailed, behind)).toContain("in the last week American models led");
  });

  it("is none where the note’s week is not on record", () => {
    const cases = [[[], []] as const, [[led], []] as const, [[], [led]] as const, [[ahead], [ahead]] as const];
    for (const [nine, named] of cases)
      expect(noteSentence({nine, named, all: []}, "2026-02-16", "2026-02-27")).toBeNull();
  });

  it("reads the first where a week stands twice", () => {
    const twice = [led, trailed, ahead];
    const words = noteSentence({nine: twice, named: twice, all: twice}, "2026-02-16", "2026-02-27");
    expect(words && printWords(words, "zh")).toContain("当时各口径下均成立");
  });
});
