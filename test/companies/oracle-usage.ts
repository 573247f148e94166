import type {LabWeek} from "../../src/companies/facts.js";
import {zhipu, ZHIPU_FACTS, type Usage} from "./oracles.js";

const ZHIPU_LABS = ["z-ai", "thudm"];
const [FIRST, SECOND] = [
  ["2026-01-01", "2026-06-30"],
  ["2026-07-01", "2026-12-31"]
] as const;

/** Paid tokens a week, trillions, in the two halves of 2026, over the weeks the router has on record. */
export function usageOf(weeks: readonly LabWeek[], labs: readonly string[]): Usage {
  const weekly = ([from, to]: readonly [string, string]) => {
    const within = weeks.filter((w) => from <= w.week_start && w.week_start <= to);
    let tokens = 0;
    for (const w of within) if (labs.includes(w.lab)) tokens += w.tokens - w.free_tokens;
    return tokens / new Set(within.map((w) => w.week_start)).size;
  };
  return {before: weekly(FIRST), after: weekly(SECOND)};
}

/** USD per million tokens of Zhipu’s mix: 3% output, three quarters of the input from the cache. */
function effectivePrice(weeks: readonly LabWeek[], [from, to]: readonly [string, string]): number {
  const own = weeks.filter((w) => ZHIPU_LABS.includes(w.lab) && from <= w.week_start && w.week_start <= to);
  const sum = (of: (w: LabWeek) => number) => own.reduce((total, w) => total + of(w), 0);
  const list = (of: (w: LabWeek) => number) => sum(of) / (sum((w) => w.priced_tokens) / 1e6);
  const input = 0.25 * list((w) => w.usd_if_all_input) + 0.75 * list((w) => w.usd_if_all_cached);
  return 0.97 * input + 0.03 * list((w) => w.usd_if_all_output);
}

/** What Zhipu’s price asks of its tokens, and what stands on record for the half to June 2026. */
export interface Justified {
  /** Factor on the growth of tokens in each half from 2027. */
  readonly factor: number;
  /** CNY m in the second half of 2030, tokens tn a day, USD per million. */
  readonly revenue: number;
  readonly tokens: number;
  readonly price: number;
  readonly before: {readonly tokens: number; readonly price: number};
}

/** Halves an interval of factors until the hand-worked value is the price. */
export function tokensThatJustify(price: number, weeks: readonly LabWeek[]): Justified {
  const usage = usageOf(weeks, ZHIPU_LABS);
  let [low, high] = [0.2, 6];
  while (high - low > 1e-12) {
    const middle = (low + high) / 2;
    if (zhipu(ZHIPU_FACTS, usage, {token_growth: middle}) < price) low = middle;
    else high = middle;
  }
  // Eight halves from the first of 2027 to the second of 2030; revenue goes with the root of tokens, and so does price.
  const grown = [1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.45, 0.4].reduce((whole, g) => whole * (1 + g * low), 1);
  const revenue = 825.176 * Math.sqrt((usage.after / usage.before) * grown);
  const ahead = effectivePrice(weeks, SECOND) / Math.sqrt(grown);
  const reported = effectivePrice(weeks, FIRST);
  // Yuan at 6.78 a dollar; 60% of tokens served by the maker; 184 and 181 days.
  const tokens = (yuan: number, at: number, days: number) => yuan / 6.78 / (at * 0.6) / days;
  return {
    factor: low,
    revenue,
    tokens: tokens(revenue, ahead, 184),
    price: ahead,
    before: {tokens: tokens(825.176, reported, 181), price: reported}
  };
}
