import {failure, type Failure} from "./failure.js";
import {rootsOnGrid} from "./roots.js";

/** Rates tried, from almost total loss to a thousandfold gain a period. */
const RATES = Float64Array.from({length: 241}, (_, i) => 10 ** (-3 + i / 40) - 1);

function ratesOf(value: (rate: number) => number): readonly number[] {
  return rootsOnGrid(value, RATES, RATES.map(value)).roots;
}

/**
 * The one rate at which `value` is zero, or of several the one nearest to a guess; NaN when there is none, or more than
 * one and no guess.
 */
export function chosenRate(value: (rate: number) => number, guess?: number): number {
  const [first = NaN, ...others] = ratesOf(value);
  if (guess === undefined) return others.length === 0 ? first : NaN;
  if (guess - guess !== 0) return NaN;
  return others.reduce((best, rate) => (Math.abs(rate - guess) < Math.abs(best - guess) ? rate : best), first);
}

/** Flows of one sign alone are worth nothing at no rate. */
export function noRate(name: string): Failure {
  return failure("no_root", `${name} has no root between -0.999 and 999; expected flows of both signs`);
}

export function rateFailure(name: string, value: (rate: number) => number): Failure {
  const roots = ratesOf(value);
  if (roots.length > 1)
    return failure(
      "several_roots",
      `${name} has ${roots.length} roots: ${roots.map((r) => r.toPrecision(6)).join(", ")}; state a guess, or use npv at a stated rate`
    );
  return noRate(name);
}
