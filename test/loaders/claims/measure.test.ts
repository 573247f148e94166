import {DuckDBInstance, type DuckDBConnection} from "@duckdb/node-api";
import {afterAll, beforeAll, expect, it} from "vitest";
import {measure} from "../../../loaders/claims/measure.js";

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await (await DuckDBInstance.create(":memory:")).connect();
});
afterAll(() => connection.closeSync());

const read = (sql: string) => measure(connection, {claim: "led", basis: "named", sql}, "2026-02-02");
const NOTHING = {basis: "named", value: null, coverage: null, source: null, asOf: null};

it("measure(connection, reading, day) gives a value with its source and day, and nothing beside no value", async () => {
  expect(await read("SELECT 1.5 AS value, 'weekly' AS source, '2026-01-26' AS as_of, 0.25 AS coverage")).toEqual({
    basis: "named",
    value: 1.5,
    coverage: 0.25,
    source: "weekly",
    asOf: "2026-01-26"
  });
  expect(await read("SELECT 0 AS value")).toEqual({...NOTHING, value: 0});
  expect(await read("SELECT NULL AS value, 'weekly' AS source, '2026-01-26' AS as_of")).toEqual(NOTHING);
  expect(await read("SELECT 1 AS value WHERE false")).toEqual(NOTHING);
  expect(await read("SELECT 'NaN'::DOUBLE AS value")).toEqual(NOTHING);
  expect(await read("SELECT 1 AS value, 7 AS source")).toMatchObject({value: 1, source: null});
});

it("marks a value that is context, and no other", async () => {
  expect(await read("SELECT 1 AS value, false AS votes")).toHaveProperty("votes", false);
  expect(await read("SELECT 1 AS value, true AS votes")).not.toHaveProperty("votes");
});

it.each([
  ["two rows", "SELECT unnest([1, 2]) AS value", "2 rows of value; expected at most one row of value, source, as_of"],
  ["no value", "SELECT 1 AS worth", "1 rows of worth; expected"],
  ["a column nobody asked for", "SELECT 1 AS value, 2 AS more", "1 rows of value, more; expected"],
  ["SQL that does not run", "SELECT nothing AS value", "Binder Error"]
])("names the reading that gives %s", async (_, sql, says) => {
  await expect(read(sql)).rejects.toThrow(`claim_reading led named: ${says}`);
});
