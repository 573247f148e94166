import {cubeDimension, tupleCount, type Cube} from "../cube/cube.js";

/** Attributes a model of the registry brings along, by dimension. */
export const MODEL_ATTRIBUTES = ["lab", "family", "country", "weights"] as const;

/** Finds models of the registry by the names that logs give them. */
export interface ModelRegistry {
  /** The registry's key for a name; null where none fits. */
  match(name: string): string | null;
  /** Key of an attribute of a model by its key. */
  attribute(model: string, dimension: (typeof MODEL_ATTRIBUTES)[number]): string | null;
}

/** The registry that the published cube holds: its models with lab, family, country and weights. */
export function modelRegistry(cube: Cube): ModelRegistry {
  const {members, codes} = cubeDimension(cube, "model");
  const attributes = MODEL_ATTRIBUTES.map((name) => cubeDimension(cube, name));
  const byKey = new Map<string, readonly string[]>();
  for (let tuple = 0; tuple < tupleCount(cube); ++tuple) {
    const key = members[codes[tuple] ?? 0]?.key ?? "";
    byKey.set(
      key,
      attributes.map((a) => a.members[a.codes[tuple] ?? 0]?.key ?? "")
    );
  }
  const byName = new Map<string, string>();
  // Latest first, so that a name without a date means the latest of its versions.
  for (const key of [...byKey.keys()]
    .filter((k) => k !== "other")
    .sort()
    .reverse())
    for (const name of namesOf(key)) if (!byName.has(name)) byName.set(name, key);
  const match = (name: string) => {
    if (byKey.has(name) && name !== "other") return name;
    for (const candidate of namesOf(name)) {
      const found = byName.get(candidate);
      if (found) return found;
    }
    return null;
  };
  return {
    match,
    attribute: (model, dimension) => byKey.get(model)?.[MODEL_ATTRIBUTES.indexOf(dimension)] ?? null
  };
}

/** Names a slug may go by, the most telling first: whole, without date, without the lab. */
function namesOf(slug: string): string[] {
  const whole = slug.trim().toLowerCase().replaceAll("_", "-");
  const variant = /:[a-z]+$/.exec(whole)?.[0] ?? "";
  const bare = whole.slice(0, whole.length - variant.length);
  const undated = bare.replace(/[-@]?(20\d{6}|\d{4}-\d{2}-\d{2}|\d{4}|latest)$/, "");
  const names = [bare, undated].flatMap((name) => [name, name.split("/").at(-1) ?? name]);
  return [...new Set(names.filter((name) => name.length > 2))].map((name) => name + variant);
}
