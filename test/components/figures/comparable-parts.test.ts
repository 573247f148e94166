import {describe, expect, it} from "vitest";
import {COMPARED_NAME, measureText, measuresFigure} from "../../../src/components/figures/comparable-measures.js";
import {
  arithmeticColumn,
  documentColumn,
  earningsTo,
  multipleColumn,
  multipleText,
  quotedOr,
  sourceOfRatios
} from "../../../src/components/figures/comparable-parts.js";
import {ownMultiplesFigure} from "../../../src/components/figures/own-multiples.js";
import type {ComparablesData} from "../../../src/companies/comparables.js";
import type {CompanyFact} from "../../../src/companies/facts.js";
import type {Ratio, WorkedTerm} from "../../../src/companies/ratio.js";
import {apiCompanyModel} from "../../fixtures/api-company-model.js";
import {withDocument} from "../../fixtures/document.js";
import {numbersOf, tableOf, textIn} from "../../fixtures/painted.js";

withDocument("http://site/en/companies");

const [known] = apiCompanyModel.facts;
if (!known) throw new Error("no fact; expected the made-up company to have one");
const fact = (value: number, told: Partial<CompanyFact> = {}): CompanyFact => ({
  ...known.fact,
  value,
  unit: "USD",
  document: "Annual",
  source_date: "2026-03-20",
  ...told
});
const term = (value: number, told: Partial<WorkedTerm> = {}): WorkedTerm => ({
  fact: fact(value),
  weight: 1,
  times: [],
  over: [],
  amount: value,
  ...told
});
const ratio = (told: Partial<Ratio> = {}): Ratio => ({
  value: 1,
  of: [],
  per: [],
  isGrowth: false,
  facts: [],
  missing: [],
  ...told
});
const worked = (told: Partial<Ratio>) => textIn(arithmeticColumn("en").show?.(ratio(told)) as Element);

describe("arithmeticColumn(lang)", () => {
  it.each<[string, Partial<Ratio>]>([
    ["382 ÷ 0.5", {of: [term(382_000_000)], per: [term(0.5)]}],
    ["(1 + 2 − 3)", {of: [term(1), term(2), term(3, {weight: -1})]}],
    ["−5", {of: [term(5, {weight: -1})]}],
    ["0.25 × 8 ÷ (8 × 3)", {of: [term(8, {weight: 0.25})], per: [term(3, {weight: 8})]}],
    ["10 × 7.8 ÷ 2", {of: [term(10, {times: [fact(7.8)], over: [fact(2)]})]}],
    ["6 ÷ (1 + 2)", {of: [term(6)], per: [term(1), term(2)]}],
    ["6 ÷ 5 − 1", {of: [term(6)], per: [term(5)], isGrowth: true}],
    ["1 ÷ 999,999", {of: [term(1_000_000)], per: [term(999_999)]}]
  ])("works %s out", (text, told) => {
    expect(worked(told)).toBe(text);
  });

  it("carries each figure with its unit, document and day, and says what is not on record", () => {
    const column = arithmeticColumn<Ratio>("en");
    const shown = column.show?.(ratio({of: [term(2_000_000)]})) as Element;
    expect(numbersOf(shown)).toEqual(["2 | 2000000 | USD | Annual (2026-03-20)"]);
    expect([column.value(ratio({of: [term(2)]})), column.value(ratio({value: null}))]).toEqual(["2", null]);
    expect(column.text?.(ratio({missing: ["net_income", "shares"]}))).toBe(
      "net income: not on record; shares: not on record"
    );
    expect([column.head, arithmeticColumn("zh").head, column.isForeign]).toEqual(["Worked out as", "算式", true]);
  });
});

it("columns of ratios name documents once, and say multiples, prices and periods", () => {
  const facts = [fact(1), fact(2), fact(3, {document: "Interim", source_date: "2026-08-20"})];
  expect(documentColumn("en").value(ratio({facts}))).toBe("Annual (2026-03-20); Interim (2026-08-20)");
  expect(sourceOfRatios([ratio({facts})])).toMatchObject({asOf: "2026-08-20", rights: "cite"});
  expect([multipleText(14.36), multipleColumn("m", "M", (row: number) => row).text?.(2)]).toEqual(["14.4×", "2.0×"]);
  expect(quotedOr(fact(1148.05, {unit: "USD per ADS"}), "none", "en")).toBe("1,148.05 USD/ADS");
  expect(quotedOr(undefined, "none", "en")).toBe("none");
  const until = (lang: "en" | "zh", to: string | null) => earningsTo(lang).text?.({earningsTo: to});
  expect([until("en", "2026-12-31"), until("en", null), until("zh", null)]).toEqual([
    "31 Dec 2026",
    "next twelve months",
    "未来十二个月"
  ]);
});

const comparable = (entity: string, measure: string, value: number | null, to = "2026-06-30") => ({
  ...ratio({
    value,
    of: value === null ? [] : [term(value)],
    facts: [fact(1)],
    missing: value === null ? ["revenue"] : []
  }),
  entity,
  measure,
  basis: {en: "group", zh: "集团"},
  to
});
const DATA = {
  names: {A: {en: "Alpha", zh: "甲"}},
  multiples: [
    {
      ...ratio({value: 12.34, facts: [fact(1)], of: [term(12.34)]}),
      entity: "A",
      key: "k",
      basis: {en: "forward", zh: "预测"},
      on: "2026-08-28",
      earningsTo: null
    },
    {
      ...ratio({value: 30}),
      entity: "MSFT",
      key: "k",
      basis: {en: "forward", zh: "预测"},
      on: "2026-08-28",
      earningsTo: "2027-06-30"
    }
  ],
  comparables: [
    comparable("A", "growth", 0.1, "2025-12-31"),
    comparable("A", "growth", 0.25),
    comparable("A", "ev_sales", 3.21),
    comparable("A", "cloud_margin", null),
    comparable("B", "price_sales", 2)
  ]
} as unknown as ComparablesData;

describe("measureText(measure, lang)", () => {
  it.each([
    ["growth", 0.25, "25.0%"],
    ["ev_sales", 3.21, "3.2×"],
    ["ev_ebitda", 3.21, "3.2×"],
    ["price_sales", 2, "2.0×"],
    ["net_cash_to_sales", 0.5, "50.0%"],
    ["growth", null, "not on record"]
  ] as const)("of %s at %s is %s", (measure, value, text) => {
    expect(measureText({measure, value}, "en")).toBe(text);
  });

  it("says in Chinese what is not on record", () => {
    expect(measureText({measure: "growth", value: null}, "zh")).toBe("账本未收录");
    expect(COMPARED_NAME.ev_sales.zh).toBe("EV/收入");
  });
});

it("measuresFigure(data, lang) counts measures on record, and lists each with its company", () => {
  const element = measuresFigure(DATA, "en");
  expect(textIn(element.querySelector("h3"))).toBe("Of the peers, 4 of 5 measures are on record");
  const [head, first] = tableOf(element);
  expect(head).toEqual(["Measure", "Company", "Value", "Basis", "Period to", "Worked out as", "Documents"]);
  expect(first).toEqual(["Growth of revenue", "Alpha", "10.0%", "group", "31 Dec 2025", "0.1", "Annual (2026-03-20)"]);
  expect(tableOf(element)[4]?.slice(0, 3)).toEqual(["Operating margin, cloud", "Alpha", "not on record"]);
  expect(tableOf(element)[5]?.slice(0, 3)).toEqual(["Market cap ÷ sales", "B", "2.0×"]);
  expect(textIn(measuresFigure(DATA, "zh").querySelector("h3"))).toBe("集团对集团、云对云：5 项中 4 项有记录");
});

describe("ownMultiplesFigure(data, entity, lang)", () => {
  it("lists the multiples and measures of one company", () => {
    const element = ownMultiplesFigure(DATA, "A", "en");
    expect(tableOf(element as Element).slice(0, 2)).toEqual([
      ["Measure", "Value", "Basis", "Period to", "Worked out as", "Documents"],
      ["Price ÷ earnings", "12.3×", "forward", "next twelve months", "12.34", "Annual (2026-03-20)"]
    ]);
    expect(tableOf(element as Element)).toHaveLength(6);
    expect(element?.id).toBe("multiples-A");
    expect(tableOf(ownMultiplesFigure(DATA, "A", "zh") as Element)[1]?.slice(0, 4)).toEqual([
      "市盈率",
      "12.3×",
      "预测",
      "未来十二个月"
    ]);
  });

  it("speaks of the latest growth, and is nothing where nothing is on record", () => {
    const titled = (data: ComparablesData) => textIn(ownMultiplesFigure(data, "A", "en")?.querySelector("h3"));
    expect(titled(DATA)).toMatch(/^Alpha costs 12\.3.* its earnings by basis, the American pair 30\.0/);
    expect(titled({...DATA, multiples: []})).toMatch(/^Alpha costs 3\.2.* its sales, which grew by 25%$/);
    expect(ownMultiplesFigure(DATA, "C", "en")).toBeNull();
    const none = {...DATA, multiples: [], comparables: [comparable("A", "growth", null)]} as unknown as ComparablesData;
    expect(ownMultiplesFigure(none, "A", "en")).toBeNull();
  });
});
