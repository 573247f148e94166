import type {IsoDate} from "../../src/lib/dates.js";
import {isOrigin} from "../../src/lib/origins.js";
import type {Usage, Weights} from "../../src/query/usage.js";
import {labName} from "../../src/words/names.js";
import {asKnownOn} from "../as-known-on.js";
import {queryWarehouse, type Json} from "../warehouse/query.js";

const ROWS = `SELECT week_start, model, tokens FROM usage_weekly_by_model ORDER BY week_start, tokens DESC, model`;
const MODELS = `SELECT DISTINCT v.model, m.name, m.lab, m.weights FROM usage_weekly_by_model v JOIN model m USING (model) ORDER BY 1`;
const LABS = `SELECT DISTINCT v.lab, l.name, l.name_zh, l.country FROM usage_weekly_by_model v JOIN lab l USING (lab) ORDER BY 1`;
const COUNTRIES = `SELECT DISTINCT v.country, c.name, c.name_zh, c.origin FROM usage_weekly_by_model v JOIN country c USING (country) ORDER BY 1`;
const SOURCE = `SELECT citation, as_of, max_age_days FROM source WHERE source IN (SELECT arg_max(source, week_start) FROM usage_weekly_by_model)`;

const EVENTS = `SELECT date, kind FROM event ORDER BY date, kind`;

/** Weekly usage for pages, from the shipped edition, with the events its figures mark, which are cited. */
export async function loadUsageWeekly(ask = queryWarehouse): Promise<Usage> {
  const [rows, models, labs, countries, sources] = await ask("shipped", ROWS, MODELS, LABS, COUNTRIES, SOURCE);
  const [events] = await ask("full", EVENTS);
  const knownOn = asKnownOn();
  const [source = knownOn && {citation: "", as_of: knownOn, max_age_days: null}] = sources;
  if (!source) throw new Error("usage_weekly: no source; expected one in data/registry/source.csv");
  return toUsage({rows, models, labs, countries, source, events}, knownOn);
}

interface Tables {
  readonly rows: readonly Json[];
  readonly models: readonly Json[];
  readonly labs: readonly Json[];
  readonly countries: readonly Json[];
  readonly source: Json;
  readonly events: readonly Json[];
}

/** Encodes names as indexes: the file is a third of the size and ready for typed loops. */
export function toUsage(
  {rows, models, labs, countries, source, events}: Tables,
  knownOn: IsoDate | null = null
): Usage {
  const weeks = [...new Set(rows.map((r) => text(r, "week_start")))].sort();
  const weekIndex = indexOf(weeks);
  const modelIndex = indexOf(models.map((r) => text(r, "model")));
  const labIndex = indexOf(labs.map((r) => text(r, "lab")));
  const countryIndex = indexOf(countries.map((r) => text(r, "country")));
  return {
    asOf: text(source, "as_of"),
    citation: text(source, "citation"),
    maxAgeDays: typeof source["max_age_days"] === "number" ? source["max_age_days"] : null,
    knownOn,
    weeks,
    countries: countries.map((r) => {
      const origin = r["origin"];
      if (!isOrigin(origin)) throw new Error(`origin: ${String(origin)}`);
      return {country: text(r, "country"), name: {en: text(r, "name"), zh: text(r, "name_zh")}, origin};
    }),
    labs: labs.map((r) => ({
      lab: text(r, "lab"),
      name: labName(text(r, "lab"), {en: text(r, "name"), zh: text(r, "name_zh")}),
      country: countryIndex(text(r, "country"))
    })),
    models: models.map((r) => ({
      model: text(r, "model"),
      name: text(r, "name"),
      lab: labIndex(text(r, "lab")),
      weights: text(r, "weights") as Weights
    })),
    week: rows.map((r) => weekIndex(text(r, "week_start"))),
    model: rows.map((r) => modelIndex(text(r, "model"))),
    tokens: rows.map((r) => Number(r["tokens"])),
    events: events.map((r) => ({
      date: text(r, "date"),
      kind: text(r, "kind")
    }))
  };
}

function text(row: Json, column: string): string {
  const value = row[column];
  if (typeof value !== "string") throw new Error(`${column}: ${String(value)}; expected a text`);
  return value;
}

function indexOf(keys: readonly string[]): (key: string) => number {
  const indexes = new Map(keys.map((key, index) => [key, index]));
  return (key) => {
    const index = indexes.get(key);
    if (index === undefined) throw new Error(`key: ${key}; expected one of ${keys.length} known`);
    return index;
  };
}
