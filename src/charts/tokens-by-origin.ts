import * as Plot from "npm:@observablehq/plot";
import {addDays, parseIsoDate, type IsoDate} from "../lib/dates.js";
import {formatDate, formatShare, formatTokensShort} from "../lib/format.js";
import type {Lang} from "../lib/language.js";
import {ORIGINS, ORIGIN_NAME, originLine, type Origin} from "../lib/origins.js";
import {missingWeeks, type WeekByOrigin} from "../query/basis.js";
import {frame, monthAxis, tokenAxis, type ChartOptions} from "./frame.js";

interface Point {
  readonly date: Date;
  readonly origin: Origin;
  /** NaN in a week that was never published, which breaks the line. */
  readonly tokens: number;
}

interface Label {
  readonly origin: Origin;
  readonly date: Date;
  /** Height of the label, moved apart from its neighbours. */
  readonly tokens: number;
}

export interface TokensByOriginState {
  readonly points: readonly Point[];
  readonly labels: readonly Label[];
  readonly origins: readonly Origin[];
}

/** Lines of tokens by week and origin, broken where weeks are missing; origins without tokens are left out. */
export function tokensByOriginState(weeks: readonly WeekByOrigin[]): TokensByOriginState {
  const origins = ORIGINS.filter((origin) => weeks.some(({tokens}) => tokens[origin] > 0));
  const gaps = missingWeeks(weeks.map(({week}) => week));
  const points = origins.flatMap((origin) =>
    [
      ...weeks.map(({week, tokens}) => ({date: day(week), origin, tokens: tokens[origin]})),
      ...gaps.map((week) => ({date: day(week), origin, tokens: NaN}))
    ].sort((a, b) => a.date.getTime() - b.date.getTime())
  );
  const last = weeks.at(-1);
  const top = Math.max(...weeks.flatMap(({tokens}) => origins.map((o) => tokens[o])));
  const labels = last
    ? spread(
        origins.map((origin) => ({origin, date: day(last.week), tokens: last.tokens[origin]})),
        top / 14
      )
    : [];
  return {points, labels, origins};
}

/** Moves labels apart, upwards from the lowest, so that none is closer than `gap` to the next. */
function spread(labels: readonly Label[], gap: number): Label[] {
  let floor = -Infinity;
  return [...labels]
    .sort((a, b) => a.tokens - b.tokens)
    .map((label) => {
      floor = Math.max(label.tokens, floor + gap);
      return {...label, tokens: floor};
    });
}

interface TokensByOriginOptions extends ChartOptions {
  /** Weeks to mark, with what to call them. */
  readonly marked?: {readonly from: IsoDate; readonly to: IsoDate; readonly label: string};
}

/** Tokens by week, a line an origin: China and the United States strong, the rest visible. */
export function tokensByOriginChart(
  weeks: readonly WeekByOrigin[],
  {marked, ...options}: TokensByOriginOptions
): SVGSVGElement | HTMLElement {
  const {lang, width = 640} = options;
  const {points, labels, origins} = tokensByOriginState(weeks);
  return Plot.plot({
    ...frame(options),
    height: width < 480 ? 300 : 380,
    marginLeft: lang === "zh" ? 58 : 42,
    marginRight: width < 480 ? 96 : 140,
    x: monthAxis(lang, width),
    y: tokenAxis(lang),
    marks: [
      ...(marked ? noteBand(marked) : []),
      Plot.ruleY([0]),
      ...origins.map((origin) =>
        Plot.line(
          points.filter((p) => p.origin === origin),
          {
            x: "date",
            y: "tokens",
            stroke: originLine(origin),
            strokeWidth: isStrong(origin) ? 2.5 : 1.5,
            ...(origin === "undisclosed" && {strokeDasharray: "2 3"})
          }
        )
      ),
      ...labels.map((label) =>
        Plot.text([label], {
          x: "date",
          y: "tokens",
          text: () => ORIGIN_NAME[label.origin][lang],
          fill: originLine(label.origin),
          fontWeight: isStrong(label.origin) ? 700 : 400,
          textAnchor: "start",
          dx: 6,
          lineWidth: width < 480 ? 8 : 12
        })
      ),
      Plot.ruleX(weeks, Plot.pointerX({x: weekDay, stroke: "var(--theme-foreground-fainter)"})),
      Plot.tip(
        weeks,
        Plot.pointerX({
          x: weekDay,
          y: (w: WeekByOrigin) => Math.max(w.tokens.china, w.tokens.us),
          title: (w: WeekByOrigin) => describe(w, origins, lang)
        })
      )
    ]
  });
}

function isStrong(origin: Origin): boolean {
  return origin === "china" || origin === "us";
}

function noteBand({from, to, label}: {from: IsoDate; to: IsoDate; label: string}): Plot.Markish[] {
  const band = [{x1: day(from), x2: day(addDays(to, 7)), label}];
  return [
    Plot.rectX(band, {x1: "x1", x2: "x2", fill: "var(--marked)"}),
    Plot.text(band, {x: "x1", text: "label", frameAnchor: "top", textAnchor: "end", dx: -4, lineWidth: 10})
  ];
}

function weekDay({week}: WeekByOrigin): Date {
  return day(week);
}

function describe({week, tokens, total}: WeekByOrigin, origins: readonly Origin[], lang: Lang): string {
  const lines = origins.map(
    (o) => `${ORIGIN_NAME[o][lang]}  ${formatTokensShort(tokens[o], lang)}  ${formatShare(tokens[o] / total, lang)}`
  );
  return [formatDate(week, lang), ...lines].join("\n");
}

function day(week: IsoDate): Date {
  return new Date(parseIsoDate(week) ?? NaN);
}
