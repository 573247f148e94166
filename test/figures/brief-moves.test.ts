import {describe, expect, it} from "vitest";
import {changed, isResidual, moveName, weeksWords} from "../../src/figures/brief-moves.js";
import {countAnswer, reconstructedWords, weekAnswer} from "../../src/figures/answers/brief.js";
import type {BriefRows, ShareMove, Side} from "../../src/query/brief/brief.js";
import {isQuantity, printPart} from "../../src/words/say.js";
import {said} from "../fixtures/said.js";

const side = (which: Side["side"], week: string | null, tokens: number | null, more: Partial<Side> = {}): Side => ({side: which, day: which === "was" ? "2026-08-24" : "2026-08-31", known_on: which === "was" ? "2026-08-24" : "2026-08-31", week_start: week, tokens, citation: "made up", as_of: "2026-08-31", ...more}); // prettier-ignore
const move = (dimension: ShareMove["dimension"], key: string, was: number, now: number, name = key): ShareMove => ({dimension, key, name, name_zh: name, was_tokens: 100 * was, now_tokens: 100 * now, was_share: was, now_share: now, change: now - was}); // prettier-ignore
const NOTHING: BriefRows = {
  from: "2026-08-24",
  to: "2026-08-31",
  was: side("was", "2026-08-17", 2e12),
  now: side("now", "2026-08-24", 2.5e12),
  shares: [],
  prices: [],
  catalogues: [],
  models: [],
  tasks: [],
  restated: [],
  exposures: []
};

describe("changed(was, now)", () => {
  it.each([
    [2, 2.5, "+25.0%"],
    [2, 1, "−50.0%"],
    [0, 1, "n/a"],
    [null, 1, "n/a"],
    [1, null, "n/a"]
  ])("from %s to %s is %s", (was, now, text) => {
    expect(printPart(changed(was, now), "en")).toBe(text);
  });
});

describe("isResidual(move), moveName(move), weeksWords(was, now)", () => {
  it("tell who cannot be named, and call the others as readers know them", () => {
    const names = [move("lab", "undisclosed", 0, 1), move("lab", "other", 0, 1), move("lab", "x", 0, 1, "Undisclosed lab 3")]; // prettier-ignore
    expect([...names, move("lab", "z-ai", 0, 1)].map(isResidual)).toEqual([true, true, true, false]);
    expect([move("lab", "z-ai", 0, 1), move("ticker", "BABA", 0, 1), move("ticker", "z-ai", 0, 1, "Z.ai Inc.")].map((m) => moveName(m).en)).toEqual(["Zhipu", "Alibaba", "Z.ai Inc."]); // prettier-ignore
    expect(said(weeksWords(side("was", null, null), side("now", "2026-08-24", 1)))).toEqual({
      en: "week of none against week of 24 Aug 2026",
      zh: "无起的一周与2026年8月24日起的一周相比"
    });
  });
});

describe("weekAnswer(brief)", () => {
  it("says how the week moved, or that it is still the same, and that no share did", () => {
    expect(said(weekAnswer(NOTHING))).toEqual({
      en: "The last whole week moved from that of 17 Aug 2026 to that of 24 Aug 2026, and tokens from 2.00 trillion to 2.50 trillion (+25.0%). No share moved.",
      zh: "最近一周由2026年8月17日起的一周移至2026年8月24日起的一周，词元由 2.00 万亿变为 2.50 万亿（+25.0%）。各占比均未变动。"
    });
    const still = {...NOTHING, was: side("was", "2026-08-24", null, {citation: null})};
    expect(said(weekAnswer(still)).en).toBe(
      "No new week: the last is still that of 24 Aug 2026, n/a tokens then and 2.50 trillion now (n/a). No share moved."
    );
    const sources = (brief: BriefRows) => weekAnswer(brief).en.flatMap((part) => (isQuantity(part) && part.unit === "tokens" ? [[part.value, part.source]] : [])); // prettier-ignore
    expect([sources(NOTHING), sources(still)]).toEqual([
      [[2e12, "made up"], [2.5e12, "made up"]],
      [[NaN, undefined], [2.5e12, "made up"]]
    ]); // prettier-ignore
    expect(said(weekAnswer({...NOTHING, was: side("was", null, 1)})).en).toContain("moved from that of none to that of 24 Aug 2026"); // prettier-ignore
  });

  it("says who gained and who lost most of those that have a name, and what Chinese labs carry", () => {
    const labs = [
      move("lab", "z-ai", 0.1, 0.15),
      move("lab", "deepseek", 0.1, 0.12),
      move("lab", "minimax", 0.2, 0.19),
      move("lab", "moonshotai", 0.3, 0.25),
      move("lab", "undisclosed", 0.1, 0.3),
      move("lab", "other", 0.3, 0.1)
    ];
    expect(said(weekAnswer({...NOTHING, shares: labs})).en).toMatch(
      /\. Of named labs Zhipu gained most \(\+5\.0 points\), moonshotai lost most \(−5\.0 points\)\.$/
    );
    const china = [...labs, move("origin", "us", 0.5, 0.3), move("origin", "china", 0.5, 0.6), move("ticker", "china", 0, 1)]; // prettier-ignore
    const of = (undisclosed: number) => said(weekAnswer({...NOTHING, shares: [...china, move("origin", "undisclosed", 0, undisclosed)]})); // prettier-ignore
    expect(of(0.05).en).toContain(
      "Chinese labs went from 50.0% to 60.0% of all tokens. Of named labs Zhipu gained most"
    );
    expect(of(0.05).zh).toMatch(
      /中国实验室占比由 50\.0% 变为 60\.0%。具名实验室中，占比升幅最大的是智谱（\+5\.0个百分点）/
    );
    expect(of(0.1).en).toContain("of all tokens. A further 10.0% cannot be placed");
    expect(of(0.1).zh).toContain("变为 60.0%。另有 10.0% 无法归属");
    expect(of(0.1 + 1.5e-9).en).not.toContain("cannot be placed");
    expect(said(weekAnswer({...NOTHING, shares: labs.slice(0, 2)})).en).toMatch(/No share moved\.$/);
  });
});

describe("countAnswer(brief, valued), reconstructedWords(brief)", () => {
  it("counts each kind in which something changed, models that left apart", () => {
    const some = <T>(count: number, item: Partial<T> = {}) => Array.from({length: count}, () => item as T);
    const rows: BriefRows = {
      ...NOTHING,
      prices: some(3),
      models: [...some<BriefRows["models"][number]>(2, {kind: "new"}), ...some<BriefRows["models"][number]>(1, {kind: "left"})], // prettier-ignore
      restated: some(4)
    };
    expect(said(countAnswer(rows, 0)).en).toBe(
      "Listings changed: 3. Models that came: 2. Models that left: 1. Values restated: 4. "
    );
    expect(said(countAnswer({...NOTHING, catalogues: some(1), tasks: some(2)}, 5)).zh).toBe(
      "首次收录的价目表：1。变动的任务占比：2。模型价值因此改变的公司：5。"
    );
  });

  it("says which state is put together from a later vintage", () => {
    expect(reconstructedWords(NOTHING)).toEqual([]);
    const later = {...NOTHING, was: side("was", "2026-08-17", 1, {known_on: "2026-08-28"})};
    expect(reconstructedWords(later).map((words) => said(words).en)).toEqual([
      "The state of 24 Aug 2026 is reconstructed from the vintage of 28 Aug 2026: on that day the ledger held no week yet."
    ]);
  });
});
