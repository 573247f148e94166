import {fields, oneOf, text, type Decoder} from "../../lib/decode.js";
import {ORIGINS} from "../../lib/origins.js";
import type {ResultRow} from "../rows.js";
import type {ModelRegistry, RegisteredModel} from "./registry.js";

const MODEL: Decoder<RegisteredModel> = fields({model: text, lab: text, family: text, name: text, weights: text}, {});
const ALIAS = fields({alias: text, model: text}, {});
const LAB = fields({lab: text, name: text, name_zh: text, country: text}, {});
const COUNTRY = fields({country: text, name: text, name_zh: text, origin: oneOf(...ORIGINS)}, {});

/** The models that names of logs are matched to, with their labs and countries, as the ledger has them. */
export async function modelRegistry(ask: (sql: string) => Promise<readonly ResultRow[]>): Promise<ModelRegistry> {
  const asked = async <T>(sql: string, table: string, decode: Decoder<T>) =>
    (await ask(sql)).map((row, i) => decode(row, `${table}[${i}]`));
  return {
    models: await asked(
      "SELECT model, lab, family, name, weights FROM model WHERE model <> 'other' ORDER BY model",
      "model",
      MODEL
    ),
    aliases: await asked("SELECT alias, model FROM model_alias ORDER BY alias", "model_alias", ALIAS),
    labs: await asked("SELECT lab, name, name_zh, country FROM lab ORDER BY lab", "lab", LAB),
    countries: await asked("SELECT country, name, name_zh, origin FROM country ORDER BY country", "country", COUNTRY)
  };
}
