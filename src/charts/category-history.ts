import * as Plot from "npm:@observablehq/plot";
import {group} from "npm:d3";
import {dateOf} from "../lib/dates.js";
import {formatDate, formatShare, formatShareTick} from "../lib/format.js";
import {categoryName} from "../lib/use-cases.js";
import type {CategoryShare} from "../query/use-cases.js";
import {EVENT_MARGIN_PX, eventRules, type Annotation} from "./event-rules.js";
import {frame, isPhone, timeAxis, WIDTH_PX, type ChartOptions} from "./frame.js";

interface Line {
  readonly category: string;
  readonly points: readonly {readonly date: Date; readonly share: number}[];
  /** Height of the name at the line's end, moved apart from its neighbours. */
  readonly labelAt: number;
}

export interface CategoryHistoryState {
  /** Largest first by the mean of its shares. */
  readonly lines: readonly Line[];
}

/** Margins: for shares, and for names at the ends of lines. */
const [LEFT_PX, RIGHT_PX] = [42, 96];
const SHOWN = 5;
const GAP = 0.045;

/** The largest categories as lines, with names at their ends that do not overlap. */
export function categoryHistoryState(rows: readonly CategoryShare[]): CategoryHistoryState {
  const byCategory = group(rows, (r) => r.category);
  const mean = (of: readonly CategoryShare[]) => of.reduce((sum, r) => sum + r.share, 0) / of.length;
  const largest = [...byCategory].sort((a, b) => mean(b[1]) - mean(a[1])).slice(0, SHOWN);
  const lines = largest.map(([category, of]) => ({
    category,
    points: of.map(({week, share}) => ({date: dateOf(week), share})),
    labelAt: of.at(-1)?.share ?? NaN
  }));
  let floor = -Infinity;
  for (const line of [...lines].sort((a, b) => a.labelAt - b.labelAt))
    line.labelAt = floor = Math.max(line.labelAt, floor + GAP);
  return {lines};
}

/** Shares of the older classifier's largest categories by week; programming is set off. */
export function categoryHistoryChart(
  rows: readonly CategoryShare[],
  {annotations = [], ...options}: ChartOptions & {readonly annotations?: readonly Annotation[]}
): SVGSVGElement | HTMLElement {
  const {lang, width = WIDTH_PX} = options;
  const {lines} = categoryHistoryState(rows);
  const weeks = rows.map(({week}) => week);
  const room = width - LEFT_PX - RIGHT_PX;
  const top = Math.ceil(10 * Math.max(...lines.flatMap(({points}) => points.map((p) => p.share)))) / 10;
  const points = lines.flatMap(({category, points}) => points.map((p) => ({...p, category})));
  const stroke = (category: string) => (category === "programming" ? "var(--accent)" : "var(--theme-foreground-faint)");
  return Plot.plot({
    ...frame(options),
    height: isPhone(width) ? 260 : 320,
    ...(annotations.length > 0 && {marginTop: EVENT_MARGIN_PX}),
    marginLeft: LEFT_PX,
    marginRight: RIGHT_PX,
    x: timeAxis(lang, room, weeks),
    y: {
      label: null,
      grid: true,
      ticks: 5,
      tickSize: 0,
      domain: [0, top],
      tickFormat: (s: number) => formatShareTick(s, lang)
    },
    marks: [
      Plot.ruleY([0]),
      ...lines.map(({category, points: of}) =>
        Plot.line(of, {
          x: "date",
          y: "share",
          stroke: stroke(category),
          strokeWidth: category === "programming" ? 2.5 : 1.25
        })
      ),
      ...lines.map(({category, points: of, labelAt}) =>
        Plot.text(of.slice(-1), {
          x: "date",
          y: () => labelAt,
          text: () => categoryName(category)[lang],
          fill: stroke(category),
          textAnchor: "start",
          dx: 6
        })
      ),
      ...eventRules(annotations, {room, dates: weeks}),
      Plot.tip(
        points,
        Plot.pointer({
          x: "date",
          y: "share",
          title: (p: (typeof points)[number]) =>
            `${categoryName(p.category)[lang]}\n${formatDate(p.date.toISOString().slice(0, 10), lang)}  ${formatShare(p.share, lang)}`
        })
      )
    ]
  });
}
