import {html} from "npm:htl";
import {toCsv} from "../../lib/csv.js";
import type {Lang, Text} from "../../lib/language.js";
import {COLON} from "../../lib/signs.js";
import {selectedCells} from "../../query/cube/selected-cells.js";
import {saveBlob, saveText} from "../download.js";
import {saidInRows} from "../../lib/said-in-rows.js";
import type {Explored} from "./explored.js";

const WORDS = {
  title: {en: "Take all rows under these filters", zh: "下载当前筛选下的全部明细"},
  note: {
    en: "One row a period and combination of dimensions, with whole sums. In CSV, texts that a spreadsheet would run as formulas get a leading apostrophe.",
    zh: "每个时期与维度组合一行，数值为整数合计。CSV 中可能被电子表格当作公式执行的文本会加前置撇号。"
  },
  failed: {en: "The file could not be written", zh: "文件未能写出"},
  csv: {en: "CSV", zh: "下载 CSV"},
  arrow: {en: "Arrow", zh: "下载 Arrow"},
  parquet: {en: "Parquet", zh: "下载 Parquet"}
} as const satisfies Record<string, Text>;

/** A column of a file: texts, or whole numbers. */
type FileColumn = readonly [name: string, values: readonly string[] | readonly number[]];

/** The full rows of the selection as columns, each row with what it says of itself away from the page. */
export function fullRows({cube, state, source}: Explored, said = saidInRows(source)): readonly FileColumn[] {
  const {period, dimensions, sums} = selectedCells(cube, state.selection);
  return [
    ["period", period],
    ...Object.entries(dimensions),
    ...Object.entries(sums),
    ...said.map(([name, text]) => [name, period.map(() => text)] as const)
  ];
}

/** Arrow IPC stream of columns; numbers as doubles, which hold these whole numbers exactly. */
export async function toArrow(columns: readonly FileColumn[]): Promise<Uint8Array<ArrayBuffer>> {
  const {tableFromArrays, tableToIPC} = await import("npm:apache-arrow");
  const arrays = columns.map(
    ([name, values]) => [name, isNumbers(values) ? Float64Array.from(values) : values] as const
  );
  return new Uint8Array(tableToIPC(tableFromArrays(Object.fromEntries(arrays)), "stream"));
}

/** Parquet file of columns; sums as 64-bit integers. */
export async function toParquet(columns: readonly FileColumn[]): Promise<ArrayBuffer> {
  const {parquetWriteBuffer} = await import("npm:hyparquet-writer");
  return parquetWriteBuffer({
    columnData: columns.map(([name, values]) =>
      isNumbers(values)
        ? {name, data: values.map((value) => BigInt(value)), type: "INT64" as const}
        : {name, data: [...values], type: "STRING" as const}
    )
  });
}

function isNumbers(values: readonly string[] | readonly number[]): values is readonly number[] {
  return typeof values[0] === "number";
}

export function toCsvText(columns: readonly FileColumn[]): string {
  const count = columns[0]?.[1].length ?? 0;
  return toCsv(
    columns.map(([name]) => name),
    Array.from({length: count}, (_, row) => columns.map(([, values]) => values[row] ?? null))
  );
}

/** Downloads of the full rows in three formats. */
export function fullRowsSection(current: () => Explored | null, lang: Lang): HTMLElement {
  const status = html`<p role="status" hidden></p>`;
  const button = (label: Text, save: (columns: readonly FileColumn[], name: string) => void | Promise<void>) => {
    const node = html`<button type="button" class="linklike">${label[lang]}</button>`;
    node.addEventListener("click", () => {
      const x = current();
      if (!x) return;
      status.hidden = true;
      void (async () => save(fullRows(x), `explore-rows-${x.source.asOf}`))().catch((error: unknown) => {
        status.hidden = false;
        status.textContent = `${WORDS.failed[lang]}${COLON[lang]}${(error as Error).message}`;
      });
    });
    return node;
  };
  return html`<details class="explore-section">
    <summary>${WORDS.title[lang]}</summary>
    <p>${WORDS.note[lang]}</p>
    <p class="figure-actions">
      ${button(WORDS.csv, (columns, name) => saveText(`${name}.csv`, toCsvText(columns)))}
      ${button(WORDS.arrow, async (columns, name) => {
        saveBlob(`${name}.arrow`, new Blob([await toArrow(columns)], {type: "application/vnd.apache.arrow.stream"}));
      })}
      ${button(WORDS.parquet, async (columns, name) => {
        saveBlob(`${name}.parquet`, new Blob([await toParquet(columns)], {type: "application/vnd.apache.parquet"}));
      })}
    </p>
    ${status}
  </details>`;
}
