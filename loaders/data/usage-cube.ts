import type {DuckDBConnection} from "@duckdb/node-api";
import {buildCube, type Database} from "../../src/query/cube/build.js";
import {datasetOf} from "../../src/query/cube/datasets.js";
import {encodeCube} from "../../src/query/cube/file.js";
import {openWarehouse} from "../warehouse/open.js";

/** The cube of weekly usage that pages slice before DuckDB is there, from the shipped edition. */
export async function loadUsageCube(): Promise<Uint8Array> {
  const connection = await openWarehouse({edition: "shipped"});
  const dataset = datasetOf("weekly");
  const cube = await buildCube(nativeDatabase(connection), {dataset, dimensions: dataset.dimensions});
  connection.closeSync();
  return encodeCube(cube);
}

/** Native DuckDB as cubes are built with it. */
export function nativeDatabase(connection: DuckDBConnection): Database {
  return {
    async rows(sql) {
      const reader = await connection.runAndReadAll(sql);
      return reader.getRowObjectsJson() as Awaited<ReturnType<Database["rows"]>>;
    },
    async columns(sql) {
      const reader = await connection.runAndReadAll(sql);
      const values = reader.getColumns();
      return Object.fromEntries(
        reader.columnNames().map((name, i) => [name, Float64Array.from(values[i] ?? [], Number)])
      );
    }
  };
}
