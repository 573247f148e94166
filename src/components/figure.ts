import {html} from "npm:htl";
import {resize} from "observablehq:stdlib";
import {toCsv} from "../lib/csv.js";
import type {IsoDate} from "../lib/dates.js";
import {formatDate} from "../lib/format.js";
import type {Lang, Text} from "../lib/language.js";
import {dataTable, type TableColumn} from "./data-table.js";
import {saveText} from "./download.js";

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
  readonly title: string | Node;
  /** Measure, unit and span. */
  readonly subtitle: string;
  /** Draws the figure at a width in pixels; null for a figure that is a table. */
  readonly draw: ((width: number) => Node) | null;
  readonly columns: readonly TableColumn<T>[];
  readonly rows: readonly T[];
  readonly source: FigureSource;
  readonly note?: string | Node;
  /** SQL that gives the same numbers. */
  readonly sql?: string;
}

const TABLE: Text = {en: "Table", zh: "表格"};
const CHART: Text = {en: "Chart", zh: "图形"};
const DOWNLOAD: Text = {en: "Download CSV", zh: "下载 CSV"};
const SQL: Text = {en: "Query in SQL", zh: "用 SQL 查询"};
const AS_OF: Text = {en: "Data as of", zh: "数据截至"};
const CITED: Text = {en: "Cited figures: not for download", zh: "引用数据，不提供下载"};
const NOTHING: Text = {
  en: "Nothing passes these filters. Remove one to see figures again.",
  zh: "没有符合当前筛选条件的数据。请移除一项筛选。"
};

/** A figure with its manners: finding, measure, marks or table, source, as-of and what can be taken away. */
export function figure<T>(spec: FigureSpec<T>): HTMLElement {
  const {name, lang, title, subtitle, draw, columns, rows, source, note, sql} = spec;
  const chart = html`<div class="figure-chart" role="img" aria-label=${subtitle}>
    ${rows.length && draw ? resize((width) => draw(width)) : ""}
  </div>`;
  const table = html`<div class="figure-table"></div>`;
  const toggle = html`<button type="button">${TABLE[lang]}</button>`;
  const showTable = (shown: boolean) => {
    if (shown && !table.firstChild)
      table.append(dataTable(columns, rows, {lang, source: source.citation, caption: subtitle}));
    table.hidden = !shown;
    chart.hidden = shown;
    toggle.textContent = (shown ? CHART : TABLE)[lang];
  };
  showTable(!draw && rows.length > 0);
  if (!rows.length) chart.append(html`<p class="empty">${NOTHING[lang]}</p>`);
  toggle.addEventListener("click", () => showTable(table.hidden !== false));
  const download = html`<button type="button">${DOWNLOAD[lang]}</button>`;
  download.addEventListener("click", () => saveText(`${name}-${source.asOf}.csv`, figureCsv(spec)));
  return html`<figure id=${name} class="figure">
    <figcaption>
      <strong class="figure-title">${title}</strong><span class="figure-subtitle">${subtitle}</span>
    </figcaption>
    ${chart}${table} ${note ? html`<p class="figure-note">${note}</p>` : ""}
    <div class="figure-foot">
      <span class="figure-source"
        ><span lang="en">${source.citation}</span> ${AS_OF[lang]}
        <time datetime=${source.asOf}>${formatDate(source.asOf, lang)}</time>.</span
      >
      <span class="figure-actions"
        >${draw && rows.length ? toggle : ""}${source.rights === "open" ? download : html`<span>${CITED[lang]}</span>`}${sql ? html`<a href=${`./sql#${new URLSearchParams({q: sql}).toString()}`}>${SQL[lang]}</a>` : ""}</span
      >
    </div>
  </figure>`;
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
