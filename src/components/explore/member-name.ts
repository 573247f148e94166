import type {Lang} from "../../lib/language.js";
import {nameLink} from "../../lib/profile-address.js";
import {subjectName} from "../../words/names.js";
import type {Part} from "../../words/say.js";

/** A member of a cut by its label. */
interface Labelled {
  readonly key: string;
  readonly label: string;
}

/** What a member is called within a sentence: a lab or a model leads to its profile. */
export function memberName(by: string, {key, label}: Labelled): Part {
  return by === "lab" || by === "model" ? subjectName(by, key, label) : label;
}

/** Where the name of a member leads in a table; null for one that has no profile. */
export function memberLink(by: string, key: string, lang: Lang): string | null {
  return by === "lab" || by === "model" ? nameLink(by, key, lang) : null;
}
