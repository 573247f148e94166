import * as Plot from "npm:@observablehq/plot";
import {parseIsoDate, type IsoDate} from "../lib/dates.js";

/** A dated event over a figure. */
export interface Annotation {
  readonly date: IsoDate;
  readonly label: string;
}

/** Space the numbers of events take above a chart, pixels. */
export const EVENT_MARGIN_PX = 26;

/** Events as numbered rules over a time axis; their names stand below the figure. */
export function eventRules(annotations: readonly Annotation[]): Plot.Markish[] {
  const x = (a: Annotation) => new Date(parseIsoDate(a.date) ?? NaN);
  return [
    Plot.ruleX(annotations, {x, stroke: "var(--marked-strong)", strokeDasharray: "3 3"}),
    Plot.text(annotations, {
      x,
      text: (_: Annotation, i: number) => String(i + 1),
      frameAnchor: "top",
      dy: -16,
      fontWeight: 600,
      fill: "var(--theme-foreground)"
    })
  ];
}
