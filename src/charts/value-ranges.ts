import * as Plot from "npm:@observablehq/plot";
import {frame, type ChartOptions} from "./frame.js";

/** A range of values by one method. */
export interface ValueRange {
  readonly key: string;
  readonly label: string;
  readonly low: number;
  readonly value: number;
  readonly high: number;
  readonly lowText: string;
  readonly valueText: string;
  readonly highText: string;
}

export interface ValueRangesOptions extends ChartOptions {
  /** What the ranges are held against; null when it is not on record. */
  readonly reference: {readonly value: number; readonly text: string} | null;
}

export interface ValueRangesState {
  readonly rows: readonly (ValueRange & {readonly row: number})[];
  readonly domain: readonly [number, number];
}

/** Ranges in the order given from zero, or from the least value below it, with room for their texts. */
export function valueRangesState(ranges: readonly ValueRange[], reference: number | null): ValueRangesState {
  const all = [0, ...(reference === null ? [] : [reference]), ...ranges.flatMap((r) => [r.low, r.value, r.high])];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const room = (most - least) * 0.12 || 1;
  return {rows: ranges.map((range, row) => ({...range, row})), domain: [least < 0 ? least - room : 0, most + room]};
}

const ROW = 46;

/** A football field: methods × low, value and high, against a price. */
export function valueRangesChart(
  ranges: readonly ValueRange[],
  options: ValueRangesOptions
): SVGSVGElement | HTMLElement {
  const {reference} = options;
  const {rows, domain} = valueRangesState(ranges, reference?.value ?? null);
  type Row = (typeof rows)[number];
  const end = (x: "low" | "high") => ({
    x,
    y: "row",
    text: x === "low" ? "lowText" : "highText",
    textAnchor: x === "low" ? ("end" as const) : ("start" as const),
    dx: x === "low" ? -5 : 5,
    dy: 9,
    fontVariant: "tabular-nums"
  });
  return Plot.plot({
    ...frame(options),
    height: 30 + rows.length * ROW,
    marginTop: 26,
    marginBottom: 4,
    marginLeft: 4,
    marginRight: 4,
    x: {axis: null, domain},
    y: {axis: null, type: "band", domain: rows.map(({row}) => row), padding: 0},
    marks: [
      Plot.barX(rows, {
        x1: "low",
        x2: "high",
        y: "row",
        fill: "var(--accent)",
        fillOpacity: 0.28,
        insetTop: 24,
        insetBottom: 6
      }),
      Plot.tickX(rows, {x: "value", y: "row", stroke: "var(--accent)", strokeWidth: 3, insetTop: 21, insetBottom: 3}),
      Plot.text(rows, {
        y: "row",
        text: (r: Row) => `${r.label}  ${r.valueText}`,
        frameAnchor: "left",
        dy: -12,
        fontWeight: 500
      }),
      Plot.text(rows, end("low")),
      Plot.text(rows, end("high")),
      ...(reference
        ? [
            Plot.ruleX([reference.value], {stroke: "var(--theme-foreground)", strokeDasharray: "4 3"}),
            Plot.text([reference], {x: "value", text: "text", frameAnchor: "top", dy: -18, fontWeight: 600})
          ]
        : [])
    ]
  });
}
