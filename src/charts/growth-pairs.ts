import * as Plot from "npm:@observablehq/plot";
import type {Text} from "../lib/language.js";
import {frame, isPhone, WIDTH_PX, type ChartOptions} from "./frame.js";
import {DOT_MARGINS, insideOf, nameMarks, namedDots, toPixels, type Inside, type NamedDot} from "./named-dots.js";

/** A company-period: how many times its tokens and its revenue are those of the period before. */
export interface GrowthPairDot {
  readonly key: string;
  readonly label: string;
  readonly tokens: number;
  readonly revenue: number;
  readonly kind: "china" | "us";
}

/** Revenue as tokens to a power, with the ends of its interval. */
export interface PowerLine {
  readonly power: number;
  readonly interval: readonly [low: number, high: number] | null;
}

export interface GrowthPairsState {
  readonly tokens: Range;
  readonly revenue: Range;
  readonly line: readonly {readonly tokens: number; readonly revenue: number}[];
  readonly wedge: readonly {readonly tokens: number; readonly low: number; readonly high: number}[];
  readonly names: readonly NamedDot<GrowthPairDot>[];
}

type Range = readonly [low: number, high: number];

const COLOR = {china: "var(--origin-china)", us: "var(--origin-us)"} as const;
/** Room around the dots, as a part of what lies between the outermost. */
const ROOM = 1 / 8;
/** Points along the line, of which the wedge bends at one. */
const STEPS = 40;
const AXES = {
  tokens: {en: "Tokens a week, times the period before →", zh: "周均词元，为上一期的倍数 →"},
  revenue: {en: "↑ Revenue, times the period before", zh: "↑ 收入，为上一期的倍数"}
} as const satisfies Record<string, Text>;

/** Ends of both axes, the line of a power through one and one, and where names stand without meeting. */
export function growthPairsState(
  dots: readonly GrowthPairDot[],
  {power, interval}: PowerLine,
  inside: Inside
): GrowthPairsState {
  const [tokens, revenue] = [around(dots.map((d) => d.tokens)), around(dots.map((d) => d.revenue))];
  const along = Array.from({length: STEPS + 1}, (_, i) => tokens[0] * (tokens[1] / tokens[0]) ** (i / STEPS));
  const x = toPixels(tokens, inside.width, true);
  const y = toPixels(revenue, inside.height, true);
  return {
    tokens,
    revenue,
    line: along.map((t) => ({tokens: t, revenue: t ** power})).filter((at) => isWithin(at.revenue, revenue)),
    wedge:
      interval === null
        ? []
        : along.map((t) => ({tokens: t, low: held(t ** interval[0], revenue), high: held(t ** interval[1], revenue)})),
    names: namedDots(
      dots.map((dot) => ({dot, x: x(dot.tokens), y: inside.height - y(dot.revenue)})),
      inside
    )
  };
}

function isWithin(value: number, [low, high]: Range): boolean {
  return value >= low && value <= high;
}

function held(value: number, [low, high]: Range): number {
  return Math.min(high, Math.max(low, value));
}

/** The least and the largest with one, where nothing grew, and some room on either side. */
function around(values: readonly number[]): Range {
  const [low, high] = [Math.min(1, ...values), Math.max(1, ...values)];
  const room = (high / low) ** ROOM;
  return low === high ? [low / 2, high * 2] : [low / room, high * room];
}

/** Growth of revenue against growth of tokens, both logarithmic, with the power that all of them give. */
export function growthPairsChart(
  dots: readonly GrowthPairDot[],
  power: PowerLine,
  options: ChartOptions
): SVGSVGElement | HTMLElement {
  const {lang, width = WIDTH_PX} = options;
  const height = isPhone(width) ? 300 : 360;
  const {tokens, revenue, line, wedge, names} = growthPairsState(dots, power, insideOf(width, height));
  const ticks = (range: Range) => [0.1, 0.3, 1, 3, 10, 30, 100, 300].filter((t) => isWithin(t, range));
  const axis = (domain: Range, label: string) => ({
    type: "log" as const,
    domain,
    label,
    labelArrow: "none" as const,
    grid: true,
    ticks: ticks(domain),
    tickFormat: (value: number) => `${value}×`
  });
  return Plot.plot({
    ...frame(options),
    height,
    ...DOT_MARGINS,
    x: axis(tokens, AXES.tokens[lang]),
    y: axis(revenue, AXES.revenue[lang]),
    marks: [
      Plot.areaY(wedge, {x: "tokens", y1: "low", y2: "high", fill: "var(--theme-foreground-faintest)"}),
      Plot.line(line, {x: "tokens", y: "revenue", stroke: "var(--theme-foreground-muted)"}),
      Plot.dot(dots, {x: "tokens", y: "revenue", r: 5, fill: (d: GrowthPairDot) => COLOR[d.kind]}),
      ...nameMarks(names, {x: "tokens", y: "revenue", fill: ({kind}) => COLOR[kind]}),
      Plot.tip(
        dots,
        Plot.pointer({
          x: "tokens",
          y: "revenue",
          title: (d: GrowthPairDot) => `${d.label}\n${d.tokens.toFixed(2)}× → ${d.revenue.toFixed(2)}×`
        })
      )
    ]
  });
}
