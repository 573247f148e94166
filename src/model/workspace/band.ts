/** Bands of expected return over some months, as a research note defines its ratings. Fractions. */
export interface ReturnScale {
  readonly above: number;
  readonly below: number;
  readonly months: number;
}

export type Band = "above" | "between" | "below";

/** The band an expected return falls in; the limits themselves are between. */
export function bandOf(expectedReturn: number, {above, below}: ReturnScale): Band {
  if (expectedReturn > above) return "above";
  return expectedReturn < below ? "below" : "between";
}
