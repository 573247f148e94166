import {describe, expect, it} from "vitest";
import {companyText} from "../../../loaders/data/company-text.js";
import type {CompanyData, CompanyFact} from "../../../src/companies/facts.js";

const fact = (basis: string, period_end: string, value: number): CompanyFact => ({entity: "C1", metric: "revenue", basis, period_start: null, period_end, months: 12, company_label: null, value, unit: "CNY", status: "reported", document: "report", source_date: "2026-03-20", note: null, source: "hand"}); // prettier-ignore
const [REPORTED, EXPECTED, LATER, OTHER] = [
  fact("ifrs", "2025-12-31", 100e6),
  fact("broker", "2026-12-31", 115e6),
  fact("broker", "2027-12-31", 130e6),
  fact("ifrs", "2024-12-31", 90e6)
];

/** A model that uses one figure of the record. */
const document = (uses: string) => `company C1
title Example | 示例
valued on 2026-06-30
periods FY2025 to FY2027, reported to FY2025
worked  CNY m flow input 100 in 1..900
  because a guess | 假设
value   HKD/share  input 20 in 1..90
  because a guess | 假设
later   HKD/share  = value * 1.1
paid    HKD/share  = 0 * value
price   HKD/share  = value - paid
gain    %          = later / price - 1
headline value, later, paid, price, gain
${uses}
`;
const DOCUMENTS = {
  companies: {one: document("ties worked@FY2025 with revenue ifrs 12m")},
  shared: {},
  templates: {begun: document("consensus worked@FY2026 from revenue broker 12m"), broken: "no model"}
};
const SHOWN: CompanyData = {
  facts: [REPORTED, EXPECTED, LATER],
  events: [{}] as unknown as CompanyData["events"],
  weeks: [{}] as unknown as CompanyData["weeks"],
  owned: [{}] as unknown as CompanyData["owned"]
};

describe("companyText(documents, shown, shipped)", () => {
  it("has figures that may be shipped, then those that a model or template uses, each once, and no event", () => {
    const {documents, data} = companyText(DOCUMENTS, SHOWN, [{...REPORTED}, OTHER]);
    expect(documents).toBe(DOCUMENTS);
    expect(data).toEqual({facts: [REPORTED, OTHER, EXPECTED], events: [], weeks: [{}], owned: [{}]});
  });

  it("says which prices were left out for their age, where any were looked at", () => {
    const {data} = companyText(DOCUMENTS, {...SHOWN, oldPrices: []}, []);
    expect(data.oldPrices).toEqual([]);
    expect(data.facts).toEqual([REPORTED, EXPECTED]);
  });
});
