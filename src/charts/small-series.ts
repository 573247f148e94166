import * as Plot from "npm:@observablehq/plot";
import {dateOf, type IsoDate} from "../lib/dates.js";
import {formatMeasureTick, type MeasuredUnit} from "../lib/format-measure.js";
import {frame, type ChartOptions} from "./frame.js";

/** One panel of small multiples. */
export interface SmallSeries {
  readonly periods: readonly IsoDate[];
  readonly ends: readonly IsoDate[];
  readonly values: readonly (number | null)[];
  readonly color: string;
  /** Top of the axis, the same in every panel where panels should compare. */
  readonly top: number;
}

export interface SmallSeriesState {
  readonly steps: readonly {readonly start: Date; readonly end: Date; readonly value: number}[];
}

export function smallSeriesState({periods, ends, values}: SmallSeries): SmallSeriesState {
  return {
    steps: periods.flatMap((period, i) => {
      const value = values[i] ?? 0;
      return value > 0 ? [{start: dateOf(period), end: dateOf(ends[i]), value}] : [];
    })
  };
}

/** A panel: columns by period on a common scale, years at the foot. */
export function smallSeriesChart(
  data: SmallSeries,
  options: ChartOptions & {readonly unit: MeasuredUnit}
): SVGSVGElement | HTMLElement {
  const {lang, unit} = options;
  const {steps} = smallSeriesState(data);
  return Plot.plot({
    ...frame(options),
    height: 92,
    marginTop: 8,
    marginBottom: 18,
    marginLeft: lang === "zh" || unit === "usd" ? 56 : 38,
    marginRight: 2,
    x: {
      type: "utc",
      domain: [...data.periods.slice(0, 1), ...data.ends.slice(-1)].map(dateOf),
      label: null,
      ticks: 2,
      tickSize: 0,
      tickFormat: (t: Date) => t.toISOString().slice(0, 7)
    },
    y: {
      domain: [0, data.top || 1],
      label: null,
      ticks: 2,
      tickSize: 0,
      grid: true,
      tickFormat: (value: number) => formatMeasureTick(value, unit, lang)
    },
    marks: [Plot.rect(steps, {x1: "start", x2: "end", y1: 0, y2: "value", fill: data.color}), Plot.ruleY([0])]
  });
}
