import {beforeAll, describe, expect, it} from "vitest";
import type {DuckDBConnection} from "@duckdb/node-api";
import {loadUsageCube, nativeDatabase} from "../../../loaders/data/usage-cube.js";
import {openWarehouse} from "../../../loaders/warehouse/open.js";
import {buildCube, TooManyCells} from "../../../src/query/cube/build.js";
import {cubeDimension, type Cube} from "../../../src/query/cube/cube.js";
import {DATASETS, datasetOf} from "../../../src/query/cube/datasets.js";
import {decodeCube} from "../../../src/query/cube/file.js";
import {EVERYTHING} from "../../../src/query/cube/selection.js";
import {cubeSlicer} from "../../../src/query/cube/slicer.js";
import {valueOf} from "../../fixtures/ledger.js";
import {plantedBackfill} from "../../fixtures/planted-backfill.js";

let ledger: DuckDBConnection;
let published: Cube;
/** What nobody has fetched yet is tried on a backfill from services on loopback. */
let planted: DuckDBConnection;
const AWAITED = ["categories", "languages", "modalities", "contexts"];
beforeAll(async () => {
  planted = await plantedBackfill();
  ledger = await openWarehouse({edition: "shipped"});
  const bytes = await loadUsageCube();
  published = decodeCube(new Uint8Array(bytes).buffer);
});

describe.each(DATASETS)("dataset $name", (dataset) => {
  it("builds a cube whose every dimension adds up to the total of its relation, names included", async () => {
    const held = AWAITED.includes(dataset.name) ? planted : ledger;
    const cube = await buildCube(nativeDatabase(held), {dataset, dimensions: dataset.dimensions});
    const total = Number(await valueOf(held, `SELECT sum(tokens)::BIGINT FROM (${dataset.relation})`));
    const slicer = cubeSlicer(cube);
    for (const by of [[], ["time"], ...dataset.dimensions.map((name) => [name])]) {
      const {values} = slicer.grid({by, sum: "tokens"});
      expect(
        values.reduce((sum, value) => sum + value, 0),
        String(by)
      ).toBe(total);
    }
    const names = cube.dimensions.flatMap((d) => d.members.flatMap(({name}) => [name.en, name.zh]));
    expect(names.filter((name) => name === "" || /null|undefined/.test(name))).toEqual([]);
  });
});

describe("loadUsageCube()", () => {
  it("ships weekly usage by eight dimensions, with tokens and the bounds of revenue as SQL has them", async () => {
    expect(published.dimensions.map((d) => d.name)).toEqual(datasetOf("weekly").dimensions);
    const slicer = cubeSlicer(published);
    const filters = {country: {keys: ["CN"], isExcluded: false}};
    slicer.select({...EVERYTHING, from: "2026-02-09", to: "2026-02-16", filters});
    const of = (sum: string) => slicer.grid({by: [], sum}).values[0];
    const where = "week_start BETWEEN '2026-02-09' AND '2026-02-16' AND origin = 'china'";
    const sql = (value: string) => `SELECT ${value} FROM implied_inference_revenue_weekly WHERE ${where}`;
    expect(of("tokens")).toBe(Number(await valueOf(ledger, sql("sum(tokens)::BIGINT"))));
    expect(of("priced_tokens")).toBe(
      Number(await valueOf(ledger, sql("sum(tokens) FILTER (usd_if_all_input IS NOT NULL)::BIGINT")))
    );
    for (const side of ["input", "output"])
      expect((of(`usd_micro_${side}`) ?? NaN) / 1e6).toBeCloseTo(
        Number(await valueOf(ledger, sql(`sum(usd_if_all_${side})`))),
        3
      );
  });

  it("gives each listed company the tokens of the labs it owns, from the day it is listed", async () => {
    const slicer = cubeSlicer(published);
    const {values} = slicer.grid({by: ["entity", "time"], sum: "tokens"});
    const {members} = cubeDimension(published, "entity");
    const reader = await ledger.runAndReadAll(
      "SELECT entity, week_start::VARCHAR, tokens_weighted::DOUBLE FROM listed_exposure_weekly WHERE kind = 'owner'"
    );
    const rows = reader.getRows() as [string, string, number][];
    expect(rows.length).toBeGreaterThan(100);
    const at = (entity: string, week: string) =>
      values[members.findIndex((m) => m.key === entity) * published.periods.length + published.periods.indexOf(week)];
    expect(rows.map(([entity, week]) => at(entity, week))).toEqual(rows.map(([, , tokens]) => tokens));
    const owned = members.reduce(
      (sum, {key}, m) =>
        key === "unknown"
          ? sum
          : sum +
            values.slice(m * published.periods.length, (m + 1) * published.periods.length).reduce((a, b) => a + b),
      0
    );
    expect(owned).toBe(rows.reduce((sum, [, , tokens]) => sum + tokens, 0));
  });

  it("names origins and members in both languages", () => {
    const china = cubeDimension(published, "country").members.find((m) => m.key === "CN");
    expect(china).toEqual({key: "CN", name: {en: "China", zh: "中国"}, origin: "china"});
    expect(cubeDimension(published, "weights").members.map((m) => m.name.zh)).toContain("开放权重");
  });
});

describe("buildCube(database, spec, bound)", () => {
  it("refuses a cut with more cells than its bound, and says how many", async () => {
    const spec = {dataset: datasetOf("weekly"), dimensions: ["model"]};
    const error = await buildCube(nativeDatabase(ledger), spec, 100).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(TooManyCells);
    const count = async (what: string) =>
      Number(await valueOf(ledger, `SELECT count(${what}) FROM usage_weekly WHERE known_to = DATE '9999-12-31'`));
    expect((error as TooManyCells).cells).toBe(await count("*"));
    expect((error as TooManyCells).frame.dimensions[0]?.members).toHaveLength(await count("DISTINCT model"));
  });
});
