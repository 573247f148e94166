import * as Plot from "npm:@observablehq/plot";
import {addDays, dateOf, type IsoDate} from "../lib/dates.js";
import {formatDate, formatShare, formatTokensShort} from "../lib/format.js";
import type {Lang} from "../lib/language.js";
import {ORIGINS, ORIGIN_NAME, originLine, type Origin} from "../lib/origins.js";
import {missingWeeks, type WeekByOrigin} from "../query/basis.js";
import {EVENT_MARGIN_PX, eventRules, type Annotation} from "./event-rules.js";
import {frame, isPhone, timeAxis, tokenAxis, WIDTH_PX, type ChartOptions} from "./frame.js";

/** How tokens are drawn: in proportion, or by their logarithm, which shows growth and early crossings. */
export const TOKEN_SCALES = ["linear", "log"] as const;

export type Scale = (typeof TOKEN_SCALES)[number];

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
  /** Tokens the axis spans on a logarithmic scale, from a power of ten; null on a linear one, which starts at zero. */
  readonly domain: readonly [number, number] | null;
}

/**
 * Lines of tokens by week and origin, broken where weeks are missing, and on a logarithmic scale where there are no
 * tokens; origins without tokens are left out.
 */
export function tokensByOriginState(weeks: readonly WeekByOrigin[], scale: Scale = "linear"): TokensByOriginState {
  const origins = ORIGINS.filter((origin) => weeks.some(({tokens}) => tokens[origin] > 0));
  const drawn = (tokens: number) => (scale === "log" && tokens === 0 ? NaN : tokens);
  const gaps = missingWeeks(weeks.map(({week}) => week));
  const points = origins.flatMap((origin) =>
    [
      ...weeks.map(({week, tokens}) => ({date: dateOf(week), origin, tokens: drawn(tokens[origin])})),
      ...gaps.map((week) => ({date: dateOf(week), origin, tokens: NaN}))
    ].sort((a, b) => a.date.getTime() - b.date.getTime())
  );
  const values = points.map((p) => p.tokens).filter((tokens) => tokens > 0);
  const domain = scale === "log" ? ([powerBelow(Math.min(...values)), Math.max(...values)] as const) : null;
  const ends = origins.flatMap((origin) =>
    points.filter((p) => p.origin === origin && !Number.isNaN(p.tokens)).slice(-1)
  );
  return {points, labels: spread(ends, domain ?? [0, Math.max(...values)], scale), origins, domain};
}

/** Moves labels apart, upwards from the lowest, so that none is closer than a line of text to the next. */
function spread(labels: readonly Label[], [low, high]: readonly [number, number], scale: Scale): Label[] {
  const toHeight = scale === "log" ? Math.log10 : (tokens: number) => tokens;
  const toTokens = scale === "log" ? (height: number) => 10 ** height : (height: number) => height;
  const gap = (toHeight(high) - toHeight(low)) / 14;
  let floor = -Infinity;
  return [...labels]
    .sort((a, b) => a.tokens - b.tokens)
    .map((label) => {
      floor = Math.max(toHeight(label.tokens), floor + gap);
      return {...label, tokens: toTokens(floor)};
    });
}

function powerBelow(value: number): number {
  return 10 ** Math.floor(Math.log10(value));
}

interface TokensByOriginOptions extends ChartOptions {
  readonly scale?: Scale;
  /** Weeks to mark, with what to call them. */
  readonly marked?: {readonly from: IsoDate; readonly to: IsoDate; readonly label: string};
  readonly annotations?: readonly Annotation[];
}

/** Tokens by week, a line an origin: China and the United States strong, the rest visible. */
export function tokensByOriginChart(
  weeks: readonly WeekByOrigin[],
  {marked, scale = "linear", annotations = [], ...options}: TokensByOriginOptions
): SVGSVGElement | HTMLElement {
  const {lang, width = WIDTH_PX} = options;
  const {points, labels, origins, domain} = tokensByOriginState(weeks, scale);
  const [left, side] = [lang === "zh" ? 58 : 42, isPhone(width) ? 96 : 140];
  const room = width - left - side;
  return Plot.plot({
    ...frame(options),
    height: isPhone(width) ? 300 : 380,
    ...(annotations.length > 0 && {marginTop: EVENT_MARGIN_PX}),
    marginLeft: left,
    marginRight: side,
    x: timeAxis(
      lang,
      room,
      weeks.map(({week}) => week)
    ),
    y: {...tokenAxis(lang), ...(domain && {type: "log", domain, ticks: powersWithin(domain)})},
    marks: [
      ...(marked ? noteBand(marked) : []),
      ...(domain ? [] : [Plot.ruleY([0])]),
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
      Plot.dot(
        points.filter((p) => p.origin === "undisclosed" && p.tokens > 0),
        {x: "date", y: "tokens", r: 1.25, fill: originLine("undisclosed")}
      ),
      ...eventRules(annotations, {room, dates: weeks.map(({week}) => week)}),
      ...labels.map((label) =>
        Plot.text([label], {
          x: "date",
          y: "tokens",
          text: () => ORIGIN_NAME[label.origin][lang],
          fill: originLine(label.origin),
          fontWeight: isStrong(label.origin) ? 700 : 400,
          textAnchor: "start",
          dx: 6,
          lineWidth: isPhone(width) ? 8 : 12
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

function powersWithin([low, high]: readonly [number, number]): number[] {
  const powers = [];
  for (let power = powerBelow(low); power <= high; power *= 10) powers.push(power);
  return powers;
}

function noteBand({from, to, label}: {from: IsoDate; to: IsoDate; label: string}): Plot.Markish[] {
  const band = [{x1: dateOf(from), x2: dateOf(addDays(to, 7)), label}];
  return [
    Plot.rectX(band, {x1: "x1", x2: "x2", fill: "var(--marked)"}),
    Plot.text(band, {x: "x1", text: "label", frameAnchor: "top", textAnchor: "end", dx: -4, lineWidth: 10})
  ];
}

function weekDay({week}: WeekByOrigin): Date {
  return dateOf(week);
}

function describe({week, tokens, total}: WeekByOrigin, origins: readonly Origin[], lang: Lang): string {
  const lines = origins.map(
    (o) => `${ORIGIN_NAME[o][lang]}  ${formatTokensShort(tokens[o], lang)}  ${formatShare(tokens[o] / total, lang)}`
  );
  return [formatDate(week, lang), ...lines].join("\n");
}
