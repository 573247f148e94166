import {betaQuantile} from "./beta.js";
import type {Distribution} from "./distribution.js";
import {normalQuantile} from "./normal.js";

/** The quantile function of a distribution, for probabilities strictly between 0 and 1. */
export function quantileOf(d: Distribution): (p: number) => number {
  switch (d.type) {
    case "normal":
      return (p) => d.mean + d.sd * normalQuantile(p);
    case "lognormal":
      return (p) => Math.exp(d.mu + d.sigma * normalQuantile(p));
    case "uniform":
      return (p) => d.low + (d.high - d.low) * p;
    case "triangular":
      return triangular(d.low, d.mode, d.high);
    case "pert": {
      const span = d.high - d.low;
      const [a, b] = [1 + (4 * (d.mode - d.low)) / span, 1 + (4 * (d.high - d.mode)) / span];
      return (p) => d.low + span * betaQuantile(p, a, b);
    }
    case "discrete":
      return discrete(d.values, d.weights);
    case "empirical": {
      const sorted = Float64Array.from(d.values).sort();
      return (p) => sortedQuantile(sorted, p);
    }
  }
}

function triangular(low: number, mode: number, high: number): (p: number) => number {
  const span = high - low;
  const left = (mode - low) / span;
  return (p) =>
    p < left ? low + Math.sqrt(p * span * (mode - low)) : high - Math.sqrt((1 - p) * span * (high - mode));
}

function discrete(values: readonly number[], weights: readonly number[]): (p: number) => number {
  const order = values.map((_, i) => i).sort((a, b) => (values[a] as number) - (values[b] as number));
  return (p) => {
    let reached = 0;
    for (const i of order) {
      reached += weights[i] as number;
      if (p <= reached) return values[i] as number;
    }
    return values[order.at(-1) as number] as number;
  };
}

/**
 * Quantile of observations in rising order, joined by lines: the one spreadsheets call PERCENTILE.INC (Hyndman and
 * Fan's type 7).
 */
export function sortedQuantile(sorted: Float64Array, p: number): number {
  const position = p * (sorted.length - 1);
  const i = Math.min(Math.floor(position), sorted.length - 2);
  if (i < 0) return sorted[0] as number;
  const [low, high] = [sorted[i] as number, sorted[i + 1] as number];
  return low + (high - low) * (position - i);
}
