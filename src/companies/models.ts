import {reasonOf} from "../lib/reason-of.js";
import {errorsAmong} from "../model/problem.js";
import type {Library} from "../model/text/include.js";
import {boundCompany} from "./bound-company.js";
import type {CompanyModel} from "./company.js";
import type {CompanyData} from "./facts.js";
import type {RefusedCompany} from "./published.js";

/** The companies with a model, by the name of its document; those that tokens drive first. */
export const COMPANY_DOCUMENTS = ["zhipu", "minimax", "alibaba", "tencent", "gds"] as const;

/** Company models as they are written, and the documents they include, by name. */
export interface CompanyDocuments {
  readonly companies: Readonly<Record<string, string>>;
  readonly shared: Library;
  /** Documents to begin a model of one's own from. */
  readonly templates: Library;
}

/** What a page needs to read and change models as text: the documents, and rows of the record to bind them to. */
export interface CompanyText {
  readonly documents: CompanyDocuments;
  readonly data: CompanyData;
}

/** Whose model a document is: what stands after `company` on a line of its own. */
export function entityOf(text: string): string {
  return /^company\s+(\S+)\s*$/m.exec(text)?.[1] ?? "";
}

/** The model of a document bound to the record. Throws its first problem. */
export function companyModel(text: string, shared: Library, data: CompanyData): CompanyModel {
  const {company, problems} = boundCompany(text, shared, data);
  if (company) return company;
  const [first] = errorsAmong(problems);
  throw new Error(first?.message ?? `model of ${entityOf(text)}: nothing to show; expected lines and a headline`);
}

/** Every company model the facts make; a company whose facts contradict each other is refused by name. */
export function companyModels(
  {companies: texts, shared}: Pick<CompanyDocuments, "companies" | "shared">,
  data: CompanyData
): {
  readonly companies: readonly CompanyModel[];
  readonly refused: readonly RefusedCompany[];
} {
  const companies: CompanyModel[] = [];
  const refused: RefusedCompany[] = [];
  for (const text of Object.values(texts))
    try {
      companies.push(companyModel(text, shared, data));
    } catch (error) {
      refused.push({entity: entityOf(text), reason: reasonOf(error)});
    }
  return {companies, refused};
}
