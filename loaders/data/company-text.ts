import {boundCompany} from "../../src/companies/bound-company.js";
import type {CompanyText} from "../../src/companies/models.js";
import type {CompanyFact} from "../../src/companies/facts.js";
import {loadHeldCompanies, loadShippedFacts, modelsOn} from "./companies.js";
import {companyDocuments} from "./company-documents.js";

/**
 * The models as text, with the rows they are bound to: figures that may be shipped, those the models and templates show anyway, and
 * weekly usage of every lab.
 */
export async function loadCompanyText(): Promise<CompanyText> {
  const documents = companyDocuments();
  const shown = await loadHeldCompanies();
  const shipped = await loadShippedFacts();
  const {companies} = modelsOn(shown, documents);
  // Templates begin from the record as well.
  const begun = Object.values(documents.templates).flatMap(
    (template) => boundCompany(template, documents.shared, shown).company ?? []
  );
  const used = [...companies, ...begun].flatMap(({facts, ties, consensus}) =>
    [...facts, ...ties, ...consensus].map(({fact}) => fact)
  );
  const {weeks, owned, oldPrices} = shown;
  const facts = once([...shipped, ...used]);
  return {documents, data: {facts, events: [], weeks, owned, ...(oldPrices && {oldPrices})}};
}

/** Each figure once, in the order they come. */
function once(facts: readonly CompanyFact[]): CompanyFact[] {
  return [...new Map(facts.map((fact) => [JSON.stringify(fact), fact])).values()];
}
