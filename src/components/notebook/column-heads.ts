import {html} from "npm:htl";
import type {CellView} from "../../notebook/cell-view.js";

/** Makes a button of each head of a shown table that names a column which cells can read; `ask` is told column and button. */
export function columnHeads(
  output: HTMLElement,
  {cell, content, value}: CellView,
  ask: (from: string, column: string, at: Element) => void
): void {
  const from = content.kind === "table" ? content.table.from : cell.name;
  const columns = value?.table?.columns.map(({name}) => name) ?? [];
  if (from === "") return;
  for (const head of output.querySelectorAll("thead th")) {
    const column = head.textContent.trim();
    if (!columns.includes(column)) continue;
    const button = html<HTMLButtonElement>`<button type="button" class="linklike" aria-haspopup="menu">
      ${column}
    </button>`;
    button.addEventListener("click", () => ask(from, column, button));
    head.replaceChildren(button);
  }
}
