import {addDays, isoDate, parseIsoDate} from "../../src/lib/dates.js";
import {readTables} from "../../loaders/warehouse/tables.js";
import {testWorld, type TestWorld} from "../fixtures/remote/world.js";

/** Days before the last on record over which the tokens of a model are averaged. */
const RECENT_DAYS = 7;
/** As many of the largest models as the rankings name, but for those that come new. */
const NAMED = 48;
const BILLION = 1_000_000_000n;
/** Change a day of the models of the country that leads, and of all others. */
const [DECLINE, RISE] = [-0.02, 0.01];

/** Models that come new, by the night before which they are first used: one of a lab on record, one of a lab that is not. */
export const NEW_MODELS: Readonly<Record<string, number>> = {
  "deepseek/deepseek-rehearsed": 2,
  "rehearsed-lab/first-model": 3
};

/**
 * The services as they would answer after the books of a repository end: its own largest models go on from where they
 * were, those of the country that leads lose ground day by day, and new ones come. All of it is made up, and follows from
 * the books and the first night, an instant, alone.
 */
export function worldAfter(root: string, firstNight: string): TestWorld {
  const tables = readTables(root);
  const countries = new Map((tables.get("lab") ?? []).map((row) => [row["lab"], String(row["country"])]));
  const countryOf = (model: string) => countries.get(model.split("/")[0] ?? "") ?? "";
  const known = new Map<string, bigint>();
  for (const row of tables.get("usage_daily") ?? [])
    known.set(`${String(row["day"])} ${String(row["model"])}`, row["tokens"] as bigint);
  const lastDay = [...known.keys()].reduce((last, key) => (key > last ? key : last), "").slice(0, 10);
  const recent = averagesOf(known, addDays(lastDay, 1 - RECENT_DAYS));
  const largest = [...recent.keys()]
    .filter((model) => model !== "other")
    .sort((a, b) => (tokensIn(recent, b) > tokensIn(recent, a) ? 1 : -1))
    .slice(0, NAMED);
  const leader = leadingBy(countryOf, largest, recent);
  const firstDays = new Map(
    Object.entries(NEW_MODELS).map(([model, night]) => [model, addDays(isoDate(Date.parse(firstNight)), night - 2)])
  );
  const world = testWorld(firstNight, [...largest, ...firstDays.keys()]);
  return {
    ...world,
    tokens: (day, model) => {
      const onRecord = known.get(`${day} ${model}`);
      if (onRecord !== undefined) return onRecord;
      const isNew = firstDays.get(model);
      if (isNew !== undefined && day < isNew) return 0n;
      const base = isNew === undefined ? tokensIn(recent, model) : 200n * BILLION;
      const days = Math.max(0, daysBetween(isNew ?? lastDay, day));
      const rate = countryOf(model) === leader ? DECLINE : RISE;
      return (base * BigInt(Math.round(1e6 * (1 + rate) ** days))) / 1_000_000n + world.tokens(day, model) - BILLION;
    }
  };
}

/** Average tokens a day of each model, from a day on. */
function averagesOf(known: ReadonlyMap<string, bigint>, from: string): Map<string, bigint> {
  const averages = new Map<string, bigint>();
  for (const [key, tokens] of known) {
    const model = key.slice(11);
    if (key >= from) averages.set(model, tokensIn(averages, model) + tokens / BigInt(RECENT_DAYS));
  }
  return averages;
}

function tokensIn(by: ReadonlyMap<string, bigint>, key: string): bigint {
  return by.get(key) ?? 0n;
}

/** The country whose models have the most tokens. */
function leadingBy(countryOf: (model: string) => string, models: readonly string[], of: ReadonlyMap<string, bigint>) {
  const sums = new Map<string, bigint>();
  for (const model of models) sums.set(countryOf(model), tokensIn(sums, countryOf(model)) + tokensIn(of, model));
  return [...sums].reduce((first, next) => (next[1] > first[1] ? next : first))[0];
}

function daysBetween(from: string, to: string): number {
  return ((parseIsoDate(to) ?? 0) - (parseIsoDate(from) ?? 0)) / 86_400_000;
}
