import {alibaba} from "./alibaba.js";
import type {CompanyModel} from "./company.js";
import type {CompanyData} from "./facts.js";
import {gds} from "./gds.js";
import {minimax} from "./minimax.js";
import type {RefusedCompany} from "./published.js";
import {tencent} from "./tencent.js";
import {zhipu} from "./zhipu.js";

/** The companies with a model, those that tokens drive first. */
export const COMPANY_MODELS: Readonly<Record<string, (data: CompanyData) => CompanyModel>> = {
  "2513.HK": zhipu,
  "0100.HK": minimax,
  BABA: alibaba,
  "0700.HK": tencent,
  GDS: gds
};

/** Every company model the facts make; a company whose facts contradict each other is refused by name. */
export function companyModels(data: CompanyData): {
  readonly companies: readonly CompanyModel[];
  readonly refused: readonly RefusedCompany[];
} {
  const companies: CompanyModel[] = [];
  const refused: RefusedCompany[] = [];
  for (const [entity, model] of Object.entries(COMPANY_MODELS))
    try {
      companies.push(model(data));
    } catch (error) {
      refused.push({entity, reason: error instanceof Error ? error.message : String(error)});
    }
  return {companies, refused};
}
