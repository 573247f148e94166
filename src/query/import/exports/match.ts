import {currencyOf} from "../roles/amounts.js";
import {labelColumns} from "../roles/labels.js";
import {hasAmounts, LABEL_ROLES, type Columns, type Plan, type RoleColumns, type RoleName} from "../roles/roles.js";
import {spanKindColumn} from "../roles/spans.js";
import {plainName} from "../roles/words.js";
import type {Survey} from "../survey.js";
import {readTime} from "../values/time.js";
import {BILLS} from "./bills.js";
import {GATEWAYS} from "./gateways.js";
import type {KnownExport, NamedColumns} from "./known-export.js";
import {MAKERS} from "./makers.js";
import {TOOLS} from "./tools.js";
import {TRACES} from "./traces.js";

/** Every export on record. */
export const KNOWN_EXPORTS: readonly KnownExport[] = [...GATEWAYS, ...MAKERS, ...BILLS, ...TOOLS, ...TRACES];

/** The plan of the export on record that a file is: the one with most signs. Null where it is none. */
export function knownPlan(survey: Survey): Plan | null {
  const places = placesByName(survey.names);
  const [found] = KNOWN_EXPORTS.filter(({signs}) => signs.every((sign) => places.has(plainName(sign)))).sort(
    (a, b) => b.signs.length - a.signs.length
  );
  if (!found) return null;
  const columns = columnsOf(found, places, survey);
  if (!hasAmounts({columns})) return null;
  const labels = labelColumns(survey);
  const labelled: Columns = {
    ...Object.fromEntries(LABEL_ROLES.flatMap((role) => (labels[role] ? [[role, labels[role]]] : []))),
    ...columns
  };
  return {
    known: found.name,
    columns: labelled,
    cache: found.cache ?? null,
    currency: found.currency ?? currencyOf(survey.names, columns.cost ?? null),
    isCurrencyStated: true,
    tokenScales: new Map(),
    relativeUnit: found.relativeUnit ?? null,
    costScale: found.costScale ?? 1,
    isBill: found.isBill ?? false,
    spanKind: spanKindColumn(survey),
    isModelNeeded: found.isModelNeeded ?? false,
    isModelCarried: found.isModelCarried ?? false
  };
}

/** Places of columns by their whole plain names and by each ending of their paths; the shortest path wins. */
function placesByName(names: readonly string[]): ReadonlyMap<string, number> {
  const places = new Map<string, {readonly place: number; readonly depth: number}>();
  names.forEach((name, place) => {
    const parts = plainName(name).split(".");
    for (let depth = 0; depth < parts.length; ++depth) {
      const ending = parts.slice(depth).join(".");
      const before = places.get(ending);
      if (!before || depth < before.depth) places.set(ending, {place, depth});
    }
  });
  return new Map([...places].map(([name, {place}]) => [name, place]));
}

function columnsOf({roles, relativeUnit}: KnownExport, places: ReadonlyMap<string, number>, survey: Survey): Columns {
  const columns: Partial<Record<RoleName, RoleColumns>> = {};
  for (const [role, named] of Object.entries(roles) as [RoleName, NamedColumns][]) {
    const isSum = "sum" in named;
    const found = (isSum ? named.sum : named).flatMap((name) => places.get(plainName(name)) ?? []);
    if (found.length === 0) continue;
    if (role === "time" && relativeUnit === undefined) {
      const isTime = (place: number) => (survey.values[place] ?? []).some((text) => readTime(text) !== null);
      columns.time = {places: [found.find(isTime) ?? found[0] ?? 0]};
    } else columns[role] = {places: [...new Set(found)], ...(isSum && found.length > 1 && {isSum: true})};
  }
  return columns;
}
