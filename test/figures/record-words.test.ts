import {describe, expect, it} from "vitest";
import {frozenWords, movedVerdicts} from "../../src/figures/edition-words.js";
import {booksHead} from "../../src/figures/findings/books.js";
import {sourceAge} from "../../src/figures/source-age.js";
import {isQuantity, printWords, slotProblems, type Words} from "../../src/words/say.js";

const HEAD = {seq: 1234, hash: "ab".repeat(32)};
const both = (words: Words) => [printWords(words, "en"), printWords(words, "zh")];
const said = (words: Words) => words.en.filter(isQuantity).map(({value, unit}) => [value, unit]);

describe("booksHead({head})", () => {
  it("tells how many entries the books hold, and the last hash whole", () => {
    const words = booksHead({head: HEAD});
    expect(slotProblems(words)).toEqual([]);
    expect(said(words)).toEqual([[1234, "entries"]]);
    for (const text of both(words)) expect(text).toMatch(/1,234 .*(ab){32}.*npm run verify/);
  });

  it("tells of a day before the first entry that there was none", () => {
    expect(both(booksHead({head: null}))[0]).toMatch(/had not yet begun/);
  });
});

describe("sourceAge(source, now)", () => {
  const now = new Date("2026-10-20T12:00:00Z");
  it.each<[as_of: string, max_age_days: number | null, en: string, zh: string]>([
    ["2026-10-19", 7, "1 day, fresh: due every 7", "1 天，有效：每 7 天更新"],
    ["2026-10-13", 7, "7 days, fresh: due every 7", "7 天，有效：每 7 天更新"],
    ["2026-10-12", 7, "8 days, stale: due every 7", "8 天，已过期：应每 7 天更新"],
    ["2025-10-20", null, "365 days, a document", "365 天，固定文献"]
  ])("says of %s, due every %s days: %s", (as_of, max_age_days, en, zh) => {
    const words = sourceAge({as_of, max_age_days}, now);
    expect(both(words)).toEqual([en, zh]);
    expect(slotProblems(words)).toEqual([]);
  });
});

describe("an edition", () => {
  it("says since when it is frozen, after which entry", () => {
    const words = frozenWords({frozenOn: "2026-11-25", entry: {...HEAD, seq: 87}});
    expect(slotProblems(words)).toEqual([]);
    expect(said(words)).toEqual([
      ["2026-11-25", "date"],
      [87, "entry"]
    ]);
    expect(printWords(words, "zh")).toMatch(/^冻结于 2026年11月25日，账本第 87 笔记录之后/);
  });

  it("counts the claims it judges otherwise", () => {
    expect(both(movedVerdicts(3))).toEqual(["Claims judged otherwise: 3.", "3 条论断的判定与前一版不同。"]);
  });
});
