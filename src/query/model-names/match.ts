import {lookUp} from "../../lib/look-up.js";
import {FAMILIES, LAB_SYNONYMS, REGIONS, SAME_HOUSE} from "./labs.js";
import {barer, daysApart, isSameDate, looseBase, normalForm, previewedBase} from "./normal-form.js";
import type {ModelRegistry} from "./registry.js";

/** How a name was matched: as the registry's key, by its table of aliases, by its normal form; to its lab alone, or to nothing. */
export type NameMatch = "key" | "alias" | "form" | "lab" | "none";

export interface NamedModel {
  /** The registry's key; null where no model fits. */
  readonly model: string | null;
  /** The lab, where the name makes it plain. */
  readonly lab: string | null;
  readonly by: NameMatch;
}

interface Entry {
  readonly model: string;
  readonly lab: string;
  readonly date: string | null;
  readonly variant: string;
  readonly isAlias: boolean;
}

/** Ways of routing one and the same model. */
const ROUTES = new Set(["exacto", "nitro", "floor", "online"]);
/** Days by which a lab's own date of a release and the registry's may differ. */
const NEAR = 45;

const made = new WeakMap<ModelRegistry, (name: string) => NamedModel>();

/** Matches names, as logs, lists and people write them, to models of a registry. */
export function modelNames(registry: ModelRegistry): (name: string) => NamedModel {
  const found = made.get(registry) ?? matcher(registry);
  made.set(registry, found);
  return found;
}

function matcher(registry: ModelRegistry): (name: string) => NamedModel {
  const labs = labIndex(registry);
  const keys = new Map(registry.models.map(({model}) => [model.toLowerCase(), model]));
  const aliases = new Map(registry.aliases.map(({alias, model}) => [alias.toLowerCase(), model]));
  const labOfModel = new Map(registry.models.map(({model, lab}) => [model, lab]));
  const strict = new Map<string, Entry[]>();
  const loose = new Map<string, Entry[]>();
  const previewed = new Map<string, Entry[]>();
  const byWord = new Map<string, Map<string, number>>();
  const enter = (name: string, model: string, isAlias: boolean) => {
    const {rest, variant, isRoute} = variantOf(name.slice(name.indexOf("/") + 1));
    if (isRoute) return;
    const {base, first, date} = normalForm(rest);
    const entry = {model, lab: labOfModel.get(model) ?? "", date, variant, isAlias};
    for (const [index, key] of [
      [strict, base],
      [loose, looseBase(base)],
      [previewed, previewedBase(base)]
    ] as const)
      index.set(key, [...(index.get(key) ?? []), entry]);
    const counts = byWord.get(first) ?? new Map<string, number>();
    byWord.set(first, counts.set(entry.lab, (counts.get(entry.lab) ?? 0) + 1));
  };
  for (const {model} of registry.models) if (model.includes("/")) enter(model, model, false);
  for (const {alias, model} of registry.aliases) if (labOfModel.has(model)) enter(alias, model, true);

  const familyLab = (first: string): string | null => {
    const fixed = lookUp(FAMILIES, first);
    if (fixed) return labs.get(plain(fixed)) ?? null;
    const [top, second] = [...(byWord.get(first) ?? [])].sort((a, b) => b[1] - a[1]);
    return top && !second ? top[0] : null;
  };
  const whole = (name: string): NamedModel | null => {
    const key = keys.get(name);
    if (key) return {model: key, lab: labOfModel.get(key) ?? null, by: "key"};
    const alias = aliases.get(name);
    return alias ? {model: alias, lab: labOfModel.get(alias) ?? null, by: "alias"} : null;
  };
  return (name) => {
    const {rest, variant} = variantOf(name.trim().replace(/^ft:([^:]+):.*$/, "$1"));
    const suffix = variant === "" ? "" : `:${variant}`;
    const lower = rest.toLowerCase();
    const {lab, last} = apartFrom(lower, labs);
    const family = familyLab(normalForm(last).first);
    const owner = lab ?? family;
    const tried = [lower, ...(owner ? houses(owner).map((l) => `${l}/${last}`) : [])];
    for (const end of suffix === "" ? [""] : [suffix, ""])
      for (const text of tried) {
        const found = whole(text + end);
        if (found) return found;
      }
    for (const wanted of lab && family && lab !== family ? [lab, family] : [owner])
      for (const [index, baseOf] of [
        [strict, asIs],
        [loose, looseBase],
        [previewed, asIs]
      ] as const)
        for (const text of barer(last)) {
          const model = pick(index, baseOf, text, variant, wanted, last.endsWith("latest"));
          if (model) return {model, lab: labOfModel.get(model) ?? null, by: "form"};
        }
    return {model: null, lab: owner, by: owner ? "lab" : "none"};
  };
}

const asIs = (base: string) => base;

/** The one model of a name's normal form that its lab, date and variant allow. */
function pick(
  index: ReadonlyMap<string, readonly Entry[]>,
  baseOf: (base: string) => string,
  text: string,
  variant: string,
  lab: string | null,
  isLatest: boolean
): string | null {
  const {base, date} = normalForm(text);
  const named =
    index.get(baseOf(base)) ?? (lab ? index.get(baseOf(normalForm(`${lab}-${text}`).base)) : undefined) ?? [];
  const ofLab = lab ? named.filter((entry) => houses(lab).includes(entry.lab)) : named;
  if (new Set(ofLab.map((entry) => entry.lab)).size > 1) return null;
  for (const wanted of variant === "" ? [""] : [variant, ""]) {
    const entries = ofLab.filter((entry) => entry.variant === wanted);
    const found = dated(entries, date) ?? (isLatest ? latest(entries) : null);
    if (found) return found;
  }
  return null;
}

function dated(entries: readonly Entry[], date: string | null): string | null {
  const one = (some: readonly Entry[]) => {
    const models = new Set(some.map(({model}) => model));
    return models.size === 1 ? ([...models][0] ?? null) : null;
  };
  const undated = entries.filter((entry) => entry.date === null);
  const own = undated.filter(({isAlias}) => !isAlias);
  if (date === null) return one(own) ?? one(undated) ?? one(entries);
  const same = entries.filter((entry) => entry.date !== null && isSameDate(entry.date, date));
  if (same.length > 0) return one(same) ?? one(same.filter(({isAlias}) => !isAlias));
  const near = entries.filter((entry) => {
    const days = entry.date === null ? null : daysApart(entry.date, date);
    return days !== null && days <= NEAR;
  });
  return one(near) ?? one(own) ?? (date.length < 8 ? one(undated) : null);
}

/** The newest of several dated models, for a name that asks for the latest. */
function latest(entries: readonly Entry[]): string | null {
  const full = entries.flatMap(({model, date}) =>
    date ? [{model, date: date.length === 4 ? `20${date}` : date}] : []
  );
  return full.sort((a, b) => (a.date < b.date ? 1 : -1))[0]?.model ?? null;
}

const plain = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/** Labs by their keys and by what others call them. */
function labIndex({labs}: ModelRegistry): ReadonlyMap<string, string> {
  const index = new Map<string, string>();
  for (const {lab, name} of labs) {
    if (lab === "other" || lab === "openrouter" || lab === "stealth") continue;
    index.set(plain(name), lab);
    index.set(plain(lab), lab);
  }
  for (const [name, lab] of Object.entries(LAB_SYNONYMS)) {
    const found = index.get(plain(lab));
    if (found !== undefined) index.set(name, found);
  }
  return index;
}

function houses(lab: string): readonly string[] {
  return SAME_HOUSE.find((house) => house.includes(lab)) ?? [lab];
}

/** A name's variant, as OpenRouter writes it, apart from the rest; ways of routing are none. */
function variantOf(name: string): {readonly rest: string; readonly variant: string; readonly isRoute: boolean} {
  const [, rest, found] = /^(.*?)(?::([a-z]+)|\s*\((free|beta|thinking)\))$/i.exec(name) ?? [];
  if (rest === undefined || rest === "") return {rest: name, variant: "", isRoute: false};
  const variant = (found ?? /\((\w+)\)$/.exec(name)?.[1] ?? "").toLowerCase();
  const isRoute = ROUTES.has(variant);
  return {rest, variant: isRoute || variant === "standard" ? "" : variant, isRoute};
}

/** A name's lab and its last part: paths of gateways, regions and makers with a full stop taken off. */
function apartFrom(
  name: string,
  labs: ReadonlyMap<string, string>
): {readonly lab: string | null; readonly last: string} {
  const [, titled = "", after] = /^([^:/]{2,30}):\s+(.+)$/.exec(name) ?? [];
  const titledLab = after ? labs.get(plain(titled)) : undefined;
  const parts = (titledLab && after ? after : name).split("/").filter((part) => part !== "");
  let last = parts.at(-1) ?? name;
  let lab: string | null = titledLab ?? null;
  for (const part of parts.slice(0, -1).reverse()) {
    const found = labs.get(plain(part.replace(/^@/, "")));
    if (!found) continue;
    lab = found;
    break;
  }
  for (;;) {
    const [, before = "", rest = ""] = /^([a-z0-9-]+)\.(.+)$/.exec(last) ?? [];
    if (rest === "") break;
    const found = labs.get(plain(before));
    if (!found && !REGIONS.has(before)) break;
    lab = found ?? lab;
    last = rest;
  }
  return {lab, last};
}
