import type {PaintOptions} from "../components/paint-part.js";
import type {Words} from "../words/say.js";
import {paint} from "./paint.js";

/** A page's title: what it found, or, where the ledger holds nothing to find it in, the sentence that says so. */
export function pageTitle(finding: Words | null, absent: string, options: PaintOptions): HTMLElement | string {
  return finding ? paint(finding, options) : absent;
}
