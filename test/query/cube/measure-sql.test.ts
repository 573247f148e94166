import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {DuckDBConnection} from "@duckdb/node-api";
import {nativeDatabase} from "../../../loaders/data/usage-cube.js";
import {openWarehouse} from "../../../loaders/warehouse/open.js";
import {buildCube} from "../../../src/query/cube/build.js";
import type {Cube} from "../../../src/query/cube/cube.js";
import {datasetOf, type Grain} from "../../../src/query/cube/datasets.js";
import {measured} from "../../../src/query/cube/measured.js";
import {CUBE_MEASURES, measureOf, type MeasureName} from "../../../src/query/cube/measures.js";
import {measureSql} from "../../../src/query/cube/measure-sql.js";
import {EVERYTHING, TIME, type Selection} from "../../../src/query/cube/selection.js";
import {cubeSlicer} from "../../../src/query/cube/slicer.js";

const weekly = datasetOf("weekly");
let ledger: DuckDBConnection;
let cube: Cube;
beforeAll(async () => {
  ledger = await openWarehouse({edition: "shipped"});
  cube = await buildCube(nativeDatabase(ledger), {dataset: weekly, dimensions: weekly.dimensions});
});
afterAll(() => ledger.closeSync());

const NAMES = CUBE_MEASURES.map(({name}) => name).filter((name) => name !== "cost" && name !== "requests");
const CUT: Selection = {
  from: "2026-01-05",
  to: "2026-03-30",
  filters: {weights: {keys: ["open"], isExcluded: false}, lab: {keys: ["openai"], isExcluded: true}}
};

async function asked(sql: string): Promise<ReadonlyMap<string, number>> {
  const reader = await ledger.runAndReadAll(`SELECT COLUMNS(*)::VARCHAR FROM (${sql})`);
  return new Map(
    reader
      .getRowsJson()
      .flatMap((row) => {
        const value = row.at(-1);
        return typeof value === "string" ? [[row.slice(0, -1).map(String).join(" "), Number(value)] as const] : [];
      })
      .filter(([, value]) => value !== 0)
  );
}

/** What the cube gives, by the keys of its axes, zeros and what has no value left out. */
async function sliced(
  measure: string,
  by: readonly string[],
  grain: Grain,
  own: readonly string[],
  selection: Selection
) {
  const slicer = cubeSlicer(cube);
  slicer.select(selection);
  const {axes, values} = await measured(slicer, cube, {measure, by, grain, own});
  const inner = axes[1]?.length ?? 1;
  return new Map(
    values.flatMap((value, i) => {
      const keys = axes.map((axis, n) => axis[n === 0 && axes.length > 1 ? Math.floor(i / inner) : i % axis.length]);
      return value === null || value === 0 ? [] : [[keys.join(" "), value] as const];
    })
  );
}

describe("measureSql(dataset, selection, drawn)", () => {
  it.each(
    NAMES.flatMap((name) =>
      (
        [
          [name, [TIME, "country"], "week", [TIME], CUT],
          [name, [TIME, "lab"], "month", [TIME, "lab"], CUT],
          [name, ["country"], "week", ["country"], CUT],
          [name, ["lab", "weights"], "week", [], EVERYTHING]
        ] as const
      ).map((row) => row as readonly [MeasureName, readonly string[], Grain, readonly string[], Selection])
    )
  )("gives %s by %j, in %ss, as the cube does", async (name, by, grain, own, selection) => {
    const sql = measureSql(weekly, selection, {
      measure: measureOf(name),
      by,
      grain,
      own,
      members: new Map(),
      rest: null
    });
    if (sql === null) {
      expect([name, by.includes(TIME)]).toEqual(["growth", false]);
      return;
    }
    const [found, expected] = [await asked(sql), await sliced(name, by, grain, own, selection)];
    expect(expected.size).toBeGreaterThan(1);
    expect([...found.keys()].sort()).toEqual([...expected.keys()].sort());
    for (const [key, value] of expected)
      expect(found.get(key), key).toBeCloseTo(value, 9 - Math.ceil(Math.log10(Math.abs(value) + 1)));
  });

  it("adds up what is not named under one name, and leaves it out where there is none", async () => {
    const drawn = {
      measure: measureOf("share_of_all"),
      by: [TIME, "country"],
      grain: "week" as const,
      own: [TIME],
      members: new Map([["CN", "China’s"]])
    };
    const both = await asked(measureSql(weekly, EVERYTHING, {...drawn, rest: "All others"}) ?? "");
    const one = await asked(measureSql(weekly, EVERYTHING, {...drawn, rest: null}) ?? "");
    const week = "2026-02-16";
    expect((both.get(`${week} China’s`) ?? 0) + (both.get(`${week} All others`) ?? 0)).toBeCloseTo(1, 12);
    expect([...one.keys()].every((key) => key.endsWith("China’s"))).toBe(true);
    expect(one.get(`${week} China’s`)).toBe(both.get(`${week} China’s`));
  });
});
