import {beforeAll, describe, expect, it} from "vitest";
import type {DuckDBConnection} from "@duckdb/node-api";
import {openWarehouse} from "../../loaders/warehouse/open.js";
import {FILTERED_VIEWS} from "../../src/query/filtered-views.js";
import {VIEWS} from "../../src/query/views.js";
import {rowsOf, valueOf} from "../fixtures/ledger.js";

const NAMES = VIEWS.map(({name}) => name);

/** Columns that may be negative; figures of companies, such as losses, may be too. */
const CHANGE = /^change_|_change$/;
/** Views that are empty until somebody with a key has fetched the past. */
const AWAITED = FILTERED_VIEWS.map(({name}) => name);
const SIGNED = ["company_fact"];

let ledger: DuckDBConnection;
beforeAll(async () => {
  ledger = await openWarehouse({edition: "shipped"});
});

async function columnsOf(view: string, type: string): Promise<string[]> {
  const reader = await ledger.runAndReadAll(`SELECT * FROM ${view} LIMIT 0`);
  const types = reader.columnTypes().map(String);
  return reader.columnNames().filter((_, i) => types[i]?.match(type));
}

describe.each(NAMES)("%s on the published data", (view) => {
  it("binds, holds rows and carries its comment", async () => {
    const rows = Number(await valueOf(ledger, `SELECT count(*) FROM ${view}`));
    expect(rows > 0 || AWAITED.includes(view)).toBe(true);
    const comment = await valueOf(ledger, `SELECT comment FROM duckdb_views() WHERE view_name = '${view}'`);
    expect(comment).toBe(VIEWS.find((v) => v.name === view)?.about.en);
  });

  it("holds no NaN, no infinity and no negative number but a change", async () => {
    const columns = await columnsOf(view, "DOUBLE|INTEGER|BIGINT|DECIMAL");
    expect(
      await rowsWhere(columns, (column) => {
        const value = `CAST(${column} AS DOUBLE)`;
        const negative = CHANGE.test(column) || SIGNED.includes(view) ? "false" : `${value} < 0`;
        return `isnan(${value}) OR isinf(${value}) OR ${negative}`;
      })
    ).toEqual({});
  });

  it("keeps every share within 0 and 1", async () => {
    const shares = (await columnsOf(view, "DOUBLE")).filter((name) => name.includes("share") && !CHANGE.test(name));
    expect(await rowsWhere(shares, (column) => `${column} NOT BETWEEN 0 AND 1 + 1e-12`)).toEqual({});
  });

  /** How many rows of the view are bad by a column, for columns with such rows; the view is worked out once for all. */
  async function rowsWhere(columns: readonly string[], bad: (column: string) => string): Promise<object> {
    if (columns.length === 0) return {};
    const counts = columns.map((column) => `count_if(${bad(column)}) AS ${column}`);
    const [row = {}] = await rowsOf(ledger, `SELECT ${counts.join(", ")} FROM ${view}`);
    return Object.fromEntries(Object.entries(row).filter(([, count]) => Number(count) !== 0));
  }
});

describe("identities of the published data", () => {
  it("price has one row by date, model and listing", async () => {
    const twice = `SELECT * FROM (SELECT as_of, model, listing, count(*) AS n FROM price GROUP BY ALL) WHERE n > 1`;
    expect(await rowsOf(ledger, twice)).toEqual([]);
  });

  it.each([
    ["usage_weekly_by_model", "week_start, model"],
    ["usage_weekly_by_lab", "week_start, lab"],
    ["usage_weekly_by_country", "week_start, country"],
    ["usage_weekly_by_basis", "week_start, basis, origin"],
    ["top_models_weekly", "week_start, rank"],
    ["implied_inference_revenue_weekly", "week_start, model"],
    ["use_case_usage_weekly", "as_of, use_case, model"],
    ["listed_exposure_weekly", "week_start, entity, kind"],
    ["company_fact", "entity, metric, basis, period_start, period_end, currency"],
    ["restatement", "grain, period_start, model, restated_on"]
  ])("%s has one row by %s", async (view, key) => {
    const twice = `SELECT * FROM (SELECT ${key}, count(*) AS n FROM ${view} GROUP BY ALL) WHERE n > 1`;
    expect(await rowsOf(ledger, twice)).toEqual([]);
  });

  it("implied_inference_revenue_weekly uses no price dated after the week’s Sunday", async () => {
    const late = `SELECT count(*) FROM implied_inference_revenue_weekly WHERE price_as_of > week_start + 6`;
    expect(Number(await valueOf(ledger, late))).toBe(0);
  });
});
