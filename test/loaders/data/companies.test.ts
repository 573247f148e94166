import {describe, expect, it} from "vitest";
import {evaluate, outcome} from "../../../src/model/calculate/evaluate.js";
import {errorText} from "../../../src/model/calculate/failure.js";
import {compiled} from "../../../src/model/compile.js";
import {valueLead} from "../../../src/figures/coverage-words.js";
import {printWords} from "../../../src/words/say.js";
import {companyDocuments} from "../../../loaders/data/company-documents.js";
import {lastFactsDay, loadHeldCompanies, modelsOn, withoutPricesBefore} from "../../../loaders/data/companies.js";
import {COMPANY_DOCUMENTS, companyModels} from "../../../src/companies/models.js";
import {coverageValue, readyCompany} from "../../../src/coverage/value.js";
import {addDays} from "../../../src/lib/dates.js";
import type {CompanyData, CompanyFact} from "../../../src/companies/facts.js";
import {clientData} from "../../companies/data.js";
import {newFolder} from "../../fixtures/folder.js";

const valuesOf = (data: CompanyData) =>
  companyModels(companyDocuments(), data).companies.map((company) => coverageValue(readyCompany(company)));

describe("companyDocuments(root)", () => {
  it("reads models by their names, and of shared ones and those to begin from what ends as a model", () => {
    const {root, write, remove} = newFolder();
    for (const name of COMPANY_DOCUMENTS) write(`src/companies/${name}.model`, `title ${name}`);
    for (const name of ["b.model", "a.model", "notes.md"]) write(`src/companies/shared/${name}`, name);
    write("src/companies/templates/bank.model", "bank");
    const {companies, shared, templates} = companyDocuments(root);
    remove();
    expect(companies).toEqual(Object.fromEntries(COMPANY_DOCUMENTS.map((name) => [name, `title ${name}`])));
    expect(Object.entries(shared)).toEqual([
      ["a", "a.model"],
      ["b", "b.model"]
    ]);
    expect(templates).toEqual({bank: "bank"});
  });
});

describe("modelsOn(data, documents)", () => {
  const documents = {companies: {broken: "company C1\nno model"}, shared: {}, templates: {}};
  const nothing: CompanyData = {facts: [], events: [], owned: [], weeks: []};

  it("asks no document where no figure is on record, and every one where one is", () => {
    expect(modelsOn(nothing, documents)).toEqual({companies: [], refused: []});
    const {companies, refused} = modelsOn({...nothing, facts: [{} as CompanyFact]}, documents);
    expect([companies, refused.map(({entity}) => entity)]).toEqual([[], ["C1"]]);
  });
});

describe("lastFactsDay(companies)", () => {
  it("is the latest day of any model, and none of no model", () => {
    const days = ["2026-02-02", "2026-03-02", "2026-01-02"].map((valuedOn) => ({valuedOn, facts: []}));
    expect([lastFactsDay(days), lastFactsDay([])]).toEqual(["2026-03-02", null]);
  });
});

describe("loadHeldCompanies(since)", () => {
  it("leaves prices out where they may be too old, and none where no age is set", async () => {
    expect(await loadHeldCompanies(null)).not.toHaveProperty("oldPrices");
    expect((await loadHeldCompanies("2099-01-01")).oldPrices?.length).toBeGreaterThan(0);
  });
});

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
      expect(after[i]?.oldPrice?.on).toBe(isOld ? pricedOn : undefined);
    }
    expect(withoutPricesBefore(days[0] ?? "", data).facts).toEqual(data.facts);
  });

  it("says of each that it is too old, of which day and since when, and never that it is not on record", async () => {
    const data = withoutPricesBefore("2099-01-01", await clientData);
    for (const company of companyModels(companyDocuments(), data).companies) {
      const {headline, missing, sheet} = company;
      const [lack] = missing.filter(({line}) => line === headline.price);
      expect(lack?.fact).toMatch(/, left out, for it is of \d{4}-\d\d-\d\d and older than 2099-01-01$/);
      const evaluation = evaluate(compiled(sheet));
      const [price, gain] = [headline.price, headline.expectedReturn].map((line) => outcome(evaluation, line));
      expect(price?.ok === false && errorText(price.error)).toBe(
        `price of ${lack?.old?.on}, older than 2099-01-01 in ${headline.price}`
      );
      expect(gain?.ok === false && gain.error.kind).toBe("too_old");
      const lead = valueLead(coverageValue(readyCompany(company)));
      expect(printWords(lead, "en")).toMatch(
        /^The price, of \d+ \w+ 2026, is older than 1 Jan 2099 and not held against it; /
      );
      expect(printWords(lead, "zh")).toMatch(/^2026年\d+月\d+日的股价早于2099年1月1日，不作对照；/);
    }
  });
});
