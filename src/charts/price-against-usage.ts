import * as Plot from "npm:@observablehq/plot";
import {formatTokensShort, formatUsd} from "../lib/format.js";
import {originLine, type Origin} from "../lib/origins.js";
import {frame, tokenAxis, type ChartOptions} from "./frame.js";

/** A model as a dot: what a million of its input tokens is listed at, and how much it is used. */
export interface PriceUsageDot {
  readonly key: string;
  readonly label: string;
  readonly origin: Origin;
  readonly usdPerMtok: number;
  readonly tokens: number;
}

export interface PriceUsageState {
  readonly dots: readonly PriceUsageDot[];
  /** Dots whose names are written: the most used, and the dearest and cheapest of those drawn. */
  readonly named: ReadonlySet<string>;
}

const NAMED = 6;

/** Dots that a logarithmic scale can hold, most used first; names for the largest of them. */
export function priceUsageState(models: readonly PriceUsageDot[]): PriceUsageState {
  const dots = models.filter((m) => m.usdPerMtok > 0 && m.tokens > 0).sort((a, b) => b.tokens - a.tokens);
  return {dots, named: new Set(dots.slice(0, NAMED).map((d) => d.key))};
}

/** List price against tokens, both logarithmic, coloured by origin. */
export function priceUsageChart(models: readonly PriceUsageDot[], options: ChartOptions): SVGSVGElement | HTMLElement {
  const {lang, width = 640} = options;
  const {dots, named} = priceUsageState(models);
  const isNarrow = width < 480;
  const tokens = dots.map((d) => d.tokens);
  const ticks = powers(Math.min(...tokens), Math.max(...tokens));
  const middle = Math.sqrt(Math.min(...dots.map((d) => d.usdPerMtok)) * Math.max(...dots.map((d) => d.usdPerMtok)));
  return Plot.plot({
    ...frame(options),
    height: isNarrow ? 320 : 420,
    marginLeft: lang === "zh" ? 62 : 48,
    marginBottom: 34,
    marginRight: 16,
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
      ...dots
        .filter((d) => named.has(d.key))
        .map((dot) =>
          Plot.text([dot], {
            x: "usdPerMtok",
            y: "tokens",
            text: "label",
            fill: originLine(dot.origin),
            textAnchor: dot.usdPerMtok > middle ? "end" : "start",
            dx: dot.usdPerMtok > middle ? -8 : 8,
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
