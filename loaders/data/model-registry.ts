import {fields, oneOf, text, type Decoder} from "../../src/lib/decode.js";
import {ORIGINS} from "../../src/lib/origins.js";
import type {ModelRegistry, RegisteredModel} from "../../src/query/model-names/registry.js";
import {queryWarehouse} from "../warehouse/query.js";
import {shaped} from "./rows.js";

const MODELS = "SELECT model, lab, family, name, weights FROM model WHERE model <> 'other' ORDER BY model";
const ALIASES = "SELECT alias, model FROM model_alias ORDER BY alias";
const LABS = "SELECT lab, name, name_zh, country FROM lab ORDER BY lab";
const COUNTRIES = "SELECT country, name, name_zh, origin FROM country ORDER BY country";

const MODEL: Decoder<RegisteredModel> = fields({model: text, lab: text, family: text, name: text, weights: text}, {});
const ALIAS = fields({alias: text, model: text}, {});
const LAB = fields({lab: text, name: text, name_zh: text, country: text}, {});
const COUNTRY = fields({country: text, name: text, name_zh: text, origin: oneOf(...ORIGINS)}, {});

/** The models that names of logs are matched to, with their labs and countries. */
export async function loadModelRegistry(): Promise<ModelRegistry> {
  const [models, aliases, labs, countries] = await queryWarehouse("shipped", MODELS, ALIASES, LABS, COUNTRIES);
  return {
    models: shaped(models, MODEL, "model"),
    aliases: shaped(aliases, ALIAS, "model_alias"),
    labs: shaped(labs, LAB, "lab"),
    countries: shaped(countries, COUNTRY, "country")
  };
}
