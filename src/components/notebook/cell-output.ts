import {html} from "npm:htl";
import {grammarChart} from "../../charts/grammar-chart.js";
import type {Lang} from "../../lib/language.js";
import {COMMA} from "../../lib/signs.js";
import type {CellView} from "../../notebook/cell-view.js";
import {titleIn} from "../../notebook/title-in.js";
import {firstRows, NO_ORIGIN} from "../../notebook/values.js";
import type {WorkedValue} from "../../notebook/work.js";
import {commentOutput} from "./comment-output.js";
import {markdownOutput} from "./markdown-output.js";
import {modelOutput} from "./model-output.js";
import {tableOutput} from "./table-output.js";
import {ownMark, sourceText, valueNode} from "./value-text.js";
import {NOTEBOOK_WORDS} from "./words.js";

/**
 * What a cell shows of what it gave; null where there is nothing to show yet. Texts are shown at once, their names as written
 * until they have values. A width is asked for only where something is drawn to it: each has the browser lay out the page.
 */
export function cellOutput(view: CellView, lang: Lang, width: () => number): Node | null {
  const {content, value} = view;
  if (content.kind === "text") {
    const {references, tokens} = content;
    return markdownOutput(tokens, lang, (at) => {
      const reference = references[at];
      const shown = value?.shown?.[at];
      const isShown = reference !== undefined && shown !== undefined && view.phase === "fresh";
      return isShown ? valueNode(shown, reference.format, value?.origins?.[at] ?? NO_ORIGIN, lang) : pending(reference);
    });
  }
  if (content.kind === "comment")
    return commentOutput(content.comment, view.phase === "fresh" ? value?.under : undefined, lang);
  if (content.kind === "input" || !value?.table) return null;
  return html`<div>
    ${view.cell.expects === null ? "" : checkMark(value, lang)} ${drawn(view, value, lang, width)}
    <p class="figure-source">${sourceText(value.origin, lang)}${value.origin.isOwn ? [" ", ownMark(lang)] : ""}</p>
  </div>`;
}

function drawn({content, cell}: CellView, value: WorkedValue, lang: Lang, width: () => number): Node {
  const {table, origin, model} = value;
  if (table === null) return document.createTextNode("");
  const isOpen = content.kind === "chart" || content.kind === "table" || content.kind === "model";
  if (content.kind === "chart") {
    const {chart: spec} = content;
    const columns = table.columns.map(({name}) => name);
    const said = titleIn(spec.title, lang);
    const title = said === "" ? "" : html`<h3 class="notebook-title">${said}</h3>`;
    const chart = grammarChart(table.rows, {lang, width: width(), columns, spec});
    chart.setAttribute("role", "img");
    chart.setAttribute("aria-label", said || [spec.y, spec.x].join(" / "));
    const held = firstRows(table)?.[lang];
    return html`<figure class="notebook-chart">
      ${title}
      <div class="notebook-drawn">${chart}</div>
      ${held ? html`<small>${held}</small>` : ""}
    </figure>`;
  }
  if (content.kind === "table") return tableOutput(table, origin, lang, content.table, content.table.from);
  if (model) return modelOutput(model, origin, lang, cell.name);
  const one = table.count === 1 && table.columns.length === 1;
  return isOpen || one
    ? tableOutput(table, origin, lang, undefined, cell.name)
    : html`<details class="notebook-rows" open=${cell.name === "" ? true : null}>
        <summary>
          ${cell.name}
          ${countWords(
            table.count,
            table.columns.map(({name}) => name),
            lang
          )}
        </summary>
        ${tableOutput(table, origin, lang, undefined, cell.name)}
      </details>`;
}

function countWords(count: number, columns: readonly string[], lang: Lang): string {
  const listed = [...columns.slice(0, 8), ...(columns.length > 8 ? ["…"] : [])].join(COMMA[lang]);
  return {en: `${count} ${count === 1 ? "row" : "rows"}: ${listed}`, zh: `${count} 行：${listed}`}[lang];
}

function checkMark({holds}: WorkedValue, lang: Lang): HTMLElement {
  return html`<p class=${holds ? "notebook-check" : "notebook-check notebook-failed"}>
    ${NOTEBOOK_WORDS[holds ? "holds" : "fails"][lang]}
  </p>`;
}

function pending(reference: {readonly cell: string; readonly part: string | null} | undefined): Node {
  return html`<span class="notebook-pending"
    >${[reference?.cell ?? "…", ...(reference?.part ? [reference.part] : [])].join(".")}</span
  >`;
}
