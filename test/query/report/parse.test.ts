import {describe, expect, it} from "vitest";
import {parseReport} from "../../../src/query/report/parse.js";
import {printReport} from "../../../src/query/report/print.js";
import {blankReport, gapsOf, type SeriesReport} from "../../../src/query/report/report.js";

const blank = blankReport("2026-11-20");
const whole: SeriesReport = {
  ...blank,
  title: {en: "Price follows", zh: "价格随之"},
  author: "A. Reader",
  audience: "client",
  claims: [
    ...blank.claims,
    {
      ...(blank.claims[0] as SeriesReport["claims"][number]),
      claim: "multiple",
      topic: "value",
      test: "between",
      expected: 14,
      expectedHigh: 17.5,
      tolerance: 0.001,
      unit: "multiple",
      decidedOn: "2027-06-30",
      readings: []
    }
  ],
  ratings: [{entity: "BABA", rating: "neutral", target: "180 USD"}],
  catalysts: [
    {on: "2027-02-15", text: {en: "Results", zh: "业绩"}},
    {on: null, text: {en: "A launch", zh: "发布"}}
  ]
};

describe("parseReport(text)", () => {
  it("reads back what printReport writes", () => {
    for (const report of [blank, whole]) expect(parseReport(printReport(report))).toEqual({report, problems: []});
  });

  it("takes the signs of full width that Chinese keyboards write between company, rating, target and day", () => {
    const text = printReport(whole)
      .replace("BABA: neutral, 180 USD", "BABA：neutral，180 USD")
      .replace("2027-02-15: ", "2027-02-15：");
    expect(text).toContain("BABA：neutral，180 USD");
    expect(parseReport(text)).toEqual({report: whole, problems: []});
  });

  it("takes numbers as analysts write them, of either language and with Windows’ ends of lines", () => {
    const text = printReport(whole).replace("above 0.5 share", "above 50% share").replace("between 14 and 17.5", "between 14 and 17.5").replaceAll("\n", "\r\n"); // prettier-ignore
    expect(parseReport(`\ufeff${text}`).report).toEqual(whole);
    const [claim] = parseReport(text.replace("above 50% share", "above 4.12 万亿 tokens")).report?.claims ?? [];
    expect([claim?.expected, claim?.unit]).toEqual([4.12e12, "tokens"]);
  });

  it.each<[from: string, to: string, at: string, said: string]>([
    ["date: 2026-11-20", "date: 2026-11-31", "date: 2026-11-31", "2026-11-31; expected a day such as 2026-11-20"],
    [
      "audience: client",
      "audience: friends",
      "audience: friends",
      "audience: friends; expected internal, client, public"
    ],
    ["author: A. Reader", "auther: A. Reader", "---", "author: missing in the front matter"],
    [
      "# Price follows | 价格随之",
      "# Price follows",
      "# Price follows",
      "Price follows; expected it in both languages"
    ],
    [
      "## Risks | 风险",
      "## Risk | 风 险",
      "## Risk | 风 险",
      "Risk | 风 险; expected one section each of Thesis, Claims"
    ],
    [
      "value: above 0.5 share",
      "value: over 0.5 share",
      "value: over 0.5 share",
      "over 0.5 share; expected a test, a number and a unit"
    ],
    [
      "value: above 0.5 share",
      "value: above half share",
      "value: above half share",
      "half; expected a number, such as 0.5"
    ],
    [
      "value: above 0.5 share",
      "vlaue: above 0.5 share",
      "vlaue: above 0.5 share",
      "expected one of topic, value, give or take"
    ],
    ["topic: tokens", "topic: token", "topic: token", "topic: token; expected one of tokens, use"],
    ["### multiple:", "### china_over_half:", "## Claims", "china_over_half: two claims of that name"],
    ["### multiple:", "### Multiple ", "### Multiple ", "expected a name of small letters"],
    ["```sql", "```SQL", "#### all", "all: expected one line of what it counts"]
  ])("tells of %s written as %s by the line of %s", (from, to, at, said) => {
    const text = printReport(whole).replace(from, to);
    const line = text.split("\n").findIndex((each) => each.includes(at)) + 1;
    const {report, problems} = parseReport(text);
    expect(report).toBeNull();
    const told = problems.find(({text: each}) => each.en.includes(said));
    expect([told?.line, /[一-鿿]/.test(told?.text.zh ?? "")]).toEqual([line, true]);
  });

  const FAULTY = `---
date: 2026-11-20
author:
owner: me

---
Price follows
## Thesis | 论点
First | 一

Second, alone
Third | 三 | third
## Claims | 论断
before any claim

### led: China leads | 中国领先
not an item
- topic: nothing
- value: between 14 multiple
- give or take: little
- decided on: soon
- because: it does
#### all: All | 全部
What it counts | 计算内容
\`\`\`sql
SELECT 1
\`\`\`
and more
#### none: None | 无
### led: Twice | 两次
- value: above 5 kilos
## Ratings | 评级
- BABA neutral
## Catalysts | 催化剂
- 2026-02-30: Results | 业绩
## Risks | 风险
- one language
## Risks | 风险
- unread
`;
  const toldOf = (text: string) =>
    parseReport(text).problems.map(({line, text: {en}}) => `${line}: ${en.slice(0, 48)}`);

  it("tells each line that cannot be read once, in order, and what there should be", () => {
    expect(toldOf(FAULTY)).toEqual([
      "1: author: missing in the front matter",
      "3: author:; expected date, author, audience, each w",
      "4: owner: me; expected date, author, audience, each",
      "7: Price follows; expected the title, # English | 中",
      "7: Price follows; expected a section, ## Thesis | 论",
      "11: Second, alone; expected it in both languages, En",
      "12: Third | 三 | third; expected it in both languages",
      "13: led: two claims of that name; expected a name th",
      "14: before any claim; expected a line that begins wi",
      "17: not an item; expected an item of the list, - …",
      "18: topic: nothing; expected one of tokens, use, pri",
      "19: between 14 multiple; expected a test, a number a",
      "20: little; expected a number, such as 0.5, 50% or 4",
      "21: soon; expected a day such as 2026-11-20",
      "22: it does; expected it in both languages, English ",
      "28: all: expected one line of what it counts, Englis",
      "29: none: expected one line of what it counts, Engli",
      "30: led: no reason; expected - because: English | 中文",
      "31: above 5 kilos; expected a test, a number and a u",
      "33: BABA neutral; expected company: rating, target, ",
      "35: 2026-02-30; expected a day such as 2026-11-20",
      "37: one language; expected it in both languages, Eng",
      "38: Risks | 风险; expected one section each of Thesis,",
      "40: Disclosures: no such section; expected ## Disclo"
    ]);
  });

  it("takes a claim that says no topic, no number and no day", () => {
    const text = printReport(blank).replace("- topic: tokens\n", "").replace("- value: above 0.5 share\n", "");
    expect(parseReport(text).report?.claims).toMatchObject([
      {topic: "since", test: "equals", expected: null, expectedHigh: null, tolerance: 0, unit: "ratio", decidedOn: null}
    ]);
  });

  it.each([
    ["above -0.5 share", -0.5, null],
    ["equals 1e-7 ratio", 1e-7, null],
    ["at_least 50% share", 0.5, null],
    ["below 4.12 trillion tokens", 4.12e12, null],
    ["between 10% and 20% share", 0.1, 0.2]
  ])("takes the value %s", (value, expected, expectedHigh) => {
    const {report} = parseReport(printReport(whole).replace("value: above 0.5 share", `value: ${value}`));
    expect(report?.claims[0]).toMatchObject({
      test: value.split(" ")[0],
      expected,
      expectedHigh,
      unit: value.split(" ").at(-1)
    });
  });

  it.each([
    "above share",
    "above 1 and 2 share",
    "between 1 share",
    "between 1 and 2 and 3 share",
    "above 1 and share",
    "above 5 6 share",
    "0.5 share"
  ])("takes no value %s", (value) => {
    const {report, problems} = parseReport(printReport(whole).replace("value: above 0.5 share", `value: ${value}`));
    expect([report, problems.length]).toEqual([null, 1]);
  });

  it.each([
    ["", [1, 1, 1, 1, 1, 1, 1]],
    ["---", [1, 1, 1, 1, 1, 1, 1, 1]],
    ["hello", [1, 1, 1, 1, 1, 1, 1, 1]],
    ["---\ndate: 2026-11-20\nauthor: A\n---\n# a | b\n", [6, 6, 6, 6, 6]],
    ["---\ndate: 2026-11-20\nauthor: A\n---\n\nstray | x\n# a | b", [6, 6, 7, 7, 7, 7, 7, 7]]
  ])("counts what is wrong with %j by its lines", (text, lines) => {
    expect(parseReport(text).problems.map(({line}) => line)).toEqual(lines);
  });

  it("tells of a text that is no report without failing", () => {
    for (const text of ["", "---", "hello", "---\n---\n# a | b\n", "## Claims | 论断\n\n#### x"])
      expect(parseReport(text).problems.length).toBeGreaterThan(0);
  });
});

describe("gapsOf(report)", () => {
  it("names what a new report leaves to be written, and nothing of a whole one", () => {
    expect(gapsOf(blank).map(({en}) => en.split(":")[0])).toEqual(["title", "thesis", "catalysts", "risks", "disclosures", "author", "words and number of the claim china_over_half"]); // prettier-ignore
    const said = [{en: "A", zh: "甲"}];
    const reasoned = (report: SeriesReport) => report.claims.map((each) => ({...each, why: {en: "A", zh: "甲"}}));
    const full = {
      ...whole,
      claims: reasoned(blank),
      thesis: said,
      risks: said,
      disclosures: said
    };
    expect(gapsOf(full)).toEqual([]);
    expect(gapsOf({...full, claims: []}).map(({zh}) => zh)).toEqual(["论断：待写"]);
    expect(gapsOf({...full, claims: reasoned(whole)}).map(({en}) => en)).toEqual(["a basis with its query of the claim multiple: still to be written"]); // prettier-ignore
  });
});
