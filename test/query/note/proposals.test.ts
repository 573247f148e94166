import {readFileSync} from "node:fs";
import {join} from "node:path";
import {parse} from "csv-parse/sync";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {DuckDBConnection} from "@duckdb/node-api";
import {measure} from "../../../loaders/claims/measure.js";
import {projectRoot} from "../../../loaders/paths.js";
import {METRIC, METRICS, type NoteScope} from "../../../src/query/note/metrics.js";
import {MOST_PROPOSALS, proposalsIn} from "../../../src/query/note/proposals.js";
import {LONGEST_NOTE, sentencesOf} from "../../../src/query/note/sentences.js";
import {smallLedger} from "../../fixtures/small-ledger.js";

const claims = parse<Record<"claim" | "statement" | "statement_zh", string>>(
  readFileSync(join(projectRoot, "data/registry/claim.csv")),
  {columns: true}
);
/** Sentences of notes that say nothing that data could bear out. */
const NO_CLAIMS = `We thank our clients for their time. What does this mean for investors? This report is for professional investors only.
Past performance is no guide to more gains. All rights reserved. See Figure 3 for the largest models. The sky is blue today.
本报告仅供专业投资者使用，模型增长不构成投资建议。资料来源：公司公告。分析师声明：观点高于一切。为什么词元会增长？感谢您的阅读。`;

describe("proposalsIn(text)", () => {
  it.each(["statement", "statement_zh"] as const)(
    "proposes at least 32 of the note’s forty claims, in our words: %s",
    (column) => {
      const end = column === "statement" ? ". " : "。";
      const text = claims.map((claim, i) => `${claim[column]}${end}${i % 5 === 0 ? NO_CLAIMS : ""}`).join("");
      const found = new Set(proposalsIn(text).map(({sentence}) => sentence.replace(/[.。]$/, "")));
      expect(claims.filter((claim) => found.has(claim[column])).length).toBeGreaterThanOrEqual(32);
      expect(claims).toHaveLength(40);
    }
  );

  it("proposes nothing of what a note says of itself, asks, or says of nothing that is counted", () => {
    expect(proposalsIn(NO_CLAIMS).map(({sentence}) => sentence)).toEqual([]);
  });

  it.each([
    [
      "Weekly usage of Chinese models hit 6.3T tokens in the week of 2 March 2026, up from 5.2T.",
      "tokens",
      "equals",
      6.3e12,
      "2026-03-02",
      "tokens"
    ],
    ["We see DeepSeek at more than 15% of all tokens by year-end.", "tokens", "above", 0.15, null, "share"],
    ["Kimi charges less than US$0.6 per a million tokens.", "price", "below", 0.6, null, "usd_per_mtok"],
    ["Baidu trades at 10.5x forward P/E.", "multiple", "equals", 10.5, null, "multiple"],
    ["Three of the top five models were American.", "rank", "equals", 3, null, "count"],
    ["3 月 9 日当周智能体占词元不低于 40%。", "use", "at_least", 0.4, null, "share"],
    ["美国模型的周词元四周增长 25%。", "growth", "equals", 0.25, null, "share"],
    ["预计云业务毛利率高于 35％。", "margin", "above", 0.35, null, "share"]
  ] as const)("reads %s as %s, %s %d", (sentence, metric, test, expected, week, unit) => {
    const [found] = proposalsIn(sentence);
    expect(found).toMatchObject({metric, test, expected, unit, scope: {week}});
  });

  it("reads a range with its ends, and what it is about from the words", () => {
    const [found] = proposalsIn("Tencent trades at 14-17x 2026E earnings.");
    expect(found).toMatchObject({test: "between", expected: 14, expectedHigh: 17, scope: {entity: "0700.HK"}});
    const [growth] = proposalsIn("American models’ tokens rose by 12% in four weeks.");
    expect(growth?.scope).toMatchObject({origin: "us", weeks: 4});
  });

  it("is bounded", () => {
    const many = Array.from({length: 2 * MOST_PROPOSALS}, (_, i) => `Tokens rose by ${i + 1}%. `).join("");
    expect(proposalsIn(many)).toHaveLength(MOST_PROPOSALS);
    expect(() => proposalsIn("a".repeat(LONGEST_NOTE + 1))).toThrow(`expected at most ${LONGEST_NOTE}`);
  });
});

describe("sentencesOf(text)", () => {
  it("joins lines that paper broke, in both languages, and reads radicals of paper as characters", () => {
    const text =
      "Chinese models pro-\ncessed 4.12 trillion tokens in the\nweek. Use by U.S. firms grew 3.5% too.\n\n2026 年 2 ⽉ 9 ⽇当周，中国模型的周\n词元量三周增⻓ 127%。• 第二句话在此";
    expect(sentencesOf(text).map((s) => s.text)).toEqual([
      "Chinese models processed 4.12 trillion tokens in the week.",
      "Use by U.S. firms grew 3.5% too.",
      "2026 年 2 月 9 日当周，中国模型的周词元量三周增长 127%。",
      "第二句话在此"
    ]);
  });

  it("says where in the text the paragraph of each begins", () => {
    const [first, second] = ["Usage rose by half in May. It fell in June 2026.", "Prices of tokens halved in a year."];
    const text = `${first}\n\n${second}`;
    expect(sentencesOf(text).map(({from}) => text.slice(from).slice(0, 5))).toEqual(["Usage", "Usage", "Price"]);
  });
});

describe("queries of a metric", () => {
  let ledger: DuckDBConnection;
  beforeAll(async () => {
    ledger = await smallLedger();
  });
  afterAll(() => {
    ledger.closeSync();
  });
  const scope: NoteScope = {
    origin: "china",
    week: "2026-01-12",
    weeks: 1,
    use: "programming",
    largest: 5,
    entity: "BABA"
  };

  it("run on the ledger, of a week and of the last one, each with its source beside its value", async () => {
    for (const metric of METRICS)
      for (const week of ["2026-01-12", null])
        for (const {name, sql} of METRIC[metric].bases({...scope, week})) {
          const found = await measure(ledger, {claim: metric, basis: name.en, sql}, "2026-01-20");
          expect([metric, found.value === null || found.source !== null]).toEqual([metric, true]);
        }
  });

  it.each([
    // Week of 12 January: c1/a 100, c1/c 100 of China, u1/a 300; the week before c1/a 300, c1/b:free 100, c1/c 10.
    ["tokens", 200e6],
    ["growth", 200 / 410 - 1],
    ["lead", 200 / 300],
    ["rank", 2]
  ] as const)("give of %s what plain counting does", async (metric, value) => {
    const named = METRIC[metric].bases(scope).at(-1);
    const found = await measure(ledger, {claim: metric, basis: "named", sql: named?.sql ?? ""}, "2026-01-20");
    expect(found.value).toBeCloseTo(value, 12);
  });
});
