import {html} from "npm:htl";
import type {Lang} from "../../lib/language.js";
import {COMMA} from "../../lib/signs.js";
import type {Notebook} from "../../notebook/notebook.js";
import {graphDrawing} from "../../notebook/graph-drawing.js";
import {outlineOf, type OutlineItem} from "../../notebook/outline.js";
import {graphPicture} from "./graph-picture.js";
import {KIND_WORDS, NOTEBOOK_WORDS as WORDS, PHASE_WORDS} from "./words.js";

/** The outline of an open notebook: headings and cells, who reads whom; `go` leads to a cell. */
export interface OutlineList {
  readonly element: HTMLElement;
  /** Opens it and goes to its first line. */
  open(): void;
}

export function outlineList(notebook: Notebook, lang: Lang, go: (key: string) => void): OutlineList {
  const list = html`<ul></ul>`;
  const picture = html`<div class="notebook-graph-frame"></div>`;
  const element = html<HTMLDetailsElement>`<details class="notebook-outline">
    <summary>${WORDS.outline[lang]}</summary>
    ${picture}${list}
  </details>`;
  let drawn = "";
  const show = () => {
    if (!element.open) return;
    const views = notebook.views();
    const items = outlineOf(views);
    const now = JSON.stringify(items);
    if (now === drawn) return;
    drawn = now;
    const at = [...list.children].findIndex((line) => line.contains(document.activeElement));
    const drawing = graphDrawing(views);
    picture.replaceChildren(...(drawing.cells.length > 0 ? [graphPicture(drawing, lang, go)] : []));
    list.replaceChildren(...items.map((item) => outlineLine(item, lang, go)));
    if (at >= 0) list.children[at]?.querySelector("button")?.focus();
  };
  element.addEventListener("toggle", show);
  element.addEventListener("keydown", (event) => {
    const buttons = [...list.querySelectorAll("button")];
    const on = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const to = {ArrowDown: on + 1, ArrowUp: on - 1}[event.key];
    if (to === undefined || on < 0) return;
    event.preventDefault();
    buttons[Math.max(0, Math.min(buttons.length - 1, to))]?.focus();
  });
  notebook.onChange(show);
  return {
    element,
    open: () => {
      element.open = true;
      show();
      (list.querySelector("button") ?? element.querySelector("summary"))?.focus();
    }
  };
}

function outlineLine(
  {key, kind, level, text, phase, reads, readBy}: OutlineItem,
  lang: Lang,
  go: (key: string) => void
): HTMLElement {
  const listed = (names: readonly string[]) => names.join(COMMA[lang]);
  const button = html`<button type="button" class="linklike">
    ${kind === "text" ? text : `${KIND_WORDS[kind][lang]} ${text}`.trim()}
  </button>`;
  button.addEventListener("click", () => go(key));
  const isTold = kind !== "text" && phase !== "fresh" && phase !== "stale";
  return html`<li class=${`level-${level}`}>
    ${button} ${reads.length > 0 ? html`<small>${WORDS.reads[lang]} ${listed(reads)}</small>` : ""}
    ${readBy.length > 0 ? html`<small>${WORDS.readBy[lang]} ${listed(readBy)}</small>` : ""}
    ${isTold ? html`<small class="notebook-problem">${PHASE_WORDS[phase][lang]}</small>` : ""}
  </li>`;
}
