import {FileAttachment} from "observablehq:stdlib";
import type {Cube} from "../cube/cube.js";
import {decodeCube} from "../cube/file.js";
import type {OwnTables} from "./tables.js";

export interface WarehouseUsage {
  readonly cube: Cube;
  /** Currencies that costs stand in besides US dollars: then the cube, which adds up, has no cost. */
  readonly currencies: readonly string[];
}

/** Usage of the warehouse of requests that the site was built on; null in a site that was built on none, and for others. */
export async function warehouseUsage(): Promise<WarehouseUsage | null> {
  const bytes = await FileAttachment("/data/own-usage.bin").arrayBuffer();
  if (bytes.byteLength === 0) return null;
  const tables: OwnTables | null = await FileAttachment("/data/own-tables.json").json();
  const stated = (tables?.spend ?? []).filter(({currency, cost}) => currency !== "USD" && cost !== 0);
  return {cube: decodeCube(bytes), currencies: [...new Set(stated.map(({currency}) => currency))].sort()};
}
