import type {Edition, Editions} from "../../src/query/editions.js";
import {asKnownOn} from "../as-known-on.js";
import {readEditions} from "../editions/files.js";

/** Editions for pages, without the sheets they keep. */
export function loadEditions(): Editions {
  const knownOn = asKnownOn();
  const editions = readEditions()
    .filter((e) => knownOn === null || e.frozenOn <= knownOn)
    .map(({models: _, ...edition}): Edition => edition);
  return {knownOn, editions};
}
