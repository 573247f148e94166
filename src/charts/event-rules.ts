import * as Plot from "npm:@observablehq/plot";
import {parseIsoDate, type IsoDate} from "../lib/dates.js";

/** A dated event over a figure. */
export interface Annotation {
  readonly date: IsoDate;
  readonly label: string;
}

/** Space the numbers of events take above a chart, pixels. */
export const EVENT_MARGIN_PX = 46;

const LEVELS = 3;
const LEVEL_PX = 13;
/** Days between two rules below which their numbers would touch on a phone. */
const CLOSE_DAYS = 40;

/** Height of each number in steps above the chart: one up where the rule before is close by. */
export function eventLevels(annotations: readonly Annotation[]): number[] {
  const levels: number[] = [];
  annotations.forEach(({date}, i) => {
    const before = annotations[i - 1];
    const days = before ? daysBetween(before.date, date) : Infinity;
    levels.push(days < CLOSE_DAYS ? ((levels[i - 1] ?? 0) + 1) % LEVELS : 0);
  });
  return levels;
}

function daysBetween(from: IsoDate, to: IsoDate): number {
  return ((parseIsoDate(to) ?? NaN) - (parseIsoDate(from) ?? NaN)) / 86_400_000;
}

/** Events as numbered rules over a time axis; their names stand below the figure. */
export function eventRules(annotations: readonly Annotation[]): Plot.Markish[] {
  const x = (a: Annotation) => new Date(parseIsoDate(a.date) ?? NaN);
  return [
    Plot.ruleX(annotations, {x, stroke: "var(--marked-strong)", strokeDasharray: "3 3"}),
    ...eventLevels(annotations).map((level, i) =>
      Plot.text(annotations.slice(i, i + 1), {
        x,
        text: () => String(i + 1),
        frameAnchor: "top",
        dy: -12 - level * LEVEL_PX,
        fontWeight: 600,
        fill: "var(--theme-foreground)"
      })
    )
  ];
}
