import * as Plot from "npm:@observablehq/plot";
import type {Origin} from "../lib/origins.js";
import {originColor, originLine} from "../lib/origins.js";
import {PAUSE} from "../lib/signs.js";
import {frame, hatching, WIDTH_PX, type ChartOptions} from "./frame.js";
import {emsBeside} from "./wrap.js";
import {keyed} from "./keyed.js";

/** One bar: what it is called, how long it is, and what is written at its end. */
export interface RankedBar {
  readonly key: string;
  readonly label: string;
  /** Where the label leads. */
  readonly link?: string | null;
  readonly value: number;
  /** The value in words, with anything that belongs beside it. */
  readonly text: string;
  /** Colour by origin; the accent where a bar has none. */
  readonly origin?: Origin;
  /** Colour of a bar without an origin. */
  readonly color?: string;
  /** A second value on the same scale, drawn as a tick. */
  readonly tick?: number;
  readonly faded?: boolean;
  /** What is left over, such as models not listed: no rank is due to it, so it stands last and hatched. */
  readonly isResidual?: boolean;
}

export interface RankedBarsState {
  readonly bars: readonly (RankedBar & {readonly row: number})[];
  readonly max: number;
}

/** Bars in the order given, those of what is left over last, with the length the longest bar or tick needs: one where none has any. */
export function rankedBarsState(bars: readonly RankedBar[]): RankedBarsState {
  return {
    bars: [...bars.filter((b) => !b.isResidual), ...bars.filter((b) => b.isResidual)].map((bar, row) => ({
      ...bar,
      row
    })),
    max: Math.max(0, ...bars.map(({value, tick = 0}) => Math.max(value, tick))) || 1
  };
}

type Row = RankedBarsState["bars"][number];

/** Horizontal bars with their labels above them, so that names of any length fit a phone. */
export function rankedBarsChart(
  bars: readonly RankedBar[],
  {isPickable = false, ...options}: ChartOptions & {readonly isPickable?: boolean}
): SVGSVGElement | HTMLElement {
  const {width = WIDTH_PX, lang} = options;
  const state = rankedBarsState(bars);
  const opacity = (b: Row) => (b.faded ? 0.35 : 1);
  const fill = (b: Row) =>
    b.isResidual ? originColor("undisclosed") : b.origin ? originColor(b.origin) : (b.color ?? "var(--accent)");
  return Plot.plot({
    ...frame(options),
    height: 8 + state.bars.length * 38,
    marginTop: 4,
    marginBottom: 4,
    marginLeft: 0,
    marginRight: 4,
    x: {axis: null, domain: [0, state.max]},
    y: {axis: null, type: "band", domain: state.bars.map((b) => b.row), padding: 0},
    marks: [
      hatching(),
      Plot.barX(state.bars, {
        x: "value",
        y: "row",
        fill,
        fillOpacity: opacity,
        stroke: (b: Row) => (b.origin ? originLine(b.origin) : "none"),
        insetTop: 20,
        insetBottom: 4
      }),
      ...[
        {stroke: "var(--theme-background)", strokeWidth: 5},
        {stroke: "var(--theme-foreground)", strokeWidth: 2}
      ].map((line) => Plot.tickX(state.bars, {x: "tick", y: "row", insetTop: 17, insetBottom: 1, ...line})),
      ...state.bars.map((bar) =>
        Plot.text([bar], {
          x: 0,
          y: "row",
          text: "label",
          href: "link",
          textAnchor: "start",
          textOverflow: "ellipsis",
          lineWidth: emsBeside(bar.text, width - 16),
          dy: -8,
          fillOpacity: opacity(bar),
          fontWeight: 500
        })
      ),
      Plot.text(state.bars, {
        frameAnchor: "right",
        y: "row",
        text: "text",
        textAnchor: "end",
        dy: -8,
        fillOpacity: opacity,
        fontVariant: "tabular-nums"
      }),
      ...(isPickable
        ? [
            Plot.barX(state.bars, {
              x1: 0,
              x2: state.max,
              y: "row",
              fill: "transparent",
              ...keyed(state.bars, {key: (b) => b.key, label: (b) => `${b.label}${PAUSE[lang]}${b.text}`})
            })
          ]
        : [])
    ]
  });
}
