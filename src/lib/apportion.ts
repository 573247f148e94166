/**
 * Rounds values to `digits` decimals so that they add up to the rounded total: each goes down, and the largest
 * remainders, the earlier first, go up. Returns values times ten to the power of `digits`, which are whole.
 */
export function apportion(values: readonly number[], digits: number): number[] {
  const scale = 10 ** digits;
  const scaled = values.map((value) => value * scale);
  const down = scaled.map(Math.floor);
  const rest = Math.round(sum(scaled)) - sum(down);
  const largest = scaled
    .map((value, i) => ({i, remainder: value - Math.floor(value)}))
    .sort((a, b) => b.remainder - a.remainder)
    .slice(0, rest);
  const up = new Set(largest.map(({i}) => i));
  return down.map((value, i) => (up.has(i) ? value + 1 : value));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
