import * as Plot from "npm:@observablehq/plot";
import {frame, type ChartOptions} from "./frame.js";

/** A total, or a change on the way to the next total. */
export interface BridgeStep {
  readonly key: string;
  readonly label: string;
  readonly kind: "total" | "change";
  /** The total itself, or by how much it changes. */
  readonly value: number;
  readonly text: string;
}

export interface BridgeStepsState {
  readonly rows: readonly (BridgeStep & {readonly row: number; readonly start: number; readonly end: number})[];
  readonly domain: readonly [number, number];
}

/** Where each bar starts and ends: a total from zero, a change from where the last bar ended. */
export function bridgeStepsState(steps: readonly BridgeStep[]): BridgeStepsState {
  let level = 0;
  const rows = steps.map((step, row) => {
    const start = step.kind === "total" ? 0 : level;
    level = start + step.value;
    return {...step, row, start, end: level};
  });
  const all = [0, ...rows.map(({end}) => end)];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const room = (most - least) * 0.16 || 1;
  return {rows, domain: [least < 0 ? least - room : 0, most + room]};
}

const ROW = 34;

/** A bridge from one total to another, change by change, from top to bottom. */
export function bridgeStepsChart(steps: readonly BridgeStep[], options: ChartOptions): SVGSVGElement | HTMLElement {
  const {rows, domain} = bridgeStepsState(steps);
  type Row = (typeof rows)[number];
  const fill = ({kind, value}: Row) =>
    kind === "total" ? "var(--origin-other)" : value < 0 ? "var(--fall)" : "var(--rise)";
  return Plot.plot({
    ...frame(options),
    height: 8 + rows.length * ROW,
    marginTop: 4,
    marginBottom: 4,
    marginLeft: 4,
    marginRight: 4,
    x: {axis: null, domain},
    y: {axis: null, type: "band", domain: rows.map(({row}) => row), padding: 0},
    marks: [
      Plot.barX(rows, {x1: "start", x2: "end", y: "row", fill, insetTop: 17, insetBottom: 4}),
      Plot.text(rows, {
        x: (r: Row) => Math.max(r.start, r.end),
        y: "row",
        text: "text",
        textAnchor: "start",
        dx: 5,
        dy: 6,
        fontVariant: "tabular-nums"
      }),
      ...(["total", "change"] as const).map((kind) =>
        Plot.text(
          rows.filter((r) => r.kind === kind),
          {y: "row", text: "label", frameAnchor: "left", dy: -8, fontWeight: kind === "total" ? 700 : 500}
        )
      ),
      Plot.ruleX([0], {stroke: "var(--theme-foreground-fainter)"})
    ]
  });
}
