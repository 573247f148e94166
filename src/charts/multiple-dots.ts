import * as Plot from "npm:@observablehq/plot";
import {frame, WIDTH_PX, type ChartOptions} from "./frame.js";
import {wrapLines} from "./wrap.js";

/** One value on a common scale, under its name. */
export interface MultipleDot {
  readonly key: string;
  readonly label: string;
  readonly value: number;
  readonly text: string;
  /** Whether it lies in the band its kind is held against. */
  readonly isInBand: boolean;
  readonly kind: "china" | "us" | "other";
}

/** A range that some of the values are held against. */
export interface Band {
  readonly low: number;
  readonly high: number;
  readonly label: string;
  readonly kind: MultipleDot["kind"];
}

export interface MultipleDotsOptions extends ChartOptions {
  readonly bands: readonly Band[];
}

const COLOR = {china: "var(--origin-china)", us: "var(--origin-us)", other: "var(--theme-foreground-muted)"} as const;

const FONT_SIZE = 12;
const LINE = 13;
/** Height of a row whose label takes one line. */
const ROW = 38;

/** Values × a scale from zero with the ranges they are held against: filled where a value lies within its range. */
export function multipleDotsChart(
  dots: readonly MultipleDot[],
  {bands, ...options}: MultipleDotsOptions
): SVGSVGElement | HTMLElement {
  const ems = ((options.width ?? WIDTH_PX) - 8) / FONT_SIZE;
  const rows = dots.map((dot, row) => ({...dot, row, lines: wrapLines(dot.label, ems)}));
  const extra = (Math.max(1, ...rows.map(({lines}) => lines.length)) - 1) * LINE;
  const markY = 8 + extra / 2;
  type Row = (typeof rows)[number];
  const most = Math.max(...dots.map((d) => d.value), ...bands.map((b) => b.high));
  const least = Math.min(0, ...dots.map((d) => d.value));
  return Plot.plot({
    ...frame(options),
    height: 34 + rows.length * (ROW + extra),
    marginTop: 30,
    marginBottom: 4,
    marginLeft: 4,
    marginRight: 4,
    x: {axis: null, domain: [least * 1.2, most * 1.15]},
    y: {axis: null, type: "band", domain: rows.map(({row}) => row), padding: 0},
    marks: [
      Plot.rect(bands, {x1: "low", x2: "high", fill: (b: Band) => COLOR[b.kind], fillOpacity: 0.14}),
      Plot.text(bands, {
        x: (b: Band) => (b.low + b.high) / 2,
        text: "label",
        frameAnchor: "top",
        dy: -16,
        fontWeight: 600
      }),
      Plot.ruleX([0], {stroke: "var(--theme-foreground-faint)"}),
      Plot.ruleY(rows, {
        x1: 0,
        x2: "value",
        y: "row",
        dy: markY,
        stroke: (r: Row) => COLOR[r.kind],
        strokeOpacity: 0.5
      }),
      Plot.dot(rows, {
        x: "value",
        y: "row",
        r: 5,
        dy: markY,
        stroke: (r: Row) => COLOR[r.kind],
        strokeWidth: 2,
        fill: (r: Row) => (r.isInBand ? COLOR[r.kind] : "var(--theme-background)")
      }),
      Plot.text(rows, {x: "value", y: "row", text: "text", textAnchor: "start", dx: 10, dy: markY, fontWeight: 600}),
      Plot.text(rows, {
        y: "row",
        text: (r: Row) => r.lines.join("\n"),
        frameAnchor: "left",
        lineHeight: LINE / FONT_SIZE,
        lineAnchor: "bottom",
        dy: markY - 11
      })
    ]
  });
}
