import * as Plot from "npm:@observablehq/plot";
import {frame, WIDTH_PX, type ChartOptions} from "./frame.js";
import {keyed} from "./keyed.js";

/** One member's part of a change. */
export interface ChangeBar {
  readonly key: string;
  readonly label: string;
  /** Where the label leads. */
  readonly link?: string | null;
  readonly change: number;
  /** The change in words. */
  readonly text: string;
}

export interface ChangeBarsState {
  readonly bars: readonly (ChangeBar & {readonly row: number})[];
  readonly domain: readonly [number, number];
}

/** Bars in the order given, around zero. */
export function changeBarsState(bars: readonly ChangeBar[]): ChangeBarsState {
  const changes = bars.map((b) => b.change);
  const [low, high] = [Math.min(0, ...changes), Math.max(0, ...changes)];
  return {bars: bars.map((bar, row) => ({...bar, row})), domain: low === high ? [0, 1] : [low, high]};
}

/** Changes as bars to either side of zero, gains and losses in colours of their own, names above. */
export function changeBarsChart(bars: readonly ChangeBar[], options: ChartOptions): SVGSVGElement | HTMLElement {
  const state = changeBarsState(bars);
  type Row = ChangeBarsState["bars"][number];
  return Plot.plot({
    ...frame(options),
    height: 8 + bars.length * 34,
    marginTop: 4,
    marginBottom: 4,
    marginLeft: 2,
    marginRight: 2,
    x: {axis: null, domain: state.domain},
    y: {axis: null, type: "band", domain: state.bars.map((b) => b.row), padding: 0},
    marks: [
      Plot.barX(state.bars, {
        x: "change",
        y: "row",
        fill: (b: Row) => (b.change < 0 ? "var(--fall)" : "var(--rise)"),
        insetTop: 18,
        insetBottom: 4,
        ...keyed(state.bars, {key: (b) => b.key})
      }),
      Plot.ruleX([0]),
      Plot.text(state.bars, {
        frameAnchor: "left",
        y: "row",
        text: "label",
        href: "link",
        textAnchor: "start",
        dy: -8,
        fontWeight: 500,
        lineWidth: Math.max(8, (options.width ?? WIDTH_PX) / 24),
        textOverflow: "ellipsis"
      }),
      Plot.text(state.bars, {
        frameAnchor: "right",
        y: "row",
        text: "text",
        textAnchor: "end",
        dy: -8,
        fontVariant: "tabular-nums"
      })
    ]
  });
}
