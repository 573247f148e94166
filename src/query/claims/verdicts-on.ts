import type {IsoDate} from "../../lib/dates.js";
import {verdictAt, type Claims} from "./claims.js";

/** The kind of verdict on each claim as a day of the books had it: the present ones, with what changed since undone. */
export function verdictsOn(claims: Claims, day: IsoDate): Readonly<Record<string, string>> {
  const kinds = Object.fromEntries(
    claims.claims.map((claim) => [claim.claim, verdictAt(claim, "now", claims).kind as string])
  );
  // Newest first, so that the earliest change after the day has the last word.
  for (const {day: on, claim, from} of claims.changes) if (on > day) kinds[claim] = from.kind;
  return kinds;
}
