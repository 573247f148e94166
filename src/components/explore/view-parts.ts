import {formatMeasure} from "../../lib/format-measure.js";
import type {Lang, Text} from "../../lib/language.js";
import {DATASETS} from "../../query/cube/datasets.js";
import {dimensionOf} from "../../query/cube/dimensions.js";
import type {Measure} from "../../query/cube/measures.js";
import {TIME, type GridQuery} from "../../query/cube/selection.js";
import {gridSql} from "../../query/cube/sql.js";
import type {TableColumn} from "../data-table.js";
import type {Explored} from "./explored.js";

/** Members beyond those named, added up. */
export const REST: Text = {en: "All others", zh: "其余"};

/** Whether a measure's values add up, so that they may be stacked and totalled. */
export function isAdditive({of}: Measure): boolean {
  return of.kind === "sum" || of.kind === "share";
}

const PERIOD: Readonly<Record<Explored["grain"], Text>> = {
  day: {en: "Day", zh: "日期"},
  week: {en: "Week beginning", zh: "周（起始日）"},
  month: {en: "Month beginning", zh: "月（起始日）"}
};

export function periodHead({grain}: Explored): Text {
  return PERIOD[grain];
}

/** A column of the shown measure. */
export function measureColumn<T>(
  {measure, lang}: Pick<Explored, "measure" | "lang">,
  key: string,
  head: string,
  value: (row: T) => number | null
): TableColumn<T> {
  return {key, head, unit: measure.unit, value, text: (row) => formatMeasure(value(row), measure.unit, lang)};
}

/** The SQL of a view's sums, for data that is in the ledger. */
export function sqlOf(
  {cube, state, measure}: Explored,
  {by, own}: Pick<GridQuery, "by" | "own">
): {readonly sql?: string; readonly chart?: string} {
  const dataset = DATASETS.find((d) => d.name === cube.dataset);
  const isNamed = measure.of.kind === "share" && measure.of.isNamed;
  if (!dataset) return {};
  const {sum} = measure.of;
  return {sql: gridSql(dataset, state.selection, {by, sum, isNamed, ...(own && {own})}), ...chartOf(by, sum)};
}

/** Fields of a notebook’s chart of a view’s sums; none for a single number. */
function chartOf(by: readonly string[], sum: string): {readonly chart?: string} {
  const [first, second] = by.filter((axis) => axis !== TIME);
  const lines = by.includes(TIME)
    ? [
        "mark: line",
        `x: ${TIME}`,
        `y: ${sum}`,
        ...(first ? [`color: ${first}`] : []),
        ...(second ? [`facet: ${second}`] : [])
      ]
    : ["mark: bar", `x: ${first ?? ""}`, `y: ${sum}`, ...(second ? [`color: ${second}`] : [])];
  return by.length === 0 ? {} : {chart: lines.join("\n")};
}

/** Name of a dimension within a sentence. */
export function dimensionName(name: string, lang: Lang): string {
  const label = dimensionOf(name).label[lang];
  return lang === "en" ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}
