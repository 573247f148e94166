import {addDays, isoDate, parseIsoDate} from "../../src/lib/dates.js";
import type {Row} from "../../loaders/warehouse/read.js";
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
 * The services as they would answer after the books of a repository end: of the past what the books say, day by day or a
 * seventh of a week; from then on its largest models go on from where they were, those of the country that leads lose
 * ground day by day, and new ones come. What is to come is made up, and follows from the books and the first night, an
 * instant, alone.
 */
export function worldAfter(root: string, firstNight: string): TestWorld {
  const tables = readTables(root);
  const countries = new Map((tables.get("lab") ?? []).map((row) => [row["lab"], String(row["country"])]));
  const countryOf = (model: string) => countries.get(model.split("/")[0] ?? "") ?? "";
  const daily = countsOf(tables.get("usage_daily") ?? [], "day");
  const weekly = countsOf(tables.get("usage_weekly") ?? [], "week_start");
  const lastDay = [...daily.keys()].reduce((last, day) => (day > last ? day : last), "");
  const recent = averagesOf(daily, addDays(lastDay, 1 - RECENT_DAYS));
  const largest = [...recent.keys()]
    .filter((model) => model !== "other")
    .sort((a, b) => (tokensIn(recent, b) > tokensIn(recent, a) ? 1 : -1))
    .slice(0, NAMED);
  const goesOn = new Set([...largest, "other"]);
  const leader = leadingBy(countryOf, largest, recent);
  const firstDays = new Map(
    Object.entries(NEW_MODELS).map(([model, night]) => [model, addDays(isoDate(Date.parse(firstNight)), night - 2)])
  );
  const known = new Set([...daily.values(), ...weekly.values()].flatMap((counts) => [...counts.keys()]));
  const models = new Set([...largest, ...known, ...firstDays.keys()]);
  const world = testWorld(
    firstNight,
    [...models].filter((model) => model !== "other")
  );
  return {
    ...world,
    tokens: (day, model) => {
      // An app, which the books know under other names.
      if (!models.has(model)) return world.tokens(day, model);
      const onDay = daily.get(day);
      if (onDay) return tokensIn(onDay, model);
      const back = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
      const ofWeek = weekly.get(addDays(day, -back));
      if (ofWeek) return seventhOf(tokensIn(ofWeek, model), back);
      const isNew = firstDays.get(model);
      if (isNew === undefined ? !goesOn.has(model) : day < isNew) return 0n;
      const base = isNew === undefined ? tokensIn(recent, model) : 200n * BILLION;
      const days = Math.max(0, daysBetween(isNew ?? lastDay, day));
      const rate = countryOf(model) === leader ? DECLINE : RISE;
      return (base * BigInt(Math.round(1e6 * (1 + rate) ** days))) / 1_000_000n + world.tokens(day, model) - BILLION;
    }
  };
}

type Counts = ReadonlyMap<string, ReadonlyMap<string, bigint>>;

/** Tokens of each model by the day or week that a column names. */
function countsOf(rows: readonly Row[], column: string): Counts {
  const counts = new Map<string, Map<string, bigint>>();
  for (const row of rows) {
    const of = counts.get(String(row[column])) ?? new Map<string, bigint>();
    counts.set(String(row[column]), of.set(String(row["model"]), row["tokens"] as bigint));
  }
  return counts;
}

/** A day's part of a week, so that the seven add up to it. */
function seventhOf(tokens: bigint, day: number): bigint {
  return tokens / 7n + (BigInt(day) < tokens % 7n ? 1n : 0n);
}

/** Average tokens a day of each model, from a day on. */
function averagesOf(daily: Counts, from: string): Map<string, bigint> {
  const averages = new Map<string, bigint>();
  for (const [day, counts] of daily)
    for (const [model, tokens] of counts)
      if (day >= from) averages.set(model, tokensIn(averages, model) + tokens / BigInt(RECENT_DAYS));
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
