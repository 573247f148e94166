import type {DuckDBConnection} from "@duckdb/node-api";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {FILTERED_USAGE} from "../../src/query/filtered-usage.js";
import {VIEWS} from "../../src/query/views.js";
import {rowsOf} from "../fixtures/ledger.js";
import {smallLedger} from "../fixtures/small-ledger.js";

const REPLACED = "DATE '2026-02-01', DATE '2026-02-01', DATE '2026-03-01', true";

// What the ledger held before: as_of, known_from, known_to and reconstructed end each row.
const EARLIER = [
  `INSERT INTO usage_weekly VALUES (DATE '2026-01-05', 'c1/a', 999000000, 'weekly', ${REPLACED})`,
  `INSERT INTO usage_weekly VALUES (DATE '2026-01-19', 'c1/a', 999000000, 'weekly', ${REPLACED})`,
  `INSERT INTO price_listing BY NAME SELECT * REPLACE (99 AS input_usd_per_mtok, DATE '2026-03-01' AS known_to) FROM price_listing`,
  `INSERT INTO use_case_share BY NAME SELECT * REPLACE (0.9 AS token_share, DATE '2026-03-01' AS known_to) FROM use_case_share`,
  `INSERT INTO use_case_model_share BY NAME SELECT * REPLACE (0.9 AS share_within_use_case, DATE '2026-03-01' AS known_to) FROM use_case_model_share`,
  `INSERT INTO host_price_change BY NAME SELECT * REPLACE (99 AS input_usd_per_mtok, DATE '2026-03-01' AS known_to) FROM host_price_change`,
  ...FILTERED_USAGE.map(
    ({name}) =>
      `INSERT INTO ${name} BY NAME SELECT * REPLACE (tokens * 9 AS tokens, DATE '2026-03-01' AS known_to) FROM ${name}`
  ),
  `INSERT INTO company_metric BY NAME SELECT * REPLACE (99 AS value, DATE '2026-03-01' AS known_to) FROM company_metric`
];

describe("views over restated values", () => {
  const views = VIEWS.map(({name}) => name).filter((name) => name !== "restatement");
  const before = new Map<string, unknown[]>();
  let ledger: DuckDBConnection;
  const rowsIn = (view: string) => rowsOf(ledger, `SELECT * FROM ${view} ORDER BY ALL`);
  beforeAll(async () => {
    ledger = await smallLedger();
    for (const view of views) before.set(view, await rowsIn(view));
    for (const insert of EARLIER) await ledger.run(insert);
  });
  afterAll(() => ledger.closeSync());

  it.each(views)("%s holds only rows still known", async (view) => {
    expect(before.get(view)?.length).toBeGreaterThan(0);
    expect(await rowsIn(view)).toEqual(before.get(view));
  });
});
