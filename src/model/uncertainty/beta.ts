import {brent} from "../calculate/roots.js";

/** Logarithm of the gamma function above 0, to about 1e-14. Source: C. Lanczos (1964), with g = 7 and nine terms. */
export function logGamma(x: number): number {
  const t = x + 6.5;
  let sum = 0.99999999999980993;
  LANCZOS.forEach((c, i) => (sum += c / (x + i)));
  return Math.log(Math.sqrt(2 * Math.PI) * sum) + (x - 0.5) * Math.log(t) - t;
}

const LANCZOS = [
  676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
  -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7
];

/** Probability that a beta variable with parameters a and b is at most x. Source: Abramowitz and Stegun 26.5.8. */
export function betaProbability(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  // The fraction converges fast below the mean; above it, the other tail is taken.
  if (x > (a + 1) / (a + b + 2)) return 1 - (front * fraction(1 - x, b, a)) / b;
  return (front * fraction(x, a, b)) / a;
}

/** The continued fraction by Lentz's method. */
function fraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  let [c, d] = [1, 1 / orTiny(1 - ((a + b) * x) / (a + 1), tiny)];
  let h = d;
  for (let m = 1; m < 300; ++m) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / orTiny(1 + even * d, tiny);
    c = orTiny(1 + even / c, tiny);
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / orTiny(1 + odd * d, tiny);
    c = orTiny(1 + odd / c, tiny);
    h *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return h;
}

function orTiny(x: number, tiny: number): number {
  return Math.abs(x) < tiny ? tiny : x;
}

/** Quantile of a beta variable at a probability between 0 and 1. */
export function betaQuantile(p: number, a: number, b: number): number {
  if (p <= 0) return 0;
  return p >= 1 ? 1 : brent((x) => betaProbability(x, a, b) - p, 0, 1, -p, 1 - p);
}
