import * as Plot from "npm:@observablehq/plot";
import {formatTokensShort, formatUsd} from "../lib/format.js";
import {originLine, type Origin} from "../lib/origins.js";
import {emsOf} from "./wrap.js";
import {frame, tokenAxis, type ChartOptions} from "./frame.js";

/** A model as a dot: what a million of its input tokens is listed at, and how much it is used. */
export interface PriceUsageDot {
  readonly key: string;
  readonly label: string;
  /** Where the name leads. */
  readonly link?: string | null;
  readonly origin: Origin;
  readonly usdPerMtok: number;
  readonly tokens: number;
}

export interface PriceUsageState {
  readonly dots: readonly PriceUsageDot[];
  /** Names of the most used dots, on the side of each that has room. */
  readonly names: readonly {readonly dot: PriceUsageDot; readonly side: "left" | "right"}[];
}

/** The inside of a chart, in pixels. */
interface Inside {
  readonly width: number;
  readonly height: number;
}

const NAMED = 6;
/** Between a dot and its name, and the height a name takes, in pixels. */
const [ASIDE_PX, NAME_PX] = [8, 15];
const FONT_PX = 12;

/** Dots that a logarithmic scale can hold, most used first; names for the largest of them that have room for one. */
export function priceUsageState(models: readonly PriceUsageDot[], {width, height}: Inside): PriceUsageState {
  const dots = models.filter((m) => m.usdPerMtok > 0 && m.tokens > 0).sort((a, b) => b.tokens - a.tokens);
  const x = pixels(
    dots.map((d) => d.usdPerMtok),
    width
  );
  const y = pixels(
    dots.map((d) => d.tokens),
    height
  );
  const placed: {from: number; to: number; at: number}[] = [];
  const names = dots.slice(0, NAMED).flatMap((dot) => {
    const [center, at, wide] = [x(dot.usdPerMtok), y(dot.tokens), FONT_PX * emsOf(dot.label)];
    const sides = [
      {side: "right", from: center + ASIDE_PX, to: center + ASIDE_PX + wide},
      {side: "left", from: center - ASIDE_PX - wide, to: center - ASIDE_PX}
    ] as const;
    const free = sides.find(
      ({from, to}) =>
        from >= 0 &&
        to <= width &&
        placed.every((other) => Math.abs(other.at - at) >= NAME_PX || other.to < from || to < other.from)
    );
    if (!free) return [];
    placed.push({from: free.from, to: free.to, at});
    return [{dot, side: free.side}];
  });
  return {dots, names};
}

/** Pixels of values on a logarithmic axis that spans them all. */
function pixels(values: readonly number[], room: number): (value: number) => number {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return (value) => (high > low ? (room * Math.log(value / low)) / Math.log(high / low) : room / 2);
}

const [TOP_PX, RIGHT_PX, BOTTOM_PX] = [20, 16, 34];

/** List price against tokens, both logarithmic, coloured by origin. */
export function priceUsageChart(models: readonly PriceUsageDot[], options: ChartOptions): SVGSVGElement | HTMLElement {
  const {lang, width = 640} = options;
  const isNarrow = width < 480;
  const [height, left] = [isNarrow ? 320 : 420, lang === "zh" ? 62 : 48];
  const inside = {width: width - left - RIGHT_PX, height: height - TOP_PX - BOTTOM_PX};
  const {dots, names} = priceUsageState(models, inside);
  const tokens = dots.map((d) => d.tokens);
  const ticks = powers(Math.min(...tokens), Math.max(...tokens));
  return Plot.plot({
    ...frame(options),
    height,
    marginLeft: left,
    marginTop: TOP_PX,
    marginBottom: BOTTOM_PX,
    marginRight: RIGHT_PX,
    x: {
      type: "log",
      label: null,
      grid: true,
      ticks: isNarrow ? 3 : 5,
      tickFormat: (usd: number) => formatUsd(usd, lang)
    },
    y: {...tokenAxis(lang), type: "log", ticks},
    marks: [
      Plot.dot(dots, {
        x: "usdPerMtok",
        y: "tokens",
        r: 4,
        fill: (d: PriceUsageDot) => originLine(d.origin),
        fillOpacity: 0.55,
        stroke: (d: PriceUsageDot) => originLine(d.origin)
      }),
      ...names.map(({dot, side}) =>
        Plot.text([dot], {
          x: "usdPerMtok",
          y: "tokens",
          text: "label",
          href: "link",
          fill: originLine(dot.origin),
          textAnchor: side === "left" ? "end" : "start",
          dx: side === "left" ? -ASIDE_PX : ASIDE_PX,
          stroke: "var(--theme-background)",
          strokeWidth: 4
        })
      ),
      Plot.tip(
        dots,
        Plot.pointer({
          x: "usdPerMtok",
          y: "tokens",
          title: (d: PriceUsageDot) =>
            `${d.label}\n${formatUsd(d.usdPerMtok, lang)}\n${formatTokensShort(d.tokens, lang)}`
        })
      )
    ]
  });
}

function powers(low: number, high: number): number[] {
  const ticks: number[] = [];
  for (let power = 10 ** Math.floor(Math.log10(low)); power <= high; power *= 10) if (power >= low) ticks.push(power);
  return ticks;
}
