import {html} from "npm:htl";
import {formatInteger, formatNumber, formatShare} from "../../lib/format.js";
import type {Lang, Text} from "../../lib/language.js";
import type {TableSpec} from "../../notebook/table-spec.js";
import {sortedRows} from "../../notebook/taken/table-file.js";
import type {CellOrigin} from "../../notebook/values.js";
import type {MadeTable} from "../../query/notebook/tables.js";
import type {ResultRow, Value} from "../../query/rows.js";
import {dataTable, type TableColumn} from "../data-table.js";
import {placeNumbers} from "./number-places.js";
import {sourceText} from "./value-text.js";

const RESULT: Text = {en: "Rows", zh: "数据行"};
const TOTAL: Text = {en: "Total", zh: "合计"};

const PLAIN: Omit<TableSpec, "from"> = {columns: [], sort: null, percent: [], totals: [], rows: 8};

/** Rows of a cell as a table; throws where a column is not there, by its name. */
export function tableOutput(
  {columns, rows, count}: MadeTable,
  origin: CellOrigin,
  lang: Lang,
  spec: Omit<TableSpec, "from"> = PLAIN,
  cell = ""
): HTMLElement {
  const names = columns.map(({name}) => name);
  const chosen = spec.columns.length > 0 ? spec.columns : names.slice(0, 40);
  for (const column of [...chosen, ...spec.percent, ...spec.totals, ...(spec.sort ? [spec.sort.column] : [])])
    if (!names.includes(column)) throw new Error(`${column}: no column; expected one of ${names.join(", ")}`);
  const sorted = sortedRows(rows, spec.sort);
  const shown = sorted.slice(0, spec.rows);
  const totals = Object.fromEntries(
    spec.totals.map((column) => [column, rows.reduce((sum, row) => sum + Number(row[column] ?? 0), 0)])
  );
  const label = chosen.find((column) => !(column in totals));
  const total: ResultRow[] =
    spec.totals.length === 0
      ? []
      : [
          Object.fromEntries(
            chosen.map((column) => [column, column === label ? TOTAL[lang] : (totals[column] ?? null)])
          )
        ];
  const shownColumns = chosen.map((name): TableColumn<ResultRow> => ({
    key: name,
    head: name,
    value: (row) => cellValue(row[name]),
    text: (row) =>
      total[0] === row && row[name] == null ? "" : cellText(row[name], spec.percent.includes(name), lang),
    isForeign: true
  }));
  const left = count - shown.length;
  const more: Text = {
    en: `${formatInteger(count, "en")} rows, ${formatInteger(left, "en")} not shown`,
    zh: `共 ${formatInteger(count, "zh")} 行，其余 ${formatInteger(left, "zh")} 行未显示`
  };
  const table = dataTable(shownColumns, [...shown, ...total], {
    lang,
    source: sourceText(origin, lang),
    label: RESULT[lang]
  });
  placeNumbers(table, (i, column) => {
    const [row, name] = [shown[i], chosen[column]];
    return row && name !== undefined ? {cell, row, column: name} : null;
  });
  return html`<div class="notebook-table">${table} ${left > 0 ? html`<small>${more[lang]}</small>` : ""}</div>`;
}

function cellValue(value: Value | undefined): string | number | null {
  if (value === null || value === undefined) return null;
  return typeof value === "number" ? value : String(value);
}

function cellText(value: Value | undefined, isPercent: boolean, lang: Lang): string {
  if (typeof value !== "number")
    return value === null || value === undefined ? {en: "n/a", zh: "无"}[lang] : String(value);
  if (isPercent) return formatShare(value, lang);
  return Number.isInteger(value) && Math.abs(value) < 10_000 ? String(value) : formatNumber(value, lang);
}
