import * as Plot from "npm:@observablehq/plot";
import {isoDate, parseIsoDate} from "../lib/dates.js";
import {formatNumber, formatShareTick, formatTokensTick} from "../lib/format.js";
import type {ResultRow, Value} from "../query/rows.js";
import {frame, timeAxis, WIDTH_PX, type ChartOptions} from "./frame.js";

/** What is drawn of rows, as a closed grammar: marks of Plot, columns, a scale and a transform. */
export interface GrammarSpec {
  readonly mark: "line" | "area" | "bar" | "dot" | "rule" | "heat";
  readonly x: string;
  readonly y: string;
  /** Columns; empty for none. */
  readonly color: string;
  readonly facet: string;
  readonly scale: "linear" | "log";
  /** `share`: of all with the same x and facet; `index`: the first value of each colour is 100. */
  readonly transform: "none" | "share" | "index";
  /** How values of the axis read; shares made here are per cents in any case. */
  readonly format?: "number" | "percent";
}

export interface DrawnPoint {
  readonly x: Date | number | string;
  readonly y: number | string;
  readonly color: string;
  readonly facet: string;
  /** What a heat map shades. */
  readonly shade: number | null;
}

export interface GrammarState {
  readonly points: readonly DrawnPoint[];
  readonly isTime: boolean;
  /** Rows that hold no number to draw. */
  readonly leftOut: number;
}

/** Rows as points, transformed. Throws where a column is not there, by its name and those that are. */
export function grammarState(rows: readonly ResultRow[], columns: readonly string[], spec: GrammarSpec): GrammarState {
  for (const column of [spec.x, spec.y, spec.color, spec.facet])
    if (column !== "" && !columns.includes(column))
      throw new Error(`${column}: no column; expected one of ${columns.join(", ")}`);
  const isTime =
    rows.every((row) => row[spec.x] == null || parseIsoDate(String(row[spec.x]).slice(0, 10)) !== null) &&
    rows.some((row) => typeof row[spec.x] === "string");
  const isHeat = spec.mark === "heat";
  const points = rows.flatMap((row): DrawnPoint[] => {
    const [x, y] = [at(row[spec.x], isTime), isHeat ? String(row[spec.y]) : number(row[spec.y])];
    if (x === null || y === null) return [];
    const shade = isHeat ? number(row[spec.color]) : null;
    const color = spec.color === "" || isHeat ? "" : String(row[spec.color]);
    return [{x, y, color, facet: spec.facet === "" ? "" : String(row[spec.facet]), shade}];
  });
  return {points: isHeat ? points : transformed(points, spec.transform), isTime, leftOut: rows.length - points.length};
}

function at(value: Value | undefined, isTime: boolean): Date | number | string | null {
  if (value == null) return null;
  if (isTime) return new Date(String(value));
  return typeof value === "bigint" ? Number(value) : typeof value === "boolean" ? String(value) : value;
}

function number(value: Value | undefined): number | null {
  if (typeof value === "string" && value.trim() === "") return null;
  const found =
    typeof value === "number" ? value : typeof value === "bigint" || typeof value === "string" ? Number(value) : NaN;
  return Number.isFinite(found) ? found : null;
}

function transformed(points: readonly DrawnPoint[], transform: GrammarSpec["transform"]): readonly DrawnPoint[] {
  if (transform === "none") return points;
  const groups = new Map<string, number>();
  const groupOf = ({x, color, facet}: DrawnPoint) =>
    transform === "share" ? `${String(x)}\u0000${facet}` : `${color}\u0000${facet}`;
  for (const point of points)
    groups.set(
      groupOf(point),
      transform === "share"
        ? (groups.get(groupOf(point)) ?? 0) + Number(point.y)
        : (groups.get(groupOf(point)) ?? Number(point.y))
    );
  return points.flatMap((point) => {
    const base = groups.get(groupOf(point)) as number;
    return base === 0
      ? []
      : [{...point, y: transform === "share" ? Number(point.y) / base : (100 * Number(point.y)) / base}];
  });
}

const COLOURS = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `var(--series-${n})`);

/** Draws rows by the grammar. Throws where a column is not there. */
export function grammarChart(
  rows: readonly ResultRow[],
  {columns, spec, ...options}: ChartOptions & {readonly columns: readonly string[]; readonly spec: GrammarSpec}
): SVGSVGElement | HTMLElement {
  const {points, isTime} = grammarState(rows, columns, spec);
  const {lang, width = WIDTH_PX} = options;
  const left = spec.mark === "heat" ? 120 : 62;
  const hasColors = points.some(({color}) => color !== "");
  const facets = new Set(points.map(({facet}) => facet)).size;
  const times = () => points.map(({x}) => x as Date);
  const tick = (value: number) =>
    spec.transform === "share" || (spec.format === "percent" && spec.transform === "none")
      ? formatShareTick(value, lang)
      : Math.abs(value) >= 1e6
        ? formatTokensTick(value, lang)
        : formatNumber(value, lang);
  return Plot.plot({
    ...frame(options),
    ...(spec.mark !== "heat" && {height: facets > 1 ? facets * 130 : 320}),
    marginLeft: left,
    marginBottom: 34,
    ...(facets > 1 && {marginRight: 90}),
    x:
      isTime && spec.mark !== "bar" && spec.mark !== "heat"
        ? timeAxis(lang, width, times().map(isoDate))
        : {
            label: null,
            ...(isTime && {type: "band", tickFormat: isoDate, ticks: fitting(times(), width - left - RIGHT_PX)})
          },
    y:
      spec.mark === "heat"
        ? {label: null}
        : {
            label: null,
            grid: true,
            tickFormat: tick,
            ticks: 5,
            tickSize: 0,
            ...(spec.scale === "log" && {type: "log"})
          },
    fy: {label: null},
    color: spec.mark === "heat" ? {scheme: "YlOrBr"} : {legend: hasColors, range: COLOURS},
    marks: marksOf(points, spec, hasColors ? "color" : null, facets > 1)
  });
}

/** Right of a plot, as Plot leaves it. */
const RIGHT_PX = 20;

/** Wide enough for a day of ten characters and a space. */
const DAY_PX = 76;

/** As many of the times, evenly, as can stand beside each other within a width. */
function fitting(times: readonly Date[], width: number): readonly Date[] {
  const each = [...new Set(times.map(Number))].sort((a, b) => a - b);
  const step = Math.ceil((each.length * DAY_PX) / width);
  return each.filter((_, i) => i % step === 0).map((time) => new Date(time));
}

function marksOf(
  points: readonly DrawnPoint[],
  {mark, scale}: GrammarSpec,
  color: "color" | null,
  isFaceted: boolean
): Plot.Markish[] {
  const place = {x: "x", y: "y", ...(isFaceted && {fy: "facet"})} as const;
  const [fill, stroke] = [color ?? "var(--series-1)", color ?? "var(--series-1)"];
  const zero = scale === "log" ? [] : [Plot.ruleY([0])];
  const tip = {tip: {format: {x: true, y: true}}};
  switch (mark) {
    case "line":
      return [...zero, Plot.lineY(points, {...place, stroke, strokeWidth: 1.8, ...tip})];
    case "area":
      return [Plot.areaY(points, {...place, fill, fillOpacity: 0.8, ...tip}), ...zero];
    case "bar":
      return [Plot.barY(points, {...place, fill, ...tip}), ...zero];
    case "dot":
      return [Plot.dot(points, {...place, stroke, fill, fillOpacity: 0.4, ...tip})];
    case "rule":
      return [...zero, Plot.ruleX(points, {...place, stroke, ...tip})];
    case "heat":
      return [Plot.cell(points, {...place, fill: "shade", tip: true})];
  }
}
