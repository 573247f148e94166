import {addDays, type IsoDate} from "../lib/dates.js";
import type {Text} from "../lib/language.js";
import {ORIGINS, type Origin} from "../lib/origins.js";
import {at, originOf, type Usage} from "./usage.js";

/** What counts: the nine largest named models of the week, all named models, or all tokens with `other`. */
export const BASES = ["nine", "named", "all"] as const;

export type Basis = (typeof BASES)[number];

export const BASIS_NAME: Readonly<Record<Basis, Text>> = {
  nine: {en: "Nine largest models", zh: "前九大模型"},
  named: {en: "All named models", zh: "全部具名模型"},
  all: {en: "All tokens", zh: "全部词元"}
};

/** Tokens of one week by origin under a basis. */
export interface WeekByOrigin {
  readonly week: IsoDate;
  readonly tokens: Readonly<Record<Origin, number>>;
  /** Sum over origins: the denominator of shares under this basis. */
  readonly total: number;
}

/** Every published week by origin under a basis, in order. */
export function weeksByOrigin(usage: Usage, basis: Basis): WeekByOrigin[] {
  const rowsByWeek: number[][] = usage.weeks.map(() => []);
  usage.week.forEach((week, row) => at(rowsByWeek, week).push(row));
  return rowsByWeek.map((rows, week) => {
    const tokens = Object.fromEntries(ORIGINS.map((o) => [o, 0])) as Record<Origin, number>;
    for (const row of basis === "nine" ? largestNamed(usage, rows, 9) : rows) {
      const origin = originOf(usage, at(usage.model, row));
      if (basis === "all" || origin !== "other") tokens[origin] += at(usage.tokens, row);
    }
    return {week: at(usage.weeks, week), tokens, total: ORIGINS.reduce((sum, o) => sum + tokens[o], 0)};
  });
}

/** The `count` largest named models among rows of one week; equal ones in the order of their slugs. */
export function largestNamed(usage: Usage, rows: readonly number[], count: number): number[] {
  const slug = (row: number) => at(usage.models, at(usage.model, row)).model;
  return rows
    .filter((row) => originOf(usage, at(usage.model, row)) !== "other")
    .sort((a, b) => at(usage.tokens, b) - at(usage.tokens, a) || (slug(a) < slug(b) ? -1 : 1))
    .slice(0, count);
}

/** When China led the US: first week, first week of the present run, and weeks in the lead. */
export interface LeadRun {
  readonly first: IsoDate | null;
  /** First week since which every published week was led; null when the last week was not. */
  readonly since: IsoDate | null;
  readonly weeks: number;
  readonly of: number;
}

export function chinaLead(weeks: readonly WeekByOrigin[]): LeadRun {
  const leads = weeks.map(({tokens}) => tokens.china > tokens.us);
  const run = leads.lastIndexOf(false) + 1;
  return {
    first: weeks[leads.indexOf(true)]?.week ?? null,
    since: weeks[run]?.week ?? null,
    weeks: leads.filter(Boolean).length,
    of: weeks.length
  };
}

/** Mondays between the first and the last published week that were never published whole. */
export function missingWeeks(weeks: readonly IsoDate[]): IsoDate[] {
  const published = new Set(weeks);
  const missing: IsoDate[] = [];
  const last = weeks[weeks.length - 1] ?? "";
  for (let week = weeks[0] ?? ""; week < last; week = addDays(week, 7)) if (!published.has(week)) missing.push(week);
  return missing;
}
