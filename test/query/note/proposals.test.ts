import {readFileSync} from "node:fs";
import {join} from "node:path";
import {parse} from "csv-parse/sync";
import {describe, expect, it} from "vitest";
import {projectRoot} from "../../../loaders/paths.js";
import {proposalsIn} from "../../../src/query/note/proposals.js";
import {horizonIn, weekIn} from "../../../src/query/note/days.js";
import {pairsOf} from "../../../src/query/note/pairs.js";
import {NAMED_LABS, subjectsIn} from "../../../src/query/note/subjects.js";
import {sentencesOf} from "../../../src/query/note/sentences.js";

const claims = parse<Record<"claim" | "statement" | "statement_zh", string>>(
  readFileSync(join(projectRoot, "data/registry/claim.csv")),
  {columns: true}
);
/** Sentences of notes that say nothing that data could bear out. */
const NO_CLAIMS = `We thank our clients for their time. What does this mean for investors? This report is for professional investors only.
Past performance is no guide to more gains. All rights reserved. See Figure 3 for the largest models. The sky is blue today.
本报告仅供专业投资者使用，模型增长不构成投资建议。资料来源：公司公告。分析师声明：观点高于一切。为什么词元会增长？感谢您的阅读。`;

/** Ten claims of a made-up note, in both languages. */
const SECOND_NOTE = `Chinese models processed more than 20 trillion tokens in the week of 28 September 2026. In that week they carried 1.2 times the tokens of American models. Six of the ten largest models are Chinese. The weekly tokens of Chinese models grew 20% over four weeks. Programming still makes up at least a third of all tokens, and agents are not far behind.

DeepSeek’s share of all tokens will exceed 15% by 31 March 2027. DeepSeek charges less than US$0.5 per million input tokens. Alibaba trades at less than 18x forward earnings. We expect Zhipu’s gross margin to be higher than 50% in the second half of 2026. DeepSeek V5 will be released before the end of 2026.

2026 年 9 月 28 日当周，中国模型处理的词元超过 20 万 亿 。 当 周 中国模型的词元是美国模型的 1.2 倍。前十大模型中有六个来自中国。中国模型的周词元四周增长 20%。编程仍占全部词元的三分之一以上，智能体紧随其后。

到 2027 年 3 月 31 日，DeepSeek 占全部词元的比重将超过 15%。DeepSeek 每百万输入词元收费低于 0.5 美元。阿里巴巴的预期市盈率低于 18 倍。我们预计智谱 2026 年下半年的毛利率高于 50%。DeepSeek V5 将于 2026 年底前发布。`;

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
    ["We see DeepSeek at more than 15% of all tokens by year-end.", "share", "above", 0.15, null, "share"],
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
    expect(growth?.scope).toMatchObject({whose: {origin: "us"}, weeks: 4});
  });

  it("pairs the sentences of a note in two languages by what they claim, with week, lab and horizon", () => {
    const pairs = pairsOf(proposalsIn(SECOND_NOTE));
    expect(pairs.map(({lang, other}) => [lang, other === null])).toEqual(Array.from({length: 10}, () => ["en", false]));
    const said = pairs.map(({metric, test, expected, scope, decidedOn}) =>
      [metric, test, expected, scope.week, decidedOn].join(" ").trim()
    );
    expect(said).toEqual([
      "tokens above 20000000000000 2026-09-28",
      "lead equals 1.2 2026-09-28",
      "rank equals 6",
      "growth equals 0.2",
      `use at_least ${1 / 3}`,
      "share above 0.15  2027-03-31",
      "price below 0.5",
      "multiple below 18",
      "margin above 0.5",
      "event at_least 1  2026-12-31"
    ]);
    expect(pairs[5]?.scope.whose).toEqual({labs: ["deepseek"]});
    expect(pairs[1]?.other).toBe("当周中国模型的词元是美国模型的 1.2 倍。");
  });

  it("reads fractions in words", () => {
    const found = proposalsIn(
      "Two thirds of all tokens are Chinese. Agents make up at most a quarter of tokens. 编程占全部词元的四成以上。"
    );
    expect(found.map(({test, expected}) => [test, expected])).toEqual([
      ["above", 2 / 3],
      ["at_most", 1 / 4],
      ["at_least", 0.4]
    ]);
  });

  it.each([
    ["half of", 1 / 2],
    ["two-thirds of", 2 / 3],
    ["two thirds, or a third more, of", 2 / 3],
    ["a third of", 1 / 3],
    ["three quarters of", 3 / 4],
    ["one quarter of", 1 / 4],
    ["a fifth of", 1 / 5],
    ["one tenth of", 1 / 10]
  ])("reads %s as a fraction", (words, value) => {
    expect(proposalsIn(`Programming makes up at most ${words} all tokens.`)).toMatchObject([
      {test: "at_most", expected: value, unit: "share", tolerance: 0, expectedHigh: null}
    ]);
  });

  it.each("one two three four five six seven eight nine ten".split(" ").map((word, i) => [word, i + 1] as const))(
    "reads %s of the largest, and of so many weeks, as %d",
    (word, count) => {
      const [found] = proposalsIn(`Of the ten largest models ${word} of the leading are Chinese over ${word} weeks.`);
      expect(found).toMatchObject({metric: "rank", test: "equals", unit: "count", tolerance: 0, expectedHigh: null});
      expect([found?.expected, found?.scope.largest, found?.scope.weeks]).toEqual([count, 10, count]);
    }
  );

  it.each([...Array.from("一二三四五六七八九十").map((word, i) => [word, i + 1] as const), ["两", 2] as const])(
    "reads 前十大中有%s个 as %d",
    (word, count) => {
      const [found] = proposalsIn(`前十大模型中有${word}个来自中国，历时${word}周。`);
      expect([found?.expected, found?.scope.largest, found?.scope.weeks]).toEqual([count, 10, count]);
    }
  );

  it("reads digits as counts, five as the largest where none is said, and no count where none is", () => {
    const found = proposalsIn("Of the top 12 models 7 of the leading are Chinese. 前九位模型多数来自中国。");
    expect(found.map(({expected, scope}) => [expected, scope.largest])).toEqual([
      [7, 12],
      [null, 9]
    ]);
    expect(proposalsIn("Tokens of Chinese models rose by 5%.")[0]?.scope).toMatchObject({largest: 5, weeks: 1});
  });

  it.each([
    ["Chinese models will overtake American ones.", {metric: "lead", test: "above", expected: 1, unit: "ratio"}],
    ["The next Qwen will be released soon.", {metric: "event", test: "at_least", expected: 1, unit: "count"}],
    ["Demand for chips is lower in China.", {metric: "other", test: "below", expected: null, unit: "ratio"}],
    ["DeepSeek’s revenue will double.", {metric: "other", test: "above", expected: null, unit: "ratio"}],
    ["Tencent trades at 18-18x earnings.", {test: "equals", expected: 18, expectedHigh: null, tolerance: 0.18}],
    ["Tencent trades at 18x earnings and at 14x EV.", {test: "equals", expected: 18, expectedHigh: null}],
    ["Tencent trades at 14x earnings, not 18x.", {test: "equals", expected: 14, expectedHigh: null}],
    ["Tencent’s stock trades at a discount of 20%.", {metric: "multiple", expected: 0.2, unit: "share"}],
    ["Alibaba’s 3 models take 20% of all tokens.", {metric: "share", expected: 0.2, unit: "share"}],
    ["At 300 buyers tokens came to 6.3 trillion.", {metric: "tokens", expected: 6.3e12, tolerance: 6.3e10}],
    ["Tokens of DeepSeek V4 rose 3 times.", {metric: "growth", expected: 3, unit: "share", tolerance: 0.03}],
    ["DeepSeek charges 5% less than US$2 per million tokens.", {metric: "price", expected: 2, unit: "usd_per_mtok"}],
    [
      "Chinese labs, 40 of them, account for a third of all tokens.",
      {metric: "share", test: "above", expected: 1 / 3, unit: "share"}
    ],
    ["Top ten models cost 5% more than half.", {metric: "rank", expected: null, unit: "count", tolerance: 0}],
    ["Half of China’s revenue is from chips.", {metric: "other", expected: 1 / 2, unit: "share"}],
    ["Over 20% of all tokens are Chinese.", {metric: "share", test: "above", expected: 0.2}],
    ["14-17x is what Tencent trades at on earnings.", {test: "between", expected: 14, expectedHigh: 17}],
    ["Tencent’s P/E of 7x, from 17x to 7x.", {test: "equals", expected: 7, expectedHigh: null}],
    ["中国模型的词元为 20 万亿，再以上。", {test: "equals", expected: 20e12}],
    ["中国模型的词元为 20 万亿以上。", {metric: "tokens", test: "at_least", expected: 20e12, tolerance: 0}],
    ["中国模型的词元为 20 万亿，不在其上，更不在 21 万亿以上。", {test: "equals", expected: 20e12}],
    [
      "Tokens of Chinese models came to 6 trillion to 7 trillion.",
      {test: "between", expected: 6e12, expectedHigh: 7e12, tolerance: 0}
    ]
  ])("reads what a sentence claims: %s", (sentence, claimed) => {
    expect(proposalsIn(sentence)).toMatchObject([claimed]);
  });

  it("proposes no sentence that gives neither a number with its unit nor a word that asserts, and none twice", () => {
    expect(proposalsIn("Tokens are counted by each router. DeepSeek V3 has 61 models of tokens.")).toEqual([]);
    expect(proposalsIn("Tokens rose by 5%. Tokens rose by 5%.")).toHaveLength(1);
  });

  it("gives “they” and “that week” what sentences before said, and no other sentence", () => {
    const found = proposalsIn(
      "DeepSeek overtook Qwen in the week of 9 March 2026. Tokens rose by 5%. They carried 7 trillion tokens in that week. Tokens fell by 2%."
    );
    const deepseek = {labs: ["deepseek"]};
    expect(found.map(({scope}) => [scope.whose, scope.against, scope.week])).toEqual([
      [deepseek, {labs: ["qwen", "alibaba"]}, "2026-03-09"],
      [{origin: "china"}, {origin: "us"}, null],
      [deepseek, {origin: "us"}, "2026-03-09"],
      [{origin: "china"}, {origin: "us"}, null]
    ]);
    expect(proposalsIn("American models passed 7 trillion tokens.")[0]?.scope.against).toEqual({origin: "china"});
    expect(
      proposalsIn("Agents lead programming in tokens. Programming leads agents in tokens.").map(({scope}) => scope.use)
    ).toEqual(["agent", "programming"]);
  });

  it("is bounded", () => {
    const many = Array.from({length: 400}, (_, i) => `Tokens rose by ${i + 1}%. `).join("");
    expect(proposalsIn(many).map(({expected}) => expected)).toEqual(Array.from({length: 300}, (_, i) => (i + 1) / 100));
    expect(proposalsIn("a".repeat(400_000))).toEqual([]);
    expect(() => proposalsIn("a".repeat(400_001))).toThrow("400001 characters; expected at most 400000");
  });
});

describe("days in a sentence", () => {
  it.each([
    ["in the week of 9 February 2026", "2026-02-09", null],
    ["in the week of February 11, 2026", "2026-02-09", null],
    ["2026 年 9 月 30 日当周", "2026-09-28", null],
    ["in the week of 2026-02-15", "2026-02-09", null],
    ["2026-02-16, not 9 February 2026", "2026-02-16", null],
    ["2026 年 9 月份的词元", null, null],
    ["2026 年 13 月末", null, null],
    ["by December 2026", null, "2026-12-31"],
    ["到 2026 年 3 月", null, "2026-03-31"],
    ["2026 年 3 月前", null, null],
    ["by 31 March 2027", null, "2027-03-31"],
    ["before March 31, 2027", null, "2027-03-31"],
    ["by February 2028", null, "2028-02-29"],
    ["by the end of 2026", null, "2026-12-31"],
    ["before year-end 2026", null, "2026-12-31"],
    ["by 2027", null, null],
    ["before March 2027", null, null],
    ["到 2027 年 3 月 31 日", null, "2027-03-31"],
    ["2026 年底前", null, "2026-12-31"],
    ["2027 年 3 月末", null, "2027-03-31"],
    ["2026 年前九大模型", null, null],
    ["9 月 1 日到 2026 年 9 月 28 日", "2026-09-28", null]
  ])("%s: week %s, decided on %s", (text, week, decidedOn) => {
    expect([weekIn(text), horizonIn(text)]).toEqual([week, decidedOn]);
  });
});

describe("subjectsIn(text)", () => {
  it("names whom a sentence does in its order, by labs on record", () => {
    expect(subjectsIn("Kimi overtook American models")).toEqual([{labs: ["moonshotai"]}, {origin: "us"}]);
    const labs = readFileSync(join(projectRoot, "data/registry/lab.csv"), "utf8");
    expect(NAMED_LABS.filter((lab) => !labs.includes(`\n${lab},`))).toEqual([]);
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

  it("reads every radical of paper as its character, and leaves out what is too short to claim anything", () => {
    const [found] = sentencesOf("⻓⻔⻢⻅⻚⻛⻜⻝⻋⻄⻆⻘⻩⻬⻰⻤⻥⻦⻨⻁⻉⻣⽉⺀。");
    expect(found?.text).toBe("长门马见页风飞食车西角青黄齐龙鬼鱼鸟麦虎贝骨月⺀。");
    expect(
      sentencesOf("Prices fell 5%.\n\nIt fell by 5%.\n\n词元增长快。\n\n词元快。").map(({text, lang}) => [text, lang])
    ).toEqual([
      ["Prices fell 5%.", "en"],
      ["词元增长快。", "zh"]
    ]);
  });

  it("tells the language of a sentence by a quarter of its signs", () => {
    expect(sentencesOf("Qwen 的模型词元 AAA BBB\n\nQwen 的模型 AAA BBB CCC DDD").map(({lang}) => lang)).toEqual([
      "zh",
      "en"
    ]);
    expect(sentencesOf("词元词元 abcdefghijkl")[0]?.lang).toBe("en");
    expect(sentencesOf("词元词元abcdefghijkl")[0]?.lang).toBe("zh");
  });

  it("takes out the spaces by which paper spreads Chinese to its width", () => {
    const [found] = sentencesOf("词元超过 20 万 亿 。 当 周 是 美 国 模 型 的 1.2 倍。");
    expect(found?.text).toBe("词元超过 20 万亿。");
  });

  it("says where in the text the paragraph of each begins", () => {
    const [first, second] = ["Usage rose by half in May. It fell in June 2026.", "Prices of tokens halved in a year."];
    const text = `${first}\n\n${second}`;
    expect(sentencesOf(text).map(({from}) => text.slice(from).slice(0, 5))).toEqual(["Usage", "Usage", "Price"]);
  });
});
