import * as Plot from "npm:@observablehq/plot";
import {formatShare} from "../lib/format.js";
import type {Text} from "../lib/language.js";
import {frame, type ChartOptions} from "./frame.js";
import {emsOf} from "./wrap.js";

/** A company by how fast its revenue grows and what the market pays for a unit of it. */
export interface GrowthMultipleDot {
  readonly key: string;
  readonly label: string;
  /** As a fraction. */
  readonly growth: number;
  readonly multiple: number;
  readonly kind: "china" | "us" | "other";
}

const SIDES = ["right", "left", "above", "below", "below right", "above left", "above right", "below left"] as const;

type Side = (typeof SIDES)[number];

export interface GrowthMultipleState {
  readonly dots: readonly GrowthMultipleDot[];
  /** Growth is on a logarithmic scale where every company grows. */
  readonly isLog: boolean;
  /** Ends of both axes, with some room around the dots. */
  readonly growth: Range;
  readonly multiple: Range;
  /** Names on the side of their dots that has room; none where no side has. */
  readonly names: readonly {readonly dot: GrowthMultipleDot; readonly side: Side}[];
}

type Range = readonly [low: number, high: number];

/** The inside of a chart, in pixels; names may stand in the margin to the right of it. */
interface Inside {
  readonly width: number;
  readonly height: number;
}

const COLOR = {china: "var(--origin-china)", us: "var(--origin-us)", other: "var(--theme-foreground-muted)"} as const;
const FONT_PX = 12;
const [TOP_PX, RIGHT_PX, BOTTOM_PX, LEFT_PX] = [28, 40, 42, 44];
/** Between a dot and its name, the height a name takes, and half of a dot, in pixels. */
const [ASIDE_PX, NAME_PX, DOT_PX, RISE_PX] = [9, 15, 6, 14];

type Anchor = "start" | "end" | "middle";

/** How far from the middle of its dot a name stands on a side, and what of it stands there. */
const SHIFT: Readonly<Record<Side, {readonly dx: number; readonly dy: number; readonly textAnchor: Anchor}>> = {
  right: {dx: ASIDE_PX, dy: 0, textAnchor: "start"},
  left: {dx: -ASIDE_PX, dy: 0, textAnchor: "end"},
  above: {dx: 0, dy: -RISE_PX, textAnchor: "middle"},
  below: {dx: 0, dy: RISE_PX, textAnchor: "middle"},
  "below right": {dx: DOT_PX, dy: RISE_PX, textAnchor: "start"},
  "above left": {dx: -DOT_PX, dy: -RISE_PX, textAnchor: "end"},
  "above right": {dx: DOT_PX, dy: -RISE_PX, textAnchor: "start"},
  "below left": {dx: -DOT_PX, dy: RISE_PX, textAnchor: "end"}
};

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
  const taken = dots.map((dot) => boxAt(x(dot.growth), inside.height - y(dot.multiple), 2 * DOT_PX, 2 * DOT_PX));
  const names = dots.flatMap((dot) => {
    const [cx, cy, wide] = [x(dot.growth), inside.height - y(dot.multiple), FONT_PX * emsOf(dot.label)];
    const boxes = SIDES.map((side) => {
      const {dx, dy, textAnchor} = SHIFT[side];
      const middle = cx + dx + {start: wide / 2, end: -wide / 2, middle: 0}[textAnchor];
      return {side, box: boxAt(middle, cy + dy, wide, NAME_PX)};
    });
    const own = taken[dots.indexOf(dot)];
    const free = boxes.find(
      ({box}) =>
        box.left >= 0 &&
        box.right <= inside.width + RIGHT_PX &&
        taken.every((other) => other === own || !meets(box, other))
    );
    if (!free) return [];
    taken.push(free.box);
    return [{dot, side: free.side}];
  });
  return {dots, isLog, growth, multiple, names};
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function boxAt(x: number, y: number, width: number, height: number): Box {
  return {left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2};
}

function meets(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** The least and the largest of some values, with a twelfth of what lies between on either side. */
function around(values: readonly number[], isLog: boolean): Range {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (isLog) return [low * (low / high) ** ROOM, high * (high / low) ** ROOM];
  return [low - (high - low) * ROOM, high + (high - low) * ROOM];
}

/** Pixels from the low end of an axis. */
function toPixels([low, high]: Range, room: number, isLog: boolean): (value: number) => number {
  const scale = isLog ? Math.log : (value: number) => value;
  const span = scale(high) - scale(low);
  return (value) => (span > 0 ? (room * (scale(value) - scale(low))) / span : room / 2);
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
  const {lang, width = 640} = options;
  const height = width < 480 ? 300 : 360;
  const inside = {width: width - LEFT_PX - RIGHT_PX, height: height - TOP_PX - BOTTOM_PX};
  const {dots, isLog, growth, multiple, names} = growthMultipleState(companies, inside);
  return Plot.plot({
    ...frame(options),
    height,
    marginLeft: LEFT_PX,
    marginTop: TOP_PX,
    marginBottom: BOTTOM_PX,
    marginRight: RIGHT_PX,
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
      ...names.map(({dot, side}) => {
        const {dx, dy, textAnchor} = SHIFT[side];
        return Plot.text([dot], {
          x: "growth",
          y: "multiple",
          text: "label",
          fill: COLOR[dot.kind],
          fontWeight: 600,
          textAnchor,
          dx,
          dy,
          stroke: "var(--theme-background)",
          strokeWidth: 4
        });
      }),
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
