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
export type Share = Pick<CompanyFact, "entity" | "unit">;

/** What is worked again: the models as they stand, the share of each, and the day from which to go back. */
interface PastModels {
  readonly documents: Pick<CompanyDocuments, "companies" | "shared">;
  readonly shares: ReadonlyMap<string, Share>;
  readonly until: IsoDate;
}

/** Past values of each company, by its key, newest first. */
type PastValues = ReadonlyMap<string, readonly PastValue[]>;

/**
 * Every model as it stands, worked again on each Monday back from a day, with what the books knew then and nothing else: a
 * connection reads each day as it was known. Ends at the first Monday on which no model had what it asks for. Mondays between
 * which the books learned nothing share one working.
 */
export async function pastMondays(connection: DuckDBConnection, models: PastModels): Promise<PastValues> {
  const books = await knownBooks(connection, {read: COMPANY_QUERIES.join("\n"), schema: "past"});
  const values = new Map<string, PastValue[]>();
  let found: ReadonlyMap<string, PastValue> = new Map();
  for (let day = mondayBefore(models.until); ; day = addDays(day, -7)) {
    const others = await books.turnTo(day);
    if (others.size > 0) found = await valuesKnown(connection, models, day);
    if ([...found.values()].every(({value}) => value === null)) return values;
    for (const [entity, value] of found) values.set(entity, [...(values.get(entity) ?? []), {...value, day}]);
  }
}

/** The last Monday before a day. */
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

/** The last close of a share on record, of whatever basis the day had. */
export function lastPrice({entity, unit}: Share, {facts}: Pick<CompanyData, "facts">): DatedPrice | null {
  const closes = facts
    .filter((f) => f.metric === "close" && f.entity === entity && f.unit === unit)
    .sort((a, b) => (a.period_end < b.period_end ? -1 : 1));
  const last = closes.at(-1);
  return last ? {date: last.period_end, value: last.value} : null;
}
