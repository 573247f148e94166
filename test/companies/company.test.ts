import {expect, it} from "vitest";
import {factsAsOf, titleOfLine, type CompanyModel} from "../../src/companies/company.js";

it("factsAsOf(model) is the latest day of a document, or that of the price", () => {
  const facts = ["2026-02-01", "2026-08-01", "2026-03-01"].map((source_date) => ({fact: {source_date}}));
  const of = (valuedOn: string) => factsAsOf({valuedOn, facts: facts as unknown as CompanyModel["facts"]});
  expect([of("2026-07-31"), of("2026-08-02"), factsAsOf({valuedOn: "2026-01-01", facts: []})]).toEqual([
    "2026-08-01",
    "2026-08-02",
    "2026-01-01"
  ]);
});

it("titleOfLine(model, line) is the title it has, or its name with blanks", () => {
  const words = {net_cash: {title: {en: "Net cash", zh: "净现金"}}};
  expect(["net_cash", "net_debt_of_year"].map((line) => titleOfLine({words}, line))).toEqual([
    {en: "Net cash", zh: "净现金"},
    {en: "net debt of year", zh: "net debt of year"}
  ]);
});
