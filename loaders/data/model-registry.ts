import type {ModelRegistry} from "../../src/query/model-names/registry.js";
import {queryWarehouse} from "../warehouse/query.js";

const MODELS = "SELECT model, lab, family, name, weights FROM model WHERE model <> 'other' ORDER BY model";
const ALIASES = "SELECT alias, model FROM model_alias ORDER BY alias";
const LABS = "SELECT lab, name, name_zh, country FROM lab ORDER BY lab";
const COUNTRIES = "SELECT country, name, name_zh, origin FROM country ORDER BY country";

/** The models that names of logs are matched to, with their labs and countries. */
export async function loadModelRegistry(): Promise<ModelRegistry> {
  const [models, aliases, labs, countries] = await queryWarehouse("shipped", MODELS, ALIASES, LABS, COUNTRIES);
  return {models, aliases, labs, countries} as unknown as ModelRegistry;
}
