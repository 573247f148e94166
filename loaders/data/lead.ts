import type {CompanyModel} from "../../src/companies/company.js";
import {leadStudy} from "../../src/desk/lead-study.js";
import type {LeadData} from "../../src/desk/lead-data.js";
import {knownOn} from "../../src/desk/lead-pairs.js";
import {latestDay} from "../../src/lib/dates.js";
import {outcome, evaluate} from "../../src/model/calculate/evaluate.js";
import {compiled} from "../../src/model/compile.js";
import {asKnownOn} from "../as-known-on.js";
import {loadHeldCompanies, modelsOn} from "./companies.js";
import {loadExposure} from "./exposure.js";

/** Whether growth of tokens tells growth of revenue, and what the models assume instead. */
export async function loadLead(): Promise<LeadData> {
  const data = await loadHeldCompanies();
  const study = leadStudy(data);
  const {citation, asOf} = await loadExposure();
  return {
    ...study,
    knownOn: asKnownOn(),
    asOf: latestDay([asOf, ...study.pairs.map(knownOn)]),
    citation: `Source: company filings and results releases, named in each row. ${citation}`,
    assumed: assumedPowers(modelsOn(data).companies)
  };
}

/** What a model of a company that tokens drive calls the power. */
const ELASTICITY = "elasticity";

/** The powers by which models have revenue follow tokens: of those that tokens drive, that have one and can tell it. */
export function assumedPowers(
  companies: readonly Pick<CompanyModel, "entity" | "title" | "sheet" | "tokens">[]
): LeadData["assumed"] {
  return companies.flatMap(({entity, title, sheet, tokens}) => {
    if (!tokens.drives || !sheet.lines.some(({name}) => name === ELASTICITY)) return [];
    const found = outcome(evaluate(compiled(sheet)), ELASTICITY);
    return found.ok ? [{entity, title, elasticity: found.value}] : [];
  });
}
