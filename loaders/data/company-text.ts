import {boundCompany} from "../../src/companies/bound-company.js";
import type {CompanyDocuments, CompanyText} from "../../src/companies/models.js";
import type {CompanyData, CompanyFact} from "../../src/companies/facts.js";
import {loadHeldCompanies, loadShippedFacts, modelsOn} from "./companies.js";
import {companyDocuments} from "./company-documents.js";

/** The models as text, with the rows they are bound to. */
export async function loadCompanyText(): Promise<CompanyText> {
  return companyText(companyDocuments(), await loadHeldCompanies(), await loadShippedFacts());
}

/**
 * Documents with what they are bound to: figures that may be shipped, those the models and templates show anyway, and weekly
 * usage of every lab.
 */
export function companyText(
  documents: CompanyDocuments,
  shown: CompanyData,
  shipped: readonly CompanyFact[]
): CompanyText {
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
