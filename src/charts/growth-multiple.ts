import * as Plot from "npm:@observablehq/plot";
import {formatShare} from "../lib/format.js";
import type {Text} from "../lib/language.js";
import {frame, isPhone, WIDTH_PX, type ChartOptions} from "./frame.js";
import {DOT_MARGINS, insideOf, nameMarks, namedDots, toPixels, type Inside, type NamedDot} from "./named-dots.js";

/** A company by how fast its revenue grows and what the market pays for a unit of it. */
export interface GrowthMultipleDot {
  readonly key: string;
  readonly label: string;
  /** As a fraction. */
  readonly growth: number;
  readonly multiple: number;
  readonly kind: "china" | "us" | "other";
}

export interface GrowthMultipleState {
  readonly dots: readonly GrowthMultipleDot[];
  /** Growth is on a logarithmic scale where every company grows. */
  readonly isLog: boolean;
  /** Ends of both axes, with some room around the dots. */
  readonly growth: Range;
  readonly multiple: Range;
  /** Names on the side of their dots that has room; none where no side has. */
  readonly names: readonly NamedDot<GrowthMultipleDot>[];
}

type Range = readonly [low: number, high: number];

const COLOR = {china: "var(--origin-china)", us: "var(--origin-us)", other: "var(--theme-foreground-muted)"} as const;

/** Dots that a logarithmic scale of multiples can hold, and where their names stand without meeting. */
export function growthMultipleState(companies: readonly GrowthMultipleDot[], inside: Inside): GrowthMultipleState {
  const dots = companies.filter(({multiple}) => multiple > 0);
  const isLog = dots.every(({growth}) => growth > 0);
  const [growth, multiple] = [
    around(
      dots.map((dot) => dot.growth),
      isLog
    ),
    around(
      dots.map((dot) => dot.multiple),
      true
    )
  ];
  const x = toPixels(growth, inside.width, isLog);
  const y = toPixels(multiple, inside.height, true);
  const names = namedDots(
    dots.map((dot) => ({dot, x: x(dot.growth), y: inside.height - y(dot.multiple)})),
    inside
  );
  return {dots, isLog, growth, multiple, names};
}

/** The least and the largest of some values, with a twelfth of what lies between on either side. */
function around(values: readonly number[], isLog: boolean): Range {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (isLog) return [low * (low / high) ** ROOM, high * (high / low) ** ROOM];
  return [low - (high - low) * ROOM, high + (high - low) * ROOM];
}

function within(ticks: readonly number[], [low, high]: Range): number[] {
  return ticks.filter((tick) => tick >= low && tick <= high);
}

const ROOM = 1 / 12;
const AXES = {
  growth: {en: "Growth of revenue →", zh: "收入增速 →"},
  multiple: {en: "↑ Multiple of sales", zh: "↑ 收入倍数"}
} as const satisfies Record<string, Text>;

/** What the market pays for sales against how fast they grow, both logarithmic where they can be. */
export function growthMultipleChart(
  companies: readonly GrowthMultipleDot[],
  options: ChartOptions
): SVGSVGElement | HTMLElement {
  const {lang, width = WIDTH_PX} = options;
  const height = isPhone(width) ? 300 : 360;
  const {dots, isLog, growth, multiple, names} = growthMultipleState(companies, insideOf(width, height));
  return Plot.plot({
    ...frame(options),
    height,
    ...DOT_MARGINS,
    x: {
      type: isLog ? "log" : "linear",
      domain: growth,
      label: AXES.growth[lang],
      labelArrow: "none",
      grid: true,
      ticks: isLog ? within([0.01, 0.03, 0.1, 0.3, 1, 3], growth) : 4,
      tickFormat: (growth: number) => formatShare(growth, lang, 0)
    },
    y: {
      type: "log",
      domain: multiple,
      label: AXES.multiple[lang],
      labelArrow: "none",
      grid: true,
      ticks: within([1, 3, 10, 30, 100, 300], multiple),
      tickFormat: (multiple: number) => `${multiple}×`
    },
    marks: [
      Plot.dot(dots, {x: "growth", y: "multiple", r: 5, fill: (d: GrowthMultipleDot) => COLOR[d.kind]}),
      ...nameMarks(names, {x: "growth", y: "multiple", fill: ({kind}) => COLOR[kind]}),
      Plot.tip(
        dots,
        Plot.pointer({
          x: "growth",
          y: "multiple",
          title: (d: GrowthMultipleDot) => `${d.label}\n${d.multiple.toFixed(1)}×\n${formatShare(d.growth, lang)}`
        })
      )
    ]
  });
}
