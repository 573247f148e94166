import {html} from "npm:htl";
import type {Lang} from "../../lib/language.js";
import {ORIGIN_NAME, type Origin} from "../../lib/origins.js";

/** Names the colours of a figure, in the order given. */
export function originKey(origins: readonly Origin[], lang: Lang): HTMLElement {
  return html`<span class="origin-key"
    >${origins.map((o) => html`<span><i class=${`swatch swatch-${o}`}></i>${ORIGIN_NAME[o][lang]}</span>`)}</span
  >`;
}
