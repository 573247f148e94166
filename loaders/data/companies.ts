import {FACT_STATUSES, type CapitalEvent, type CompanyData, type CompanyFact} from "../../src/companies/facts.js";
import {FACT, RECORDED_FACTS, OWNED, OWNER, WEEK, WEEKS} from "../../src/companies/recorded.js";
import {amount, dayText, fields, flag, oneOf, orNull, text, type Decoder} from "../../src/lib/decode.js";
import type {IsoDate} from "../../src/lib/dates.js";
import {factsAsOf, type CompanyModel} from "../../src/companies/company.js";
import {companyModels} from "../../src/companies/models.js";
import {heldFor} from "../audience.js";
import {pricesSince} from "../publish/publication.js";
import type {WarehouseEdition} from "../warehouse/build.js";
import {queryWarehouse} from "../warehouse/query.js";
import {companyDocuments} from "./company-documents.js";
import {shaped} from "./rows.js";

/** A price of a day stands at it; an estimate at the end of the period it is for, dated by its document. */
const MARKET = `SELECT entity, metric, coalesce(basis, '') AS basis,
  CAST(period_end - to_months(span) + INTERVAL 1 DAY AS DATE) AS period_start, coalesce(period_end, date) AS period_end,
  coalesce(span, 0) AS months, NULL AS company_label, value, coalesce(unit, currency) AS unit,
  coalesce(status, 'market') AS status, vendor AS document, coalesce(source_date, date) AS source_date, note, source
FROM (SELECT *, CASE WHEN period_end IS NULL THEN NULL WHEN metric = 'fx_average' THEN 3 ELSE 12 END AS span FROM market)
WHERE known_to = DATE '9999-12-31' ORDER BY ALL`;

const EVENTS = `SELECT entity, date, kind, shares, price, amount, amount_basis, currency, completed, status, document,
  source_date, note, source
FROM capital_event WHERE known_to = DATE '9999-12-31' ORDER BY entity, date, kind`;

const EVENT: Decoder<CapitalEvent> = fields(
  {
    entity: text,
    date: dayText,
    kind: text,
    shares: orNull(amount),
    price: orNull(amount),
    amount: orNull(amount),
    amount_basis: orNull(text),
    currency: text,
    completed: flag,
    status: oneOf(...FACT_STATUSES),
    document: text,
    source_date: dayText,
    note: orNull(text),
    source: text
  },
  {}
);

/** What company models are made from, in the order in which it is asked for. */
export const COMPANY_QUERIES = [RECORDED_FACTS, MARKET, EVENTS, OWNED, WEEKS] as const;

/** Figures of companies that may be shipped as rows, besides prices and rates. */
export async function loadShippedFacts(): Promise<readonly CompanyFact[]> {
  const [facts] = await queryWarehouse("shipped", RECORDED_FACTS);
  return shaped(facts, FACT, "company_fact");
}

/** What a build of each edition holds; client editions have no unverified figure. */
export async function loadCompanies(edition: WarehouseEdition = "full", ask = queryWarehouse): Promise<CompanyData> {
  const [facts, market, events, owned, weeks] = await ask(edition, ...COMPANY_QUERIES);
  return {
    facts: [...shaped(facts, FACT, "company_fact"), ...shaped(market, FACT, "market")],
    events: shaped(events, EVENT, "capital_event"),
    owned: shaped(owned, OWNER, "exposure"),
    weeks: shaped(weeks, WEEK, "weeks of labs")
  };
}

/** What the publication that is built may hold, without prices that are too old to hold its values against. */
export async function loadHeldCompanies(since: IsoDate | null = pricesSince()): Promise<CompanyData> {
  const data = await loadCompanies(heldFor().rows);
  return since === null ? data : withoutPricesBefore(since, data);
}

/** The models on some facts; none where no figure is on record. */
export function modelsOn(data: CompanyData, documents = companyDocuments()): ReturnType<typeof companyModels> {
  return data.facts.length > 0 ? companyModels(documents, data) : {companies: [], refused: []};
}

/** The last day of the facts behind models; null of none. */
export function lastFactsDay(companies: readonly Pick<CompanyModel, "facts" | "valuedOn">[]): IsoDate | null {
  return companies.map(factsAsOf).sort().at(-1) ?? null;
}

/** Without the price that a model of ours holds its value against, where that is of an earlier day. */
export function withoutPricesBefore(since: IsoDate, data: CompanyData, documents = companyDocuments()): CompanyData {
  const old = modelsOn(data, documents).companies.flatMap(({facts, headline}) =>
    facts.filter(({line, fact}) => line === headline.price && fact.period_end < since).map(({fact}) => fact)
  );
  return {
    ...data,
    facts: data.facts.filter((fact) => !old.includes(fact)),
    oldPrices: old.map(({entity, metric, basis, period_end: on}) => ({entity, metric, basis, on, since}))
  };
}
