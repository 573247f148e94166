import {html} from "npm:htl";
import {resize} from "observablehq:stdlib";
import {toCsv} from "../lib/csv.js";
import type {IsoDate} from "../lib/dates.js";
import type {Lang, Text} from "../lib/language.js";
import {linkTo, pageAddress} from "../lib/links.js";
import {saveText} from "./download.js";
import {saidInRows} from "../lib/said-in-rows.js";
import {copyPictureButton} from "./figure-picture.js";
import {drawnWidth, emptyFigure, nothing} from "./figure-frame.js";
import type {FigureSource, FigureSpec} from "./figure-spec.js";
import {withMarkRoles} from "./mark-roles.js";
import {notebookLink} from "./notebook-link.js";

/** What a reader can do with a figure. */
export const ACTION = {
  download: {en: "Download CSV", zh: "下载 CSV"},
  sql: {en: "Query in SQL", zh: "用 SQL 查询"}
} as const satisfies Record<string, Text>;
const CITED: Text = {en: "Cited figures: not for download", zh: "引用数据，不提供下载"};

/** A figure with its manners: finding, measure, marks or table, source, as-of and what can be taken away. */
export function figure<T>(spec: FigureSpec<T>): HTMLElement {
  return updatableFigure(spec).element;
}

/** A figure whose numbers may change: `update` shows those of another specification of the same figure, in place. */
export function updatableFigure<T>(spec: FigureSpec<T>): {
  element: HTMLElement;
  update: (next: FigureSpec<T>) => void;
} {
  const {name, lang, draw, rows, source, sql} = spec;
  const {element, heading, chart, table, toggle, actions, say, fill} = emptyFigure<T>(name, lang);
  let current = spec;
  // Asked of the page after each change, its width would have everything laid out again for every figure.
  let drawnAt = 0;
  chart.setAttribute("role", "img");
  // Links within a picture are kept from those who do not see it: a drawing that holds any is a group.
  const drawn = (drawing: Node) => {
    const hasLinks = drawing.nodeType === 1 && (drawing as Element).querySelector("a") !== null;
    chart.setAttribute("role", hasLinks ? "group" : "img");
    return withMarkRoles(drawing);
  };
  const drawing =
    rows.length && draw
      ? resize((width) => {
          drawnAt = drawnWidth(width);
          chart.style.removeProperty("min-height");
          return drawn((current.draw ?? draw)(drawnAt));
        })
      : null;
  chart.append(drawing ?? (rows.length ? "" : nothing(lang)));
  // What stands in its place, drawn at build for narrow and wide, leaves it the room until its own width is told.
  const places = drawing ? (document.getElementById(name)?.querySelectorAll<HTMLElement>(".figure-chart") ?? []) : [];
  const room = Math.max(0, ...Array.from(places, (place) => place.offsetHeight));
  if (room > 0) chart.style.minHeight = `${room}px`;
  const showTable = (shown: boolean) => {
    if (shown && !table.firstChild) fill(current);
    table.hidden = !shown;
    chart.hidden = shown;
    toggle.ariaPressed = String(shown);
  };
  showTable(!draw && rows.length > 0);
  toggle.addEventListener("click", () => showTable(table.hidden !== false));
  const fileName = () => figureFile(name, current.source);
  const download = html`<button type="button">${ACTION.download[lang]}</button>`;
  download.addEventListener("click", () => saveText(`${fileName()}.csv`, figureCsv(current)));
  const copy = copyPictureButton(element, {lang, fileName, address: () => pageAddress(location.hash.slice(1) || name)});
  say(spec);
  actions.append(
    ...(draw && rows.length ? [toggle] : []),
    ...(draw && rows.length ? [copy] : []),
    source.rights === "open" ? download : html`<span>${CITED[lang]}</span>`,
    ...(sql
      ? [sqlLink(sql, lang), " ", notebookLink(() => ({title: heading.textContent, fragment: name, sql}), lang)]
      : [])
  );
  const update = (next: FigureSpec<T>) => {
    current = next;
    say(next);
    if (drawing?.firstChild && next.draw) drawing.replaceChildren(drawn(next.draw(drawnAt)));
    if (!table.hidden) fill(next);
    else table.replaceChildren();
  };
  return {element, update};
}

/** Opens a query on the SQL page. */
export function sqlLink(sql: string, lang: Lang): HTMLElement {
  return html`<a href=${linkTo(`/${lang}/sql#${new URLSearchParams({q: sql}).toString()}`)}>${ACTION.sql[lang]}</a>`;
}

/** What files of a figure are called, before their ending. */
export function figureFile(name: string, {subject, asOf}: FigureSource): string {
  return [name, subject, asOf].filter(Boolean).join("-");
}

/** The figure's rows with exact values, each with what it says of itself away from the page. */
export function figureCsv<T>(
  {columns, rows, source}: Pick<FigureSpec<T>, "columns" | "rows" | "source">,
  said = saidInRows(source)
): string {
  return toCsv(
    [...columns.map((c) => c.key), ...said.map(([name]) => name)],
    rows.map((row) => [...columns.map((c) => c.value(row)), ...said.map(([, text]) => text)])
  );
}

/** The source of figures on weekly usage. */
export function sourceOf({citation, asOf}: {readonly citation: string; readonly asOf: IsoDate}): FigureSource {
  return {citation, asOf, rights: "open"};
}
