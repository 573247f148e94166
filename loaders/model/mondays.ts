import {readFileSync} from "node:fs";
import {companyModel, entityOf} from "../../src/companies/models.js";
import {pastCalls, type PastCall} from "../../src/desk/past-calls.js";
import {isoDate, type IsoDate} from "../../src/lib/dates.js";
import type {Library} from "../../src/model/text/include.js";
import {dayText, fields, orNull} from "../../src/lib/decode.js";
import {sharedDocuments} from "../data/company-documents.js";
import {loadCompanies} from "../data/companies.js";
import {lastPrice, mondaysBefore, pastValues, sharesOf} from "../data/past-values.js";
import {shaped} from "../data/rows.js";
import {openWarehouse} from "../warehouse/open.js";
import {plainRows} from "../warehouse/query.js";

const FIRST = `
SELECT CAST(min(known_from) AS VARCHAR) AS day FROM (
  SELECT known_from FROM main.company_metric UNION ALL SELECT known_from FROM main.market
  UNION ALL SELECT known_from FROM main.usage_weekly)`;

/**
 * A document of one’s own as it stands, worked again on each past Monday with what the books knew that day: the base case, its
 * call against the price known then, and what the price did since; newest first. Throws the document’s first problem.
 */
export async function pastMondays(
  text: string,
  {shared = sharedDocuments(), today = isoDate(new Date())}: {readonly shared?: Library; readonly today?: IsoDate} = {}
): Promise<readonly PastCall[]> {
  const data = await loadCompanies();
  const company = companyModel(text, shared, data);
  const shares = sharesOf([company]);
  const connection = await openWarehouse({edition: "full"});
  const [first] = shaped(await plainRows(connection, FIRST), fields({day: orNull(dayText)}, {}), "first evidence");
  const documents = {companies: {own: text}, shared};
  const values = await pastValues(connection, {documents, shares, days: mondaysFrom(first?.day ?? today, today)});
  connection.closeSync();
  const share = shares.get(company.entity);
  return pastCalls(values.get(company.entity) ?? [], share ? lastPrice(share, data) : null);
}

/** Mondays before a day, back to another: a document that reads no record would go back without end. */
function* mondaysFrom(first: IsoDate, day: IsoDate): Generator<IsoDate> {
  for (const monday of mondaysBefore(day)) {
    if (monday < first) return;
    yield monday;
  }
}

/** Past Mondays of a file as a table, or as one JSON array. */
export async function mondaysText(file: string, {json}: {readonly json: boolean}): Promise<string> {
  const text = readFileSync(file, "utf8");
  if (entityOf(text) === "")
    throw new Error(
      `${file}: no company; expected a line such as “company 2513.HK”, whose price a call is held against`
    );
  const calls = await pastMondays(text);
  if (json) return `${JSON.stringify(calls, null, 2)}\n`;
  const shown = (value: number | null) => (value === null ? "" : value.toFixed(2));
  const rows = calls.map(({day, value, lacking, price, call, since}) => [
    day,
    value === null ? `lacks ${lacking?.en ?? "a figure"}` : shown(value),
    price === null ? "" : `${shown(price.value)} of ${price.date}`,
    call ?? "",
    since === null ? "" : `${(100 * since).toFixed(1)}%`
  ]);
  const all = [["Monday", "value", "price known", "call", "price since"], ...rows];
  const widths = all[0]?.map((_, i) => Math.max(...all.map((row) => (row[i] ?? "").length))) ?? [];
  return `${all
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join("  ")
        .trimEnd()
    )
    .join("\n")}\n`;
}
