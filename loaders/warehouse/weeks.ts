import {addDays, type IsoDate} from "../../src/lib/dates.js";
import {mondayOf} from "../sources/rankings-windows.js";
import {inOrder, type Vintage} from "./vintages.js";
import type {Row} from "./read.js";

type Tokens = Map<string, bigint>;

interface Day {
  readonly tokens: Tokens;
  /** Whether the source had two days to settle it. */
  readonly isSettled: boolean;
}

/** Values rounded to the million differ from exact ones by up to this. */
const ROUNDING = 500_000n;
const MILLION = 1_000_000n;

/**
 * Weeks from vintages of days: the sums of a Monday week once all its days are settled. A week already on record that
 * agrees, exactly or within the rounding of its values, is not stated again.
 */
export function weeksOf(daily: readonly Vintage[], weekly: readonly Vintage[]): Vintage[] {
  const days = new Map<IsoDate, Day>();
  const recorded = new Map<IsoDate, Tokens>();
  const isDaily = new Set(daily);
  const derived: Vintage[] = [];
  for (const vintage of inOrder([...daily, ...weekly])) {
    if (!isDaily.has(vintage)) {
      for (const [week, tokens] of groupTokens(vintage.rows, "week_start")) recorded.set(week, tokens);
      continue;
    }
    const stated = groupTokens(vintage.rows, "day");
    const asOf = String(vintage.rows[0]?.["as_of"]);
    for (const [day, tokens] of stated) days.set(day, {tokens, isSettled: addDays(day, 2) <= asOf});
    const weeks = new Set([...stated.keys()].map(mondayOf));
    const changed = [...weeks].flatMap((week) => {
      const tokens = weekTokens(week, days);
      if (!tokens || agrees(recorded.get(week), tokens)) return [];
      recorded.set(week, tokens);
      return [...tokens].map(([model, sum]) => ({...vintage.rows[0], day: null, week_start: week, model, tokens: sum}));
    });
    if (changed.length) derived.push({...vintage, rows: changed});
  }
  return derived;
}

function weekTokens(week: IsoDate, days: ReadonlyMap<IsoDate, Day>): Tokens | null {
  const sums: Tokens = new Map();
  for (let i = 0; i < 7; i++) {
    const day = days.get(addDays(week, i));
    if (!day?.isSettled) return null;
    for (const [model, tokens] of day.tokens) sums.set(model, (sums.get(model) ?? 0n) + tokens);
  }
  return sums;
}

function agrees(before: Tokens | undefined, after: Tokens): boolean {
  if (!before) return false;
  return [...new Set([...before.keys(), ...after.keys()])].every((model) => {
    const was = before.get(model) ?? 0n;
    const is = after.get(model) ?? 0n;
    const tolerance = was % MILLION === 0n ? ROUNDING : 0n;
    return was - tolerance <= is && is <= was + tolerance;
  });
}

function groupTokens(rows: readonly Row[], column: string): Map<IsoDate, Tokens> {
  const groups = new Map<IsoDate, Tokens>();
  for (const row of rows) {
    const group = String(row[column]);
    const tokens = groups.get(group) ?? new Map<string, bigint>();
    tokens.set(String(row["model"]), BigInt(row["tokens"] ?? 0));
    groups.set(group, tokens);
  }
  return groups;
}
