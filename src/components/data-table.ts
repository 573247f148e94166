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
    const shown =
      value === null
        ? (column.text?.(row) ?? missing(lang))
        : (column.show?.(row) ?? shownValue(column, row, {value, source}));
    const element = document.createElement("td");
    if (value === null) element.className = "missing";
    else if (typeof value === "number") element.className = "number";
    if (column.isForeign) element.lang = "en";
    element.append(shown);
    return element;
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
        ${rows.map((row) => {
          const line = document.createElement("tr");
          line.append(...columns.map((column) => cell(column, row)));
          return line;
        })}
      </tbody>
    </table>
  </div>`;
}

/** What a cell of a value holds: a number with its unit and source, a link, a day, or a text. */
function shownValue<T>(
  column: TableColumn<T>,
  row: T,
  {value, source}: {value: string | number; source: string}
): Node | string {
  const text = column.text?.(row) ?? String(value);
  if (typeof value === "number") return numberElement({value, unit: column.unit ?? "", source, text});
  const link = column.link?.(row) ?? null;
  if (link !== null) return html`<a href=${link}>${text}</a>`;
  return parseIsoDate(value) === null ? text : html`<time datetime=${value}>${text}</time>`;
}
