import type {WarehouseEdition} from "../../loaders/warehouse/build.js";
import {queryOn} from "../../loaders/warehouse/query.js";
import {loadCompanies} from "../../loaders/data/companies.js";
import {companyDocuments} from "../../loaders/data/company-documents.js";
import type {CompanyModel} from "../../src/companies/company.js";
import type {CompanyData, CompanyFact} from "../../src/companies/facts.js";
import {companyModel, entityOf} from "../../src/companies/models.js";
import {evaluate, outcome} from "../../src/model/calculate/evaluate.js";
import {errorText} from "../../src/model/calculate/failure.js";
import type {Overrides} from "../../src/model/calculate/overrides.js";
import {compiled, type Model} from "../../src/model/compile.js";

/** What client editions hold, from the published ledger. */
export const clientData: Promise<CompanyData> = loadCompanies("full");

/** The last day on which the models were looked at: what is plausible of them is said of what was known then. */
const STUDIED_ON = "2026-11-28";

/** What an edition held on that day: what later nights bring is news to the models, and no fault of theirs. */
export function studiedData(edition: WarehouseEdition = "full"): Promise<CompanyData> {
  const data =
    studied.get(edition) ?? loadCompanies(edition, (asked, ...queries) => queryOn(STUDIED_ON, asked, ...queries));
  studied.set(edition, data);
  return data;
}

const studied = new Map<WarehouseEdition, Promise<CompanyData>>();

/** The models as they are written. */
export const DOCUMENTS = companyDocuments();

export const ENTITIES = Object.values(DOCUMENTS.companies).map(entityOf);

export function modelOf(entity: string, data: CompanyData): CompanyModel {
  const text = Object.values(DOCUMENTS.companies).find((each) => entityOf(each) === entity);
  if (text === undefined) throw new Error(`entity: ${entity}; expected one of ${ENTITIES.join(", ")}`);
  return companyModel(text, DOCUMENTS.shared, data);
}

/** A line's value; throws the cell's own error. */
export function valueOf(model: Model, line: string, overrides: Overrides = {}, period?: string): number {
  const found = outcome(evaluate(model, overrides), line, period);
  if (!found.ok) throw new Error(errorText(found.error));
  return found.value;
}

/** Value per share with one fact set otherwise. */
export function valueWith(entity: string, data: CompanyData, fact: CompanyFact, value: number): number {
  const facts = data.facts.map((f) => (isSame(f, fact) ? {...f, value} : f));
  const events = data.events.map((e) =>
    e.entity === fact.entity && e.date === fact.period_end && fact.metric.startsWith(`${e.kind}_`)
      ? {...e, [fact.metric.slice(e.kind.length + 1)]: value}
      : e
  );
  return valueOf(compiled(modelOf(entity, {...data, facts, events}).sheet), "value");
}

function isSame(a: CompanyFact, b: CompanyFact): boolean {
  const keys = ["entity", "metric", "basis", "period_end", "months", "unit", "source"] as const;
  return keys.every((k) => a[k] === b[k]);
}
