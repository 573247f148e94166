import {ORIGINS, type Origin} from "../lib/origins.js";

/** Tokens or shares of a whole by origin, in one unit; an origin that is absent has none. */
export type ByOrigin = Readonly<Partial<Record<Origin, number>>>;

/** Origins that are no place: labs that do not say who they are, and models too small to be named. */
export const UNPLACED = ["undisclosed", "other"] as const;

export type PlacedOrigin = Exclude<Origin, (typeof UNPLACED)[number]>;

const PLACED = ORIGINS.filter((o): o is PlacedOrigin => UNPLACED.every((u) => u !== o));

/** A share of the whole, as fractions. */
export interface ShareBounds {
  readonly low: number;
  readonly high: number;
}

export function unplacedOf(by: ByOrigin): number {
  return UNPLACED.reduce((sum, o) => sum + (by[o] ?? 0), 0);
}

/** Shares of an origin with none and with all of what cannot be placed counted as its own; NaN of an empty whole. */
export function shareBounds(by: ByOrigin, origin: PlacedOrigin): ShareBounds {
  const whole = ORIGINS.reduce((sum, o) => sum + (by[o] ?? 0), 0);
  const own = by[origin] ?? 0;
  return {low: own / whole, high: (own + unplacedOf(by)) / whole};
}

/** Whether shares by origin make up the whole. */
export function isWhole(shares: ByOrigin): boolean {
  return Math.abs(Object.values(shares).reduce((sum, share) => sum + share, 0) - 1) < 1e-9;
}

/** The two largest of the origins that are places, and whether the first leads wherever the rest sits. */
export interface BoundedLead {
  readonly first: PlacedOrigin;
  readonly second: PlacedOrigin;
  readonly isSure: boolean;
}

/** Equal origins stand in their own order; a tie is no lead. */
export function leadOf(by: ByOrigin): BoundedLead {
  const [first = "china", second = "us"] = [...PLACED].sort((a, b) => (by[b] ?? 0) - (by[a] ?? 0));
  return {first, second, isSure: (by[first] ?? 0) > (by[second] ?? 0) + unplacedOf(by)};
}
