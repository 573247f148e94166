import {beforeAll, describe, expect, it} from "vitest";
import type {DuckDBConnection} from "@duckdb/node-api";
import {nativeDatabase} from "../../../loaders/data/usage-cube.js";
import {openWarehouse} from "../../../loaders/warehouse/open.js";
import {ask, explored, isSummable} from "../../../src/components/explore/explored.js";
import {buildCube, NotOnRecord} from "../../../src/query/cube/build.js";
import type {Cube} from "../../../src/query/cube/cube.js";
import {datasetOf, type DatasetName} from "../../../src/query/cube/datasets.js";
import {isOverlapping, type DimensionName} from "../../../src/query/cube/dimensions.js";
import {
  checkedState,
  EXPLORE_CODECS,
  fromFlat,
  toFlat,
  type ExploreState
} from "../../../src/query/cube/explore-state.js";
import {EVERYTHING, TIME} from "../../../src/query/cube/selection.js";
import {cubeSlicer} from "../../../src/query/cube/slicer.js";
import {gridSql} from "../../../src/query/cube/sql.js";
import {sqlSlicer} from "../../../src/query/cube/sql-slicer.js";
import {readAddress, writeAddress} from "../../../src/lib/address.js";
import {VIEWS} from "../../../src/query/views.js";
import {rowsOf} from "../../fixtures/ledger.js";
import {plantedBackfill} from "../../fixtures/planted-backfill.js";

let ledger: DuckDBConnection;
const cubes = new Map<DatasetName, Cube>();
beforeAll(async () => {
  ledger = await plantedBackfill();
  for (const name of ["categories", "modalities", "contexts"] as const) {
    const dataset = datasetOf(name);
    cubes.set(name, await buildCube(nativeDatabase(ledger), {dataset, dimensions: dataset.dimensions}));
  }
});

const cubeOf = (name: DatasetName) => {
  const cube = cubes.get(name);
  if (!cube) throw new Error(`dataset: ${name}`);
  return cube;
};
const stateOf = (hash: string): ExploreState => fromFlat(readAddress(EXPLORE_CODECS, hash).state);
/** The page at an address, as its views ask it. */
function page(name: DatasetName, hash: string) {
  const cube = cubeOf(name);
  const {state, ignored} = checkedState(stateOf(hash), cube);
  const slicer = cubeSlicer(cube);
  slicer.select(state.selection);
  return {x: explored({cube, slicer}, state, "en"), state, ignored};
}
const sum = (values: readonly (number | null)[]) => values.reduce<number>((total, v) => total + (v ?? 0), 0);

describe("use cases in the cube", () => {
  it("show one use case at a time, the first until another is chosen, and never two added up", () => {
    expect(page("categories", "#data=categories").state.selection.filters).toEqual({
      category: {keys: ["programming"], isExcluded: false}
    });
    const two = page("categories", "#data=categories&category=science,legal&country=CN");
    expect(two.state.selection.filters["category"]).toEqual({keys: ["science"], isExcluded: false});
    expect(two.ignored).toEqual([{key: "category", value: "legal"}]);
    expect(
      page("categories", "#data=categories&category=!programming").state.selection.filters["category"]?.keys
    ).toEqual(["roleplay"]);
  });

  it("stand side by side where they are what is broken down by, and are then summed nowhere", async () => {
    const {x, state} = page("categories", "#data=categories&by=category");
    expect(state.selection.filters).toEqual({});
    expect(sum((await ask(x, {by: ["category"]})).values)).toBeGreaterThan(0);
    for (const by of [[], ["country"], [TIME], ["lab", TIME]])
      expect([by, (await ask(x, {by})).values.every((v) => v === null)]).toEqual([by, true]);
    expect(isSummable(x, {by: [TIME, "category"]})).toBe(true);
  });

  it("share a use case among countries as SQL has it, whatever else is filtered", async () => {
    const {x} = page("categories", "#data=categories&measure=share_of_all&by=country&category=science&weights=open");
    const {axes, values} = await ask(x, {by: ["country"]});
    const rows = await rowsOf(
      ledger,
      `SELECT country, sum(tokens_estimate) FILTER (weights = 'open') / (SELECT sum(tokens_estimate) FROM category_usage_weekly WHERE category = 'science') AS share
       FROM category_usage_weekly WHERE category = 'science' GROUP BY country HAVING share IS NOT NULL`
    );
    expect(rows.length).toBeGreaterThan(1);
    for (const {country, share} of rows)
      expect(values[axes[0]?.indexOf(country as string) ?? -1]).toBeCloseTo(Number(share), 12);
  });

  it("say that an estimate is one, and what a share is of", () => {
    const labels = (hash: string, name: DatasetName) => page(name, hash).x.measure.label;
    expect(labels("#data=categories", "categories")).toEqual({en: "Tokens (estimate)", zh: "词元（估算）"});
    expect(labels("#data=categories&measure=share_of_all", "categories").en).toBe("Share of the use case");
    expect(labels("#data=modalities", "modalities").en).toBe("Tokens");
  });

  it("go through an address and come back", () => {
    const state = stateOf("#data=categories&by=lab&category=marketing%2Fseo&country=CN&range=2026-01-12..");
    expect(state.selection.filters["category"]?.keys).toEqual(["marketing/seo"]);
    expect(fromFlat(readAddress(EXPLORE_CODECS, writeAddress(EXPLORE_CODECS, toFlat(state))).state)).toEqual(state);
  });

  it.each<[DatasetName, string, DimensionName]>([
    ["categories", "#data=categories&category=programming&country=CN,US", "lab"],
    ["modalities", "#data=modalities&modality=tool_calling", "country"],
    ["contexts", "#data=contexts&context_bucket=1M,10M", "model"]
  ])("are cut as SQL cuts them: %s %s", async (name, hash, by) => {
    const {x, state} = page(name, hash);
    const bySql = sqlSlicer(nativeDatabase(ledger), cubeOf(name), datasetOf(name));
    bySql.select(state.selection);
    expect((await ask(x, {by: [by, TIME]})).values).toEqual([
      ...(await bySql.grid({by: [by, TIME], sum: "tokens"})).values
    ]);
    expect(gridSql(datasetOf(name), state.selection, {by: [by], sum: "tokens"})).toMatch(/SELECT/);
  });

  it("add up over lengths of context, which do not overlap", async () => {
    const {x, state} = page("contexts", "#data=contexts");
    expect(state.selection).toEqual(EVERYTHING);
    const [row] = await rowsOf(ledger, "SELECT sum(tokens)::VARCHAR AS tokens FROM context_usage_daily");
    expect((await ask(x, {by: []})).values).toEqual([Number(row?.["tokens"])]);
    expect(isOverlapping("context_bucket")).toBe(false);
  });
});

describe("estimates and counts", () => {
  it("meet in one ratio, which says so, and in no sum", () => {
    const estimates = /tokens_estimate|usage_by_(category|language)_weekly/;
    const counts = /\busage_(weekly|daily)\b|usage_by_(modality|context)_daily/;
    const mixing = VIEWS.filter(({sql}) => estimates.test(sql) && counts.test(sql)).map(({name}) => name);
    expect(mixing).toEqual(["use_case_usage_weekly", "category_usage_weekly", "language_usage_weekly"]);
    for (const name of mixing.slice(1)) {
      const sql = VIEWS.find((v) => v.name === name)?.sql ?? "";
      expect(sql.match(/w\.tokens/g)).toHaveLength(1);
      expect(sql).toContain("u.tokens / w.tokens END AS ratio_to_model_tokens");
    }
  });
});

describe("buildCube(database, spec)", () => {
  it("tells data that nobody has fetched yet from data that fails", async () => {
    const empty = await openWarehouse({edition: "shipped"});
    await empty.run("DELETE FROM usage_by_category_weekly");
    const dataset = datasetOf("categories");
    const error = await buildCube(nativeDatabase(empty), {dataset, dimensions: dataset.dimensions}).catch(
      (e: unknown) => e
    );
    expect(error).toBeInstanceOf(NotOnRecord);
  });
});
