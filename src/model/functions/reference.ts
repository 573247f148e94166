import type {About} from "./define.js";
import {FUNCTIONS} from "./functions.js";
import {BUILT_IN_NAMES} from "./names.js";
import {OPERATORS} from "./operators.js";
import {namesElsewhere} from "./synonyms.js";

/** One word of the formula language as a reader looks it up. */
export interface ReferenceEntry extends About {
  readonly kind: "function" | "operator" | "name";
  readonly name: string;
  /** "npv(rate, flows)", "a + b", "missing". */
  readonly signature: string;
  /** What other spreadsheets call it. */
  readonly elsewhere: readonly string[];
}

/** Every function, operator and name of the formula language, in the order of their lists. */
export function reference(): ReferenceEntry[] {
  const entries: readonly Omit<ReferenceEntry, "elsewhere">[] = [
    ...[...FUNCTIONS.values()].map((f) => ({...f, kind: "function" as const})),
    ...Object.entries(OPERATORS).map(([name, about]) => ({
      ...about,
      kind: "operator" as const,
      name,
      signature: `a ${name} b`
    })),
    ...Object.entries(BUILT_IN_NAMES).map(([name, about]) => ({...about, kind: "name" as const, name, signature: name}))
  ];
  return entries.map((entry) => ({...entry, elsewhere: namesElsewhere(entry.name)}));
}
