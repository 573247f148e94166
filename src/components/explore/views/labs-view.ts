import {memberName} from "../member-name.js";
import {html} from "npm:htl";
import {smallSeriesChart} from "../../../charts/small-series.js";
import {cubeDimension} from "../../../query/cube/cube.js";
import {TIME} from "../../../query/cube/selection.js";
import {columnsIn} from "../../columns.js";
import {ask, colorsOf, isFaded, isLeftOver, largest, type Explored} from "../explored.js";
import type {LiveSpec} from "../live-figure.js";
import {measureColumn, periodHead, viewSql} from "../view-parts.js";
import {count, day, ofMeasure} from "../../../words/quantity.js";
import {NO_WORDS, say} from "../../../words/say.js";

const SHOWN = 12;

interface PeriodRow {
  readonly period: string;
  readonly values: readonly (number | null)[];
}

/** Small multiples by lab on one scale, under every filter but the labs' own. */
export async function labsView(x: Explored): Promise<LiveSpec<PeriodRow>> {
  const {lang, measure, periods, ends} = x;
  const by = "lab";
  const own = [by];
  const {axes, values} = await ask(x, {by: [TIME, by], own});
  const width = axes[1]?.length ?? 0;
  const totals = cubeDimension(x.cube, by).members.map((_, m) =>
    periods.reduce((sum, __, p) => sum + Math.abs(values[p * width + m] ?? 0), 0)
  );
  const found = largest(x, by, totals).slice(0, SHOWN);
  const named = found.filter(({member}) => !isLeftOver(member, by));
  const labs = [...named, ...found.filter(({member}) => isLeftOver(member, by))];
  const rows = periods
    .map((period, p) => ({period, values: labs.map(({index}) => values[p * width + index] ?? null)}))
    .filter((row) => row.values.some((value) => value !== null && value !== 0));
  const shown = {periods: rows.map((r) => r.period), ends: rows.map((r) => ends[periods.indexOf(r.period)] ?? "")};
  const top = rows.reduce((max, row) => row.values.reduce<number>((m, v) => Math.max(m, v ?? 0), max), 0);
  const peak = Math.max(0, ...rows.flatMap(({values}) => values.slice(0, named.length).map((v) => v ?? 0)));
  const best = rows.find((row) => row.values.slice(0, named.length).includes(peak));
  const leader = best && named[best.values.indexOf(peak)];
  const col = columnsIn(lang);
  const panel = (m: number, pixels: number) => {
    const lab = labs[m];
    if (!lab) return "";
    const color = colorsOf(x, by, [lab.key]).get(lab.key) ?? "var(--accent)";
    const series = {...shown, values: rows.map((row) => row.values[m] ?? null), color, top};
    return html`<button type="button" class=${isFaded(x, by, lab.key) ? "panel faded" : "panel"} data-key=${lab.key}>
      <span>${lab.label}</span>${smallSeriesChart(series, {lang, width: pixels, unit: measure.unit})}
    </button>`;
  };
  return {
    title:
      best && leader
        ? {
            en: say`${memberName(by, leader)} reached ${ofMeasure(peak, measure.unit)} from ${day(best.period)}`,
            zh: say`${memberName(by, leader)}自 ${day(best.period)}起达到 ${ofMeasure(peak, measure.unit)}`
          }
        : NO_WORDS,
    measure: {
      en: say`${measure.label.en} by lab, the ${count(labs.length)} largest, all on one scale`,
      zh: say`按实验室的${measure.label.zh}，最大的 ${count(labs.length)} 个，同一刻度`
    },
    draw: (pixels) => {
      const columns = Math.max(2, Math.min(4, Math.floor(pixels / 250)));
      const each = Math.floor((pixels - (columns - 1) * 16) / columns);
      const panels = html`<div class="panels">${labs.map((_, m) => panel(m, each))}</div>`;
      panels.style.gridTemplateColumns = `repeat(${columns}, minmax(0, 1fr))`;
      return panels;
    },
    columns: [
      col.date("period", periodHead(x), (row: PeriodRow) => row.period),
      ...labs.map(({key, label}, m) => measureColumn(x, key, label, (row: PeriodRow) => row.values[m] ?? null))
    ],
    rows,
    source: x.source,
    ...viewSql(x, {by: [TIME, by], own, chart: {members: labs, fields: ["mark: line", "x: time", `facet: ${by}`]}})
  };
}
