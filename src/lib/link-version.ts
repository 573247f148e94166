import {readFragment, writeFragment} from "./address.js";

/** From what a link was made: the books, by a hash of what they hold, and the version of the model that is shown. */
export interface LinkVersion {
  readonly books: string;
  /** Null on a page without a model. */
  readonly model: string | null;
}

/** Digits of a hash that tell versions apart. */
export const VERSION_DIGITS = 12;

/** Key of a fragment that says from what the link was made; no page’s state. */
const MADE_FROM = "made";
const WRITTEN = /^([0-9a-f]{12})(?:\.([0-9a-f]{12}))?$/;

/** A fragment that also says from what it was made. */
export function withVersion(fragment: string, {books, model}: LinkVersion): string {
  const {fields, anchor} = readFragment(withoutVersion(fragment));
  return writeFragment([...fields, [MADE_FROM, model === null ? books : `${books}.${model}`]], anchor);
}

/** A fragment without that. */
export function withoutVersion(fragment: string): string {
  const {fields, anchor} = readFragment(fragment);
  return writeFragment(
    fields.filter(([key]) => key !== MADE_FROM),
    anchor
  );
}

/** From what a link was made; null where it does not say, or not as it was written. */
export function versionIn(fragment: string): LinkVersion | null {
  const text = readFragment(fragment).fields.find(([key]) => key === MADE_FROM)?.[1] ?? "";
  const [, books, model = null] = WRITTEN.exec(text) ?? [];
  return books === undefined ? null : {books, model};
}
