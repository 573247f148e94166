import {alibaba} from "./alibaba.js";
import type {CompanyModel} from "./company.js";
import type {CompanyData} from "./facts.js";
import {gds} from "./gds.js";
import {minimax} from "./minimax.js";
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
