import {FileAttachment} from "observablehq:stdlib";
import {query, queryColumns} from "../ledger.js";
import {buildCube, TooManyCells, type Database} from "./build.js";
import type {Cube} from "./cube.js";
import {datasetOf, type DatasetName} from "./datasets.js";
import {decodeCube} from "./file.js";
import {cubeSlicer, type Slicer} from "./slicer.js";
import {sqlSlicer} from "./sql-slicer.js";

/** The ledger in this browser, as cubes are built with it. */
const LEDGER: Database = {rows: (sql) => query(sql), columns: queryColumns};

/** Data that views can ask, and how it answers. */
export interface Sliceable {
  readonly cube: Cube;
  readonly slicer: Slicer;
  /** Cells the cut has where they were too many for a cube, so that each view is a query. */
  readonly cellsBeyondBound: number | null;
}

const opened = new Map<DatasetName, Promise<Sliceable>>();

/** A dataset of the ledger: the published cube at once, any other built by DuckDB in this browser. */
export function openDataset(name: DatasetName): Promise<Sliceable> {
  const found = opened.get(name) ?? (name === "weekly" ? openPublished() : openBuilt(name));
  opened.set(name, found);
  found.catch(() => opened.delete(name));
  return found;
}

async function openPublished(): Promise<Sliceable> {
  const cube = decodeCube(await FileAttachment("/data/usage-cube.bin").arrayBuffer());
  return {cube, slicer: cubeSlicer(cube), cellsBeyondBound: null};
}

async function openBuilt(name: DatasetName): Promise<Sliceable> {
  const dataset = datasetOf(name);
  return buildSliceable(LEDGER, {dataset, dimensions: dataset.dimensions});
}

/** A cube where it fits the bound, else its frame with a slicer that asks SQL. */
export async function buildSliceable(
  database: Database,
  spec: Parameters<typeof buildCube>[1],
  bound?: number
): Promise<Sliceable> {
  try {
    const cube = await buildCube(database, spec, bound);
    return {cube, slicer: cubeSlicer(cube), cellsBeyondBound: null};
  } catch (error) {
    if (!(error instanceof TooManyCells)) throw error;
    const cube = error.frame;
    return {cube, slicer: sqlSlicer(database, cube, spec.dataset), cellsBeyondBound: error.cells};
  }
}
