import * as Plot from "npm:@observablehq/plot";
import {addDays, dateOf, type IsoDate} from "../lib/dates.js";
import {formatDate, formatShare, formatShareTick} from "../lib/format.js";
import type {Text} from "../lib/language.js";
import {ORIGINS, ORIGIN_NAME, originColor, originLine, type Origin} from "../lib/origins.js";
import type {WeekByOrigin} from "../query/basis.js";
import {UNPLACED} from "../query/share-bounds.js";
import {frame, hatching, isPhone, timeAxis, WIDTH_PX, type ChartOptions} from "./frame.js";

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
      const band = {start: dateOf(week), end: dateOf(addDays(week, 7)), origin, share, from, to: from + share};
      from = band.to;
      return band;
    });
  });
  return {bands, origins};
}

const STACK: readonly Origin[] = ["china", "undisclosed", "other", "elsewhere", "europe", "us"];

interface SharesByOriginOptions extends ChartOptions {
  /** For the first screen: lower on a phone. */
  readonly isFirst?: boolean;
  /** Monday of a week to mark as the note's. */
  readonly noteWeek?: IsoDate;
}

/** Margins: for shares, and for names beside the last week. */
const [LEFT_PX, SIDE_PX] = [42, 84];

const THE_NOTE: Text = {en: "the note", zh: "研报"};

/** Shares by week and origin; missing weeks stay empty. */
export function sharesByOriginChart(
  weeks: readonly WeekByOrigin[],
  {isFirst = false, noteWeek, ...options}: SharesByOriginOptions
): SVGSVGElement | HTMLElement {
  const {lang, width = WIDTH_PX} = options;
  const {bands, origins} = sharesByOriginState(weeks);
  return Plot.plot({
    ...frame(options),
    height: isFirst && isPhone(width) ? 210 : isPhone(width) ? 260 : 320,
    ...(noteWeek !== undefined && {marginTop: 22}),
    marginLeft: LEFT_PX,
    marginRight: SIDE_PX,
    x: timeAxis(
      lang,
      width - LEFT_PX - SIDE_PX,
      weeks.map(({week}) => week)
    ),
    y: {
      label: null,
      domain: [0, 1],
      ticks: [0, 0.2, 0.4, 0.6, 0.8, 1],
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
        insetRight: isPhone(width) ? 0 : 0.5
      }),
      Plot.ruleY([0.5], {stroke: "var(--theme-background)", strokeDasharray: "4 3"}),
      ...(noteWeek === undefined
        ? []
        : [
            Plot.ruleX([dateOf(noteWeek)], {stroke: "var(--theme-foreground)", strokeWidth: 1.2}),
            Plot.text([dateOf(noteWeek)], {
              x: (date: Date) => date,
              text: () => THE_NOTE[lang],
              frameAnchor: "top",
              dy: -14,
              fontWeight: 600
            })
          ]),
      Plot.tip(
        weeks,
        Plot.pointerX({
          x: (w: WeekByOrigin) => dateOf(w.week),
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
      ...sideLabels(weeks.at(-1)).map(({origins, origin, middle, name}) =>
        Plot.text([bands.at(-1)?.end ?? new Date(NaN)], {
          x: (date: Date) => date,
          y: () => middle,
          text: () => `${name[lang]}\n${formatShare(sharesOf(weeks.at(-1), origins), lang, 0)}`,
          fill: originLine(origin),
          fontWeight: 600,
          textAnchor: "start",
          dx: 6
        })
      )
    ]
  });
}

const UNPLACED_NAME: Text = {en: "unknown", zh: "来源不明"};
const SHORT_US: Text = {en: "US", zh: "美国"};

/** What stands beside the last week: both sides, and all that cannot be placed, each at its middle. */
function sideLabels(week: WeekByOrigin | undefined): {origins: Origin[]; origin: Origin; middle: number; name: Text}[] {
  const [china, unplaced, us] = [sharesOf(week, ["china"]), sharesOf(week, [...UNPLACED]), sharesOf(week, ["us"])];
  return [
    {origins: ["china" as const], origin: "china" as const, middle: china / 2, name: ORIGIN_NAME.china},
    {origins: [...UNPLACED], origin: "undisclosed" as const, middle: china + unplaced / 2, name: UNPLACED_NAME},
    {origins: ["us" as const], origin: "us" as const, middle: 1 - us / 2, name: SHORT_US}
  ].filter(({origins}) => sharesOf(week, origins) > 0.1);
}

function sharesOf(week: WeekByOrigin | undefined, origins: readonly Origin[]): number {
  return week && week.total > 0 ? origins.reduce((sum, o) => sum + week.tokens[o], 0) / week.total : 0;
}
