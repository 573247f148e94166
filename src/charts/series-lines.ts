import * as Plot from "npm:@observablehq/plot";
import {dateOf, type IsoDate} from "../lib/dates.js";
import {formatDate} from "../lib/format.js";
import {EVENT_MARGIN_PX, eventRules, type Annotation} from "./event-rules.js";
import {frame, isPhone, timeAxis, WIDTH_PX, type ChartOptions} from "./frame.js";
import {wrapLines} from "./wrap.js";

/** One point of a series; null where there is no value, which breaks the line. `low` and `high` bound a range. */
export interface SeriesPoint {
  readonly date: IsoDate;
  readonly value: number | null;
  readonly low?: number | null;
  readonly high?: number | null;
}

/** One line with its name, which is written at its end. */
export interface NamedSeries {
  readonly key: string;
  readonly label: string;
  /** Where the name leads. */
  readonly link?: string | null;
  /** CSS colour. */
  readonly color: string;
  readonly isStrong?: boolean;
  readonly isDashed?: boolean;
  readonly points: readonly SeriesPoint[];
}

interface Label {
  readonly series: NamedSeries;
  readonly date: Date;
  /** Where the name stands, moved apart from its neighbours. */
  readonly height: number;
}

export interface SeriesLinesState {
  readonly labels: readonly Label[];
  readonly max: number;
}

/** Ends of the lines with their names apart, upwards from the lowest; a name wider than `nameEms` takes a line more. */
export function seriesLinesState(series: readonly NamedSeries[], nameEms = Infinity): SeriesLinesState {
  const max = Math.max(0, ...series.flatMap((s) => s.points.flatMap((p) => [Number(p.value), p.high ?? 0])));
  const ends = series.flatMap((s) => {
    const [end] = s.points.flatMap((p) => heightOf(p)).slice(-1);
    return end ? [{series: s, ...end}] : [];
  });
  const line = max / 17;
  let top = -Infinity;
  const labels = ends
    .sort((a, b) => a.height - b.height)
    .map((label) => {
      const half = (line * wrapLines(label.series.label, nameEms).length) / 2;
      const height = Math.max(label.height, top + half);
      top = height + half;
      return {...label, height};
    });
  return {labels, max};
}

/** Where a value stands, or the middle of a range; nothing of a point that has neither. */
function heightOf({
  date,
  value,
  low = null,
  high = null
}: SeriesPoint): {readonly date: Date; readonly height: number}[] {
  if (value !== null) return [{date: dateOf(date), height: value}];
  return low === null || high === null ? [] : [{date: dateOf(date), height: (low + high) / 2}];
}

interface SeriesLinesOptions extends ChartOptions {
  /** A value in words, for the axis and the tip. */
  readonly format: (value: number) => string;
  readonly annotations?: readonly Annotation[];
  readonly marginLeft?: number;
}

/** Lines through time, with ranges as bands, gaps as gaps and events as numbered rules. */
export function seriesLinesChart(
  series: readonly NamedSeries[],
  {format, annotations = [], marginLeft = 52, ...options}: SeriesLinesOptions
): SVGSVGElement | HTMLElement {
  const {lang, width = WIDTH_PX} = options;
  const isNarrow = isPhone(width);
  const side = isNarrow ? 92 : 132;
  const nameEms = isNarrow ? 7.5 : 11;
  const {labels, max} = seriesLinesState(series, nameEms);
  const room = width - marginLeft - side;
  const dates = series.flatMap((s) => s.points.map((p) => p.date));
  return Plot.plot({
    ...frame(options),
    height: isNarrow ? 300 : 380,
    marginTop: annotations.length ? EVENT_MARGIN_PX : 16,
    marginLeft,
    marginRight: side,
    x: timeAxis(lang, room, dates),
    y: {label: null, grid: true, ticks: 5, tickSize: 0, domain: [0, max || 1], tickFormat: format},
    marks: [
      Plot.ruleY([0]),
      ...series.map((s) =>
        Plot.areaY(
          s.points.map((p) => ({date: dateOf(p.date), low: p.low, high: p.high})),
          {x: "date", y1: "low", y2: "high", fill: s.color, fillOpacity: 0.22, stroke: s.color, strokeWidth: 0.75}
        )
      ),
      ...series.flatMap((s) => {
        const points = s.points.map((p) => ({date: dateOf(p.date), value: p.value ?? NaN}));
        if (points.every((p) => Number.isNaN(p.value))) return [];
        return [
          Plot.line(points, {
            x: "date",
            y: "value",
            stroke: s.color,
            strokeWidth: s.isStrong ? 2.5 : 1.6,
            ...(s.isDashed && {strokeDasharray: "5 3"})
          }),
          Plot.dot(
            points.filter((_, i) => isAlone(points, i)),
            {x: "date", y: "value", r: 2, fill: s.color}
          )
        ];
      }),
      ...eventRules(annotations, {room, dates}),
      ...labels.map((label) =>
        Plot.text([label], {
          x: "date",
          y: "height",
          text: () => label.series.label,
          href: () => label.series.link,
          fill: label.series.color,
          fontWeight: label.series.isStrong ? 700 : 500,
          textAnchor: "start",
          dx: 6,
          lineWidth: nameEms
        })
      ),
      Plot.tip(seriesTips(labels, annotations, format, lang), Plot.pointerX({x: "date", y: "height", title: "title"}))
    ]
  });
}

/** A value without neighbours draws no line: it is shown as a dot. */
function isAlone(points: readonly {readonly value: number}[], i: number): boolean {
  const has = (j: number) => !Number.isNaN(points[j]?.value ?? NaN);
  return has(i) && !has(i - 1) && !has(i + 1);
}

interface Tip {
  readonly date: Date;
  readonly height: number;
  readonly title: string;
}

/** What is said of each date: every line that has something there, the highest at its end first, then events. */
export function seriesTips(
  labels: readonly Label[],
  annotations: readonly Annotation[],
  format: (value: number) => string,
  lang: ChartOptions["lang"]
): Tip[] {
  const order = [...labels].sort((a, b) => b.height - a.height).map((label) => label.series);
  const dates = [...new Set(order.flatMap((s) => s.points.map((p) => p.date)))];
  return dates.flatMap((date) => {
    const shown = order.flatMap((s) =>
      s.points.flatMap((p) => {
        const text = p.date === date ? describe(p, format) : "";
        return text ? [{text: `${s.label}  ${text}`, height: p.value ?? Number(p.high)}] : [];
      })
    );
    if (shown.length === 0) return [];
    const events = annotations.flatMap((a, i) => (a.date === date ? [`${i + 1}  ${a.label}`] : []));
    const title = [formatDate(date, lang), ...shown.map((s) => s.text), ...events].join("\n");
    return [{date: dateOf(date), height: Math.max(...shown.map((s) => s.height)), title}];
  });
}

function describe({value, low = null, high = null}: SeriesPoint, format: (value: number) => string): string {
  if (value !== null) return format(value);
  return low === null || high === null ? "" : `${format(low)} – ${format(high)}`;
}
