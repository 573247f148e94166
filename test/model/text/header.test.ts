import {describe, expect, it} from "vitest";
import {boundSheet} from "../../../src/companies/bound-sheet.js";
import {includeAll} from "../../../src/model/text/include.js";
import {headerOf} from "../../../src/model/text/header-of.js";
import {parseModel} from "../../../src/model/text/parse.js";

const headerIn = (text: string) => headerOf(includeAll(parseModel(text).document, {}).statements).header;

describe("headerOf(statements)", () => {
  const P = "periods FY2026 to FY2028\na 1 = 2\n";

  it.each<[string, object]>([
    ["", {company: "", name: "model", title: null, valuedOn: null, counts: [], hasYears: false}],
    ["title A b! | 甲\n", {name: "a_b", title: {en: "A b!", zh: "甲"}}],
    ["title 甲\n", {name: "model"}],
    ["title -A-\n", {name: "a"}],
    ["company zhipu\ntitle X\n", {company: "zhipu", name: "company_zhipu"}],
    ["model My Model\ncompany x\n", {company: "x", name: "my_model"}],
    ["counts racks, seats,\n", {counts: ["racks", "seats"]}],
    ["valued on 2026-01-02\n", {valuedOn: "2026-01-02"}]
  ])("of %j is %j", (head, expected) => expect(headerIn(head + P)).toMatchObject(expected));

  it.each<[string, boolean, object]>([
    [
      "periods FY2026H1 to FY2027H2, reported to FY2026H1, years end in March, with years",
      true,
      {step: "half", first: "FY2026H1", last: "FY2027H2", yearEnd: 3, lastActual: "FY2026H1"}
    ],
    ["periods FY2026 to FY2028", false, {step: "year", first: "FY2026", last: "FY2028"}],
    ["periods FY2026Q1 to FY2026Q2", false, {step: "quarter", first: "FY2026Q1", last: "FY2026Q2"}],
    ["periods 2026-01 to 2026-03", false, {step: "month", first: "2026-01", last: "2026-03"}],
    ["periods 2026-02-16 to 2026-03-02", false, {step: "week", first: "2026-02-16", last: "2026-03-02"}]
  ])("of %s has such a calendar", (periods, hasYears, spec) => {
    const header = headerIn(`${periods}\na 1 = 2\n`);
    expect([header?.hasYears, header?.calendar.spec]).toEqual([hasYears, spec]);
  });
});

describe("boundSheet(text)", () => {
  it("has of a line what it says, and nothing else", () => {
    const text =
      "periods FY2026 to FY2028\na CNY m flow end positive = 2\nb 1 = 2\nc CNY m stock input 1\n  because x\n";
    const {bound} = boundSheet(text, {}, {facts: [], events: [], weeks: [], owned: []});
    expect(bound?.sheet.lines).toStrictEqual([
      {
        type: "formula",
        name: "a",
        unit: "CNY m",
        kind: "flow",
        timing: "end",
        sign: "positive",
        formula: "2",
        title: "a"
      },
      {type: "formula", name: "b", unit: "1", readAs: "plain", formula: "2", title: "b"},
      {type: "input", name: "c", unit: "CNY m", values: 1, reason: "x", kind: "stock", title: "c"}
    ]);
  });
});
