import {UNITS_PER_MILLIONTH} from "./values/money.js";

/** Exact amounts in whole millionths that add up to their total rounded once: each goes down, the largest remainders up. */
export function apportioned(amounts: readonly (readonly [micro: number, rest: number])[]): number[] {
  let total = 0n;
  const down = amounts.map(([micro, rest], i) => {
    const whole = Math.floor(rest / UNITS_PER_MILLIONTH);
    total += BigInt(Math.round(micro)) * BigInt(UNITS_PER_MILLIONTH) + BigInt(Math.round(rest));
    return {i, micro: micro + whole, rest: rest - whole * UNITS_PER_MILLIONTH};
  });
  const unit = BigInt(UNITS_PER_MILLIONTH);
  const half = total >= 0n ? unit / 2n : -(unit / 2n);
  const rounded = Number((total + half) / unit);
  let left = rounded - down.reduce((sum, {micro}) => sum + micro, 0);
  const values = down.map(({micro}) => micro);
  for (const {i} of [...down].sort((a, b) => b.rest - a.rest || a.i - b.i)) {
    if (left <= 0) break;
    values[i] = (values[i] ?? 0) + 1;
    left -= 1;
  }
  return values;
}
