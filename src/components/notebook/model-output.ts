import type {Lang} from "../../lib/language.js";
import {formatNumber, missing} from "../../lib/format.js";
import type {WorkedModel} from "../../notebook/model-value.js";
import type {CellOrigin} from "../../notebook/values.js";
import {dataTable, type TableColumn} from "../data-table.js";
import {placeNumbers} from "./number-places.js";
import {sourceText} from "./value-text.js";

interface ModelLine {
  readonly title: string;
  readonly unit: string;
  readonly cells: ReadonlyMap<string, {readonly value: number | null; readonly error: string | null}>;
}

/** What a line of one value stands under. */
const ONE = "";

/** A model as a grid: a line a row, a period a column; an error stands where a number would. */
export function modelOutput(
  {rows, titles, periods}: WorkedModel,
  origin: CellOrigin,
  lang: Lang,
  cell = ""
): HTMLElement {
  const lines = [...titles].map(([name, title]): ModelLine => {
    const own = rows.filter(({line}) => line === name);
    return {title: title[lang], unit: own[0]?.unit ?? "", cells: new Map(own.map((row) => [row.period ?? ONE, row]))};
  });
  const hasSingles = rows.some(({period}) => period === null);
  const column = (period: string): TableColumn<ModelLine> => ({
    key: period,
    head: period,
    value: ({cells}) => cells.get(period)?.value ?? null,
    text: ({cells}) => {
      const cell = cells.get(period);
      if (!cell) return "";
      return cell.value === null ? (cell.error ?? missing(lang)) : formatNumber(cell.value, lang);
    }
  });
  const columns: TableColumn<ModelLine>[] = [
    {key: "line", head: {en: "Line", zh: "项目"}[lang], value: ({title}) => title},
    {key: "unit", head: {en: "Unit", zh: "单位"}[lang], value: ({unit}) => unit, isForeign: true},
    ...(hasSingles ? [{...column(ONE), head: {en: "Value", zh: "数值"}[lang]}] : []),
    ...periods.map(column)
  ];
  const table = dataTable(columns, lines, {
    lang,
    source: sourceText(origin, lang),
    label: {en: "Model", zh: "模型"}[lang]
  });
  placeNumbers(table, (line, column) => {
    const [name, key] = [[...titles.keys()][line], columns[column]?.key ?? ""];
    const row = rows.find((each) => each.line === name && (each.period ?? ONE) === key);
    return row ? {cell, row: {...row}, column: "value"} : null;
  });
  return table;
}
