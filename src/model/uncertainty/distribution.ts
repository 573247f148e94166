/** How an uncertain input may fall, in the input's unit. */
export type Distribution =
  | {readonly type: "normal"; readonly mean: number; readonly sd: number}
  /** `mu` and `sigma` are mean and standard deviation of the logarithm. */
  | {readonly type: "lognormal"; readonly mu: number; readonly sigma: number}
  | {readonly type: "triangular"; readonly low: number; readonly mode: number; readonly high: number}
  /** Beta between `low` and `high` with mean (low + 4 mode + high) / 6. */
  | {readonly type: "pert"; readonly low: number; readonly mode: number; readonly high: number}
  | {readonly type: "uniform"; readonly low: number; readonly high: number}
  /** Weights sum to 1. */
  | {readonly type: "discrete"; readonly values: readonly number[]; readonly weights: readonly number[]}
  /** Observations, each as likely as the next, joined by lines. */
  | {readonly type: "empirical"; readonly values: readonly number[]};

export const DISTRIBUTIONS = ["normal", "lognormal", "triangular", "pert", "uniform", "discrete", "empirical"] as const;

/** What is wrong with a distribution's parameters; null when nothing is. */
export function distributionProblem(d: Distribution): string | null {
  if (!DISTRIBUTIONS.includes(d.type))
    return `${String((d as {type: unknown}).type)}; expected ${DISTRIBUTIONS.join(", ")}`;
  const numbers = Object.entries(d).flatMap(([name, v]) => (name === "type" ? [] : (v as number | number[])));
  if (numbers.length === 0 || !numbers.every(Number.isFinite)) return `${numbers.join(", ")}; expected numbers`;
  if (d.type === "normal") return d.sd > 0 ? null : `sd: ${d.sd}; expected more than 0`;
  if (d.type === "lognormal") return d.sigma > 0 ? null : `sigma: ${d.sigma}; expected more than 0`;
  if (d.type === "empirical") return d.values.length > 1 ? null : `${d.values.length} values; expected at least 2`;
  if (d.type === "discrete") return discreteProblem(d);
  if (!(d.low < d.high)) return `low: ${d.low}, high: ${d.high}; expected low below high`;
  if (d.type !== "uniform" && !(d.mode >= d.low && d.mode <= d.high))
    return `mode: ${d.mode}; expected ${d.low} to ${d.high}`;
  return null;
}

function discreteProblem({values, weights}: Distribution & {type: "discrete"}): string | null {
  if (values.length !== weights.length) return `${values.length} values, ${weights.length} weights; expected as many`;
  const total = weights.reduce((sum, w) => sum + w, 0);
  if (weights.some((w) => w < 0) || Math.abs(total - 1) > 1e-9)
    return `weights sum to ${total}; expected 1, none below 0`;
  return null;
}
