import {betaQuantile} from "./beta.js";

/**
 * Quantile of Student’s t distribution above the median, by the beta distribution: Abramowitz and Stegun 26.7.1. Throws on a
 * probability below one half, or without a degree of freedom.
 */
export function studentQuantile(p: number, degrees: number): number {
  if (!(p >= 0.5 && p < 1)) throw new Error(`probability: ${p}; expected one from 0.5 to below 1`);
  if (!(degrees >= 1)) throw new Error(`degrees of freedom: ${degrees}; expected at least 1`);
  const x = betaQuantile(2 * (1 - p), degrees / 2, 0.5);
  return Math.sqrt((degrees * (1 - x)) / x);
}
