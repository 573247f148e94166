import * as Plot from "npm:@observablehq/plot";
import {frame, type ChartOptions} from "./frame.js";

/** Values of an output in many draws, and what is marked on them. */
export interface DrawnValues {
  /** In rising order, at least one. */
  readonly sorted: Float64Array;
  readonly marks: readonly {readonly value: number; readonly label: string; readonly isReference?: boolean}[];
}

export interface DrawnValuesState {
  readonly bins: readonly {readonly from: number; readonly to: number; readonly share: number}[];
  /** Shares of draws left out below and above the bins. */
  readonly outside: readonly [below: number, above: number];
}

const BINS = 40;
/** Height of the label of a mark. */
const LABEL_PX = 16;

/** Shares of draws in forty even bins between the first and the last half per cent, whose tails are only counted. */
export function drawnValuesState({sorted}: Pick<DrawnValues, "sorted">): DrawnValuesState {
  const at = (share: number) => sorted[Math.floor(share * sorted.length)] as number;
  const [low, high] = [at(0.005), at(0.995)];
  const width = (high - low) / BINS || Math.abs(low) / 100 || 1;
  const counts = new Array<number>(BINS).fill(0);
  let [below, above] = [0, 0];
  for (const value of sorted) {
    if (value < low) ++below;
    else if (value > high) ++above;
    else {
      const bin = Math.min(BINS - 1, Math.floor((value - low) / width));
      counts[bin] = (counts[bin] as number) + 1;
    }
  }
  const share = (count: number) => count / sorted.length;
  const bins = counts.map((count, i) => ({from: low + i * width, to: low + (i + 1) * width, share: share(count)}));
  return {bins, outside: [share(below), share(above)]};
}

/** A histogram with quantiles and a reference marked; each mark's label has a line of its own. */
export function drawnValuesChart(values: DrawnValues, options: ChartOptions): SVGSVGElement | HTMLElement {
  const {bins} = drawnValuesState(values);
  const {marks} = values;
  const top = 8 + marks.length * LABEL_PX;
  const ends = [...bins.flatMap(({from, to}) => [from, to]), ...marks.map(({value}) => value)];
  const [left, right] = [Math.min(...ends), Math.max(...ends)];
  return Plot.plot({
    ...frame(options),
    height: top + 190,
    marginTop: top,
    marginBottom: 28,
    marginLeft: 8,
    marginRight: 8,
    x: {domain: [left, right], label: null, ticks: 6},
    y: {axis: null},
    marks: [
      Plot.rectY(bins, {x1: "from", x2: "to", y: "share", fill: "var(--accent)", fillOpacity: 0.45, inset: 0.5}),
      Plot.ruleY([0]),
      ...marks.flatMap((mark, i) => {
        const isRight = mark.value > left + (right - left) * 0.6;
        const above = -(marks.length - i) * LABEL_PX + 6;
        return [
          Plot.ruleX([mark.value], {
            stroke: "var(--theme-foreground)",
            strokeWidth: mark.isReference ? 2 : 1,
            strokeDasharray: mark.isReference ? "4 3" : "none",
            insetTop: above
          }),
          Plot.text([mark], {
            x: "value",
            text: "label",
            frameAnchor: "top",
            dy: above,
            dx: isRight ? -5 : 5,
            textAnchor: isRight ? "end" : "start",
            fontWeight: mark.isReference ? 700 : 400,
            stroke: "var(--theme-background)",
            fill: "var(--theme-foreground)"
          })
        ];
      })
    ]
  });
}
