import type {DuckDBConnection} from "@duckdb/node-api";
import type {PastValue} from "../../src/desk/past-calls.js";
import {HOUSE_RULES, type WatchData, type WatchReplay} from "../../src/desk/watch-data.js";
import {replayedAlerts} from "../../src/desk/watch-replay.js";
import type {WatchState} from "../../src/desk/watch.js";
import {addDays, isMonday, isoDate, type IsoDate} from "../../src/lib/dates.js";
import {amount, fields, orNull, text} from "../../src/lib/decode.js";
import {asKnownOn} from "../as-known-on.js";
import {knownBooks} from "../claims/known.js";
import {openWarehouse} from "../warehouse/open.js";
import {plainRows} from "../warehouse/query.js";
import {companyDocuments} from "./company-documents.js";
import {loadHeldCompanies, modelsOn} from "./companies.js";
import {mondaysBefore, pastValues, sharesOf} from "./past-values.js";
import {shaped} from "./rows.js";

/** Mondays that are looked back on. */
const MONDAYS = 8;

/** Weeks of a quarter. */
const QUARTER = 13;

const KEYED = fields({key: text, value: amount}, {});

/** Shares of the last whole week by a day: of labs, of countries, of listed owners; of all tokens. */
const SHARES = (day: IsoDate) => `
WITH last AS (SELECT lab, country, share_of_all FROM usage_weekly_by_lab WHERE week_start =
  (SELECT max(week_start) FROM usage_weekly_by_lab WHERE week_start + 6 <= DATE '${day}'))
SELECT lab AS key, share_of_all AS value FROM last
UNION ALL SELECT country, sum(share_of_all) FROM last GROUP BY country
UNION ALL SELECT e.entity, sum(l.share_of_all) FROM last l JOIN exposure e USING (lab)
  WHERE e.kind = 'owner' AND e.effective_from <= DATE '${day}' GROUP BY e.entity ORDER BY ALL`;

/** The last list price of input of each model of the last whole week. */
const PRICES = (day: IsoDate) => `
SELECT model AS key, max_by(input_usd_per_mtok, as_of) AS value FROM router_price
WHERE as_of <= DATE '${day}' AND model IN (SELECT model FROM usage_weekly_by_model WHERE week_start =
  (SELECT max(week_start) FROM usage_weekly_by_model WHERE week_start + 6 <= DATE '${day}'))
GROUP BY model ORDER BY model`;

const RESTATED = (day: IsoDate) =>
  `SELECT 'restated' AS key, CAST(count(*) AS INTEGER) AS value FROM main.restatement WHERE restated_on <= DATE '${day}'`;

/** What the watch rules read, on each of the last Mondays and today, as the books knew it then; verdicts of claims apart. */
export async function loadWatch(today: IsoDate = isoDate(new Date())): Promise<WatchData> {
  const day = asKnownOn() ?? today;
  const data = await loadHeldCompanies();
  const documents = companyDocuments();
  const {companies} = modelsOn(data, documents);
  const days = lastMondays(day);
  const connection = await openWarehouse({edition: "full", day: asKnownOn()});
  const valued = await pastValues(connection, {documents, shares: sharesOf(companies), days: days.toReversed()});
  const states = await watchStates(connection, days);
  const replay = await replayedQuarter(connection, day);
  connection.closeSync();
  return {
    knownOn: asKnownOn(),
    replay,
    states: withValues(states, valued)
  };
}

/** States with what each company was worth on the day, and the price of its share. */
export function withValues(
  states: readonly WatchState[],
  valued: ReadonlyMap<string, readonly PastValue[]>
): WatchState[] {
  return states.map((state) => ({
    ...state,
    values: Object.fromEntries(
      [...valued].flatMap(([entity, values]) => {
        const found = values.find((v) => v.day === state.day);
        return found ? [[entity, {value: found.value, price: found.price?.value ?? null}]] : [];
      })
    )
  }));
}

/** The last Mondays before a day, oldest first, and the day itself. */
export function lastMondays(day: IsoDate, count = MONDAYS): IsoDate[] {
  const mondays: IsoDate[] = [day];
  for (const monday of mondaysBefore(day)) {
    if (mondays.length > count) break;
    mondays.unshift(monday);
  }
  return mondays;
}

/** The day on which the books came to hold the last week of usage that they hold. */
const LEARNED = `
SELECT CAST(max(known_from) AS VARCHAR) AS day FROM main.usage_weekly
WHERE week_start = (SELECT max(week_start) FROM main.usage_weekly)`;

/**
 * The rules of the house over the last quarter of weeks that the books hold: what they told on each Monday with what was known
 * then, held against what the record of the same weeks has since. Null where the books hold no usage.
 */
export async function replayedQuarter(connection: DuckDBConnection, day: IsoDate): Promise<WatchReplay | null> {
  const [learned] = shaped(await plainRows(connection, LEARNED), fields({day: orNull(text)}, {}), "learned");
  if (!learned?.day) return null;
  const last = [day, mondayFrom(learned.day)].sort()[0] ?? day;
  const days = lastMondays(last, QUARTER);
  const known = await watchStates(connection, days);
  const since = await watchStates(connection, days, day);
  return {first: days[1] ?? last, last, alerts: replayedAlerts(HOUSE_RULES, {known, since})};
}

/** The first Monday that is not before a day. */
function mondayFrom(day: IsoDate): IsoDate {
  return isMonday(Date.parse(day)) ? day : mondayFrom(addDays(day, 1));
}

/** Shares, prices and restatements on days, as the books knew them, or all as they are known on one later day. */
export async function watchStates(
  connection: DuckDBConnection,
  days: readonly IsoDate[],
  knownOn?: IsoDate
): Promise<WatchState[]> {
  const books = await knownBooks(connection, {
    read: [SHARES, PRICES].map((q) => q("9999-12-31")).join("\n"),
    schema: "watched"
  });
  const states: WatchState[] = [];
  for (const day of days) {
    await books.turnTo(knownOn ?? day);
    const keyed = async (sql: string) => {
      const rows = shaped(await plainRows(connection, sql), KEYED, "watched");
      return Object.fromEntries(rows.map(({key, value}) => [key, value]));
    };
    const [shares, prices, restated] = [await keyed(SHARES(day)), await keyed(PRICES(day)), await keyed(RESTATED(day))];
    states.push({day, shares, prices, values: {}, restated: restated["restated"] ?? 0, claims: {}});
  }
  return states;
}
