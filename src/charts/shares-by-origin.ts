import * as Plot from "npm:@observablehq/plot";
import {addDays, parseIsoDate} from "../lib/dates.js";
import {formatDate, formatShare, formatShareTick} from "../lib/format.js";
import {ORIGINS, ORIGIN_NAME, originColor, originLine, type Origin} from "../lib/origins.js";
import type {WeekByOrigin} from "../query/basis.js";
import {frame, hatching, timeAxis, type ChartOptions} from "./frame.js";

interface Band {
  readonly start: Date;
  readonly end: Date;
  readonly origin: Origin;
  readonly share: number;
  readonly from: number;
  readonly to: number;
}

export interface SharesByOriginState {
  readonly bands: readonly Band[];
  readonly origins: readonly Origin[];
}

/** Shares of each week stacked to one, China from the bottom and the United States from the top. */
export function sharesByOriginState(weeks: readonly WeekByOrigin[]): SharesByOriginState {
  const origins = STACK.filter((origin) => weeks.some(({tokens}) => tokens[origin] > 0));
  const bands = weeks.flatMap(({week, tokens, total}) => {
    if (total === 0) return [];
    let from = 0;
    return origins.map((origin) => {
      const share = tokens[origin] / total;
      const band = {start: day(week), end: day(addDays(week, 7)), origin, share, from, to: from + share};
      from = band.to;
      return band;
    });
  });
  return {bands, origins};
}

const STACK: readonly Origin[] = ["china", "undisclosed", "other", "elsewhere", "europe", "us"];

/** Shares by week and origin; missing weeks stay empty. */
export function sharesByOriginChart(
  weeks: readonly WeekByOrigin[],
  options: ChartOptions
): SVGSVGElement | HTMLElement {
  const {lang, width = 640} = options;
  const {bands, origins} = sharesByOriginState(weeks);
  return Plot.plot({
    ...frame(options),
    height: width < 480 ? 260 : 320,
    marginLeft: 42,
    marginRight: 8,
    x: timeAxis(
      lang,
      width,
      weeks.map(({week}) => week)
    ),
    y: {
      label: null,
      domain: [0, 1],
      ticks: 4,
      tickSize: 0,
      tickFormat: (share: number) => formatShareTick(share, lang)
    },
    marks: [
      hatching(),
      Plot.rect(bands, {
        x1: "start",
        x2: "end",
        y1: "from",
        y2: "to",
        fill: (b: Band) => originColor(b.origin),
        insetRight: width < 480 ? 0 : 0.5
      }),
      Plot.ruleY([0.5], {stroke: "var(--theme-background)", strokeDasharray: "4 3"}),
      Plot.tip(
        weeks,
        Plot.pointerX({
          x: (w: WeekByOrigin) => day(w.week),
          y: 0.5,
          title: (w: WeekByOrigin) =>
            [
              formatDate(w.week, lang),
              ...ORIGINS.filter((o) => origins.includes(o)).map(
                (o) => `${ORIGIN_NAME[o][lang]}  ${formatShare(w.tokens[o] / w.total, lang)}`
              )
            ].join("\n")
        })
      ),
      Plot.text(endLabels(bands, width), {
        x: "end",
        y: "middle",
        text: (b: {origin: Origin}) => ORIGIN_NAME[b.origin][lang],
        fill: (b: {origin: Origin}) => (b.origin === "undisclosed" ? originLine(b.origin) : "var(--on-origin)"),
        fontWeight: 600,
        textAnchor: "end",
        dx: -6
      })
    ]
  });
}

/** Names on the last bands that are tall enough to hold them. */
function endLabels(bands: readonly Band[], width: number): {end: Date; middle: number; origin: Origin}[] {
  const end = bands.at(-1)?.end;
  return bands
    .filter((b) => b.end.getTime() === end?.getTime() && b.share > (width < 480 ? 0.1 : 0.07))
    .map((b) => ({end: b.end, middle: (b.from + b.to) / 2, origin: b.origin}));
}

function day(week: string): Date {
  return new Date(parseIsoDate(week) ?? NaN);
}
