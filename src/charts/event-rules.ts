import * as Plot from "npm:@observablehq/plot";
import {dateOf, type IsoDate} from "../lib/dates.js";

/** A dated event over a figure. */
export interface Annotation {
  readonly date: IsoDate;
  readonly label: string;
}

/** Space the numbers of events take above a chart, pixels. */
export const EVENT_MARGIN_PX = 50;

const LEVELS = 3;
const LEVEL_PX = 15;
/** Room of a digit and of what must lie between two numbers, in pixels. */
const [DIGIT_PX, GAP_PX] = [7.5, 3];

/** A time axis as it is drawn: pixels between its margins, and the dates it spans. */
export interface DrawnAxis {
  readonly room: number;
  readonly dates: readonly IsoDate[];
}

/** What is written over one rule or several: "3", or "3–5" of rules too close for a number each. */
export interface EventNumber {
  readonly date: Date;
  readonly text: string;
  /** Steps above the lowest line of numbers. */
  readonly level: number;
}

/** Numbers of events in their order, each on the lowest of three lines that has room; what has none joins the one before. */
export function eventNumbers(annotations: readonly Annotation[], {room, dates}: DrawnAxis): EventNumber[] {
  if (dates.length === 0) return [];
  const times = dates.map((date) => dateOf(date).getTime());
  const first = times.reduce((a, b) => Math.min(a, b), Infinity);
  const pxPerMs = room / Math.max(1, times.reduce((a, b) => Math.max(a, b), first) - first);
  const groups: Joined[] = [];
  const ends = Array.from({length: LEVELS}, () => -Infinity);
  annotations.forEach(({date}, i) => {
    const time = dateOf(date).getTime();
    const half = (DIGIT_PX * String(i + 1).length) / 2;
    const at = (time - first) * pxPerMs;
    const level = ends.findIndex((end) => end + GAP_PX <= at - half);
    if (level >= 0) groups.push({from: i, to: i, start: time, end: time, level});
    // The first has room on any line, so there is one to join.
    const group = groups.at(-1) as Joined;
    [group.to, group.end] = [i, time];
    ends[group.level] = endOf(group, first, pxPerMs);
  });
  return groups.map((group) => ({
    date: new Date((group.start + group.end) / 2),
    text: textOf(group),
    level: group.level
  }));
}

/** Events of one number: the first and the last in their order, and their times. */
interface Joined {
  readonly from: number;
  to: number;
  readonly start: number;
  end: number;
  readonly level: number;
}

function textOf({from, to}: Joined): string {
  return from === to ? String(from + 1) : `${from + 1}–${to + 1}`;
}

function endOf(group: Joined, first: number, pxPerMs: number): number {
  return ((group.start + group.end) / 2 - first) * pxPerMs + (DIGIT_PX * textOf(group).length) / 2;
}

/** Events as numbered rules over a time axis; their names stand below the figure. */
export function eventRules(annotations: readonly Annotation[], axis: DrawnAxis): Plot.Markish[] {
  return [
    Plot.ruleX(annotations, {
      x: (a: Annotation) => dateOf(a.date),
      stroke: "var(--marked-strong)",
      strokeDasharray: "3 3"
    }),
    ...eventNumbers(annotations, axis).map((each) =>
      Plot.text([each], {
        x: "date",
        text: "text",
        frameAnchor: "top",
        dy: -12 - each.level * LEVEL_PX,
        fontWeight: 600,
        fill: "var(--theme-foreground)"
      })
    )
  ];
}
