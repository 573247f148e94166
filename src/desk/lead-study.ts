import type {CompanyData} from "../companies/facts.js";
import {elasticityEstimate, type ElasticityEstimate} from "./elasticity.js";
import {LAGS, leadPairs, type LeadPair, type LeftOut} from "./lead-pairs.js";

/** Whether growth of tokens tells growth of revenue, by every company-period on record. */
export interface LeadStudy {
  /** Of the models' own lag, none. */
  readonly pairs: readonly LeadPair[];
  readonly leftOut: readonly LeftOut[];
  readonly byLag: readonly {readonly lag: number; readonly estimate: ElasticityEstimate | null}[];
}

export function leadStudy(data: CompanyData): LeadStudy {
  return {
    ...leadPairs(data, 0),
    byLag: LAGS.map((lag) => ({lag, estimate: elasticityEstimate(leadPairs(data, lag).pairs)}))
  };
}

/** What the study says at the models' own lag; null where no company-period is on record. */
export function leadEstimate({byLag}: Pick<LeadStudy, "byLag">): ElasticityEstimate | null {
  return byLag.find(({lag}) => lag === 0)?.estimate ?? null;
}
