import {formatDate} from "../../lib/format.js";
import {parseIsoDate, type IsoDate} from "../../lib/dates.js";
import {quotedName} from "../quoted.js";
import {QueryRefused} from "../reader/statement.js";
import type {ResultRow} from "../rows.js";

/** Asks one text of ours on the connection of a notebook. */
type AskConnection = (text: string) => Promise<readonly ResultRow[]>;

/** Tables of the ledger of which each row says from when to when it was known. */
const FACTS = `SELECT table_name AS name FROM duckdb_columns()
WHERE database_name = current_database() AND column_name IN ('known_from', 'known_to')
  AND table_name IN (SELECT table_name FROM duckdb_tables() WHERE database_name = current_database())
GROUP BY table_name HAVING count(*) = 2 ORDER BY table_name`;

/** The books themselves, whose entries were made on a day. */
const ENTRIES = "ledger_entry";

/**
 * Makes a connection read the ledger as known on a day, null for now: below each name of a table stands a temporary view of
 * the rows that held then, as not replaced yet, and every view of the ledger reads these: what a build as known on the day
 * holds. Registries and the list of sources stay as they are now. Rejects with QueryRefused where the books know nothing of the day.
 */
export async function readAsKnownOn(ask: AskConnection, day: IsoDate | null): Promise<void> {
  if (day === null) {
    const there = await ask("SELECT view_name AS name FROM duckdb_views() WHERE temporary AND NOT internal");
    for (const {name} of there) await ask(`DROP VIEW temp.${quotedName(String(name))}`);
    return;
  }
  for (const statement of await knownOnScript(ask, day)) await ask(statement);
}

/**
 * The statements that make a connection read as known on a day, also in DuckDB’s own shell. Rejects with QueryRefused where
 * the day is none, since a notebook of a link may say anything there, or where the books know nothing of it.
 */
export async function knownOnScript(ask: AskConnection, day: IsoDate): Promise<readonly string[]> {
  refuseNoDay(day);
  const [{database} = {}] = await ask("SELECT current_database() AS database");
  const whole = (name: string) => `${quotedName(String(database))}.main.${quotedName(name)}`;
  const facts = (await ask(FACTS)).map(({name}) => String(name));
  await refuseOutside(ask, day, {facts: facts.map(whole), entries: whole(ENTRIES)});
  return [
    ...facts.map(
      (name) => `CREATE OR REPLACE TEMP VIEW ${quotedName(name)} AS
SELECT * REPLACE (DATE '9999-12-31' AS known_to) FROM ${whole(name)}
WHERE known_from <= DATE '${day}' AND DATE '${day}' < known_to`
    ),
    `CREATE OR REPLACE TEMP VIEW ${ENTRIES} AS SELECT * FROM ${whole(ENTRIES)} WHERE retrieved_on <= DATE '${day}'`
  ];
}

/** Relations are the tables themselves: what stands before them for another day knows less. */
async function refuseOutside(
  ask: AskConnection,
  day: IsoDate,
  {facts, entries}: {readonly facts: readonly string[]; readonly entries: string}
): Promise<void> {
  const days = facts.map((table) => `SELECT known_from FROM ${table}`).join(" UNION ALL ");
  const [{first, last} = {}] = await ask(
    `SELECT CAST(min(known_from) AS VARCHAR) AS first, (SELECT CAST(max(retrieved_on) AS VARCHAR) FROM ${entries}) AS last
FROM (${days})`
  );
  if (day >= String(first) && day <= String(last)) return;
  throw outside(day, String(first), String(last));
}

/** Throws QueryRefused where the head of a notebook says a day that is none. */
export function refuseNoDay(written: string): void {
  if (parseIsoDate(written) !== null) return;
  throw new QueryRefused({
    en: `known-on: ${written || "nothing"}; expected a day such as 2026-09-16, or no such line`,
    zh: `known-on：${written || "空"}；应为日期，如 2026-09-16，或删去此行`
  });
}

function outside(day: IsoDate, first: IsoDate, last: IsoDate): QueryRefused {
  const [en, zh] = [formatDate(day, "en"), formatDate(day, "zh")];
  return new QueryRefused({
    en: `known-on: ${en}; the books know days from ${formatDate(first, "en")} to ${formatDate(last, "en")}: choose one of these, or none for what is known now.`,
    zh: `known-on：${zh}；账本可回溯 ${formatDate(first, "zh")}至${formatDate(last, "zh")}：请选其中一日，或留空以按现在所知。`
  });
}
