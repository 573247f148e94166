import type {Member} from "../cube/cube.js";
import {UNKNOWN_KEY} from "../cube/dimensions.js";
import {modelNames, type NamedModel} from "../model-names/match.js";
import {billedModel} from "../model-names/normal-form.js";
import type {ModelRegistry} from "../model-names/registry.js";

/** Attributes a model of the registry brings along, by dimension. */
export const MODEL_ATTRIBUTES = ["lab", "family", "country", "weights"] as const;

/** A name of a log: what it was matched to, and the keys of its model and the model's attributes. */
export interface LoggedName {
  readonly name: string;
  readonly match: Omit<NamedModel, "by"> & {readonly by: NamedModel["by"] | "hand"};
  readonly values: readonly string[];
}

export interface NameReader {
  /** A name as a log writes it; the empty one is the model that nothing names. */
  read(name: string, isBill: boolean): LoggedName;
  /** The registry's own member of a dimension. */
  member(dimension: string, key: string): Member | undefined;
}

/** Longest name of a model that is kept whole. */
const LONGEST = 200;

/** Reads names of models; those that a reader assigned by hand come first. */
export function nameReader(registry: ModelRegistry, assigned: Readonly<Record<string, string>> = {}): NameReader {
  const match = modelNames(registry);
  const models = new Map(registry.models.map((m) => [m.model, m]));
  const labs = new Map(registry.labs.map((l) => [l.lab, l]));
  const countries = new Map(registry.countries.map((c) => [c.country, c]));
  const originOf = (lab: string | undefined) => countries.get(labs.get(lab ?? "")?.country ?? "")?.origin ?? null;
  return {
    read(written, isBill) {
      const name = isBill ? billedModel(written) || written : written;
      const hand = assigned[name];
      const found: LoggedName["match"] =
        hand !== undefined && models.has(hand)
          ? {model: hand, lab: models.get(hand)?.lab ?? null, by: "hand"}
          : name === ""
            ? {model: null, lab: null, by: "none"}
            : match(name);
      const model = models.get(found.model ?? "");
      const country = labs.get(found.lab ?? "")?.country ?? UNKNOWN_KEY;
      const key = found.model ?? (name.slice(0, LONGEST) || UNKNOWN_KEY);
      return {
        name,
        match: found,
        values: [key, found.lab ?? UNKNOWN_KEY, model?.family ?? UNKNOWN_KEY, country, model?.weights ?? UNKNOWN_KEY]
      };
    },
    member(dimension, key) {
      if (dimension === "model") {
        const model = models.get(key);
        return model && {key, name: {en: model.name, zh: model.name}, origin: originOf(model.lab)};
      }
      if (dimension === "lab") {
        const lab = labs.get(key);
        return lab && {key, name: {en: lab.name, zh: lab.name_zh}, origin: originOf(key)};
      }
      if (dimension === "country") {
        const country = countries.get(key);
        return country && {key, name: {en: country.name, zh: country.name_zh}, origin: country.origin};
      }
      if (dimension !== "family") return undefined;
      const model = registry.models.find((m) => m.family === key);
      return model && {key, name: {en: key, zh: key}, origin: originOf(model.lab)};
    }
  };
}
