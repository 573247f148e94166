import {writeFileSync} from "node:fs";
import {join} from "node:path";
import {DuckDBInstance, type DuckDBConnection} from "@duckdb/node-api";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {judgeClaims, openClaimBooks, type ClaimBooks} from "../../../loaders/claims/judge.js";
import {LEDGER} from "../../../loaders/ledger/archive.js";
import {chain, GENESIS} from "../../../loaders/ledger/entry.js";
import {createTable} from "../../../loaders/warehouse/build.js";
import type {StatedClaim} from "../../../src/query/claims/claims.js";
import {TABLES} from "../../../src/query/tables.js";
import {writeData} from "../../fixtures/small-data.js";

const [THEN, NOW] = ["2026-02-10", "2026-03-10"];
const NEVER = "DATE '9999-12-31'";
/** What is read here, and what changes of verdicts are looked for in. */
const NEEDED = /^(source|market|usage_weekly|usage_daily|use_case_share|price_listing|category_weekly|published_figure|tokenizer_count)$/; // prettier-ignore
const opened: DuckDBConnection[] = [];

/** Weeks of one model, of which the first was restated from 900 on 5 February, and a price; `week` is what the last one has. */
async function smallTables(week: string): Promise<DuckDBConnection> {
  const connection = await (await DuckDBInstance.create(":memory:", {threads: "1"})).connect();
  opened.push(connection);
  for (const table of TABLES) if (NEEDED.test(table.name)) await createTable(connection, table);
  const row = (monday: string, tokens: string, from: string, to: string) =>
    `(DATE '${monday}', 'c1/a', ${tokens}, 'weekly', DATE '${monday}', DATE '${from}', ${to}, true)`;
  await connection.run(`
    INSERT INTO usage_weekly (week_start, model, tokens, source, as_of, known_from, known_to, reconstructed) VALUES
      ${row("2026-01-26", "900", "2026-02-01", "DATE '2026-02-05'")}, ${row("2026-01-26", "100", "2026-02-05", NEVER)},
      ${row("2026-02-23", week, "2026-03-02", NEVER)};
    INSERT INTO market BY NAME SELECT DATE '2026-02-02' AS date, 'C1' AS entity, 'close' AS metric, 30 AS value,
      'HKD' AS currency, 'exchange' AS vendor, DATE '2026-02-03' AS source_date, 'prices' AS source, DATE '2026-02-02' AS as_of,
      DATE '2026-02-03' AS known_from, ${NEVER} AS known_to, false AS reconstructed;
    INSERT INTO source BY NAME SELECT unnest(['weekly', 'prices', 'bare']) AS source, 'Maker' AS publisher, 'T' AS title,
      '标' AS title_zh, 'none' AS licence, 'open' AS rights, 'Source: Maker.' AS citation, DATE '2026-03-02' AS as_of,
      DATE '2026-03-02' AS retrieved_on, 'official' AS status`);
  return connection;
}

let full: DuckDBConnection;
let same: DuckDBConnection;
beforeAll(async () => {
  [full, same] = [await smallTables("50"), await smallTables("50")];
});
afterAll(() => {
  for (const connection of opened) connection.closeSync();
});

describe("openClaimBooks(knownOn, root)", () => {
  it("reads the books of a repository, as of the day that is asked for or of their last entry, which there must be", async () => {
    const {root, remove} = writeData({"snapshots/usage_weekly/weekly": ["2026-01-05,c1/a,100"]});
    await expect(openClaimBooks(null, root)).rejects.toThrow("data/ledger.jsonl: no entry; run npm run refresh first");
    const {now, citations, close} = await openClaimBooks("2026-01-20", root);
    close();
    expect([now, citations.get("weekly")]).toEqual(["2026-01-20", "Source: Maker."]);
    const check = {kind: "check", source: "weekly", part: "", as_of: "2026-01-20", rows: 1, schema: 1, content: "", payloads: []} as const; // prettier-ignore
    const first = chain({...check, retrieved_at: "2026-03-01T06:00:00.000Z"}, GENESIS);
    const entries = [first, chain({...check, retrieved_at: "2026-03-05T06:00:00.000Z"}, first)];
    writeFileSync(join(root, LEDGER), entries.map((entry) => `${JSON.stringify(entry)}\n`).join(""));
    const books = await openClaimBooks(null, root);
    books.close();
    remove();
    expect(books.now).toBe("2026-03-05");
  });
});

const booksOf = (shipped: DuckDBConnection, now = NOW): ClaimBooks => ({
  full,
  shipped,
  now,
  citations: new Map([
    ["weekly", "Source: Maker."],
    ["prices", "Source: Exchange."],
    ["bare", ""]
  ]),
  close: () => undefined
});

const both = {en: "", zh: ""};
const TOKENS =
  "SELECT sum(tokens) AS value, max(source) AS source, max(as_of) AS as_of FROM usage_weekly WHERE week_start <= $day";
const claimOf = (sql: string): StatedClaim => ({
  claim: "led",
  topic: "tokens",
  statement: both,
  test: "above",
  expected: 120,
  expectedHigh: null,
  tolerance: 0,
  unit: "tokens",
  decidedOn: null,
  why: both,
  untestable: null,
  readings: [{basis: "all", name: both, definition: both, sql}]
});
const judged = async (sql: string, books = booksOf(same), then = THEN) => {
  const {claims, changes} = await judgeClaims([claimOf(sql)], then, books);
  return {reading: claims[0]?.readings[0], changes};
};

describe("judgeClaims(stated, then, books)", () => {
  it("gives each reading on both days as the books have it now, with its citation, and what changed between", async () => {
    const {reading, changes} = await judged(TOKENS);
    const at = (value: number, asOf: string) => ({
      basis: "all",
      value,
      coverage: null,
      source: "weekly",
      asOf,
      citation: "Source: Maker."
    });
    expect(reading).toEqual({
      basis: "all",
      name: both,
      definition: both,
      sql: TOKENS,
      isOpen: true,
      then: at(100, "2026-01-26"),
      now: at(150, "2026-02-23")
    });
    expect(changes.map(({day, from, to, cause}) => [day, from.kind, to.kind, cause])).toEqual([
      ["2026-03-02", "does_not_hold", "holds", "new_data"]
    ]);
  });

  it.each(["2026-03-10", "2026-03-20"])(
    "reads no superseded vintage either where the books end by its day: %s",
    async (then) => {
      const {reading, changes} = await judged(TOKENS, booksOf(same), then);
      expect([reading?.then.value, reading?.now.value, reading?.isOpen, changes]).toEqual([150, 150, true, []]);
    }
  );

  it("has no change of a report that was made after the day it is judged on", async () => {
    const {reading, changes} = await judged(TOKENS, booksOf(same, "2026-03-01"), "2026-03-05");
    expect([reading?.then.value, reading?.now.value, changes]).toEqual([100, 100, []]);
  });

  it("judges other claims on the same books afterwards", async () => {
    await judged(TOKENS);
    const {reading} = await judged(
      "SELECT value, source, date AS as_of FROM market WHERE entity = 'C1' AND metric = 'close'"
    );
    const at = {
      source: "prices",
      value: 30,
      citation: "Source: Exchange.",
      readFrom: [{document: "exchange", date: "2026-02-03"}]
    };
    expect(reading).toMatchObject({isOpen: true, then: at, now: at});
  });

  it("can be run again by readers where what they get gives the same on both days, but for the last digits of a fraction", async () => {
    const isOpen = async (sql: string, shipped = same) => (await judged(sql, booksOf(shipped))).reading?.isOpen;
    const other = await smallTables("51");
    const less = await smallTables("50");
    await less.run("DROP TABLE usage_weekly");
    expect(await isOpen(TOKENS, other)).toBe(false);
    expect(await isOpen(TOKENS, less)).toBe(false);
    // On the second day alone, then on the first alone.
    expect(await isOpen(TOKENS.replace("<= $day", "<= $day - 30"), other)).toBe(true);
    const first = "max(tokens) FILTER (week_start = (CASE WHEN $day < DATE '2026-03-01' THEN DATE '2026-02-23' ELSE DATE '2026-01-26' END))"; // prettier-ignore
    expect(await isOpen(`SELECT ${first} AS value, max(source) AS source FROM usage_weekly`, other)).toBe(false);
    const more = await smallTables("101");
    const nearly = (apart: number) =>
      isOpen(`SELECT 1e12 + ${apart} * (max(tokens) - 100) AS value, max(source) AS source FROM usage_weekly`, more);
    // A millionth of a millionth apart, and more.
    expect([await nearly(1), await nearly(2)]).toEqual([true, false]);
  });

  it("gives nothing and cites nothing where nothing is on record", async () => {
    const {reading} = await judged("SELECT NULL AS value, NULL AS source");
    expect(reading?.now).toEqual({basis: "all", value: null, coverage: null, source: null, asOf: null, citation: ""});
    expect(reading?.isOpen).toBe(true);
  });

  it.each([
    [
      "no source",
      "SELECT 1 AS value",
      "source: null of led all; expected a key of the table source beside every value"
    ],
    ["a source without a citation", TOKENS.replace("max(source)", "'bare'"), "source: bare of led all; expected a key"],
    [
      "one that is not on the list",
      TOKENS.replace("max(source)", "'made up'"),
      "source: made up of led all; expected a key"
    ],
    [
      "one that no row it reads is from",
      TOKENS.replace("max(source)", "'prices'"),
      "source: prices of led all; expected one that the rows it reads are from: weekly"
    ],
    [
      "one though it reads no rows",
      "SELECT 1 AS value, 'weekly' AS source",
      "source: weekly of led all; expected one that the rows it reads are from: it reads none"
    ]
  ])("refuses a value beside %s", async (_, sql, says) => {
    await expect(judged(sql)).rejects.toThrow(says);
  });
});
