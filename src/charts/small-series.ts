import * as Plot from "npm:@observablehq/plot";
import {dateOf, epochDay, isoDate, type IsoDate} from "../lib/dates.js";
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

/** A panel: columns by period on a common scale, months at the foot, or days where they span less than two. */
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
      tickSize: 0,
      ...timeTicks(data)
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

/** Two days within a span too short for two months to stand under it, else the months that fit. */
function timeTicks({periods, ends}: SmallSeries): Plot.ScaleOptions {
  const [first, last] = [periods[0], ends.at(-1)];
  if (first === undefined || last === undefined || epochDay(last) - epochDay(first) >= 60)
    return {ticks: 2, tickFormat: (t: Date) => t.toISOString().slice(0, 7)};
  const quarters = [1, 3].map((quarter) => periods[Math.floor((quarter * periods.length) / 4)]);
  return {ticks: [...new Set(quarters)].map(dateOf), tickFormat: isoDate};
}
