import type {CompanyCase, CompanyModel} from "../../companies/company.js";
import {compiled, type Model} from "../../model/compile.js";
import {BASE_CASE, type Subject} from "../../workspace/state.js";

/** A case of ours: one the company names, or the sheet as it stands. */
export type OurCase = Omit<CompanyCase, "key"> & {readonly key: string};

/** Our case that every sheet has: its inputs as they stand. */
const AS_IT_STANDS: OurCase = {
  key: BASE_CASE,
  title: {en: "Base case", zh: "基准"},
  mechanism: {en: "Every input as the sheet states it.", zh: "各项输入均为模型默认值。"},
  overrides: {},
  reasons: {}
};

/** A company with its sheet made ready. */
export interface Opened extends Subject {
  readonly company: CompanyModel;
  /** Ours, the base first. */
  readonly companyCases: readonly OurCase[];
}

/** A company ready to be worked out; its sheet is compiled when it is first read. */
export function openCompany(company: CompanyModel): Opened {
  let model: Model | undefined;
  const companyCases: OurCase[] = [AS_IT_STANDS, ...company.cases];
  return {
    entity: company.entity,
    company,
    companyCases,
    cases: new Map(companyCases.map(({key, overrides}) => [key, overrides])),
    get model() {
      return (model ??= compiled(company.sheet));
    }
  };
}
