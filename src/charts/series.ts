import * as Plot from "npm:@observablehq/plot";
import {dateOf, type IsoDate} from "../lib/dates.js";
import {formatDate} from "../lib/format.js";
import {formatMeasure, formatMeasureTick, type MeasuredUnit} from "../lib/format-measure.js";
import type {Lang} from "../lib/language.js";
import type {SeriesScale} from "../query/cube/explore-state.js";
import {EVENT_MARGIN_PX, eventRules, type Annotation} from "./event-rules.js";
import {frame, isPhone, timeAxis, WIDTH_PX, type ChartOptions} from "./frame.js";
import {keyed} from "./keyed.js";

/** How series are drawn: what does not add up, such as prices, in plain lines. */
export type DrawnScale = SeriesScale | "lines";

/** One line or layer: a value a period, null where there is none. */
export interface Series {
  readonly key: string;
  readonly label: string;
  readonly color: string;
  readonly values: readonly (number | null)[];
}

interface Point {
  readonly key: string;
  readonly label: string;
  readonly color: string;
  readonly start: Date;
  readonly end: Date;
  readonly period: IsoDate;
  readonly value: number;
  readonly from: number;
  readonly to: number;
}

export interface SeriesState {
  readonly points: readonly Point[];
  readonly domain: readonly [number, number];
  /** Layers add up; lines do not. */
  readonly isStacked: boolean;
}

export interface SeriesData {
  readonly periods: readonly IsoDate[];
  /** Exclusive end of each period. */
  readonly ends: readonly IsoDate[];
  readonly series: readonly Series[];
}

/** A value as it reads on the scale it is drawn on: "120.5" of a hundred at first, "44.7%", or its own unit. */
export function drawnText(value: number, scale: DrawnScale, unit: MeasuredUnit, lang: Lang): string {
  return scale === "index" ? value.toFixed(1) : formatMeasure(value, scale === "share" ? "share" : unit, lang);
}

/** Values as drawn: stacked, as shares of their sum, as an index of 100 at the first value, or as they are. */
export function seriesState({periods, ends, series}: SeriesData, scale: DrawnScale): SeriesState {
  const isStacked = scale === "stacked" || scale === "share";
  const base = periods.map(() => 0);
  const points = series.flatMap(({key, label, color, values}) => {
    const [first = NaN] = values.filter((value): value is number => value !== null && value > 0);
    return periods.map((period, i) => {
      const raw = values[i] ?? null;
      const total = series.reduce((sum, s) => sum + (s.values[i] ?? 0), 0);
      const value =
        raw === null || (isLogarithmic(scale) && raw <= 0)
          ? NaN
          : scale === "share"
            ? raw / total
            : scale === "index"
              ? (raw / first) * 100
              : raw;
      const from = base[i] as number;
      if (isStacked && !Number.isNaN(value)) base[i] = from + value;
      return {key, label, color, start: dateOf(period), end: dateOf(ends[i]), period, value, from, to: from + value};
    });
  });
  const drawn = points.map((p) => p.to).filter((value) => !Number.isNaN(value));
  const most = drawn.reduce((a, b) => Math.max(a, b), 0);
  const least = drawn.reduce((a, b) => Math.min(a, b), Infinity);
  return {
    points,
    isStacked,
    domain: isStacked
      ? [0, scale === "share" ? 1 : most || 1]
      : [isLogarithmic(scale) ? least : Math.min(0, least), most]
  };
}

function isLogarithmic(scale: DrawnScale): boolean {
  return scale === "index" || scale === "log";
}

export interface SeriesOptions extends ChartOptions {
  readonly scale: DrawnScale;
  readonly unit: MeasuredUnit;
  /** Whether a period lies in the chosen range; those outside are faded. */
  readonly isChosen: (period: IsoDate) => boolean;
  readonly annotations?: readonly Annotation[];
}

/** A measure by period, one layer or line a member; missing periods stay empty. */
export function seriesChart(data: SeriesData, options: SeriesOptions): SVGSVGElement | HTMLElement {
  const {lang, width = WIDTH_PX, scale, unit, isChosen, annotations = []} = options;
  const {points, isStacked, domain} = seriesState(data, scale);
  const left = unit === "usd" || lang === "zh" ? 66 : 48;
  const room = width - left - 8;
  const tick = (value: number) =>
    scale === "index" ? String(value) : formatMeasureTick(value, scale === "share" ? "share" : unit, lang);
  const layers = points.filter((p) => p.to > p.from);
  const lines = data.series.map(({key, color}) => ({color, points: withGaps(points.filter((p) => p.key === key))}));
  const shaded = points.slice(0, data.periods.length).filter((p) => !isChosen(p.period));
  return Plot.plot({
    ...frame(options),
    height: isPhone(width) ? 280 : 340,
    ...(annotations.length > 0 && {marginTop: EVENT_MARGIN_PX}),
    marginLeft: left,
    marginRight: 8,
    x: timeAxis(lang, room, data.periods, data.ends.at(-1)),
    y: {
      label: null,
      grid: true,
      ticks: 5,
      tickSize: 0,
      tickFormat: tick,
      domain,
      ...(isLogarithmic(scale) && {type: "log", nice: true, ticks: 4})
    },
    marks: [
      ...(isStacked
        ? [
            Plot.rect(layers, {
              x1: "start",
              x2: "end",
              y1: "from",
              y2: "to",
              fill: "color",
              fillOpacity: (p: Point) => (isChosen(p.period) ? 1 : 0.3),
              insetRight: width / data.periods.length > 4 ? 0.5 : 0,
              ...keyed(layers, {key: (p) => p.key})
            }),
            Plot.ruleY([0])
          ]
        : [
            Plot.rect(shaded, {x1: "start", x2: "end", fill: "var(--theme-foreground)", fillOpacity: 0.06}),
            ...lines.map(({color, points: line}) =>
              Plot.line(line, {x: "start", y: "value", stroke: color, strokeWidth: 2})
            )
          ]),
      ...eventRules(annotations, {room, dates: data.periods}),
      Plot.tip(
        isStacked ? layers : points,
        Plot.pointer({
          x: (p: Point) => pointed(p, isStacked)[0],
          y: (p: Point) => pointed(p, isStacked)[1],
          maxRadius: 60,
          title: (p: Point) => `${p.label}\n${formatDate(p.period, lang)}  ${drawnText(p.value, scale, unit, lang)}`
        })
      )
    ]
  });
}

/** Where a value answers to the pointer: the middle of its layer, or its point on a line, as time and height. */
export function pointed({start, end, from, to}: Point, isStacked: boolean): readonly [time: number, height: number] {
  return isStacked ? [(start.getTime() + end.getTime()) / 2, (from + to) / 2] : [start.getTime(), to];
}

/** Breaks a line where a period is missing between two points. */
function withGaps(line: readonly Point[]): readonly Point[] {
  return line.flatMap((p, i) => {
    const before = line[i - 1];
    const isGap = before && before.end.getTime() < p.start.getTime();
    return isGap ? [{...before, start: before.end, value: NaN}, p] : [p];
  });
}
