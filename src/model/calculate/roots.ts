/** A root of a function, or of one sign change too many or too few. */
export interface Roots {
  readonly roots: readonly number[];
  /** Places where the sign changes by a jump, as at a pole, not through zero. */
  readonly jumps: readonly number[];
}

/**
 * Roots of `f` between neighbouring points of `grid`, each found by Brent's method in a bracket where the sign
 * changes. `values` are `f` on the grid; one that is not finite closes no bracket. Roots that touch zero without
 * crossing it, and pairs between two grid points, go unseen.
 */
export function rootsOnGrid(f: (x: number) => number, grid: ArrayLike<number>, values: ArrayLike<number>): Roots {
  const roots: number[] = [];
  const jumps: number[] = [];
  for (let i = 0; i < grid.length; ++i) {
    const [x, fx] = [grid[i] as number, values[i] as number];
    if (fx === 0) roots.push(x);
    if (i === 0) continue;
    const [before, fBefore] = [grid[i - 1] as number, values[i - 1] as number];
    if (!(Math.sign(fBefore) * Math.sign(fx) < 0)) continue;
    const root = brent(f, before, x, fBefore, fx);
    const isRoot = Math.abs(f(root)) <= Math.min(Math.abs(fBefore), Math.abs(fx));
    (isRoot ? roots : jumps).push(root);
  }
  return {roots, jumps};
}

/**
 * The root in a bracket by Brent's method: inverse quadratic steps, guarded by halving.
 * Source: R. P. Brent, Algorithms for Minimization without Derivatives (1973), chapter 4.
 */
export function brent(f: (x: number) => number, low: number, high: number, fLow = f(low), fHigh = f(high)): number {
  let [a, b, fa, fb] = [low, high, fLow, fHigh];
  let [c, fc, step, before] = [a, fa, b - a, b - a];
  for (let i = 0; i < 200; ++i) {
    if (fb * fc > 0) [c, fc, step, before] = [a, fa, b - a, b - a];
    if (Math.abs(fc) < Math.abs(fb)) [a, b, c, fa, fb, fc] = [b, c, b, fb, fc, fb];
    const tolerance = 2 * Number.EPSILON * Math.abs(b);
    const middle = (c - b) / 2;
    if (Math.abs(middle) <= tolerance || fb === 0) return b;
    [before, step] = nextStep(a, b, c, fa, fb, fc, before, step, tolerance);
    [a, fa] = [b, fb];
    b += Math.abs(step) > tolerance ? step : Math.sign(middle) * tolerance;
    fb = f(b);
  }
  return b;
}

function nextStep(
  a: number,
  b: number,
  c: number,
  fa: number,
  fb: number,
  fc: number,
  before: number,
  step: number,
  tolerance: number
): [before: number, step: number] {
  const middle = (c - b) / 2;
  if (Math.abs(before) < tolerance || Math.abs(fa) <= Math.abs(fb)) return [middle, middle];
  const s = fb / fa;
  const [q, r] = [fa / fc, fb / fc];
  let p = a === c ? 2 * middle * s : s * (2 * middle * q * (q - r) - (b - a) * (r - 1));
  let d = a === c ? 1 - s : (q - 1) * (r - 1) * (s - 1);
  if (p > 0) d = -d;
  p = Math.abs(p);
  const isShort = 2 * p < Math.min(3 * middle * d - Math.abs(tolerance * d), Math.abs(before * d));
  return isShort ? [step, p / d] : [middle, middle];
}
