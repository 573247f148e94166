import {html} from "npm:htl";
import {csvLines, type CsvValue} from "../lib/csv.js";
import {parseIsoDate} from "../lib/dates.js";
import {formatInteger, missing} from "../lib/format.js";
import type {Lang, Text} from "../lib/language.js";
import {saidBeside, type SaidColumn} from "../lib/said-in-rows.js";
import {isNumeric, printedRows, type PrintedCell, type PrintedResult} from "../query/reader/printed.js";
import type {ResultColumn} from "../query/reader/statement.js";
import {numberElement} from "./number.js";

/** Most of a result that is put on the screen: what lies beyond is counted and goes with the download. */
const SHOWN = {rows: 1000, columns: 100, cells: 20_000, characters: 1000} as const;

const RESULT: Text = {en: "Result", zh: "结果"};

/** A result as a table of texts as DuckDB prints them, capped, with what it holds in all. */
export function printedTable(result: PrintedResult, source: string, lang: Lang): HTMLElement {
  const size = shownOf(result);
  const columns = result.columns.slice(0, size.columns);
  const rows = [...printedRows(result, 0, size.rows)];
  return html`<div class="table-scroll" tabindex="0" role="region" aria-label=${RESULT[lang]}>
    <table>
      <caption>
        ${RESULT[lang]}
      </caption>
      <thead>
        <tr>
          ${columns.map((column) => html`<th scope="col" title=${column.type} class=${isNumeric(column) ? "number" : ""}>${column.name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${columns.map((column, i) => cell(column, row[i] ?? null, source, lang))}
            </tr>`
        )}
      </tbody>
    </table>
  </div>`;
}

/** How much of a result is put on the screen. */
function shownOf({count, columns}: PrintedResult): {readonly columns: number; readonly rows: number} {
  const shown = Math.min(columns.length, SHOWN.columns);
  return {columns: shown, rows: Math.min(count, SHOWN.rows, Math.floor(SHOWN.cells / shown))};
}

/** How many rows came, and what of them is not on the screen. */
export function countText(result: PrintedResult, lang: Lang): string {
  const {count, columns, isWhole} = result;
  const {columns: shownColumns, rows: shown} = shownOf(result);
  const isCut = shown < count || shownColumns < columns.length;
  const n = (value: number) => formatInteger(value, lang);
  const en = [
    `${isWhole ? "" : "more than "}${n(count)} ${count === 1 ? "row" : "rows"}`,
    ...(isWhole ? [] : ["reading stopped there"]),
    ...(shown < count ? [`the first ${n(shown)} shown`] : []),
    ...(shownColumns < columns.length ? [`the first ${n(shownColumns)} of ${n(columns.length)} columns shown`] : [])
  ];
  const zh = [
    isWhole ? `共 ${n(count)} 行` : `超过 ${n(count)} 行，读取到此为止`,
    ...(shown < count ? [`显示前 ${n(shown)} 行`] : []),
    ...(shownColumns < columns.length ? [`共 ${n(columns.length)} 列，显示前 ${n(shownColumns)} 列`] : [])
  ];
  const download = {
    en: isWhole ? "; the download has all" : "; the download has what was read",
    zh: isWhole ? "；下载包含全部" : "；下载包含已读取的部分"
  };
  return {en: en.join(", "), zh: zh.join("，")}[lang] + (isCut || !isWhole ? download[lang] : "");
}

function cell(column: ResultColumn, value: PrintedCell, source: string, lang: Lang): HTMLElement {
  if (value === null) return html`<td class="missing">${missing(lang)}</td>`;
  if (isNumeric(column))
    return html`<td class="number">${numberElement({value, unit: "", source, text: grouped(column, value)})}</td>`;
  if (value.length > SHOWN.characters) {
    const rest = {en: ` … ${value.length} characters in all`, zh: ` …… 共 ${value.length} 个字符`}[lang];
    return html`<td>${value.slice(0, SHOWN.characters)}<small>${rest}</small></td>`;
  }
  return html`<td>
    ${column.type === "DATE" && parseIsoDate(value) ? html`<time datetime=${value}>${value}</time>` : value}
  </td>`;
}

/** Whole numbers in threes as far as a number of the language holds them; all else to the letter. */
function grouped({type}: ResultColumn, value: string): string {
  const whole = type.endsWith("INT") || type.endsWith("INTEGER") ? Number(value) : NaN;
  return Number.isSafeInteger(whole) && Math.abs(whole) >= 10_000 ? whole.toLocaleString("en") : value;
}

const ROWS_AT_ONCE = 20_000;

/** A whole result as CSV, with what each row says besides, written piece by piece so that the page stays free. */
export async function printedCsv(result: PrintedResult, said: readonly SaidColumn[] = []): Promise<Blob> {
  const numeric = result.columns.map(isNumeric);
  const names = result.columns.map(({name}) => name);
  const ends = said.map(([, text]) => text);
  const parts = ["\ufeff", csvLines([[...names, ...saidBeside(names, said).map(([name]) => name)]])];
  for (let from = 0; from < result.count; from += ROWS_AT_ONCE) {
    const rows = [...printedRows(result, from, from + ROWS_AT_ONCE)];
    parts.push(csvLines(rows.map((row) => [...row.map((value, i) => csvValue(value, numeric[i] ?? false)), ...ends])));
    await new Promise((resolve) => setTimeout(resolve));
  }
  return new Blob(parts, {type: "text/csv;charset=utf-8"});
}

function csvValue(value: PrintedCell, isNumber: boolean): CsvValue {
  return value !== null && isNumber ? {digits: value} : value;
}
