import * as Plot from "npm:@observablehq/plot";
import {dateOf, type IsoDate} from "../lib/dates.js";
import {formatDate} from "../lib/format.js";
import {formatMeasure, type MeasuredUnit} from "../lib/format-measure.js";
import {frame, isPhone, timeAxis, WIDTH_PX, type ChartOptions} from "./frame.js";
import {keyed} from "./keyed.js";

/** One row of the heat map: a value a period, null where there is none. */
export interface HeatRow {
  readonly key: string;
  readonly label: string;
  readonly values: readonly (number | null)[];
  readonly isFaded: boolean;
}

interface HeatCell {
  readonly key: string;
  readonly label: string;
  readonly period: IsoDate;
  readonly start: Date;
  readonly end: Date;
  readonly value: number;
  readonly row: number;
  /** Darkness in (0, 1]: the root of the value over the largest, so that small ones show. */
  readonly weight: number;
}

export interface HeatMapState {
  readonly cells: readonly HeatCell[];
  readonly rows: readonly HeatRow[];
}

/** Cells that hold something; the rest stay empty. */
export function heatMapState(
  {periods, ends}: {readonly periods: readonly IsoDate[]; readonly ends: readonly IsoDate[]},
  rows: readonly HeatRow[]
): HeatMapState {
  const most = rows.reduce((max, r) => r.values.reduce<number>((m, v) => Math.max(m, Number(v)), max), 0);
  const cells = rows.flatMap(({key, label, values, isFaded}, row) =>
    periods.flatMap((period, i) => {
      const value = values[i] ?? 0;
      if (value <= 0) return [];
      const weight = Math.sqrt(value / most) * (isFaded ? 0.3 : 1);
      return [{key, label, period, start: dateOf(period), end: dateOf(ends[i]), value, row, weight}];
    })
  );
  return {cells, rows};
}

const RIGHT_PX = 4;

interface HeatMapOptions extends ChartOptions {
  readonly unit: MeasuredUnit;
  readonly isChosen: (period: IsoDate) => boolean;
}

/** Members by period, the darker the more. */
export function heatMapChart(
  time: {readonly periods: readonly IsoDate[]; readonly ends: readonly IsoDate[]},
  rows: readonly HeatRow[],
  options: HeatMapOptions
): SVGSVGElement | HTMLElement {
  const {lang, width = WIDTH_PX, unit, isChosen} = options;
  const {cells} = heatMapState(time, rows);
  const isNarrow = isPhone(width);
  const left = isNarrow ? 112 : 170;
  return Plot.plot({
    ...frame(options),
    height: 34 + rows.length * 20,
    marginLeft: left,
    marginRight: RIGHT_PX,
    x: timeAxis(lang, width - left - RIGHT_PX, time.periods, time.ends.at(-1)),
    y: {type: "band", domain: rows.map((_, row) => row), axis: null, padding: 0.12},
    marks: [
      Plot.rect(cells, {
        x1: "start",
        x2: "end",
        y: "row",
        fill: "var(--accent)",
        fillOpacity: (c: HeatCell) => c.weight * (isChosen(c.period) ? 1 : 0.35),
        insetRight: width / time.periods.length > 5 ? 0.5 : 0,
        ...keyed(cells, {key: (c) => c.key})
      }),
      Plot.text(rows, {
        y: (_: HeatRow, row: number) => row,
        frameAnchor: "left",
        text: "label",
        textAnchor: "end",
        dx: -6,
        lineWidth: isNarrow ? 8 : 13,
        textOverflow: "ellipsis",
        fillOpacity: (r: HeatRow) => (r.isFaded ? 0.4 : 1),
        ...keyed(rows, {key: (r) => r.key, label: (r) => r.label})
      }),
      Plot.tip(
        cells,
        Plot.pointer({
          x: (c: HeatCell) => (c.start.getTime() + c.end.getTime()) / 2,
          y: "row",
          maxRadius: 20,
          title: (c: HeatCell) => `${c.label}\n${formatDate(c.period, lang)}  ${formatMeasure(c.value, unit, lang)}`
        })
      )
    ]
  });
}
