import {BASE_CASE} from "./state.js";

/** A reader’s probabilities of cases, as fractions, by key of the case; the base has what they leave. */
export type Odds = Readonly<Record<string, number>>;

/** As a link carries them: `price_war:20~weak_results:10`, in per cent. */
export function oddsText(odds: Odds): string {
  return Object.entries(odds)
    .filter(([, odd]) => odd > 0)
    .map(([key, odd]) => `${key}:${Number((odd * 100).toPrecision(12))}`)
    .join("~");
}

/** Probabilities of a text, and the parts of it that are none of a known case. */
export function readOdds(
  text: string,
  cases: readonly string[]
): {readonly odds: Odds; readonly unread: readonly string[]} {
  const odds: Record<string, number> = {};
  const unread: string[] = [];
  for (const part of text === "" ? [] : text.split("~")) {
    const [, key = "", percent = ""] = /^([^:]+):(\d*\.?\d+)$/.exec(part) ?? [];
    const odd = Number(percent) / 100;
    if (key === BASE_CASE || !cases.includes(key) || percent === "" || !(odd <= 1)) unread.push(part);
    else odds[key] = odd;
  }
  return {odds, unread};
}

/** What the base has beside the cases; below nought where they come to more than everything. */
export function baseOdds(odds: Odds): number {
  const left = 1 - Object.values(odds).reduce((sum, odd) => sum + odd, 0);
  return Math.abs(left) < 1e-9 ? 0 : left;
}
