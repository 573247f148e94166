import * as Plot from "npm:@observablehq/plot";
import {dateOf, type IsoDate} from "../lib/dates.js";
import {formatDate} from "../lib/format.js";
import {eventNumbers, type Annotation} from "./event-rules.js";
import {frame, isPhone, WIDTH_PX, type ChartOptions} from "./frame.js";
import type {NamedSeries} from "./series-lines.js";

interface Cell {
  /** Column and row of a panel, from zero. */
  readonly fx: number;
  readonly fy: number;
}

interface PanelPoint extends Cell {
  readonly key: string;
  readonly label: string;
  readonly color: string;
  readonly day: IsoDate;
  readonly date: Date;
  /** NaN where there is none, which breaks the line. */
  readonly value: number;
  readonly isAlone: boolean;
}

interface PanelHead extends Cell {
  readonly label: string;
  readonly color: string;
  /** The last value there is; null where there is none. */
  readonly last: number | null;
}

export interface SeriesPanelsState {
  readonly heads: readonly PanelHead[];
  readonly points: readonly PanelPoint[];
  /** Top of the scale that all panels share. */
  readonly max: number;
  readonly rows: number;
}

/** Series as panels, row by row in their order, all on one scale. */
export function seriesPanelsState(series: readonly NamedSeries[], columns: number): SeriesPanelsState {
  const cell = (i: number): Cell => ({fx: i % columns, fy: Math.floor(i / columns)});
  return {
    heads: series.map(({label, color, points}, i) => ({
      ...cell(i),
      label,
      color,
      last: points.findLast((p) => p.value !== null)?.value ?? null
    })),
    points: series.flatMap(({key, label, color, points}, i) => {
      const has = (j: number) => points[j]?.value != null;
      return points.map(({date, value}, j) => ({
        ...cell(i),
        key,
        label,
        color,
        day: date,
        date: dateOf(date),
        value: value ?? NaN,
        isAlone: has(j) && !has(j - 1) && !has(j + 1)
      }));
    }),
    max: series.flatMap(({points}) => points).reduce((max, {value}) => Math.max(max, Number(value)), 0),
    rows: Math.ceil(series.length / columns)
  };
}

interface SeriesPanelsOptions extends ChartOptions {
  /** A value in words, for axis, heads and tip. */
  readonly format: (value: number) => string;
  readonly annotations?: readonly Annotation[];
  readonly isDashed?: boolean;
}

const PANEL_PX = 104;
/** Between panels, for the name of the next and the last value of its line. */
const HEAD_PX = 40;
/** Panels from this width on have room for a date each half-year. */
const WIDE_PX = 210;

const [LEFT_PX, RIGHT_PX] = [42, 4];

/** How many panels stand beside each other in a width, the room of each in pixels, and its dates. */
export function panelsIn(width: number, count: number) {
  const columns = Math.min(count || 1, isPhone(width) ? 2 : width < 900 ? 3 : 4);
  return {
    columns,
    room: (width - LEFT_PX - RIGHT_PX) / columns,
    ticks: width / columns < WIDE_PX ? 2 : "6 months"
  };
}

/** Small multiples: a panel a series, its name and last value above it, events as rules in each. */
export function seriesPanelsChart(
  series: readonly NamedSeries[],
  {format, annotations = [], isDashed = false, ...options}: SeriesPanelsOptions
): SVGSVGElement | HTMLElement {
  const {lang, width = WIDTH_PX} = options;
  const {columns, room, ticks} = panelsIn(width, series.length);
  const {heads, points, max, rows} = seriesPanelsState(series, columns);
  const dash = isDashed ? {strokeDasharray: "5 3"} : {};
  const eventDate = (a: Annotation) => dateOf(a.date);
  return Plot.plot({
    ...frame(options),
    height: 24 + rows * PANEL_PX + (rows - 1) * HEAD_PX + 24,
    marginTop: 24,
    marginBottom: 24,
    marginLeft: LEFT_PX,
    marginRight: RIGHT_PX,
    fx: {axis: null, padding: isPhone(width) ? 0.12 : 0.1},
    fy: {axis: null, padding: rows > 1 ? HEAD_PX / (PANEL_PX + HEAD_PX) : 0},
    x: {
      type: "utc",
      label: null,
      ticks,
      tickSize: 0,
      tickFormat: (t: Date) => t.toISOString().slice(0, 7)
    },
    y: {label: null, grid: true, ticks: 2, tickSize: 0, domain: [0, max || 1], tickFormat: format},
    marks: [
      Plot.ruleY([0]),
      Plot.areaY(points, {
        x: "date",
        y1: 0,
        y2: "value",
        fx: "fx",
        fy: "fy",
        z: "key",
        fill: "color",
        fillOpacity: 0.18
      }),
      Plot.line(points, {
        x: "date",
        y: "value",
        fx: "fx",
        fy: "fy",
        z: "key",
        stroke: "color",
        strokeWidth: 1.8,
        ...dash
      }),
      Plot.dot(
        points.filter((p) => p.isAlone),
        {x: "date", y: "value", fx: "fx", fy: "fy", r: 2, fill: "color"}
      ),
      Plot.ruleX(annotations, {x: eventDate, stroke: "var(--marked-strong)", strokeDasharray: "3 3"}),
      ...eventNumbers(annotations, {
        room,
        dates: series.flatMap((s) => s.points.map((p) => p.date))
      }).map((each) => Plot.text([each], {x: "date", text: "text", frameAnchor: "top", dx: 6, dy: 12 * each.level})),
      Plot.text(heads, {fx: "fx", fy: "fy", frameAnchor: "top-left", dy: -16, text: "label", fontWeight: 600}),
      Plot.text(heads, {
        fx: "fx",
        fy: "fy",
        frameAnchor: "top-right",
        dy: -16,
        text: (h: PanelHead) => (h.last === null ? "" : format(h.last)),
        fontVariant: "tabular-nums"
      }),
      Plot.tip(
        points,
        Plot.pointer({
          x: "date",
          y: "value",
          fx: "fx",
          fy: "fy",
          title: (p: PanelPoint) => `${p.label}\n${formatDate(p.day, lang)}  ${format(p.value)}`
        })
      )
    ]
  });
}
