import * as Plot from "npm:@observablehq/plot";
import {frame, WIDTH_PX, type ChartOptions} from "./frame.js";
import {emsOf} from "./wrap.js";

/** An input moved down and up, and what an output becomes; null where the sheet gives no number. */
export interface SwingBar {
  readonly key: string;
  readonly label: string;
  readonly low: number | null;
  readonly high: number | null;
  /** The two outcomes in words. */
  readonly lowText: string;
  readonly highText: string;
}

export interface SwingsOptions extends ChartOptions {
  /** The output with every input as it is. */
  readonly base: number;
  readonly baseText: string;
}

interface Half {
  readonly row: number;
  readonly side: "low" | "high";
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

export interface SwingsState {
  readonly labels: readonly {readonly row: number; readonly label: string}[];
  readonly halves: readonly Half[];
  readonly domain: readonly [number, number];
}

const FONT_PX = 12;
/** Between a bar and its text, and beside the chart, in pixels. */
const ASIDE_PX = 4;

/**
 * Bars from the base to either outcome, in the order given, with room for the longest text at both ends of a chart so wide
 * in pixels; an outcome without a number draws no bar.
 */
export function swingsState(bars: readonly SwingBar[], base: number, width = WIDTH_PX): SwingsState {
  const halves = bars.flatMap(({low, high, lowText, highText}, row) => [
    ...(low === null ? [] : [{row, side: "low" as const, from: base, to: low, text: lowText}]),
    ...(high === null ? [] : [{row, side: "high" as const, from: base, to: high, text: highText}])
  ]);
  const ends = [base, ...halves.map(({to}) => to)];
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const textPx = Math.max(0, ...halves.map((half) => FONT_PX * emsOf(textOf(half)) + 2 * ASIDE_PX));
  const barsPx = Math.max(textPx, width - 2 * ASIDE_PX - 2 * textPx);
  const room = ((most - least) * textPx) / barsPx || Math.abs(base) * 0.1 || 1;
  return {
    labels: bars.map(({label}, row) => ({row, label})),
    halves,
    domain: [least - room, most + room]
  };
}

function textOf({side, text}: Half): string {
  return `${side === "low" ? "▼" : "▲"} ${text}`;
}

const ROW = 36;

/** A tornado: what each input does to one output when moved down and up, the widest first. */
export function swingsChart(bars: readonly SwingBar[], options: SwingsOptions): SVGSVGElement | HTMLElement {
  const {labels, halves, domain} = swingsState(bars, options.base, options.width);
  const isLeft = ({from, to}: Half) => to < from;
  return Plot.plot({
    ...frame(options),
    height: 26 + labels.length * ROW,
    marginTop: 22,
    marginBottom: 4,
    marginLeft: ASIDE_PX,
    marginRight: ASIDE_PX,
    x: {axis: null, domain},
    y: {axis: null, type: "band", domain: labels.map(({row}) => row), padding: 0},
    marks: [
      Plot.barX(halves, {
        x1: "from",
        x2: "to",
        y: "row",
        fill: (h: Half) => (h.side === "low" ? "var(--swing-low)" : "var(--swing-high)"),
        insetTop: 17,
        insetBottom: 5
      }),
      ...[true, false].map((left) =>
        Plot.text(
          halves.filter((h) => isLeft(h) === left),
          {
            x: "to",
            y: "row",
            text: textOf,
            textAnchor: left ? "end" : "start",
            dx: left ? -ASIDE_PX : ASIDE_PX,
            dy: 6,
            fontVariant: "tabular-nums"
          }
        )
      ),
      Plot.ruleX([options.base], {stroke: "var(--theme-foreground)"}),
      Plot.text(labels, {
        y: "row",
        text: "label",
        frameAnchor: "left",
        dy: -9,
        fontWeight: 500,
        fill: "currentColor",
        stroke: "var(--theme-background)",
        strokeWidth: 4
      }),
      Plot.text([options.base], {
        x: (d: number) => d,
        text: () => options.baseText,
        frameAnchor: "top",
        dy: -14,
        fontWeight: 600
      })
    ]
  });
}
