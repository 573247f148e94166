import {beforeAll, describe, expect, it} from "vitest";
import {comparables} from "../../src/companies/comparables.js";
import type {CompanyData, CompanyFact} from "../../src/companies/facts.js";
import {companyModels} from "../../src/companies/models.js";
import {clientData, DOCUMENTS, ENTITIES} from "./data.js";

let data: CompanyData;
let revenue: CompanyFact;
beforeAll(async () => {
  data = await clientData;
  const found = data.facts.find(
    (f) => f.entity === "BABA" && f.metric === "revenue" && f.period_end === "2026-03-31" && f.months === 12
  );
  if (!found) throw new Error("BABA revenue: not on record");
  revenue = found;
});

/** The same data where EDGAR states the year from a day later. */
const withFiling = (value: number): CompanyData => ({
  ...data,
  facts: [...data.facts, {...revenue, period_start: "2025-04-02", source: "sec-companyfacts", value}]
});

describe("companyModels(documents, data)", () => {
  it("refuses the one company whose facts contradict each other, by name, and builds the rest", () => {
    const {companies, refused} = companyModels(DOCUMENTS, withFiling(revenue.value + 1));
    expect(refused).toEqual([
      {
        entity: "BABA",
        reason: expect.stringMatching(
          /^revenue of BABA, us-gaap, 12 months to 2026-03-31: .* \(company-filings\) and .* \(sec-companyfacts\); expected one value$/
        ) as string
      }
    ]);
    expect(companies.map((c) => c.entity)).toEqual(ENTITIES.filter((entity) => entity !== "BABA"));
  });

  it("refuses none where both say the same", () => {
    const {companies, refused} = companyModels(DOCUMENTS, withFiling(revenue.value));
    expect([companies.length, refused]).toEqual([ENTITIES.length, []]);
  });
});

describe("comparables(data)", () => {
  it("names the figure that is contradicted, and works out the others", () => {
    const before = comparables(data);
    const after = comparables(withFiling(revenue.value + 1));
    const lost = after.filter((c, i) => c.value === null && before[i]?.value !== null);
    expect(lost.length).toBeGreaterThan(0);
    for (const {entity, missing} of lost) {
      expect(entity).toBe("BABA");
      expect(missing.join()).toMatch(/expected one value/);
    }
  });
});
