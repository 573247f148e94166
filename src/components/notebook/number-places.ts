import type {CellView} from "../../notebook/cell-view.js";
import {numbersOfCell, type NumberPlace} from "../../notebook/number-lineage.js";

const places = new WeakMap<Element, NumberPlace>();

/** Notes of each number of a table on the page where it stands in its cell’s own; rows and columns count from 0 as they are drawn. */
export function placeNumbers(table: Element, placeOf: (row: number, column: number) => NumberPlace | null): void {
  table.querySelectorAll("tbody tr").forEach((line, row) => {
    line.querySelectorAll("td").forEach((each, column) => {
      const data = each.querySelector("data");
      const place = data && placeOf(row, column);
      if (place) places.set(data, place);
    });
  });
}

/** The number of a cell’s output that was clicked; null where none was. */
export function clickedNumber(target: EventTarget | null, views: readonly CellView[]): NumberPlace | null {
  const data = target instanceof Element ? target.closest(".notebook-output data") : null;
  if (!data) return null;
  const cells = [...document.querySelectorAll(".notebook-cells > .notebook-cell")];
  const panel = data.closest(".notebook-cell");
  const view = panel ? views[cells.indexOf(panel)] : undefined;
  if (view?.content.kind !== "text") return places.get(data) ?? null;
  const at = [...(panel?.querySelectorAll(".notebook-output data") ?? [])].indexOf(data);
  return numbersOfCell(view, views)[at] ?? null;
}
