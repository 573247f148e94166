import type {Lang} from "./language.js";
import {linkTo} from "./links.js";

/** What a profile is of: a lab, or a model, by its key in the registry. */
export interface ProfileSubject {
  readonly kind: "lab" | "model";
  readonly key: string;
}

const SIGNS: Readonly<Record<string, string>> = {"/": "--", ":": "--", ".": "_"};

/** A key as a part of an address without dots: `z-ai/glm-5.3:free` is `z-ai--glm-5_3--free`. */
export function profileSlug(key: string): string {
  return key.replace(
    /[^a-z0-9-]|-(?=-)/g,
    (sign) => SIGNS[sign] ?? `~${(sign.codePointAt(0) ?? 0).toString(16).padStart(2, "0")}`
  );
}

/** Route of a profile below the language. */
export function profileRoute({kind, key}: ProfileSubject): string {
  return `/${kind}s/${profileSlug(key)}`;
}

/** Link from the open page to a profile. */
export function profileLink(subject: ProfileSubject, lang: Lang): string {
  return linkTo(`/${lang}${profileRoute(subject)}`);
}

/** Key of what is not named: the rest of the models, and of the labs. */
const REST = "other";

/** Link from the open page to the profile of what a name is of; null for what has no name of its own. */
export function nameLink(kind: ProfileSubject["kind"], key: string, lang: Lang): string | null {
  return key === REST ? null : profileLink({kind, key}, lang);
}

/** A subject as links state it: `model:z-ai/glm-5.3`. */
export function subjectText({kind, key}: ProfileSubject): string {
  return `${kind}:${key}`;
}

/** Link to the page that shows subjects side by side, or one that has no page of its own. */
export function comparisonLink(subjects: readonly ProfileSubject[], lang: Lang): string {
  const of = subjects
    .map(subjectText)
    .map(encodeURIComponent)
    .join(",")
    .replace(/%(2F|3A)/g, decodeURIComponent);
  return linkTo(`/${lang}/profiles${of && `#of=${of}`}`);
}

/** The subject that a page is of, by its path; null for any other page. */
export function subjectAt(path: string, subjects: readonly ProfileSubject[]): ProfileSubject | null {
  const [, kind, slug] = /\/(lab|model)s\/([^/]+?)(?:\.html)?$/.exec(path) ?? [];
  return subjects.find((subject) => subject.kind === kind && profileSlug(subject.key) === slug) ?? null;
}
