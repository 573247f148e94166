import {describe, expect, it} from "vitest";
import {boundSheet} from "../../../src/companies/bound-sheet.js";
import {includeAll} from "../../../src/model/text/include.js";
import {headerOf} from "../../../src/model/text/header-of.js";
import {parseModel} from "../../../src/model/text/parse.js";
import {printModel} from "../../../src/model/text/print.js";

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

describe("what is wrong with a head", () => {
  const problemsIn = (text: string) =>
    headerOf(includeAll(parseModel(text).document, {other: "periods FY2020 to FY2021\n"}).statements).problems.map(
      ({message, place, kind}) => `${kind} ${place.line}: ${message}`
    );

  it.each([
    ["a 1 = 2", ["period 1: no periods; expected a line such as periods FY2025 to FY2030, reported to FY2026"]],
    ["include other\na 1 = 2", ["period 1: no periods; expected a line such as periods FY2025 to FY2030, reported to FY2026"]],
    ["title X\nperiods FY2028 to FY2026", ["period 2: periods: last: FY2026; expected FY2028 or later"]],
    ["periods FY2026 to FY2028, with years", ["period 1: with years; expected halves, quarters or months, which fill years"]],
    ["periods 2026-02-16 to 2026-03-02, with years", ["period 1: with years; expected halves, quarters or months, which fill years"]],
    ["periods 2026-01 to 2026-03, with years", []]
  ])("of %j is told at its periods: %j", (text, problems) => expect(problemsIn(text)).toEqual(problems)); // prettier-ignore

  it("is nothing of what stands twice: the first counts", () => {
    const header = headerIn("company a\nperiods FY2026 to FY2028\ntitle A\ncompany b\nperiods FY2030 to FY2031\ntitle B\n");
    expect([header?.company, header?.title?.en, header?.calendar.spec.first]).toEqual(["a", "A", "FY2026"]);
  }); // prettier-ignore

  it.each([
    "periods FY2026H1 to FY2027H2, reported to FY2026H1, years end in March, with years\n",
    "periods FY2026 to FY2027, years end in December\n",
    "periods FY2026 to FY2027, reported to FY2026\n",
    "periods FY2026 to FY2027\n",
    "shared usage (labs, money)\n",
    "shared usage\n",
    "valued on 2026-01-02\n"
  ])("is nothing of %j, which is printed as it stands", (text) =>
    expect(printModel(parseModel(text).document)).toBe(text)
  );
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
