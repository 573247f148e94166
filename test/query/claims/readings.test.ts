import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {DuckDBConnection} from "@duckdb/node-api";
import {measure} from "../../../loaders/claims/measure.js";
import {openWarehouse} from "../../../loaders/warehouse/open.js";
import {sqlOn, type Claims} from "../../../src/query/claims/claims.js";
import {VIEWS} from "../../../src/query/views.js";
import {rowsOf} from "../../fixtures/ledger.js";
import {publishedClaims} from "../../fixtures/results.js";

let ledger: DuckDBConnection;
let claims: Claims;
beforeAll(async () => {
  ledger = await openWarehouse({edition: "full"});
  claims = await publishedClaims();
});
afterAll(() => ledger.closeSync());

describe("data/registry/claim*.csv", () => {
  it("tests every claim under some basis, leaves it open, or says why nothing can", () => {
    const silent = claims.claims.filter((c) => c.readings.length === 0 && c.untestable === null);
    expect(silent.map((c) => c.claim)).toEqual([]);
  });

  it("gives every tested claim a number, and an upper end to those between two", () => {
    for (const c of claims.claims) {
      if (c.readings.length) expect([c.claim, c.expected]).toEqual([c.claim, expect.any(Number)]);
      expect([c.claim, c.expectedHigh !== null]).toEqual([c.claim, c.test === "between"]);
    }
  });

  it("uses every basis", async () => {
    const unused = await rowsOf(
      ledger,
      "SELECT basis FROM claim_basis WHERE basis NOT IN (SELECT basis FROM claim_reading)"
    );
    expect(unused).toEqual([]);
  });

  it("reads views, and tables only where no view holds them", () => {
    const viewed = new Set(["usage_weekly", "usage_daily", "price_listing"]);
    const sql = claims.claims.flatMap((c) => c.readings.map((r) => r.sql));
    const read = sql.flatMap((text) => [...text.matchAll(/\b(?:FROM|JOIN) (\w+)/g)].map(([, name]) => name ?? ""));
    expect(read.filter((name) => viewed.has(name))).toEqual([]);
    expect(VIEWS.some(({name}) => read.includes(name))).toBe(true);
  });

  it("sources every value, and dates it", () => {
    const values = claims.claims
      .flatMap((c) => c.readings.flatMap((r) => [r.then, r.now]))
      .filter((r) => r.value !== null);
    expect(values.length).toBeGreaterThan(100);
    expect(values.filter((r) => !r.citation || !r.asOf)).toEqual([]);
  });

  it("marks as open what the shipped file gives, the same to the last digit but one", async () => {
    const shipped = await openWarehouse({edition: "shipped"});
    const open = claims.claims.flatMap((c) => c.readings.filter((r) => r.isOpen).map((r) => ({...r, claim: c.claim})));
    expect(open.length).toBeGreaterThan(50);
    for (const {claim, basis, sql, now} of open) {
      const {value} = await measure(shipped, {claim, basis, sql}, claims.now);
      if (value === null || now.value === null) expect([claim, basis, value]).toEqual([claim, basis, now.value]);
      else expect(Math.abs(value - now.value)).toBeLessThanOrEqual(1e-9 * Math.abs(now.value));
    }
    shipped.closeSync();
  });
});

describe("measure(connection, reading, day)", () => {
  const of = (sql: string) => measure(ledger, {claim: "c", basis: "b", sql}, "2026-02-27");

  it("puts the day in, and takes value, coverage, source and as_of out", async () => {
    expect(sqlOn("$day - $day", "2026-02-27")).toBe("DATE '2026-02-27' - DATE '2026-02-27'");
    expect(await of("SELECT 1.5 AS value, 0.5 AS coverage, 's' AS source, $day AS as_of")).toEqual({
      basis: "b",
      value: 1.5,
      coverage: 0.5,
      source: "s",
      asOf: "2026-02-27"
    });
  });

  it("takes a value whose row says so for context", async () => {
    expect(await of("SELECT 1 AS value, false AS votes")).toMatchObject({value: 1, votes: false});
    expect(await of("SELECT 1 AS value, true AS votes")).not.toHaveProperty("votes");
  });

  it("takes no row, null and NaN for no value", async () => {
    for (const sql of ["SELECT 1 AS value WHERE false", "SELECT NULL AS value", "SELECT 'nan'::DOUBLE AS value"])
      expect(await of(sql)).toMatchObject({value: null});
  });

  it.each([
    ["SELECT 1 AS share", "expected at most one row of value, source, as_of, coverage, votes"],
    ["SELECT 1 AS value FROM range(2)", "2 rows of value; expected at most one row"],
    ["SELECT tokens AS value FROM nowhere", "claim_reading c b: Catalog Error"]
  ])("refuses %s", async (sql, message) => {
    await expect(of(sql)).rejects.toThrow(message);
  });
});
