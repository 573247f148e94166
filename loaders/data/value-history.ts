import type {CompanyModel} from "../../src/companies/company.js";
import {pastCalls} from "../../src/desk/past-calls.js";
import {lineDifferences} from "../../src/desk/line-difference.js";
import {valueChange, type VersionedSheet} from "../../src/desk/value-change.js";
import type {CompanyHistory, ValueHistory, VersionChange} from "../../src/desk/value-history.js";
import {isoDate, type IsoDate} from "../../src/lib/dates.js";
import {asKnownOn} from "../as-known-on.js";
import {readEditions} from "../editions/files.js";
import type {EditionFile} from "../editions/freeze.js";
import {openWarehouse} from "../warehouse/open.js";
import {companyDocuments} from "./company-documents.js";
import {lastFactsDay, loadHeldCompanies, modelsOn} from "./companies.js";
import {lastPrice, mondaysBefore, pastValues, sharesOf} from "./past-values.js";

/** What each value was: from one published version to the next, and on past Mondays with what was known then. */
export async function loadValueHistory(today: IsoDate = isoDate(new Date())): Promise<ValueHistory> {
  const [data, documents, day] = [await loadHeldCompanies(), companyDocuments(), asKnownOn() ?? today];
  const {companies} = modelsOn(data, documents);
  const shares = sharesOf(companies);
  const connection = await openWarehouse({edition: "full", day: asKnownOn()});
  const mondays = await pastValues(connection, {documents, shares, days: mondaysBefore(day)});
  connection.closeSync();
  const editions = readEditions().filter(({frozenOn}) => frozenOn <= day);
  return {
    knownOn: asKnownOn(),
    asOf: lastFactsDay(companies) ?? day,
    citation: "Alpha Ledger: models of the companies on dated filings and prices.",
    companies: companies.map((company): CompanyHistory => {
      const share = shares.get(company.entity);
      const changes = versionChanges(company, editions).reverse();
      const unit = unitOf(company);
      return {
        entity: company.entity,
        title: company.title,
        currency: unit.split("/")[0] ?? unit,
        unit,
        changes,
        mondays: pastCalls(mondays.get(company.entity) ?? [], share ? lastPrice(share, data) : null),
        titles: titlesOf(company, changes)
      };
    }),
    withoutModels: editions.flatMap(({date, models}) => (models.length === 0 ? [date] : []))
  };
}

function unitOf({sheet, headline}: CompanyModel): string {
  const line = sheet.lines.find(({name}) => name === headline.value);
  return line && "unit" in line ? line.unit : "";
}

/** From each edition that kept a model of the company to the next, and from the last to the model as it stands. */
function versionChanges(company: CompanyModel, editions: readonly EditionFile[]): VersionChange[] {
  const {sheet, headline} = company;
  const kept = editions.flatMap(({date, models}) => {
    const model = models.find(({entity}) => entity === company.entity);
    return model ? [{date, version: {sheet: model.sheet, value: model.line, price: headline.price}}] : [];
  });
  const versions: {date: IsoDate | null; version: VersionedSheet}[] = [
    ...kept,
    {date: null, version: {sheet, value: headline.value, price: headline.price}}
  ];
  return kept.flatMap(({date, version}, i) => {
    const next = versions[i + 1];
    const change = next ? valueChange(version, next.version) : null;
    return next && change
      ? [{...change, since: date, until: next.date, differences: lineDifferences(version, next.version)}]
      : [];
  });
}

function titlesOf({words}: CompanyModel, changes: readonly VersionChange[]): CompanyHistory["titles"] {
  const named = new Set(changes.flatMap(({differences}) => differences.map(({line}) => line)));
  return Object.fromEntries(
    Object.entries(words).flatMap(([name, {title}]) => (named.has(name) ? [[name, title]] : []))
  );
}
