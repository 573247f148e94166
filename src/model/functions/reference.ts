import type {About} from "./define.js";
import {FUNCTIONS} from "./functions.js";
import {NAMES} from "./names.js";
import {OPERATORS} from "./operators.js";

/** One word of the formula language as a reader looks it up. */
export interface ReferenceEntry extends About {
  readonly kind: "function" | "operator" | "name";
  readonly name: string;
  /** "npv(rate, flows)", "a + b", "missing". */
  readonly signature: string;
}

/** Every function, operator and name of the formula language, in the order of their lists. */
export function reference(): ReferenceEntry[] {
  return [
    ...[...FUNCTIONS.values()].map((f): ReferenceEntry => ({...f, kind: "function"})),
    ...Object.entries(OPERATORS).map(([name, about]): ReferenceEntry => ({
      ...about,
      kind: "operator",
      name,
      signature: `a ${name} b`
    })),
    ...Object.entries(NAMES).map(([name, about]): ReferenceEntry => ({...about, kind: "name", name, signature: name}))
  ];
}
