import {formatMeasure} from "../../lib/format-measure.js";
import type {Lang, Text} from "../../lib/language.js";
import {DATASETS} from "../../query/cube/datasets.js";
import {dimensionOf} from "../../query/cube/dimensions.js";
import type {CubeMeasure} from "../../query/cube/measures.js";
import type {GridQuery} from "../../query/cube/selection.js";
import {measureSql} from "../../query/cube/measure-sql.js";
import {gridSql} from "../../query/cube/sql.js";
import type {TableColumn} from "../data-table.js";
import type {Explored} from "./explored.js";
import type {LiveSpec} from "./live-figure.js";

/** Members beyond those named, added up. */
export const ALL_OTHERS: Text = {en: "All others", zh: "其余"};

/** Whether a measure's values add up, so that they may be stacked and totalled. */
export function isAdditive({of}: CubeMeasure): boolean {
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

/** How a view draws its measure: members of the last axis, what all others stand under, and fields of the chart beside its columns. */
export interface HandedChart {
  readonly members?: readonly {readonly key: string; readonly label: string}[];
  readonly rest?: string;
  readonly fields: readonly string[];
}

/**
 * The SQL of a view's sums, for data that is in the ledger, and what a notebook takes of it: the numbers it draws, with a chart
 * of them where the notebook can draw them alike.
 */
export function viewSql(
  x: Explored,
  {by, own, chart}: Pick<GridQuery, "by" | "own"> & {readonly chart?: HandedChart}
): Pick<LiveSpec<unknown>, "sql" | "handed"> {
  const {cube, state, measure, grain} = x;
  const dataset = DATASETS.find((d) => d.name === cube.dataset);
  const isNamed = measure.of.kind === "share" && measure.of.isNamed;
  if (!dataset) return {};
  const {sum} = measure.of;
  const members = new Map(chart?.members?.map(({key, label}) => [key, label]));
  const drawn = {measure, by, grain, own: own ?? [], members, rest: chart?.rest ?? null};
  const handed = measureSql(dataset, state.selection, drawn);
  return {
    sql: gridSql(dataset, state.selection, {by, sum, isNamed, ...(own && {own})}),
    ...(handed !== null && {handed: {sql: handed, chart: chart ? fieldsOf(measure, chart) : ""}})
  };
}

function fieldsOf({name, unit}: CubeMeasure, {fields}: HandedChart): string {
  const isHeat = fields.includes("mark: heat");
  const isShare = unit === "share" || unit === "growth";
  return [...fields, ...(isHeat ? [`color: ${name}`] : [`y: ${name}`]), ...(isShare ? ["format: percent"] : [])].join(
    "\n"
  );
}

/** Name of a dimension within a sentence. */
export function dimensionName(name: string, lang: Lang): string {
  const label = dimensionOf(name).label[lang];
  return lang === "en" ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}
