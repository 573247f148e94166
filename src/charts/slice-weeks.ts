import * as Plot from "npm:@observablehq/plot";
import {addDays, dateOf, type IsoDate} from "../lib/dates.js";
import {formatDate, formatTokensShort} from "../lib/format.js";
import {ORIGINS, ORIGIN_NAME, originColor, originLine, type Origin} from "../lib/origins.js";
import type {WeekByOrigin} from "../query/basis.js";
import {EVENT_MARGIN_PX, eventRules, type Annotation} from "./event-rules.js";
import {frame, hatching, isPhone, timeAxis, tokenAxis, WIDTH_PX, type ChartOptions} from "./frame.js";

interface Block {
  readonly start: Date;
  readonly end: Date;
  readonly origin: Origin;
  readonly from: number;
  readonly to: number;
  /** Whether the week lies in the chosen range. */
  readonly chosen: boolean;
}

export interface SliceWeeksState {
  readonly blocks: readonly Block[];
  readonly max: number;
}

interface SliceWeeksOptions extends ChartOptions {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly annotations?: readonly Annotation[];
}

/** Weeks stacked by origin; weeks outside the chosen range stay, faded. */
export function sliceWeeksState(
  weeks: readonly WeekByOrigin[],
  {from, to}: Pick<SliceWeeksOptions, "from" | "to">
): SliceWeeksState {
  const blocks = weeks.flatMap(({week, tokens}) => {
    let base = 0;
    return ORIGINS.filter((origin) => tokens[origin] > 0).map((origin) => {
      const block = {
        start: dateOf(week),
        end: dateOf(addDays(week, 7)),
        origin,
        from: base,
        to: base + tokens[origin],
        chosen: week >= from && week <= to
      };
      base = block.to;
      return block;
    });
  });
  return {blocks, max: Math.max(0, ...weeks.map((w) => w.total))};
}

/** Tokens of a slice by week, stacked by origin. */
export function sliceWeeksChart(
  weeks: readonly WeekByOrigin[],
  options: SliceWeeksOptions
): SVGSVGElement | HTMLElement {
  const {lang, width = WIDTH_PX, annotations = []} = options;
  const {blocks} = sliceWeeksState(weeks, options);
  const left = lang === "zh" ? 62 : 46;
  const room = width - left - 8;
  const mondays = weeks.map(({week}) => week);
  return Plot.plot({
    ...frame(options),
    height: isPhone(width) ? 220 : 260,
    marginLeft: left,
    marginRight: 8,
    ...(annotations.length > 0 && {marginTop: EVENT_MARGIN_PX}),
    x: timeAxis(lang, room, mondays, mondays.map((week) => addDays(week, 7)).at(-1)),
    y: tokenAxis(lang),
    marks: [
      hatching(),
      Plot.rect(blocks, {
        x1: "start",
        x2: "end",
        y1: "from",
        y2: "to",
        fill: (b: Block) => originColor(b.origin),
        stroke: (b: Block) => (b.origin === "undisclosed" ? originLine(b.origin) : "none"),
        fillOpacity: (b: Block) => (b.chosen ? 1 : 0.25),
        insetRight: isPhone(width) ? 0 : 0.5
      }),
      Plot.ruleY([0]),
      ...eventRules(annotations, {room, dates: mondays}),
      Plot.tip(
        weeks.filter((w) => w.total > 0),
        Plot.pointerX({
          x: (w: WeekByOrigin) => dateOf(addDays(w.week, 3)),
          y: "total",
          title: (w: WeekByOrigin) =>
            [
              `${formatDate(w.week, lang)}  ${formatTokensShort(w.total, lang)}`,
              ...ORIGINS.filter((o) => w.tokens[o] > 0).map(
                (o) => `${ORIGIN_NAME[o][lang]}  ${formatTokensShort(w.tokens[o], lang)}`
              )
            ].join("\n")
        })
      )
    ]
  });
}
