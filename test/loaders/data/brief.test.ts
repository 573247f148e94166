import type {DuckDBConnection} from "@duckdb/node-api";
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi} from "vitest";
import {AS_KNOWN_ON} from "../../../loaders/as-known-on.js";
import {loadBrief} from "../../../loaders/data/brief.js";
import {loadEarlierBriefs} from "../../../loaders/data/earlier-briefs.js";
import {smallLedger} from "../../fixtures/small-ledger.js";

let ledger: DuckDBConnection;
let closed = 0;
/** The ledger as a loader gets it, who closes it. */
const open = async (): Promise<DuckDBConnection> =>
  Promise.resolve(Object.assign(Object.create(ledger) as DuckDBConnection, {closeSync: () => (closed += 1)}));
beforeAll(async () => {
  ledger = await smallLedger();
});
afterAll(() => ledger.closeSync());
beforeEach(async () => {
  closed = 0;
  await ledger.run("BEGIN TRANSACTION");
});
afterEach(async () => {
  await ledger.run("ROLLBACK");
});

/** Weeks of one model that come on record one by one, each on the second Monday after it began. */
const laterWeeks = (weeks: number) =>
  ledger.run(`INSERT INTO usage_weekly BY NAME SELECT CAST(week AS DATE) AS week_start, 'u1/a' AS model, 10 AS tokens, 'weekly' AS source,
      DATE '2026-03-01' AS as_of, CAST(week AS DATE) + 14 AS known_from, DATE '9999-12-31' AS known_to, true AS reconstructed
    FROM (SELECT unnest(generate_series(DATE '2026-02-16', DATE '2026-02-16' + ${7 * (weeks - 1)}, INTERVAL 7 DAY)) AS week)`);
const entryOn = (day: string) =>
  ledger.run(`INSERT INTO ledger_entry BY NAME SELECT 1 AS seq, 'pull' AS kind, 'weekly' AS source, DATE '${day}' AS retrieved_on,
    DATE '${day}' AS as_of, 1 AS rows, 1 AS schema_version, 1 AS bytes, '' AS sha256, '' AS previous, '' AS hash`);

describe("loadBrief(effects)", () => {
  const editions = ["2026-01-01", "2026-03-09", "2026-03-10", "2026-03-11"].map((date) => ({date}));
  const load = async () =>
    loadBrief({open, models: () => Promise.resolve({companies: []}), editions: () => ({editions})});

  it("opens with the eve of the last whole week and the last entry of the books, where these are of one vintage", async () => {
    await entryOn("2026-03-10");
    const {knownOn, brief, effects, editions: before} = await load();
    expect([knownOn, brief?.from, brief?.to, effects]).toEqual([null, "2026-01-25", "2026-03-10", []]);
    expect(brief?.now.week_start).toBe("2026-01-26");
    expect(brief).not.toHaveProperty("labWeeks");
    expect(before).toEqual(["2026-03-09", "2026-01-01"]);
    expect(closed).toBe(1);
  });

  it("ends on the day that the ledger is shown as known on", async () => {
    vi.stubEnv(AS_KNOWN_ON, "2026-03-01");
    await entryOn("2026-03-10");
    const {knownOn, brief, editions: before} = await load();
    expect([knownOn, brief?.to, before]).toEqual(["2026-03-01", "2026-03-01", ["2026-01-01"]]);
  });

  it("says nothing where the books have no entry, or no week", async () => {
    expect(await load()).toEqual({knownOn: null, brief: null, effects: [], editions: []});
    await entryOn("2026-03-10");
    await ledger.run("DELETE FROM usage_weekly");
    expect(await load()).toEqual({knownOn: null, brief: null, effects: [], editions: []});
    expect(closed).toBe(2);
  });
});

describe("loadEarlierBriefs(most, open)", () => {
  it("tells each whole week before the newest, newest first, as many as are asked for", async () => {
    await laterWeeks(2);
    const spans = async (most?: number) =>
      (await loadEarlierBriefs(most, open)).map(({from, to}) => `${from} to ${to}`);
    expect(await spans(9)).toEqual(["2026-02-01 to 2026-03-08", "2026-01-25 to 2026-03-01"]);
    expect(await spans(1)).toEqual(["2026-02-01 to 2026-03-08"]);
    expect(closed).toBe(2);
  });

  it("goes back six weeks", async () => {
    await laterWeeks(8);
    expect((await loadEarlierBriefs(undefined, open)).map(({from}) => from)).toHaveLength(6);
  });
});
