import {beforeAll, describe, expect, it} from "vitest";
import type {DuckDBConnection} from "@duckdb/node-api";
import {openWarehouse} from "../../../loaders/warehouse/open.js";
import {cubeDimension, type Cube} from "../../../src/query/cube/cube.js";
import {measured, type MeasureQuery} from "../../../src/query/cube/measured.js";
import {EVERYTHING, TIME, type Selection} from "../../../src/query/cube/selection.js";
import {cubeSlicer} from "../../../src/query/cube/slicer.js";
import {rowsOf} from "../../fixtures/ledger.js";
import {publishedCube} from "../../fixtures/results.js";

let ledger: DuckDBConnection;
let cube: Cube;
beforeAll(async () => {
  ledger = await openWarehouse({edition: "shipped"});
  cube = await publishedCube();
});

const only = (dimension: string, ...keys: string[]): Selection => ({
  ...EVERYTHING,
  filters: {[dimension]: {keys, isExcluded: false}}
});

/** Values by keys joined with a bar; absent ones left out. */
async function valuesOf(query: MeasureQuery, selection: Selection = EVERYTHING): Promise<Map<string, number>> {
  const slicer = cubeSlicer(cube);
  slicer.select(selection);
  const {axes, values} = await measured(slicer, cube, query);
  const [first = [""], second = [null]] = axes;
  const keys = first.flatMap((a) => second.map((b) => (b === null ? a : `${a}|${b}`)));
  return new Map(
    keys.flatMap((key, i) => (typeof values[i] === "number" && values[i] !== 0 ? [[key, values[i]]] : []))
  );
}

async function expectRatios(found: Map<string, number>, sql: string): Promise<void> {
  const rows = (await rowsOf(ledger, sql)).filter((row) => Number(row["value"]) !== 0 && row["value"] !== null);
  expect(rows.length).toBeGreaterThan(0);
  expect([...found.keys()].sort()).toEqual(rows.map((row) => row["key"] as string).sort());
  for (const row of rows) {
    const value = found.get(row["key"] as string) ?? NaN;
    expect(Math.abs(value / Number(row["value"]) - 1), row["key"] as string).toBeLessThan(1e-12);
  }
}

describe("measured(slicer, cube, query)", () => {
  const weekKey = "week_start::VARCHAR || '|' || model AS key";

  it("gives shares of all and of named as the view has them, by week and model", async () => {
    for (const share of ["share_of_all", "share_of_named"])
      await expectRatios(
        await valuesOf({measure: share, by: [TIME, "model"]}),
        `SELECT ${weekKey}, ${share} AS value FROM usage_weekly_by_model`
      );
  });

  it("takes shares of all tokens of the range whatever is filtered", async () => {
    const selection = {...only("weights", "open"), from: "2026-01-05", to: "2026-03-02"};
    const total = "(SELECT sum(tokens) FROM usage_weekly WHERE week_start BETWEEN '2026-01-05' AND '2026-03-02')";
    await expectRatios(
      await valuesOf({measure: "share_of_all", by: ["country"]}, selection),
      `SELECT country AS key, sum(tokens) / ${total} AS value FROM usage_weekly_by_model
        WHERE weights = 'open' AND week_start BETWEEN '2026-01-05' AND '2026-03-02' GROUP BY 1`
    );
  });

  it("gives prices per million as implied revenue over the tokens that have a price", async () => {
    await expectRatios(
      await valuesOf({measure: "output_price", by: ["lab", TIME]}),
      `SELECT lab || '|' || week_start::VARCHAR AS key,
        CASE WHEN sum(usd_if_all_output) > 0 THEN sum(round(usd_if_all_output * 1e6)::BIGINT) END
          / sum(tokens) FILTER (usd_if_all_output IS NOT NULL) AS value
        FROM implied_inference_revenue_weekly GROUP BY lab, week_start HAVING count(usd_if_all_output) > 0`
    );
  });

  it("adds weeks up to the months they begin in", async () => {
    await expectRatios(
      await valuesOf({measure: "tokens", by: [TIME], grain: "month"}),
      `SELECT date_trunc('month', week_start)::DATE::VARCHAR AS key, sum(tokens)::BIGINT AS value
        FROM usage_weekly_by_model GROUP BY 1`
    );
  });

  it("gives growth along time on the week before, and none after a week that was not published", async () => {
    const found = await valuesOf({measure: "growth", by: [TIME, "country"]});
    await expectRatios(
      found,
      `SELECT week_start::VARCHAR || '|' || country AS key, now.tokens / before.tokens - 1 AS value
        FROM usage_weekly_by_country now
        JOIN (SELECT week_start + 7 AS week_start, country, tokens FROM usage_weekly_by_country) before
        USING (week_start, country)`
    );
  });

  it("gives growth of members from the first to the last week of the range", async () => {
    const selection = {...EVERYTHING, from: "2026-02-02", to: "2026-02-16"};
    await expectRatios(
      await valuesOf({measure: "growth", by: ["lab"]}, selection),
      `SELECT lab AS key, b.tokens / a.tokens - 1 AS value
        FROM usage_weekly_by_lab a JOIN usage_weekly_by_lab b USING (lab)
        WHERE a.week_start = '2026-02-02' AND b.week_start = '2026-02-16'`
    );
  });

  it("leaves a price without a listing, and growth within one week, empty, never zero or NaN", async () => {
    const slicer = cubeSlicer(cube);
    slicer.select({...only("lab", "openai"), from: "2025-01-06", to: "2025-01-06"});
    const at = cubeDimension(cube, "lab").members.findIndex((m) => m.key === "openai");
    for (const measure of ["input_price", "output_price", "growth"])
      expect((await measured(slicer, cube, {measure, by: ["lab"]})).values[at]).toBeNull();
    expect((await measured(slicer, cube, {measure: "tokens", by: ["lab"]})).values[at]).toBeGreaterThan(0);
  });
});
