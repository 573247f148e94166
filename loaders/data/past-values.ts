import type {DuckDBConnection} from "@duckdb/node-api";
import type {CompanyModel} from "../../src/companies/company.js";
import {companyModels, type CompanyDocuments} from "../../src/companies/models.js";
import type {CompanyData, CompanyFact} from "../../src/companies/facts.js";
import type {DatedPrice, PastValue} from "../../src/desk/past-calls.js";
import type {Text} from "../../src/lib/language.js";
import {addDays, isMonday, type IsoDate} from "../../src/lib/dates.js";
import {evaluate, outcome} from "../../src/model/calculate/evaluate.js";
import {compiled} from "../../src/model/compile.js";
import {knownBooks} from "../claims/known.js";
import {plainRows, type Json} from "../warehouse/query.js";
import {COMPANY_QUERIES, loadCompanies} from "./companies.js";

/** The share that a model’s price is of: its entity in the market, and the unit it is quoted in. */
export type PricedShare = Pick<CompanyFact, "entity" | "unit">;

/** What is worked again: the models as they stand, the share of each, and on which days, newest first. */
interface PastModels {
  readonly documents: Pick<CompanyDocuments, "companies" | "shared">;
  readonly shares: ReadonlyMap<string, PricedShare>;
  readonly days: Iterable<IsoDate>;
}

/** Past values of each company, by its key, newest first. */
type PastValues = ReadonlyMap<string, readonly PastValue[]>;

/**
 * Every model as it stands, worked again on each day with what the books knew then and nothing else: a connection reads each
 * day as it was known. Ends at the first day on which no model had what it asks for. Days between which the books learned
 * nothing share one working.
 */
export async function pastValues(connection: DuckDBConnection, models: PastModels): Promise<PastValues> {
  const books = await knownBooks(connection, {read: COMPANY_QUERIES.join("\n"), schema: "past"});
  const values = new Map<string, PastValue[]>();
  let found: ReadonlyMap<string, PastValue> = new Map();
  for (const day of models.days) {
    const others = await books.turnTo(day);
    if (others.size > 0) found = await valuesKnown(connection, models, day);
    if ([...found.values()].every(({value}) => value === null)) return values;
    for (const [entity, value] of found) values.set(entity, [...(values.get(entity) ?? []), {...value, day}]);
  }
  return values;
}

/** Every Monday before a day, newest first, without end. */
export function* mondaysBefore(day: IsoDate): Generator<IsoDate> {
  for (let monday = mondayBefore(day); ; monday = addDays(monday, -7)) yield monday;
}

function mondayBefore(day: IsoDate): IsoDate {
  const before = addDays(day, -1);
  return isMonday(Date.parse(before)) ? before : mondayBefore(before);
}

async function valuesKnown(
  connection: DuckDBConnection,
  {documents, shares}: PastModels,
  day: IsoDate
): Promise<ReadonlyMap<string, PastValue>> {
  const ask = async (_: unknown, ...queries: readonly string[]) => {
    const results: Json[][] = [];
    for (const query of queries) results.push(await plainRows(connection, query));
    return results;
  };
  const data = await loadCompanies("full", ask as Parameters<typeof loadCompanies>[1]);
  return new Map(
    companyModels(documents, data).companies.map((company) => {
      const share = shares.get(company.entity);
      return [company.entity, {...valueOf(company, day), price: share ? lastPrice(share, data) : null}];
    })
  );
}

function valueOf(company: CompanyModel, day: IsoDate): Omit<PastValue, "price"> {
  const found = outcome(evaluate(compiled(company.sheet)), company.headline.value);
  const value = found.ok ? found.value : null;
  return {day, value, lacking: value === null ? lackingIn(company) : null};
}

function lackingIn({missing, words}: CompanyModel): Text | null {
  const [first] = missing;
  return first ? (words[first.line]?.title ?? {en: first.fact, zh: first.fact}) : null;
}

/** The share that a model's price is of, where it is on record. */
function shareOf({facts, headline}: CompanyModel): PricedShare | null {
  return facts.find(({line}) => line === headline.price)?.fact ?? null;
}

/** The share of each company, by its key. */
export function sharesOf(companies: readonly CompanyModel[]): ReadonlyMap<string, PricedShare> {
  return new Map(
    companies.flatMap((company): [string, PricedShare][] => {
      const share = shareOf(company);
      return share ? [[company.entity, share]] : [];
    })
  );
}

/** The last close of a share on record, of whatever basis the day had. */
export function lastPrice({entity, unit}: PricedShare, {facts}: Pick<CompanyData, "facts">): DatedPrice | null {
  const closes = facts
    .filter((f) => f.metric === "close" && f.entity === entity && f.unit === unit)
    .sort((a, b) => (a.period_end < b.period_end ? -1 : 1));
  const last = closes.at(-1);
  return last ? {date: last.period_end, value: last.value} : null;
}
