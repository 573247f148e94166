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
const HASH = `([0-9a-f]{${VERSION_DIGITS}})`;
const WRITTEN = new RegExp(`^${HASH}(?:\\.${HASH})?$`);

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

/** Key of a query that says in words what a link opens, for whoever reads the link; no page reads it. */
const ABOUT = "about";
const MOST_LETTERS = 60;

/** A query that also says what the link opens: the first words of a headline, as far as they are short. */
export function withSummary(query: string, headline: string): string {
  const words = headline.match(/[−\p{L}\p{N}][\p{L}\p{N}.%]*/gu) ?? [];
  let said = "";
  for (const word of words) {
    const next = said === "" ? word : `${said}-${word}`;
    if (next.length > MOST_LETTERS) break;
    said = next;
  }
  const asked = new URLSearchParams(query);
  asked.delete(ABOUT);
  const others = asked.toString().replace(/=(?=&|$)/g, "");
  const all = [others, ...(said === "" ? [] : [`${ABOUT}=${encodeURIComponent(said)}`])].filter((part) => part !== "");
  return all.length === 0 ? "" : `?${all.join("&")}`;
}

/** From what a link was made; null where it does not say, or not as it was written. */
export function versionIn(fragment: string): LinkVersion | null {
  const [, text = ""] = readFragment(fragment).fields.find(([key]) => key === MADE_FROM) ?? [];
  const [, books, model = null] = WRITTEN.exec(text) ?? [];
  return books === undefined ? null : {books, model};
}
