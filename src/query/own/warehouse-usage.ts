import {FileAttachment} from "observablehq:stdlib";
import type {Cube} from "../cube/cube.js";
import {decodeCube} from "../cube/file.js";

/** Usage of the warehouse of requests that the site was built on; null in a site that was built on none, and for others. */
export async function warehouseUsage(): Promise<Cube | null> {
  const bytes = await FileAttachment("/data/own-usage.bin").arrayBuffer();
  return bytes.byteLength === 0 ? null : decodeCube(bytes);
}
