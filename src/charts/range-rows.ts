import * as Plot from "npm:@observablehq/plot";
import {formatShareTick} from "../lib/format.js";
import {frame, hatching, type ChartOptions} from "./frame.js";

/** A range of fractions under its name, in a colour of its own. */
export interface RangeRow {
  readonly key: string;
  readonly label: string;
  readonly low: number;
  readonly high: number;
  /** What the range reads as, behind its end. */
  readonly text: string;
  readonly color: string;
  /** A value within the range that is marked. */
  readonly mark?: number;
}

interface RangeRowsOptions extends ChartOptions {
  /** Whether a bar fills from zero to `low`, and only what could be added to it is hatched. */
  readonly isFromZero?: boolean;
  /** What the ranges are held against. */
  readonly reference?: {readonly value: number; readonly label: string};
  /** Right end of the scale; by the ranges unless told. */
  readonly most?: number;
}

const ROW = 40;
const TICKS = 5;

/** Ranges of fractions × a scale from zero, each under its name: from zero to the least, hatched from there to the most. */
export function rangeRowsChart(
  ranges: readonly RangeRow[],
  {isFromZero = false, reference, most, ...options}: RangeRowsOptions
): SVGSVGElement | HTMLElement {
  const {lang} = options;
  const rows = ranges.map((range, row) => ({...range, row}));
  type Row = (typeof rows)[number];
  const end = most ?? Math.max(...ranges.map(({high}) => high), reference?.value ?? 0);
  const bar = {y: "row", insetTop: 20, insetBottom: 5} as const;
  return Plot.plot({
    ...frame(options),
    height: (reference ? 40 : 24) + rows.length * ROW,
    marginTop: reference ? 20 : 4,
    marginBottom: 20,
    marginLeft: 4,
    marginRight: 4,
    x: {
      domain: [0, end * 1.02],
      label: null,
      ticks: TICKS,
      tickSize: 3,
      tickFormat: (share: number) => formatShareTick(share, lang)
    },
    y: {axis: null, type: "band", domain: rows.map(({row}) => row), padding: 0},
    marks: [
      hatching(),
      Plot.gridX({ticks: TICKS}),
      ...(isFromZero ? [Plot.barX(rows, {...bar, x1: 0, x2: "low", fill: (r: Row) => r.color})] : []),
      Plot.barX(rows, {
        ...bar,
        x1: "low",
        x2: "high",
        fill: (r: Row) => (isFromZero ? "url(#hatch-undisclosed)" : r.color),
        fillOpacity: isFromZero ? 1 : 0.35
      }),
      Plot.tickX(rows, {
        x: "mark",
        y: "row",
        stroke: (r: Row) => r.color,
        strokeWidth: 3,
        insetTop: 17,
        insetBottom: 2
      }),
      Plot.text(rows, {
        y: "row",
        text: (r: Row) => `${r.label}  ${r.text}`,
        frameAnchor: "left",
        dy: -11,
        fontWeight: 600
      }),
      ...(reference
        ? [
            Plot.ruleX([reference.value], {stroke: "var(--theme-foreground)", strokeDasharray: "4 3"}),
            Plot.text([reference], {x: "value", text: "label", frameAnchor: "top", dy: -16, fontWeight: 600})
          ]
        : [])
    ]
  });
}
