import {html} from "npm:htl";
import {MEASURED_LOADS, REQUEST_SIZES, SIZE_HEADS, SIZES_SOURCE} from "../figures/findings/request-sizes.js";
import type {Lang} from "../lib/language.js";
import {paint} from "./paint.js";
import {sheetTable} from "./sheet-table.js";

/** What loading requests took by measurement, and what follows for more of them. */
export function requestSizes(lang: Lang): HTMLElement {
  const table = sheetTable({
    lang,
    caption: {en: "Loads that were measured", zh: "实测的载入"},
    heads: SIZE_HEADS.map(({name}, column) => ({key: String(column), name, isNumber: column > 0, isFixed: true})),
    onSort: () => undefined
  });
  const words = {lang, source: SIZES_SOURCE};
  table.show(
    MEASURED_LOADS.map(
      (load) =>
        html`<tr>
          ${SIZE_HEADS.map(({cell}, column) => html`<td class=${column > 0 ? "number" : null}>${paint(cell(load), words)}</td>`)}
        </tr>`
    ),
    ""
  );
  return html`<div>${table.element} ${REQUEST_SIZES.map((each) => html`<p>${paint(each, words)}</p>`)}</div>`;
}
