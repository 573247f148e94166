import * as Plot from "npm:@observablehq/plot";
import {formatDate, formatShare} from "../lib/format.js";
import type {Restatement} from "../query/restatements.js";
import {frame, type ChartOptions} from "./frame.js";

/** A change as it is drawn: one dot. */
export interface RestatedDot {
  readonly period: string;
  readonly share: number;
  readonly name: string;
  /** Whether the name is written beside the dot: the largest change of its period. */
  readonly isLabelled: boolean;
}

/** One dot a value, by period; the largest change of each period carries its name. */
export function restatedSharesState(rows: readonly Restatement[]): readonly RestatedDot[] {
  const largest = new Map<string, Restatement>();
  for (const row of rows) {
    const before = largest.get(row.periodStart);
    if (!before || Math.abs(row.changeShare) > Math.abs(before.changeShare)) largest.set(row.periodStart, row);
  }
  return rows.map((row) => ({
    period: row.periodStart,
    share: row.changeShare,
    name: row.name,
    isLabelled: largest.get(row.periodStart) === row
  }));
}

const ROW_HEIGHT = 58;

/** Changes as a share of what was stated before, a row a period, around zero. */
export function restatedSharesChart(rows: readonly Restatement[], options: ChartOptions): SVGSVGElement | HTMLElement {
  const {lang} = options;
  const dots = restatedSharesState(rows);
  const periods = [...new Set(dots.map((d) => d.period))].sort();
  const most = Math.max(0, ...dots.map((d) => Math.abs(d.share))) || 0.01;
  return Plot.plot({
    ...frame(options),
    height: 40 + periods.length * ROW_HEIGHT,
    marginTop: 8,
    marginBottom: 32,
    marginLeft: 8,
    marginRight: 8,
    x: {
      domain: [-most * 1.15, most * 1.15],
      label: null,
      ticks: 5,
      grid: true,
      tickFormat: (share: number) => (share > 0 ? "+" : "") + formatShare(share, lang, 2)
    },
    y: {type: "band", domain: periods, axis: null, padding: 0},
    marks: [
      Plot.ruleX([0], {stroke: "var(--theme-foreground)"}),
      Plot.text(periods, {
        y: (period: string) => period,
        text: (period: string) => formatDate(period, lang),
        frameAnchor: "left",
        dy: -ROW_HEIGHT / 2 + 10,
        fontWeight: 500
      }),
      Plot.dot(dots, {x: "share", y: "period", r: 4, fill: "var(--accent)", fillOpacity: 0.35, dy: 6}),
      // A name at the edge is pulled inwards, so that it stays whole.
      ...dots
        .filter((d) => d.isLabelled)
        .map((dot) =>
          Plot.text([dot], {
            x: "share",
            y: "period",
            text: "name",
            dx: -Math.round((dot.share / most) * 60),
            dy: 22,
            fill: "var(--theme-foreground-muted)"
          })
        )
    ]
  });
}
