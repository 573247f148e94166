import {consensusValue} from "../../src/desk/consensus-value.js";
import type {DeskData} from "../../src/desk/desk-data.js";
import {comparedTargets, recordedEstimates} from "../../src/desk/estimates.js";
import {noteCases} from "../../src/desk/note-cases.js";
import {knownTargets} from "../../src/desk/target.js";
import {isoDate, type IsoDate} from "../../src/lib/dates.js";
import {quotedPrice} from "../../src/companies/quoted-price.js";
import {asKnownOn} from "../as-known-on.js";
import {lastFactsDay, loadHeldCompanies, modelsOn} from "./companies.js";
import {loadLastEvents} from "./events.js";
import {loadListedShares} from "./listed-shares.js";
import {ourForecasts} from "./our-forecasts.js";

/** What the desk opens with: results and what rules said of them, our forecasts, and consensus on record beside our numbers. */
export async function loadDesk(today: IsoDate = isoDate(new Date()), held = loadHeldCompanies): Promise<DeskData> {
  const data = await held();
  const {companies} = modelsOn(data);
  const asOf = lastFactsDay(companies) ?? today;
  const compared = companies.flatMap((company) => comparedTargets(company, recordedEstimates(company), asOf));
  const listed = await loadListedShares();
  return {
    knownOn: asKnownOn(),
    asOf,
    citation: "Alpha Ledger: models of the companies on dated filings and prices.",
    targets: companies.flatMap((company) => knownTargets(company, data.facts)),
    ours: ourForecasts(asKnownOn()),
    compared,
    cases: noteCases(companies, await loadLastEvents()),
    values: companies.map((company) => consensusValue(company, compared)),
    prices: companies.map((company) => {
      const {entity, title} = company;
      return {entity, title, quoted: quotedPrice(company, listed)};
    })
  };
}
