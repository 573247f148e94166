import {beforeAll, describe, expect, it} from "vitest";
import type {DuckDBConnection} from "@duckdb/node-api";
import {openWarehouse} from "../../loaders/warehouse/open.js";
import {ORIGINS} from "../../src/lib/origins.js";
import {sliceSql, sliceWeeks, tokensBy, type SliceDimension, type Slice} from "../../src/query/slice.js";
import type {Usage} from "../../src/query/usage.js";
import {rowsOf} from "../fixtures/ledger.js";
import {conditionOf, randomSlices} from "../fixtures/random-slices.js";
import {publishedUsage} from "../fixtures/results.js";

const DIMENSIONS: readonly SliceDimension[] = ["week", "country", "lab", "model", "weights"];
const COUNT = 25;

let usage: Usage;
let ledger: DuckDBConnection;
let slices: Slice[];
beforeAll(async () => {
  usage = await publishedUsage();
  ledger = await openWarehouse({edition: "shipped"});
  slices = randomSlices(usage, COUNT, 20260216);
});

async function sums(sql: string): Promise<Map<unknown, number>> {
  return new Map((await rowsOf(ledger, sql)).map((r) => [r["key"], Number(r["tokens"])]));
}

describe(`${COUNT} random slices of the published data`, () => {
  it("hold something and nothing, and set every filter", () => {
    const sizes = slices.map((slice) => tokensBy(usage, "model", slice, {ownFilter: true}).size);
    expect(sizes.filter((size) => size > 0).length).toBeGreaterThan(COUNT / 2);
    expect(sizes.filter((size) => size === 0).length).toBeGreaterThan(0);
    for (const filter of ["from", "to", "country", "lab", "model", "weights"] as const)
      expect(slices.filter((slice) => slice[filter]).length).toBeGreaterThan(2);
  });

  it("sliceSql(slice) gives what tokensBy(usage, 'model', slice, {ownFilter}) gives, in order of size", async () => {
    for (const slice of slices) {
      const rows = await rowsOf(ledger, sliceSql(slice));
      const found = tokensBy(usage, "model", slice, {ownFilter: true});
      expect(new Map(rows.map((r) => [r["model"], Number(r["tokens"])]))).toEqual(found);
      expect(rows.map((r) => Number(r["tokens"]))).toEqual([...found.values()]);
    }
  });

  it.each(DIMENSIONS)("tokensBy(usage, '%s', slice) leaves out its own filter and holds to the others", async (by) => {
    const column = by === "week" ? "week_start" : by;
    for (const slice of slices) {
      const where = conditionOf(slice, by);
      const sql = `SELECT ${column} AS key, sum(tokens) AS tokens FROM usage_weekly_by_model WHERE ${where} GROUP BY 1`;
      expect(tokensBy(usage, by, slice)).toEqual(await sums(sql));
    }
  });

  it("sliceWeeks(usage, slice) gives each week by origin under every filter but the range", async () => {
    for (const slice of slices) {
      const sql = `SELECT week_start || ' ' || origin AS key, sum(tokens) AS tokens FROM usage_weekly_by_model
        WHERE ${conditionOf(slice, "week")} GROUP BY 1`;
      const weeks = sliceWeeks(usage, slice);
      const found = weeks.flatMap(({week, tokens}) => ORIGINS.map((o) => [`${week} ${o}`, tokens[o]] as const));
      expect(new Map(found.filter(([, tokens]) => tokens > 0))).toEqual(await sums(sql));
      expect(weeks.map((w) => w.week)).toEqual(usage.weeks);
    }
  });

  it("shares of a slice sum to one, by any dimension", () => {
    for (const slice of slices)
      for (const dimension of DIMENSIONS) {
        const tokens = [...tokensBy(usage, dimension, slice, {ownFilter: true}).values()];
        const total = tokens.reduce((sum, t) => sum + t, 0);
        if (total > 0) expect(tokens.reduce((sum, t) => sum + t / total, 0)).toBeCloseTo(1, 12);
      }
  });

  it("every dimension adds up to the same total", () => {
    for (const slice of slices) {
      const totals = DIMENSIONS.map((dimension) =>
        [...tokensBy(usage, dimension, slice, {ownFilter: true}).values()].reduce((sum, t) => sum + t, 0)
      );
      expect(new Set(totals).size).toBe(1);
    }
  });
});
