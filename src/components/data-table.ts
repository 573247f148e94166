import {html} from "npm:htl";
import {parseIsoDate} from "../lib/dates.js";
import type {Lang} from "../lib/language.js";
import {missing} from "../lib/format.js";
import {printWords, type Words} from "../words/say.js";
import {numberElement} from "./number.js";
import {paintParts} from "./paint-part.js";

/** A column of a table: its head, its cells, and its exact values for the download. */
export interface TableColumn<T> {
  readonly key: string;
  readonly head: string;
  /** Unit of the values; numbers without one are plain counts such as ranks. */
  readonly unit?: string;
  readonly value: (row: T) => string | number | null;
  /** How a value reads; the value itself by default. */
  readonly text?: (row: T) => string;
  /** What stands in the cell in place of a text, such as several numbers with a source each. */
  readonly show?: (row: T) => Node;
  /** Texts are English whatever the page's language, such as titles of documents. */
  readonly isForeign?: boolean;
  /** Where a text leads; null where it leads nowhere. */
  readonly link?: (row: T) => string | null;
}

/** A table whose numbers align and carry their exact values. Throws nothing: an absent value says so. */
export function dataTable<T>(
  columns: readonly TableColumn<T>[],
  rows: readonly T[],
  {
    lang,
    source = "",
    caption,
    label = caption ? printWords(caption, lang) : ""
  }: {lang: Lang; source?: string; caption?: Words; label?: string}
): HTMLElement {
  const cell = (column: TableColumn<T>, row: T) => {
    const value = column.value(row);
    if (value !== null && column.show)
      return html`<td class=${typeof value === "number" ? "number" : null} lang=${column.isForeign ? "en" : null}>
        ${column.show(row)}
      </td>`;
    if (value === null)
      return html`<td class="missing" lang=${column.isForeign ? "en" : null}>
        ${column.text?.(row) ?? missing(lang)}
      </td>`;
    const text = column.text?.(row) ?? String(value);
    const link = column.link?.(row) ?? null;
    if (typeof value === "string")
      return html`<td lang=${column.isForeign ? "en" : null}>
        ${link !== null ? html`<a href=${link}>${text}</a>` : parseIsoDate(value) === null ? text : html`<time datetime=${value}>${text}</time>`}
      </td>`;
    return html`<td class="number">${numberElement({value, unit: column.unit ?? "", source, text})}</td>`;
  };
  const isNumeric = (column: TableColumn<T>) => rows.some((row) => typeof column.value(row) === "number");
  return html`<div class="table-scroll" tabindex="0" role="region" aria-label=${label}>
    <table>
      ${
        caption
          ? html`<caption>
              ${paintParts(caption, {lang, source})}
            </caption>`
          : ""
      }
      <thead>
        <tr>
          ${columns.map((c) => html`<th scope="col" class=${isNumeric(c) ? "number" : ""}>${c.head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${columns.map((c) => cell(c, row))}
            </tr>`
        )}
      </tbody>
    </table>
  </div>`;
}
