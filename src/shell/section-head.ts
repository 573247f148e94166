import {html} from "npm:htl";
import type {PaintOptions} from "../components/paint-part.js";
import type {Words} from "../words/say.js";
import {paintFound} from "./paint.js";

/** Head of a part of a page by what it found, at an address that stays the same in every language. */
export function sectionHead(name: string, finding: Words | null, absent: string, options: PaintOptions): HTMLElement {
  return html`<h2 id=${name} tabindex="-1">${paintFound(finding, absent, options)}</h2>`;
}
