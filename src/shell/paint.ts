import {paintParts, type PaintOptions} from "../components/paint-part.js";
import type {Words} from "../words/say.js";

/** A sentence as one element. */
export function paint(words: Words, options: PaintOptions): HTMLElement {
  const span = (options.document ?? document).createElement("span");
  span.append(...paintParts(words, options));
  return span;
}

/** What was found, as one element; where the ledger holds nothing to find it in, the sentence that says so. */
export function paintFound(found: Words | null, absent: string, options: PaintOptions): HTMLElement | string {
  return found ? paint(found, options) : absent;
}
