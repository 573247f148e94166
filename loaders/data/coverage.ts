import type {CompanyModel} from "../../src/companies/company.js";
import {quotedPrice} from "../../src/companies/quoted-price.js";
import type {CompanyEvent, CoverageSheet, TokenShare} from "../../src/coverage/coverage.js";
import {coverageValue, estimatesOf, readyCompany} from "../../src/coverage/value.js";
import {addDays, isoDate, type IsoDate} from "../../src/lib/dates.js";
import type {EventData} from "../../src/query/events.js";
import {ownerShares, type ExposureData} from "../../src/query/exposure.js";
import {asKnownOn} from "../as-known-on.js";
import {lastFactsDay, loadHeldCompanies, modelsOn} from "./companies.js";
import {loadEvents} from "./events.js";
import {loadExposure} from "./exposure.js";
import {loadListedShares} from "./listed-shares.js";

/** One row a company with a model: what it is worth, what its price asks, its tokens, estimates and events. */
export async function loadCoverage(today: IsoDate = isoDate(new Date())): Promise<CoverageSheet> {
  const {companies} = modelsOn(await loadHeldCompanies());
  const [exposure, events, listed] = [await loadExposure(), await loadEvents(), await loadListedShares()];
  const day = asKnownOn() ?? today;
  const asOf = lastFactsDay(companies) ?? exposure.asOf;
  return {
    knownOn: asKnownOn(),
    citation: "Alpha Ledger: models of the companies on dated filings and prices.",
    usageCitation: exposure.citation,
    asOf,
    rows: companies.map((company) => {
      const ready = readyCompany(company);
      return {
        ...coverageValue(ready),
        priceSource: priceSource(company),
        quoted: quotedPrice(company, listed),
        tokens: tokenShare(exposure, company.entity),
        estimates: estimatesOf(ready, asOf),
        event: eventOf(events, company.entity, day)
      };
    })
  };
}

/** The text the price was read from, as the price's own line names it. */
function priceSource({sheet, headline}: CompanyModel): string {
  const line = sheet.lines.find(({name}) => name === headline.price);
  if (line?.type === "input") return line.reason.replace(/; set a newer one here$/, "");
  return line?.type === "fact" ? line.source : "";
}

/** A company's part of the last week and of that four weeks before; null where it owns no lab. */
function tokenShare(exposure: ExposureData, entity: string): TokenShare | null {
  const owns = exposure.exposures.some((e) => e.entity === entity && e.kind === "owner");
  const week = exposure.totals.at(-1)?.week;
  if (!owns || week === undefined) return null;
  const shareIn = (monday: IsoDate) =>
    ownerShares(exposure, monday, "tokens").find(({key}) => key === entity)?.share ?? null;
  return {week, share: shareIn(week), was: shareIn(addDays(week, -28))};
}

/** The first event of a company after a day, else the last before it. */
function eventOf({events}: EventData, entity: string, day: IsoDate): CompanyEvent | null {
  const own = events.filter((e) => e.entity === entity).sort((a, b) => (a.date < b.date ? -1 : 1));
  const found = own.find((e) => e.date > day) ?? own.at(-1);
  return found ? {date: found.date, kind: found.kind, title: found.title} : null;
}
