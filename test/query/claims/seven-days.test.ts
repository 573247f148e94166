import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {DuckDBConnection} from "@duckdb/node-api";
import {measure} from "../../../loaders/claims/measure.js";
import {buildWarehouse} from "../../../loaders/warehouse/build.js";
import {rowsOf} from "../../fixtures/ledger.js";

const NOTE_DAY = "2026-02-27";

let ledger: DuckDBConnection;
beforeAll(async () => {
  ledger = await buildWarehouse({edition: "full"});
});
afterAll(() => ledger.closeSync());

async function values(): Promise<unknown[]> {
  const readings = await rowsOf(ledger, "SELECT claim, basis, sql FROM claim_reading WHERE basis LIKE 'seven_days%'");
  const found = [];
  for (const {claim, basis, sql} of readings) {
    const reading = {claim: claim as string, basis: basis as string, sql: sql as string};
    found.push([claim, basis, (await measure(ledger, reading, NOTE_DAY)).value]);
  }
  return found;
}

describe("readings of any seven days at the note’s date", () => {
  it("are those of the last whole week ended by then, whenever the days after it are pulled", async () => {
    const before = await values();
    expect(before.length).toBeGreaterThan(8);
    await ledger.run("DELETE FROM usage_daily WHERE day BETWEEN DATE '2026-02-23' AND DATE '2026-03-01'");
    await ledger.run(`INSERT INTO usage_daily BY NAME
      SELECT * REPLACE (day + 7 AS day, CAST(tokens * (1 + hash(model) % 7) AS BIGINT) AS tokens)
      FROM usage_daily WHERE day BETWEEN DATE '2026-02-16' AND DATE '2026-02-22' AND known_to = DATE '9999-12-31'`);
    expect(await values()).toEqual(before);
  });
});
