import {sortedQuantile} from "./quantile.js";

/** What simulated values of one output say. */
export interface Summary {
  /** Draws that gave a number, and those that gave an error. */
  readonly count: number;
  readonly failed: number;
  readonly mean: number;
  readonly sd: number;
  /** Standard error of the mean. */
  readonly standardError: number;
  /** Standard error of the median, from ten batches: a figure for whether the draws suffice. */
  readonly medianError: number;
  /** Values in rising order, without errors. */
  readonly sorted: Float64Array;
}

const BATCHES = 10;

/** Of one output's lanes; all figures are NaN when no draw gave a number. */
export function summarize(values: Float64Array): Summary {
  const numbers = values.filter((v) => !Number.isNaN(v));
  const [mean, sd] = moments(numbers);
  const sorted = numbers.slice().sort();
  return {
    count: numbers.length,
    failed: values.length - numbers.length,
    mean,
    sd,
    standardError: sd / Math.sqrt(numbers.length),
    medianError: batchError(numbers, 0.5),
    sorted
  };
}

/** Mean and standard deviation (n - 1). Source: B. P. Welford (1962). */
export function moments(values: Float64Array): [mean: number, sd: number] {
  let [mean, squares] = [0, 0];
  values.forEach((x, i) => {
    const off = x - mean;
    mean += off / (i + 1);
    squares += off * (x - mean);
  });
  return values.length === 0 ? [NaN, NaN] : [mean, Math.sqrt(squares / (values.length - 1))];
}

function batchError(values: Float64Array, p: number): number {
  const size = Math.floor(values.length / BATCHES);
  if (size < 2) return NaN;
  const batches = Float64Array.from({length: BATCHES}, (_, i) =>
    sortedQuantile(values.slice(i * size, (i + 1) * size).sort(), p)
  );
  return moments(batches)[1] / Math.sqrt(BATCHES);
}

/** The value below which a share `p` of draws lies. */
export function quantile({sorted}: Summary, p: number): number {
  if (!(p >= 0 && p <= 1)) throw new Error(`quantile: ${p}; expected a fraction from 0 to 1`);
  return sorted.length === 0 ? NaN : sortedQuantile(sorted, p);
}
