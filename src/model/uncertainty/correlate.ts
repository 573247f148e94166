import {normalProbability, normalQuantile} from "./normal.js";

/** How two uncertain inputs go together: the correlation of their normal scores, from -1 to 1. */
export interface Correlation {
  readonly inputs: readonly [string, string];
  readonly correlation: number;
}

/**
 * Makes independent uniform draws go together as stated (a Gaussian copula); each stays uniform by itself. Inputs
 * without a correlation are left as they are. Throws when names are unknown or correlations contradict one another.
 */
export function correlate(
  draws: ReadonlyMap<string, Float64Array>,
  correlations: readonly Correlation[]
): Map<string, Float64Array> {
  const names = [...new Set(correlations.flatMap(({inputs}) => inputs))];
  const unknown = names.find((name) => !draws.has(name));
  if (unknown !== undefined) throw new Error(`correlation of ${unknown}; expected an input with a distribution`);
  const factor = cholesky(matrixOf(names, correlations), names);
  const scores = names.map((name) => (draws.get(name) as Float64Array).map(normalQuantile));
  const result = new Map(draws);
  names.forEach((name, i) => {
    const mixed = (draws.get(name) as Float64Array).map((_, lane) => {
      let score = 0;
      for (let j = 0; j <= i; ++j) score += (factor[i]?.[j] ?? 0) * (scores[j]?.[lane] ?? 0);
      return Math.min(Math.max(normalProbability(score), Number.MIN_VALUE), 1 - Number.EPSILON / 2);
    });
    result.set(name, mixed);
  });
  return result;
}

function matrixOf(names: readonly string[], correlations: readonly Correlation[]): number[][] {
  const matrix = names.map((_, i) => names.map((__, j) => (i === j ? 1 : 0)));
  for (const {inputs, correlation} of correlations) {
    const [i, j] = inputs.map((name) => names.indexOf(name)) as [number, number];
    if (i === j || !(correlation >= -1 && correlation <= 1))
      throw new Error(`correlation of ${inputs.join(" and ")}: ${correlation}; expected two inputs, from -1 to 1`);
    (matrix[i] as number[])[j] = (matrix[j] as number[])[i] = correlation;
  }
  return matrix;
}

/** Lower triangle L with L Lᵀ the matrix. */
function cholesky(matrix: readonly (readonly number[])[], names: readonly string[]): number[][] {
  const lower: number[][] = matrix.map(() => []);
  matrix.forEach((row, i) => {
    for (let j = 0; j <= i; ++j) {
      const [a, b] = [lower[i] as number[], lower[j] as number[]];
      const rest = (row[j] as number) - a.slice(0, j).reduce((sum, x, k) => sum + x * (b[k] as number), 0);
      if (i === j && rest < -1e-12)
        throw new Error(
          `correlations of ${names.join(", ")} contradict one another; expected a positive semi-definite matrix`
        );
      const pivot = b[j] ?? 0;
      a[j] = i === j ? Math.sqrt(Math.max(rest, 0)) : pivot > 1e-12 ? rest / pivot : 0;
    }
  });
  return lower;
}
