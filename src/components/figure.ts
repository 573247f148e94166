import {html} from "npm:htl";
import {resize} from "observablehq:stdlib";
import {toCsv} from "../lib/csv.js";
import type {IsoDate} from "../lib/dates.js";
import {formatDate} from "../lib/format.js";
import type {Lang, Text} from "../lib/language.js";
import {linkTo} from "../lib/links.js";
import {citationIn} from "../words/citation.js";
import {printWords, type Words} from "../words/say.js";
import {dataTable, type TableColumn} from "./data-table.js";
import {saveText} from "./download.js";
import {withMarkRoles} from "./mark-roles.js";
import {notebookLink} from "./notebook-link.js";
import {paintParts} from "./paint-part.js";

/** Where a figure's numbers come from. */
export interface FigureSource {
  /** The citation, word for word as the licence asks. */
  readonly citation: string;
  readonly asOf: IsoDate;
  /** `open` figures may be downloaded; `cite` ones may only be shown. */
  readonly rights: "open" | "cite";
}

export interface FigureSpec<T> {
  /** Short name for files and anchors. */
  readonly name: string;
  readonly lang: Lang;
  /** What the figure shows, as a finding. */
  readonly title: Words;
  /** Measure, unit and span. */
  readonly measure: Words;
  /** Draws the figure at a width in pixels; null for a figure that is a table. */
  readonly draw: ((width: number) => Node) | null;
  readonly columns: readonly TableColumn<T>[];
  readonly rows: readonly T[];
  readonly source: FigureSource;
  /** A sentence, or more than that: keys of colours, lists of events. */
  readonly note?: Words | Node;
  /** A table laid out otherwise than by columns, such as a pivot, with the same values. */
  readonly table?: () => HTMLElement;
  /** SQL that gives the same numbers. */
  readonly sql?: string;
  /** What a notebook takes of it where that is more than `sql`: a query of the numbers drawn, and fields of a chart of its rows. */
  readonly handed?: {readonly sql: string; readonly chart: string};
}

/** What a reader can do with a figure. */
export const ACTION = {
  table: {en: "Table", zh: "表格"},
  download: {en: "Download CSV", zh: "下载 CSV"},
  sql: {en: "Query in SQL", zh: "用 SQL 查询"}
} as const satisfies Record<string, Text>;
const AS_OF: Text = {en: "Data as of ", zh: "数据截至"};
const STOP: Text = {en: ".", zh: "。"};
const CITED: Text = {en: "Cited figures: not for download", zh: "引用数据，不提供下载"};
export const NOTHING: Text = {
  en: "Nothing passes these filters. Remove one to see figures again.",
  zh: "没有符合当前筛选条件的数据。请移除一项筛选。"
};

/** Narrowest width a chart is drawn at, in pixels: on its way to another a layout may be narrower than its margins. */
const LEAST_WIDTH = 240;

/** The width to draw at in a frame of some width, both in pixels. */
export function drawnWidth(width: number): number {
  return Math.max(width, LEAST_WIDTH);
}

/** A figure with its manners: finding, measure, marks or table, source, as-of and what can be taken away. */
export function figure<T>(spec: FigureSpec<T>): HTMLElement {
  return liveFigure(spec).element;
}

/** A figure whose numbers may change: `update` shows those of another specification of the same figure, in place. */
export function liveFigure<T>(spec: FigureSpec<T>): {element: HTMLElement; update: (next: FigureSpec<T>) => void} {
  const {name, lang, title, draw, rows, source, note, sql} = spec;
  let current = spec;
  const painted = (words: Words | Node) => paintedIn(current, words);
  // Asked of the page after each change, its width would have everything laid out again for every figure.
  let drawnAt = 0;
  const drawing =
    rows.length && draw
      ? resize((width) => {
          drawnAt = drawnWidth(width);
          chart.style.removeProperty("min-height");
          return drawn((current.draw ?? draw)(drawnAt));
        })
      : null;
  // Links within a picture are kept from those who do not see it: a drawing that holds any is a group.
  const drawn = (drawing: Node) => {
    const hasLinks = drawing.nodeType === 1 && (drawing as Element).querySelector("a") !== null;
    chart.setAttribute("role", hasLinks ? "group" : "img");
    return withMarkRoles(drawing);
  };
  const chart: HTMLElement = html`<div class="figure-chart" role="img" aria-label=${printWords(spec.measure, lang)}>
    ${drawing ?? ""}
  </div>`;
  // What stands in its place, drawn at build for narrow and wide, leaves it the room until its own width is told.
  const places = drawing ? [...document.querySelectorAll<HTMLElement>(`[id="${name}"] .figure-chart`)] : [];
  const room = Math.max(0, ...places.map((place) => place.offsetHeight));
  if (room > 0) chart.style.minHeight = `${room}px`;
  const table = html`<div class="figure-table"></div>`;
  const toggle = html`<button type="button" aria-pressed="false">${ACTION.table[lang]}</button>`;
  const fill = () => {
    const {columns, rows, measure} = current;
    table.replaceChildren(dataTable(columns, rows, {lang, source: current.source.citation, caption: measure}));
  };
  const showTable = (shown: boolean) => {
    if (shown && !table.firstChild) fill();
    table.hidden = !shown;
    chart.hidden = shown;
    toggle.ariaPressed = String(shown);
  };
  showTable(!draw && rows.length > 0);
  if (!rows.length) chart.append(html`<p class="empty">${NOTHING[lang]}</p>`);
  toggle.addEventListener("click", () => showTable(table.hidden !== false));
  const download = html`<button type="button">${ACTION.download[lang]}</button>`;
  download.addEventListener("click", () => saveText(`${name}-${current.source.asOf}.csv`, figureCsv(current)));
  const citation = html`<span></span>`;
  const cite = (text: string) => {
    citation.replaceChildren(...citationParts(text, lang));
  };
  cite(source.citation);
  const asOf = html<HTMLTimeElement>`<time datetime=${source.asOf}>${formatDate(source.asOf, lang)}</time>`;
  const heading = html`<h3 class="figure-title">${painted(title)}</h3>`;
  const measure = html`<span class="figure-subtitle">${painted(spec.measure)}</span>`;
  const element = html`<figure id=${name} class="figure">
    <figcaption>${heading}${measure}</figcaption>
    ${chart}${table} ${note ? html`<p class="figure-note">${painted(note)}</p>` : ""}
    <div class="figure-foot">
      <span class="figure-source">${citation} ${AS_OF[lang]}${asOf}${STOP[lang]}</span>
      <span class="figure-actions"
        >${draw && rows.length ? toggle : ""}${source.rights === "open" ? download : html`<span>${CITED[lang]}</span>`}${sql ? [sqlLink(sql, lang), " ", notebookLink(() => ({title: heading.textContent, fragment: name, sql}), lang)] : ""}</span
      >
    </div>
  </figure>`;
  const update = (next: FigureSpec<T>) => {
    current = next;
    heading.replaceChildren(...painted(next.title));
    measure.replaceChildren(...painted(next.measure));
    cite(next.source.citation);
    asOf.dateTime = next.source.asOf;
    asOf.textContent = formatDate(next.source.asOf, lang);
    chart.setAttribute("aria-label", printWords(next.measure, lang));
    if (drawing?.firstChild && next.draw) drawing.replaceChildren(drawn(next.draw(drawnAt)));
    if (!table.hidden) fill();
    else table.replaceChildren();
  };
  return {element, update};
}

/** Words of a figure as text and elements that carry its source. */
export function paintedIn(
  {source, lang}: {readonly source: FigureSource; readonly lang: Lang},
  words: Words | Node
): (string | Node)[] {
  return "en" in words ? paintParts(words, {lang, source: source.citation}) : [words];
}

/** Citation and date of a figure's source. */
export function sourceLine({citation, asOf}: FigureSource, lang: Lang): (Node | string)[] {
  const date = html`<time datetime=${asOf}>${formatDate(asOf, lang)}</time>`;
  return [...citationParts(citation, lang), ` ${AS_OF[lang]}`, date, STOP[lang]];
}

/** A citation as the page's language shows it; what stays English says so. */
export function citationParts(citation: string, lang: Lang): (Node | string)[] {
  const shown = citationIn(citation, lang);
  return [lang !== "en" && shown === citation ? html`<span lang="en">${shown}</span>` : shown];
}

/** Opens a query on the SQL page. */
export function sqlLink(sql: string, lang: Lang): HTMLElement {
  return html`<a href=${linkTo(`/${lang}/sql#${new URLSearchParams({q: sql}).toString()}`)}>${ACTION.sql[lang]}</a>`;
}

/** The figure's rows with exact values, each carrying its citation and date as the licence asks. */
export function figureCsv<T>({columns, rows, source}: Pick<FigureSpec<T>, "columns" | "rows" | "source">): string {
  return toCsv(
    [...columns.map((c) => c.key), "citation", "as_of"],
    rows.map((row) => [...columns.map((c) => c.value(row)), source.citation, source.asOf])
  );
}

/** The source of figures on weekly usage. */
export function sourceOf({citation, asOf}: {readonly citation: string; readonly asOf: IsoDate}): FigureSource {
  return {citation, asOf, rights: "open"};
}
