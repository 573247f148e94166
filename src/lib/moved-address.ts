import {readFragment, writeFragment} from "./address.js";
import type {MovedPage} from "./pages.js";

/**
 * Where a link to an old address leads: `href` is the page now, `search` and `hash` what the link stated. Keys bear their
 * present names; the place on the page is the link's, if it names one.
 */
export function movedAddress(
  {renamed, stated, place}: Pick<MovedPage, "renamed" | "stated" | "place">,
  {href, search, hash}: {readonly href: string; readonly search: string; readonly hash: string}
): string {
  const {fields, anchor} = readFragment(hash);
  const named = fields.map(([key, value]) => [renamed[key] ?? key, value] as const);
  const said = Object.entries(stated).filter(([key]) => !named.some(([other]) => other === key));
  const fragment = writeFragment([...named, ...said], anchor || place);
  return href + search + (fragment && `#${fragment}`);
}
