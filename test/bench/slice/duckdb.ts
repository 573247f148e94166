import {
  Dictionary,
  makeData,
  makeVector,
  Table,
  Uint16,
  Utf8,
  type Vector,
  vectorFromArray,
  Float64,
  DateDay
} from "apache-arrow";
import type {AsyncDuckDBConnection} from "@duckdb/duckdb-wasm";
import {AsyncDuckDB, VoidLogger} from "@duckdb/duckdb-wasm";
import {buildCube} from "../../../src/query/cube/build.js";
import type {Dataset} from "../../../src/query/cube/datasets.js";
import {cubeSlicer} from "../../../src/query/cube/slicer.js";
import {cellCount, tupleCount} from "../../../src/query/cube/cube.js";
import type {Selection} from "../../../src/query/cube/selection.js";
import {conditionOf, VIEWS, type BenchData, type BenchSelection, type Column} from "./data.js";
import {timed, type Engine} from "./engine.js";

const CHUNK = 1_000_000;

/** DuckDB-Wasm with the rows in it as one table `usage`. */
export async function openDuckDB(data: BenchData): Promise<{connection: AsyncDuckDBConnection; ingest: number}> {
  const db = new AsyncDuckDB(new VoidLogger(), new Worker("/duckdb-worker.js"));
  await db.instantiate("/duckdb.wasm");
  const connection = await db.connect();
  await connection.query("SET autoinstall_known_extensions = false");
  await connection.query("SET autoload_known_extensions = false");
  const [, ingest] = await timed(async () => {
    for (let start = 0; start < data.rows; start += CHUNK)
      await connection.insertArrowTable(arrowOf(data, start, Math.min(data.rows, start + CHUNK)), {
        name: "usage",
        create: start === 0
      });
  });
  return {connection, ingest};
}

/** Rows as Arrow: names as dictionaries, weeks as dates, tokens as doubles. */
export function arrowOf({names, codes, tokens}: BenchData, start: number, end: number): Table {
  const days = names.week.map((w) => Date.parse(w) / 86_400_000);
  const week = Int32Array.from(codes.week.subarray(start, end), (code) => days[code] ?? 0);
  const named = (["model", "lab", "country", "weights", "use_case"] as const).map((column) => [
    column,
    makeVector(
      makeData({
        type: new Dictionary(new Utf8(), new Uint16()),
        data: codes[column].subarray(start, end),
        dictionary: vectorFromArray([...names[column]], new Utf8())
      })
    )
  ]);
  return new Table({
    week: makeVector(makeData({type: new DateDay(), data: week})),
    ...(Object.fromEntries(named) as Record<string, Vector>),
    tokens: makeVector(makeData({type: new Float64(), data: tokens.subarray(start, end)}))
  });
}

/** Four queries a selection. */
export async function rawEngine(data: BenchData): Promise<Engine> {
  const {connection, ingest} = await openDuckDB(data);
  return {
    phases: {ingest},
    async answer(selection) {
      const sums = [];
      for (const view of VIEWS) {
        const table = await connection.query(
          `SELECT ${view}, sum(tokens) AS tokens FROM usage WHERE ${conditionOf(selection, data.names, view)} GROUP BY 1`
        );
        sums.push(
          ((table.getChildAt(1)?.toArray() ?? new Float64Array()) as Float64Array).reduce(
            (sum, value) => sum + value,
            0
          )
        );
      }
      return sums;
    }
  };
}

const DIMENSIONS = ["model", "lab", "country", "weights", "use_case"] as const;

/** The bench's table as a dataset of the engine. */
const DATASET: Dataset = {
  name: "bench",
  label: {en: "", zh: ""},
  grain: "week",
  relation: `SELECT *, week AS time, model AS model_name, lab AS lab_name, lab AS lab_name_zh, country AS country_name,
  country AS country_name_zh, NULL AS origin FROM usage`,
  sourced: "(SELECT 'bench' AS source)",
  dimensions: DIMENSIONS,
  sums: [{name: "tokens", sql: "tokens"}],
  note: {en: "", zh: ""}
};

/** DuckDB builds the cube once, typed arrays answer. */
export async function cubeEngine(data: BenchData): Promise<Engine> {
  const {connection, ingest} = await openDuckDB(data);
  await connection.query(
    "CREATE TABLE source AS SELECT 'bench' AS source, 'none' AS citation, DATE '2026-01-01' AS as_of"
  );
  const [cube, build] = await timed(() =>
    buildCube(
      {
        rows: async (sql) =>
          (await connection.query(sql)).toArray().map((row: {toJSON(): Record<string, string>}) => row.toJSON()),
        columns: async (sql) => {
          const table = await connection.query(sql);
          return Object.fromEntries(
            table.schema.fields.map(({name}, i) => [name, table.getChildAt(i)?.toArray() as ArrayLike<number>])
          );
        }
      },
      {dataset: DATASET, dimensions: DIMENSIONS}
    )
  );
  const slicer = cubeSlicer(cube);
  return {
    phases: {ingest, build},
    note: `${cellCount(cube)} cells in ${tupleCount(cube)} tuples`,
    answer(selection) {
      slicer.select(selectionOf(selection, data.names));
      return VIEWS.map((view) => {
        const by = view === "week" ? "time" : view;
        return slicer.grid({by: [by], sum: "tokens", own: [by]}).values.reduce((sum, value) => sum + value, 0);
      });
    }
  };
}

export function selectionOf({weeks, lists}: BenchSelection, names: BenchData["names"]): Selection {
  const filters = Object.entries(lists).map(([column, codes]) => [
    column,
    {keys: codes.map((c) => names[column as Column][c] ?? ""), isExcluded: false}
  ]);
  return {
    from: names.week[weeks[0]] ?? "",
    to: names.week[weeks[1]] ?? "",
    filters: Object.fromEntries(filters) as Selection["filters"]
  };
}
