/**
 * Rounds values to `digits` decimals so that they add up to the rounded total: each goes down, and the largest
 * remainders, the earlier first, go up. Returns values times ten to the power of `digits`, which are whole.
 */
export function apportion(values: readonly number[], digits: number): number[] {
  const scale = 10 ** digits;
  const scaled = values.map((value) => value * scale);
  const down = scaled.map(Math.floor);
  const total = Math.round(scaled.reduce((sum, value) => sum + value, 0));
  let rest = total - down.reduce((sum, value) => sum + value, 0);
  const byRemainder = scaled
    .map((value, i) => ({i, remainder: value - Math.floor(value)}))
    .sort((a, b) => b.remainder - a.remainder || a.i - b.i);
  for (const {i} of byRemainder) {
    if (rest <= 0) break;
    down[i] = (down[i] ?? 0) + 1;
    rest -= 1;
  }
  return down;
}
