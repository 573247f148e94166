import {html} from "npm:htl";
import type {Annotation} from "../../charts/event-rules.js";
import {formatDate} from "../../lib/format.js";
import type {Lang} from "../../lib/language.js";

/** Names of the numbered rules of a figure, in their order. */
export function eventList(annotations: readonly Annotation[], lang: Lang): HTMLElement {
  return html`<span class="event-list"
    >${annotations.map((a, i) => html`<span><b>${i + 1}</b> <time datetime=${a.date}>${formatDate(a.date, lang)}</time> ${a.label}</span>`)}</span
  >`;
}
