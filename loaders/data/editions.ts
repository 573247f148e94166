import type {Editions} from "../../src/query/editions.js";
import {asKnownOn} from "../as-known-on.js";
import {readEditions} from "../editions/files.js";
import {readStillPages} from "../editions/still-pages.js";

/** Editions for pages, without the sheets they keep; on a build for an earlier day, those frozen by then. */
export function loadEditions(knownOn = asKnownOn(), root?: string): Editions {
  const editions = readEditions(root)
    .filter((e) => knownOn === null || e.frozenOn <= knownOn)
    .map(({models: _, ...edition}) => ({
      ...edition,
      pages: readStillPages(edition.date, root)?.pages.map((p) => p.path) ?? []
    }));
  return {knownOn, editions};
}
