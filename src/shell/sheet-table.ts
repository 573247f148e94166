import {html} from "npm:htl";
import {ariaSort, nextSort} from "../figures/sheet-order.js";
import type {Lang, Text} from "../lib/language.js";

/** A column of a sheet as its head shows it. */
export interface SheetHead {
  readonly key: string;
  readonly name: Text;
  readonly isNumber: boolean;
  /** Rows cannot be put in order by it. */
  readonly isFixed?: boolean;
  /** Class of its cells, where they have one. */
  readonly className?: string;
}

interface SheetTableSpec {
  readonly lang: Lang;
  /** What the table holds, for readers who do not see it. */
  readonly caption: Text;
  readonly heads: readonly SheetHead[];
  /** Told of the sort that a head asks for. */
  readonly onSort: (sort: string) => void;
}

/** A table whose heads sort it. */
export interface SheetTable {
  readonly element: HTMLElement;
  /** Shows rows, which stand in the order of a sort already. */
  show(rows: readonly HTMLElement[], sort: string): void;
}

/** A sheet of rows that its owner filters and puts in order; its first column stays in sight on a phone. */
export function sheetTable({lang, caption, heads, onSort}: SheetTableSpec): SheetTable {
  let sorted = "";
  const body = html`<tbody></tbody>`;
  const cells = heads.map(({key, name, isNumber, isFixed = false, className = ""}) => {
    const classes = [isNumber ? "number" : "", className].filter((each) => each !== "").join(" ") || null;
    if (isFixed) return {key, isFixed, cell: html`<th scope="col" class=${classes}>${name[lang]}</th>`};
    const button = html`<button type="button" class="sheet-head">${name[lang]}</button>`;
    button.addEventListener("click", () => {
      onSort(nextSort(sorted, key));
    });
    return {key, isFixed, cell: html`<th scope="col" aria-sort="none" class=${classes}>${button}</th>`};
  });
  const element = html`<div class="table-scroll" tabindex="0" role="region" aria-label=${caption[lang]}>
    <table>
      <caption>
        ${caption[lang]}
      </caption>
      <thead>
        <tr>
          ${cells.map(({cell}) => cell)}
        </tr>
      </thead>
      ${body}
    </table>
  </div>`;
  return {
    element,
    show(rows, sort) {
      sorted = sort;
      body.replaceChildren(...rows);
      for (const {key, isFixed, cell} of cells) if (!isFixed) cell.setAttribute("aria-sort", ariaSort(sort, key));
    }
  };
}
