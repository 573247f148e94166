import {describe, expect, it} from "vitest";
import {boundCompany, casesOf, settingOverrides} from "../../src/companies/bound-company.js";
import {boundSheet, compiledText} from "../../src/companies/bound-sheet.js";
import {factsAsOf, titleOfLine} from "../../src/companies/company.js";
import {companyModel, companyModels, entityOf} from "../../src/companies/models.js";
import type {CompanyData, CompanyFact} from "../../src/companies/facts.js";
import {messageText} from "../../src/companies/text.js";
import type {Setting} from "../../src/model/text/node.js";
import type {TextProblem} from "../../src/model/text/place.js";

const fact = (basis: string, period_end: string, value: number): CompanyFact => ({entity: "C1", metric: "revenue", basis, period_start: null, period_end, months: 12, company_label: null, value, unit: "CNY", status: "reported", document: "report", source_date: "2026-03-20", note: null, source: "hand"}); // prettier-ignore
const [REPORTED, EXPECTED, LATER] = [
  fact("ifrs", "2025-12-31", 101e6),
  fact("broker", "2026-12-31", 115e6),
  fact("broker", "2027-12-31", 130e6)
];
const DATA: CompanyData = {facts: [REPORTED, EXPECTED, LATER], events: [], weeks: [], owned: []};

const LINES = `periods FY2025 to FY2027, reported to FY2025
rate    %          input 8% in 1%..20%
  because a guess
worked  CNY m flow = base * (1 + growth)
base    CNY m      input 100 in 1..900
  because a guess | 假设
growth  %          input FY2025 10%, 10%, 20% in 0%..100%
  because a guess
total   CNY m      = sum(worked)
value   HKD/share  input 20 in 1..90
  because a guess
later   HKD/share  = value * (1 + rate)
paid    HKD/share  = 0 * value
price   HKD/share  = value - paid
gain    %          = later / price - 1
headline value, later, paid, price, gain
`;
const WHOLE = `company C1
title Example | 示例
valued on 2026-06-30
${LINES}method flow by value
  Flow | 现金流
  low rate by -5%, value x 0.5
  high growth@FY2026 = 20%
method bare by value
  low rate by -1%
  high rate by +1%
reverse growth x 0.2..6
  read worked@FY2027 as revenue | 收入
  read rate as rate
consensus worked@FY2026 from revenue broker 12m
consensus worked@FY2027 from revenue unheard 12m
ties worked@FY2025 with revenue ifrs 12m
ties total with revenue broker 12m to 2027-12-31
untied base because assumed | 假定
case war_of_prices
  growth@FY2026 = 5% because less
  growth@FY2027 = 6% because less still
  no indicator because unseen
case boom probability 20%
  Boom | 繁荣
  mechanism more | 更多
  trigger results
  rate x 2 because dear | 贵
no case consensus because none | 无
driven by tokens of z-ai, qwen
  steps growth, worked
  coverage growth at list, worked at effective
  finding Tokens matter | 词元重要
`;

function companyOf(text: string) {
  const {company, problems} = boundCompany(text, {}, DATA);
  if (!company) throw new Error(problems.map(({message}) => message).join("\n"));
  return company;
}

describe("boundCompany(text, library, data)", () => {
  it("has what each section of the document states", () => {
    const company = companyOf(WHOLE);
    const at = (line: string, period: string) => ({line, period});
    expect(company).toMatchObject({
      entity: "C1",
      listing: "C1",
      title: {en: "Example", zh: "示例"},
      valuedOn: "2026-06-30",
      headline: {value: "value", expectedValue: "later", dividend: "paid", price: "price", expectedReturn: "gain"}
    });
    expect(company.methods).toEqual([
      {key: "flow", line: "value", title: {en: "Flow", zh: "现金流"}, low: {rate: {shift: -0.05}, value: {scale: 0.5}}, high: {growth: {at: {FY2026: 0.2}}}},
      {key: "bare", line: "value", title: {en: "bare", zh: "bare"}, low: {rate: {shift: -0.01}}, high: {rate: {shift: 0.01}}}
    ]); // prettier-ignore
    expect(company.reverse).toEqual({
      input: "growth",
      as: "scale",
      between: [0.2, 6],
      read: [
        {...at("worked", "FY2027"), title: {en: "revenue", zh: "收入"}},
        {line: "rate", title: {en: "rate", zh: "rate"}}
      ]
    });
    expect(company.consensus).toEqual([{...at("worked", "FY2026"), value: 115, fact: EXPECTED}]);
    expect(company.ties).toEqual([
      {...at("worked", "FY2025"), reported: 101, fact: REPORTED},
      {line: "total", reported: 130, fact: LATER}
    ]);
    expect(company.untied).toEqual([{line: "base", reason: {en: "assumed", zh: "假定"}}]);
    expect(company.absentCases).toEqual([{key: "consensus", reason: {en: "none", zh: "无"}}]);
    expect(company.tokens).toEqual({
      drives: true,
      labs: ["z-ai", "qwen"],
      steps: ["growth", "worked"],
      coverage: {list: "growth", effective: "worked"},
      finding: {en: "Tokens matter", zh: "词元重要"}
    });
  });

  it("has cases by their keys where they have no title, with signs where one is stated", () => {
    const [war, boom] = companyOf(WHOLE).cases;
    expect(war).toEqual({
      key: "war_of_prices",
      title: {en: "war of prices", zh: "war_of_prices"},
      mechanism: {en: "", zh: ""},
      overrides: {growth: {at: {FY2026: 0.05, FY2027: 0.06}}},
      reasons: {growth: {en: "less still", zh: "less still"}},
      signs: {trigger: null, indicator: {whyNot: {en: "unseen", zh: "unseen"}}}
    });
    expect(boom).toEqual({
      key: "boom",
      title: {en: "Boom", zh: "繁荣"},
      mechanism: {en: "more", zh: "更多"},
      overrides: {rate: {scale: 2}},
      reasons: {rate: {en: "dear", zh: "贵"}},
      signs: {trigger: {said: {kind: "results", labs: []}}, indicator: null},
      probability: 0.2
    });
    const plain = `${LINES}case plain\n  rate x 2\n`;
    expect(companyOf(plain).cases).toEqual([
      {key: "plain", title: {en: "plain", zh: "plain"}, mechanism: {en: "", zh: ""}, overrides: {rate: {scale: 2}}, reasons: {rate: {en: "", zh: ""}}}
    ]); // prettier-ignore
    const {bound} = boundSheet(WHOLE, {}, DATA);
    expect(bound && casesOf(bound).map((each) => "signs" in each)).toEqual([false, false]);
  });

  it("has defaults for all that a document leaves unsaid", () => {
    const company = companyOf(`model my_own\n${LINES}`);
    expect(company).toMatchObject({
      entity: "my_own",
      listing: null,
      title: {en: "my own", zh: "my own"},
      valuedOn: "2025-12-31",
      reverse: {input: "rate", as: "scale", between: [0.2, 5], read: []},
      tokens: {drives: false, finding: {en: "This model has no line that tokens drive.", zh: "本模型没有由词元驱动的项目。"}}
    }); // prettier-ignore
    expect("coverage" in company.tokens).toBe(false);
    const told = companyOf(`${LINES}not driven by tokens\n  coverage growth at list\n`).tokens;
    expect(told).toMatchObject({drives: false, coverage: {list: "growth"}});
    expect(company.cases).toEqual([]);
    const without = LINES.replace(/input ([^\n]*) in [^\n]*\n {2}because/g, "stated $1\n  source");
    expect(companyOf(without).reverse.input).toBe("");
  });

  it.each<[name: string, text: string, problems: readonly string[]]>([
    ["no headline", LINES.replace(/headline.*\n/, ""), ["15:1 no headline, or more than one; expected headline value, expected_value, dividend, price, expected_return"]],
    ["two headlines", `${LINES}headline value, later, paid, price, gain`, ["17:1 no headline, or more than one; expected headline value, expected_value, dividend, price, expected_return"]],
    ["no headline where an include cannot be read", `${LINES.replace(/headline.*\n/, "")}include none`, ["16:1 include none: no such document; expected none"]]
  ])("tells of %s", (_, text, problems) => {
    const found = boundCompany(text, {}, DATA);
    expect(found.company).toBeNull();
    expect(found.problems.map(({place, message}) => `${place.line}:${place.column} ${message}`)).toEqual(problems);
  }); // prettier-ignore
});

describe("what is wrong with a document", () => {
  const placed = (problems: readonly TextProblem[]) => problems.map(({place, message}) => `${place.line}:${place.column} ${message}`); // prettier-ignore

  it("is told in the order of its text, a headline that is not there among it", () => {
    const text = LINES.replace(/headline.*\n/, "").replace("= later / price - 1", "inptu 5%");
    expect(placed(boundCompany(text, {}, DATA).problems)).toEqual([
      expect.stringMatching(/^14:1 no headline, or more than one; /),
      expect.stringMatching(/^15:20 inptu; expected =, /)
    ]);
    expect(placed(boundCompany("a 1 input 1", {}, DATA).problems)).toEqual([
      expect.stringMatching(/^1:1 no periods; /)
    ]);
  });

  it("leaves no model where it is an error, and one where it is a warning", () => {
    const of = (text: string) => {
      const {bound} = boundSheet(text, {}, DATA);
      if (!bound) throw new Error("not bound");
      const {model, problems} = compiledText(bound);
      return [model !== null, placed(problems)];
    };
    expect(of(LINES)).toEqual([true, []]);
    expect(of(LINES.replace("= value - paid", "= valu - paid"))).toEqual([false, ["14:22 unknown name: valu in price; did you mean value?"]]); // prettier-ignore
    expect(of(`company C1\n${LINES}x CNY m flow fact revenu ifrs 12m\n`)).toEqual([true, ["18:14 x: no revenu of C1 on record; did you mean revenue?"]]); // prettier-ignore
  });
});

describe("settingOverrides(settings)", () => {
  const setting = (line: string, period: string | null, how: Setting["how"], value: number) => ({cell: {line, period}, how, quantity: {value}}) as Setting; // prettier-ignore

  it("sets, shifts and scales inputs, and sets cells one beside another", () => {
    expect(
      settingOverrides([
        setting("a", null, "=", 1),
        setting("b", null, "by", 2),
        setting("c", null, "x", 3),
        setting("d", "FY2025", "=", 4),
        setting("d", "FY2026", "=", 5),
        setting("b", "FY2025", "=", 6),
        setting("a", "FY2025", "=", 7),
        setting("e", null, "=", 8)
      ])
    ).toEqual({e: 8, a: {at: {FY2025: 7}}, b: {at: {FY2025: 6}}, c: {scale: 3}, d: {at: {FY2025: 4, FY2026: 5}}});
  });
});

describe("factsAsOf(company), titleOfLine(company, line)", () => {
  it("are the latest day of what it reads, its price included, and what a line is called", () => {
    const facts = ["2026-03-20", "2026-02-01"].map((source_date) => ({line: "worked", period: null, fact: {...REPORTED, source_date}})); // prettier-ignore
    expect(["2026-01-02", "2026-04-01"].map((valuedOn) => factsAsOf({valuedOn, facts}))).toEqual(["2026-03-20", "2026-04-01"]); // prettier-ignore
    const words = {base: {title: {en: "Base", zh: "基数"}}};
    expect(["base", "my_own"].map((line) => titleOfLine({words}, line))).toEqual([words.base.title, {en: "my own", zh: "my own"}]); // prettier-ignore
  });
});

describe("companyModel(text, library, data), companyModels(documents, data)", () => {
  it("are the models that documents make; one with an error is refused by name with its first", () => {
    const broken = WHOLE.replace("= value - paid", "= valu - paid");
    const message = "unknown name: valu in price; did you mean value?";
    expect(companyModel(WHOLE, {}, DATA)).toEqual(companyOf(WHOLE));
    expect(() => companyModel(broken, {}, DATA)).toThrow(message);
    const {companies, refused} = companyModels({companies: {a: WHOLE, b: broken}, shared: {}}, DATA);
    expect([companies.map(({entity}) => entity), refused]).toEqual([["C1"], [{entity: "C1", reason: message}]]);
    expect([entityOf(WHOLE), entityOf(LINES)]).toEqual(["C1", ""]);
  });
});

describe("messageText(message)", () => {
  it("is English in both languages where no Chinese is known", () => {
    expect(messageText("never heard of")).toEqual({en: "never heard of", zh: "never heard of"});
  });
});
