import type {Lang} from "../../lib/language.js";
import {pageAddress} from "../../lib/links.js";
import type {CellView} from "../../notebook/cell-view.js";
import {tableAsShown, cellCsv, tableParquet, type TakenTable} from "../../notebook/taken/table-file.js";
import {titleIn} from "../../notebook/title-in.js";
import {CellRefused, newestDay, type CellOrigin} from "../../notebook/values.js";
import {tableNameOf} from "../../notebook/work.js";
import type {TableSession} from "../../query/notebook/tables.js";
import type {MenuAction} from "../action-menu.js";
import {saidInRows, type SaidColumn} from "../../lib/said-in-rows.js";
import {saveBlob, saveText} from "../download.js";
import {pictureOf, toPng} from "../picture.js";
import {fileFault} from "./file-fault.js";
import {citedText, daysInName} from "./value-text.js";
import {NOTEBOOK_WORDS as WORDS} from "./words.js";

/** What files of cells are made with. */
export interface TakeCell {
  readonly session: Pick<TableSession, "allRows" | "ask" | "entries">;
  /** Name of the notebook’s files. */
  readonly file: () => string;
  readonly say: (words: string) => void;
}

/** Ways to take what a cell shows as a file: rows as CSV and Parquet, a chart as SVG and PNG. None before it has a value. */
export function takeActions(
  view: CellView,
  views: readonly CellView[],
  panel: HTMLElement,
  lang: Lang,
  {session, file, say}: TakeCell
): MenuAction[] {
  const {content, cell, value, phase} = view;
  if (phase !== "fresh" || !value?.table) return [];
  const name = [file(), cell.name, daysInName(value.origin)].filter(Boolean).join("-");
  const action = (label: string, save: () => Promise<void>): MenuAction => ({
    label,
    run: () =>
      void save().catch((error: unknown) => say(WORDS.notSaved[lang].replace("{}", () => fileFault(error, lang))))
  });
  if (content.kind === "chart") {
    const picture = () => chartPicture(panel, view, lang);
    return [
      action(WORDS.saveSvg[lang], () => {
        saveBlob(`${name}.svg`, new Blob([picture().outerHTML], {type: "image/svg+xml"}));
        return Promise.resolve();
      }),
      action(WORDS.savePng[lang], async () => saveBlob(`${name}.png`, await toPng(picture())))
    ];
  }
  const rows = () => rowsOf(view, views, session);
  return [
    action(WORDS.saveCsv[lang], async () =>
      saveText(`${name}.csv`, cellCsv(await rows(), rowsSay(value.origin, lang)))
    ),
    action(WORDS.saveParquet[lang], async () =>
      saveBlob(
        `${name}.parquet`,
        new Blob([await tableParquet(await rows(), saidOf(value.origin, lang))], {
          type: "application/vnd.apache.parquet"
        })
      )
    )
  ];
}

/** All rows of a cell; of a table cell in its columns and order. */
async function rowsOf(
  {cell, content, value}: CellView,
  views: readonly CellView[],
  session: TakeCell["session"]
): Promise<TakenTable> {
  const table = value?.table;
  if (!table)
    throw new CellRefused(`${cell.name}: no rows; run the cell first`, `${cell.name}：没有数据行；请先运行该单元`);
  const from = content.kind === "table" ? content.table.from.toLowerCase() : cell.name.toLowerCase();
  const made = content.kind === "table" ? views.find((each) => each.cell.name.toLowerCase() === from)?.cell : cell;
  const isHeld = table.rows.length >= table.count || !made;
  const all: TakenTable = {
    columns: table.columns,
    rows: isHeld ? table.rows : await session.allRows(tableNameOf(made))
  };
  return content.kind === "table" ? tableAsShown(all, content.table) : all;
}

/** A chart that stands alone: its title above, its source and the address of the page below. */
function chartPicture(panel: HTMLElement, {content, value}: CellView, lang: Lang): SVGSVGElement {
  const figure = panel.querySelector<HTMLElement>(".notebook-chart");
  const chart = figure?.querySelector<HTMLElement>(".notebook-drawn");
  const picture =
    chart && content.kind === "chart" && value
      ? pictureOf(chart, {
          title: titleIn(content.chart.title, lang) || [content.chart.y, content.chart.x].join(" / "),
          subtitle: figure?.querySelector("small")?.textContent ?? "",
          keys: swatchesOf(chart),
          source: `${citedText(value.origin, lang)} ${pageAddress("", "")}`
        })
      : null;
  if (!picture) throw new CellRefused(WORDS.noChart.en, WORDS.noChart.zh);
  return picture;
}

/** What rows of a cell say of themselves. */
function rowsSay(origin: CellOrigin, lang: Lang): readonly SaidColumn[] {
  return saidInRows({citation: citedText(origin, lang), asOf: newestDay(origin)});
}

/** What a file of rows that has room for it says besides. */
function saidOf(origin: CellOrigin, lang: Lang): Readonly<Record<string, string>> {
  return {
    ...Object.fromEntries(rowsSay(origin, lang)),
    as_known_on: origin.knownOn ?? "",
    taken_from: pageAddress("", "")
  };
}

/** What colours mean, as the legend of Plot says it. */
function swatchesOf(chart: HTMLElement) {
  return [...chart.querySelectorAll<HTMLElement>("[class*=swatch]:has(> svg)")].map((swatch) => ({
    label: swatch.textContent.trim(),
    color: getComputedStyle(swatch.querySelector("svg") ?? swatch).fill
  }));
}
