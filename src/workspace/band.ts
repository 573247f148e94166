import type {Text} from "../lib/language.js";

/** Bands of expected return over some months, as a research note defines its ratings. Fractions. */
export interface ReturnScale {
  readonly above: number;
  readonly below: number;
  readonly months: number;
  /** What the note calls each band: held by no page or module, so that it reaches those alone who may see it. */
  readonly names: Readonly<Record<ReturnBand, Text>>;
}

export type ReturnBand = "above" | "between" | "below";

/** The band an expected return falls in; the limits themselves are between. */
export function bandOf(expectedReturn: number, {above, below}: Pick<ReturnScale, "above" | "below">): ReturnBand {
  if (expectedReturn > above) return "above";
  return expectedReturn < below ? "below" : "between";
}
