import {addDays, parseIsoDate, type IsoDate} from "../../src/lib/dates.js";
import type {Origin} from "../../src/lib/origins.js";
import {UNKNOWN_KEY} from "../../src/query/cube/dimensions.js";
import {periodOf} from "../../src/query/cube/periods.js";
import {nameReader} from "../../src/query/import/names.js";
import type {ModelRegistry} from "../../src/query/model-names/registry.js";
import {SPENDERS, type OwnSpend, type OwnTables, type Spender} from "../../src/query/own/tables.js";
import type {Usage} from "../../src/query/usage.js";
import type {AppUsage, UseCases} from "../../src/query/use-cases.js";
import {labName} from "../../src/words/names.js";
import type {UsageSum} from "../warehouse/requests/engine.js";
import {exactSum} from "../warehouse/requests/usage.js";
import {loadModelRegistry} from "./model-registry.js";
import {ownSums} from "./own-usage.js";
import {toUsage} from "./usage-weekly.js";

const CITATION = "Source: the reader’s own usage, not public.";

/** Days of the windows that apps are added up over, to the last day on record; tasks over the first of them. */
const WINDOWS = [30, 1] as const;
/** Models that are listed for a task, and apps for a window. */
const [LISTED, APPS] = [10, 12];

/** Usage of the warehouse that the environment names, as pages read it; null where there is none to show. */
export async function loadOwnTables(env: NodeJS.ProcessEnv = process.env): Promise<OwnTables | null> {
  const sums = await ownSums(env);
  return sums === null || sums.length === 0 ? null : tablesOfSums(sums, await loadModelRegistry());
}

/** Sums of usage whose model is told by the registry. */
type NamedSum = UsageSum & {readonly of: NamedModel};

interface NamedModel {
  readonly model: string;
  readonly name: string;
  readonly lab: string;
  readonly lab_name: string;
  readonly lab_name_zh: string;
  readonly country: string;
  readonly weights: string;
  readonly origin: Origin;
}

/** Sums of usage as tables of the shapes that pages read of the ledger; at least one. */
export function tablesOfSums(sums: readonly UsageSum[], registry: ModelRegistry): OwnTables {
  const named = namedSums(sums, registry);
  const asOf = named.reduce<IsoDate>((last, {day}) => (day > last ? day : last), "");
  const within = (days: number) => named.filter(({day}) => day > addDays(asOf, -days));
  return {
    usage: weeksOf(named, registry, asOf),
    useCases: {
      tasks: tasksOf(within(WINDOWS[0]), asOf),
      apps: WINDOWS.flatMap((days) => appsOf(within(days), asOf, days))
    },
    spend: SPENDERS.flatMap((by) => spendOf(named, by))
  };
}

function namedSums(sums: readonly UsageSum[], registry: ModelRegistry): NamedSum[] {
  const names = nameReader(registry);
  const found = new Map<string, NamedModel>();
  const read = (written: string): NamedModel => {
    const {values} = names.read(written, false);
    const [model = UNKNOWN_KEY, lab = UNKNOWN_KEY, , country = UNKNOWN_KEY, weights = UNKNOWN_KEY] = values;
    const member = names.member("model", model);
    const of = names.member("lab", lab);
    const {en, zh} = labName(lab, of?.name ?? {en: "Unknown", zh: "未知"});
    const name = member?.name.en ?? model;
    const origin = member?.origin ?? of?.origin ?? "undisclosed";
    return {model, name, lab, lab_name: en, lab_name_zh: zh, country, weights, origin};
  };
  return sums.map((sum) => {
    const of = found.get(sum.model) ?? read(sum.model);
    found.set(sum.model, of);
    return {...sum, of};
  });
}

/** Weeks by model; one at either end may be a part of a week. */
function weeksOf(sums: readonly NamedSum[], registry: ModelRegistry, asOf: IsoDate): Usage {
  const byWeek = addedUp(sums, (sum) => [periodOf(sum.day, "week"), sum.of.model]);
  const models = [...new Map(sums.map(({of}) => [of.model, of])).values()];
  const labs = [...new Map(models.map((of) => [of.lab, of])).values()];
  const countries = [...new Set(labs.map(({country}) => country))].map((country) => {
    const known = registry.countries.find((c) => c.country === country);
    return {...(known ?? {country, name: "Unknown", name_zh: "未知", origin: "undisclosed"})};
  });
  return toUsage({
    rows: byWeek.map(({first: {day, of}, tokens}) => ({week_start: periodOf(day, "week"), model: of.model, tokens})),
    models: models.map(({model, name, lab, weights}) => ({model, name, lab, weights})),
    labs: labs.map(({lab, lab_name: name, lab_name_zh: name_zh, country}) => ({lab, name, name_zh, country})),
    countries,
    source: {citation: CITATION, as_of: asOf, max_age_days: null},
    events: []
  });
}

/** Tasks by their shares in what names one, and the models of each; null where nothing does. */
function tasksOf(window: readonly NamedSum[], asOf: IsoDate): UseCases | null {
  const tagged = window.filter(({use_case}) => use_case !== UNKNOWN_KEY);
  const all = addedUp(tagged, () => [])[0];
  if (!all || all.tokens === 0) return null;
  const byTask = addedUp(tagged, ({use_case}) => [use_case]);
  const byModel = addedUp(tagged, ({use_case, of}) => [use_case, of.model]);
  const first = window.reduce((least, {day}) => (day < least ? day : least), asOf);
  return {
    isOwn: true,
    as_of: asOf,
    window_days: ((parseIsoDate(asOf) ?? 0) - (parseIsoDate(first) ?? 0)) / 86_400_000 + 1,
    citation: CITATION,
    max_age_days: null,
    shares: byTask.map(({first: {use_case}, tokens, requests}) => ({
      level: "task",
      macro: "",
      use_case,
      name: use_case,
      token_share: tokens / all.tokens,
      request_share: all.requests === 0 ? 0 : requests / all.requests
    })),
    models: byTask.flatMap((task) =>
      byModel
        .filter(({first}) => first.use_case === task.first.use_case)
        .slice(0, LISTED)
        .map(({first: {use_case, of}, tokens}, i) => ({
          use_case,
          listed_order: i + 1,
          model: of.model,
          name: of.name,
          lab: of.lab,
          lab_name: of.lab_name,
          lab_name_zh: of.lab_name_zh,
          origin: of.origin,
          share: task.tokens === 0 ? 0 : tokens / task.tokens
        }))
    )
  };
}

/** The largest apps of a window; requests that name none are left out. */
function appsOf(window: readonly NamedSum[], asOf: IsoDate, days: number): AppUsage[] {
  return addedUp(
    window.filter(({app}) => app !== UNKNOWN_KEY),
    ({app}) => [app]
  )
    .slice(0, APPS)
    .map(({first: {app}, tokens, requests}, i) => ({
      isOwn: true,
      as_of: asOf,
      window_days: days,
      rank: i + 1,
      app,
      tokens,
      requests,
      citation: CITATION
    }));
}

/** Spend of every month and currency by one of those who spend; what names none is told as such, so that sums are whole. */
function spendOf(sums: readonly NamedSum[], by: Spender): OwnSpend[] {
  const keyOf = (sum: NamedSum) => (by === "model" ? sum.of.model : sum[by]);
  return addedUp(sums, (sum) => [periodOf(sum.day, "month"), sum.currency, keyOf(sum)]).map(
    ({first, tokens, requests, cost}) => {
      const key = keyOf(first);
      const name = by === "model" ? first.of.name : key;
      return {
        month: periodOf(first.day, "month"),
        by,
        key,
        name: key === UNKNOWN_KEY ? {en: "Not named", zh: "未注明"} : {en: name, zh: name},
        lab: by === "model" && first.of.lab !== UNKNOWN_KEY ? first.of.lab : null,
        currency: first.currency,
        tokens,
        requests,
        cost
      };
    }
  );
}

/** Sums by a key, those with most tokens first. */
function addedUp(sums: readonly NamedSum[], keyOf: (sum: NamedSum) => readonly string[]) {
  const groups = new Map<string, [NamedSum, ...NamedSum[]]>();
  for (const sum of sums) {
    const key = JSON.stringify(keyOf(sum));
    const group = groups.get(key);
    if (group) group.push(sum);
    else groups.set(key, [sum]);
  }
  return [...groups]
    .map(([key, of]) => ({key, first: of[0], ...exactSum(of)}))
    .sort((a, b) => b.tokens - a.tokens || (a.key < b.key ? -1 : 1));
}
