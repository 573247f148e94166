import {originLine, type Origin} from "../lib/origins.js";

/** Something that is drawn in a colour of its own. */
export interface Colored {
  readonly key: string;
  readonly origin: Origin | null;
  /** Place among all members in their fixed order, by which those without an origin take a colour. */
  readonly place: number;
}

const SHADES = [66, 42, 82, 54, 34];
const SERIES = 8;

/** Colours by key: shades of its origin for what has one, the set of series colours for the rest. */
export function memberColors(members: readonly Colored[]): ReadonlyMap<string, string> {
  const used = new Map<Origin, number>();
  return new Map(
    members.map(({key, origin, place}) => {
      if (origin === null) return [key, `var(--series-${(place % SERIES) + 1})`];
      const nth = used.get(origin) ?? 0;
      used.set(origin, nth + 1);
      const line = originLine(origin);
      // The first of each round is the colour itself.
      const shade = SHADES[(nth % (SHADES.length + 1)) - 1];
      return [key, shade === undefined ? line : `color-mix(in oklab, ${line} ${shade}%, var(--theme-background))`];
    })
  );
}
