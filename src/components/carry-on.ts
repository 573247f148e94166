import {readFragment} from "../lib/address.js";
import {linkTo} from "../lib/links.js";

/** Takes a link whose state has moved to another page there, with all it states; a link without such state stays. */
export function carryOn(
  keys: readonly string[],
  to: string,
  page: Pick<Location, "hash" | "search" | "replace"> = location
): void {
  const {fields} = readFragment(page.hash);
  if (fields.some(([key]) => keys.includes(key))) page.replace(linkTo(to) + page.search + page.hash);
}
