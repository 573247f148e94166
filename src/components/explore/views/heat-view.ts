import {heatMapChart} from "../../../charts/heat-map.js";
import {cubeDimension} from "../../../query/cube/cube.js";
import {TIME} from "../../../query/cube/selection.js";
import {columnsIn} from "../../columns.js";
import {ask, isChosen, isFaded, isLeftOver, isSummable, largest, type Explored} from "../explored.js";
import type {LiveSpec} from "../live-figure.js";
import {dimensionName, measureColumn, periodHead, viewSql} from "../view-parts.js";
import {count, day, ofMeasure} from "../../../words/quantity.js";
import {NO_WORDS, say} from "../../../words/say.js";

const SHOWN = 20;

interface PeriodRow {
  readonly period: string;
  readonly values: readonly (number | null)[];
}

/** Periods against models, or against what views break down by where there are no models. */
export async function heatView(x: Explored): Promise<LiveSpec<PeriodRow>> {
  const {lang, measure, periods, ends} = x;
  const by = heatDimension(x);
  const own = [TIME, by];
  const {axes, values} = await ask(x, {by: [TIME, by], own});
  const width = axes[1]?.length ?? 0;
  const chosen = isChosen(x);
  const totals = cubeDimension(x.cube, by).members.map((_, m) =>
    periods.reduce((sum, period, p) => sum + (chosen(period) ? Math.abs(values[p * width + m] ?? 0) : 0), 0)
  );
  const members = largest(x, by, totals).slice(0, SHOWN);
  const rows = periods.map((period, p) => ({
    period,
    values: members.map(({index}) => values[p * width + index] ?? null)
  }));
  const isNamed = members.map(({member}) => !isLeftOver(member, by));
  const peak = rows
    .filter((row) => chosen(row.period))
    .flatMap((row) => row.values.map((value, m) => ({value, m, period: row.period})))
    .filter(({m}) => isNamed[m])
    .reduce<{value: number | null; m: number; period: string} | null>(
      (best, cell) => ((cell.value ?? 0) > (best?.value ?? 0) ? cell : best),
      null
    );
  const label = peak && members[peak.m]?.label;
  const col = columnsIn(lang);
  return {
    title:
      peak && label
        ? {
            en: say`${label} peaks highest: ${ofMeasure(peak.value, measure.unit)} from ${day(peak.period)}`,
            zh: say`${label}峰值最高：${day(peak.period)}起为 ${ofMeasure(peak.value, measure.unit)}`
          }
        : NO_WORDS,
    measure: {
      en: say`${measure.label.en} by period and ${dimensionName(by, "en")}, the stronger the colour the more (by its root); ${count(members.length)} largest of the range; drag for a range, click for a row`,
      zh: say`按时期与${dimensionName(by, "zh")}的${measure.label.zh}，颜色越浓越多（按平方根）；所选时段最大的 ${count(members.length)} 个；拖动选时段，点击选一行`
    },
    draw: (pixels) =>
      heatMapChart(
        {periods, ends},
        members.map(({key, label: name}, m) => ({
          key,
          label: name,
          values: rows.map((row) => row.values[m] ?? null),
          isFaded: isFaded(x, by, key)
        })),
        {lang, width: pixels, unit: measure.unit, isChosen: chosen}
      ),
    columns: [
      col.date("period", periodHead(x), (row: PeriodRow) => row.period),
      ...members.map(({key, label: name}, m) => measureColumn(x, key, name, (row: PeriodRow) => row.values[m] ?? null))
    ],
    rows: members.length ? rows : [],
    source: x.source,
    ...viewSql(x, {by: [TIME, by], own, chart: {members, fields: ["mark: heat", "x: time", `y: ${by}`]}})
  };
}

/** What the rows of the heat map are. */
export function heatDimension({cube, state}: Pick<Explored, "cube" | "state">): string {
  const hasModels = cube.dimensions.some((d) => d.name === "model");
  return hasModels && isSummable({cube, state}, {by: ["model"]}) ? "model" : state.by;
}
