import {html} from "npm:htl";
import {formatDate} from "../lib/format.js";
import type {Lang, Text} from "../lib/language.js";
import {STOP} from "../lib/signs.js";
import {citationIn} from "../words/citation.js";
import {printWords, type Words} from "../words/say.js";
import {dataTable} from "./data-table.js";
import type {FigureSource, FigureSpec} from "./figure-spec.js";
import {paintParts} from "./paint-part.js";

const TABLE: Text = {en: "Table", zh: "表格"};
const AS_OF: Text = {en: "Data as of ", zh: "数据截至"};
const NOTHING: Text = {
  en: "Nothing passes these filters. Remove one to see figures again.",
  zh: "没有符合当前筛选条件的数据。请移除一项筛选。"
};

/** Narrowest width a chart is drawn at, in pixels: on its way to another a layout may be narrower than its margins. */
const LEAST_WIDTH = 240;

/** The width to draw at in a frame of some width, both in pixels. */
export function drawnWidth(width: number): number {
  return Math.max(width, LEAST_WIDTH);
}

/** What stands in place of a chart without rows. */
export function nothing(lang: Lang): HTMLElement {
  return html`<p class="empty">${NOTHING[lang]}</p>`;
}

/** The parts of a figure, and the two ways to fill them from what it is to show. */
export interface FigureFrame<T> {
  readonly element: HTMLElement;
  readonly heading: HTMLElement;
  readonly chart: HTMLElement;
  readonly table: HTMLElement;
  /** Changes between chart and table; belongs among the actions where there are both. */
  readonly toggle: HTMLButtonElement;
  /** What a reader can do with the figure. */
  readonly actions: HTMLElement;
  /** Writes title, measure, note and source. */
  readonly say: (spec: Shown<T>) => void;
  /** Writes the table. */
  readonly fill: (spec: Shown<T>) => void;
}

type Shown<T> = Pick<FigureSpec<T>, "title" | "measure" | "note" | "source" | "columns" | "rows" | "table">;

/** An empty figure: caption above, chart or table, note, and a foot with source and actions. */
export function emptyFigure<T>(name: string, lang: Lang): FigureFrame<T> {
  const heading = html`<h3 class="figure-title"></h3>`;
  const subtitle = html`<span class="figure-subtitle"></span>`;
  const chart = html`<div class="figure-chart" role="group"></div>`;
  const table = html`<div class="figure-table" hidden></div>`;
  const paragraph = html`<p class="figure-note" hidden></p>`;
  const origin = html`<span class="figure-source"></span>`;
  const toggle = html<HTMLButtonElement>`<button type="button" aria-pressed="false">${TABLE[lang]}</button>`;
  const actions = html`<span class="figure-actions"></span>`;
  const element = html`<figure id=${name} class="figure">
    <figcaption>${heading}${subtitle}</figcaption>
    ${chart}${table}${paragraph}
    <div class="figure-foot">${origin}${actions}</div>
  </figure>`;
  const say = ({title, measure, note, source}: Shown<T>) => {
    const painted = (words: Words | Node) =>
      "en" in words ? paintParts(words, {lang, source: source.citation}) : [words];
    heading.replaceChildren(...painted(title));
    subtitle.replaceChildren(...painted(measure));
    paragraph.replaceChildren(...(note ? painted(note) : []));
    paragraph.hidden = !note;
    origin.replaceChildren(...sourceLine(source, lang));
    chart.setAttribute("aria-label", printWords(measure, lang));
  };
  const fill = ({columns, rows, measure, source, table: laidOut}: Shown<T>) =>
    table.replaceChildren(laidOut?.() ?? dataTable(columns, rows, {lang, source: source.citation, caption: measure}));
  return {element, heading, chart, table, toggle, actions, say, fill};
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
