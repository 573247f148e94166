import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {DuckDBConnection} from "@duckdb/node-api";
import {AS_KNOWN_ON, asKnownOn, firstEvidence, parseAsKnownOn} from "../../loaders/as-known-on.js";
import {buildWarehouse} from "../../loaders/warehouse/build.js";
import {readTables} from "../../loaders/warehouse/tables.js";
import {columnsOf} from "../../src/query/schema.js";
import {TABLES} from "../../src/query/tables.js";
import {rowsOf} from "../fixtures/ledger.js";
import {messageOf} from "../fixtures/message.js";
import {every} from "../fixtures/share.js";

const NOW = new Date("2026-11-23T12:00:00Z");

describe("parseAsKnownOn(text, first, now)", () => {
  it.each(["2025-07-01", "2026-08-22", "2026-11-23"])("takes %s", (day) => {
    expect(parseAsKnownOn(day, "2025-07-01", NOW)).toBe(day);
  });

  it.each([
    ["yesterday", /^--as-known-on: yesterday; expected a date YYYY-MM-DD from 2025-07-01, the first evidence/],
    ["2026-02-30", /^--as-known-on: 2026-02-30; expected a date/],
    ["", /^--as-known-on: ; expected a date/],
    ["2025-06-30", /nothing was on record before 2025-07-01: choose a day from 2025-07-01.* to 2026-11-23$/],
    ["2026-11-24", /what will be known on 2026-11-24 is not known yet: choose a day/]
  ])("stops at %j and says what can be asked", (text, message) => {
    expect(messageOf(() => parseAsKnownOn(text, "2025-07-01", NOW))).toMatch(message);
  });
});

describe("asKnownOn(env)", () => {
  it("is null where no day is asked for, and stops at what is no date", () => {
    expect(asKnownOn({})).toBeNull();
    expect(asKnownOn({[AS_KNOWN_ON]: ""})).toBeNull();
    expect(asKnownOn({[AS_KNOWN_ON]: "2026-08-22"})).toBe("2026-08-22");
    expect(messageOf(() => asKnownOn({[AS_KNOWN_ON]: "22 August"}))).toMatch(/^ALPHA_LEDGER_AS_KNOWN_ON: 22 August; /);
  });
});

describe("buildWarehouse({day}) is SQL’s known_from <= day AND day < known_to", () => {
  const FACTS = TABLES.filter((t) => t.isFact);
  const full = readTables();
  const first = firstEvidence(full);
  let today: DuckDBConnection;
  beforeAll(async () => {
    today = await buildWarehouse({edition: "internal"});
  });
  afterAll(() => today.closeSync());

  it("from the first evidence on", async () => {
    const tables = await rowsOf(
      today,
      "SELECT table_name AS name FROM duckdb_columns() WHERE column_name = 'known_to' AND NOT internal AND table_name IN (SELECT table_name FROM duckdb_tables())"
    );
    const least = tables.map(({name}) => `SELECT min(known_from) AS day FROM ${name as string}`).join(" UNION ALL ");
    expect(await rowsOf(today, `SELECT CAST(min(day) AS VARCHAR) AS day FROM (${least})`)).toEqual([{day: first}]);
  });

  it.each(
    every(3, [first, "2026-02-23", "2026-08-21", "2026-08-22", "2026-09-15", "2026-09-16", "2026-10-11", "2026-11-23"])
  )("on %s, for every fact table", async (day) => {
    const then = await buildWarehouse({edition: "internal", day});
    const exists = async (connection: DuckDBConnection, name: string) =>
      (await rowsOf(connection, `SELECT 1 AS found FROM duckdb_tables() WHERE table_name = '${name}'`)).length > 0;
    for (const table of FACTS) {
      const {name} = table;
      if (!(await exists(today, name))) continue;
      const columns = columnsOf(table).filter((c) => c.name !== "known_to");
      const list = columns.map((c) => c.name).join(", ");
      const known = await rowsOf(
        today,
        `SELECT ${list} FROM ${name} WHERE known_from <= DATE '${day}' AND DATE '${day}' < known_to ORDER BY ALL`
      );
      const rebuilt = (await exists(then, name)) ? await rowsOf(then, `SELECT ${list} FROM ${name} ORDER BY ALL`) : [];
      expect([name, rebuilt]).toEqual([name, known]);
    }
    then.closeSync();
  });
});
