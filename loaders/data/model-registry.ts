import {modelRegistry} from "../../src/query/model-names/read-registry.js";
import type {ModelRegistry} from "../../src/query/model-names/registry.js";
import {queryWarehouse} from "../warehouse/query.js";

/** The models that names of logs are matched to, with their labs and countries. */
export function loadModelRegistry(): Promise<ModelRegistry> {
  return modelRegistry(async (sql) => {
    const [rows] = await queryWarehouse("shipped", sql);
    return rows;
  });
}
