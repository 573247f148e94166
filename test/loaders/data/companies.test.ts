import {describe, expect, it} from "vitest";
import {companyDocuments} from "../../../loaders/data/company-documents.js";
import {withoutPricesBefore} from "../../../loaders/data/companies.js";
import {companyModels} from "../../../src/companies/models.js";
import {coverageValue, readyCompany} from "../../../src/coverage/value.js";
import {addDays} from "../../../src/lib/dates.js";
import type {CompanyData} from "../../../src/companies/facts.js";
import {clientData} from "../../companies/data.js";

const valuesOf = (data: CompanyData) =>
  companyModels(companyDocuments(), data).companies.map((company) => coverageValue(readyCompany(company)));

describe("withoutPricesBefore(since, data)", () => {
  it("drops the comparison with each older price, and changes no value and no newer price", async () => {
    const data = await clientData;
    const before = valuesOf(data);
    const days = before.map(({pricedOn}) => pricedOn).sort();
    const since = addDays(days[0] ?? "", 1);
    const after = valuesOf(withoutPricesBefore(since, data));
    expect(after.some(({price}) => price === null)).toBe(true);
    for (const [i, {pricedOn, price, asked, base}] of before.entries()) {
      const isOld = pricedOn < since;
      expect(after[i]).toMatchObject({base, price: isOld ? null : price, asked: isOld ? null : asked});
      expect(after[i]?.expectedReturn === null).toBe(isOld);
    }
    expect(withoutPricesBefore(days[0] ?? "", data).facts).toEqual(data.facts);
  });
});
