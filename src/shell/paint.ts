import {paintPart, type PaintOptions} from "../components/paint-part.js";
import type {Words} from "../words/say.js";

/** A sentence as elements: each quantity carries its value, unit and source, each day its date. */
export function paint(words: Words, options: PaintOptions): HTMLElement {
  const span = (options.document ?? document).createElement("span");
  span.append(...words[options.lang].map((part) => paintPart(part, options)));
  return span;
}
