import * as Plot from "npm:@observablehq/plot";
import {formatMeasure, formatMeasureTick} from "../lib/format-measure.js";
import {frame, type ChartOptions} from "./frame.js";
import {keyed} from "./keyed.js";

/** One member: what a million of its output tokens costs at list price, and how many tokens it carried. */
export interface PricedUsage {
  readonly key: string;
  readonly label: string;
  readonly color: string;
  readonly price_usd_per_mtok: number;
  readonly tokens: number;
  readonly isFaded: boolean;
}

export interface PriceUsageState {
  readonly dots: readonly (PricedUsage & {readonly x: number})[];
  /** Where the logarithmic axis begins; free members stand there. */
  readonly floor: number;
  readonly labelled: readonly (PricedUsage & {readonly x: number})[];
}

/** Places of dots: what is free stands at the left edge, since a logarithm has no zero. */
export function priceUsageState(rows: readonly PricedUsage[], labels: number): PriceUsageState {
  const positive = rows.map((r) => r.price_usd_per_mtok).filter((price) => price > 0);
  const floor = positive.length ? Math.min(...positive) / 2 : 0.01;
  const dots = rows
    .filter((r) => r.tokens > 0)
    .map((r) => ({...r, x: Math.max(r.price_usd_per_mtok, floor)}))
    .sort((a, b) => b.tokens - a.tokens);
  return {dots, floor, labelled: apart(dots).slice(0, labels)};
}

/** Dots whose names would not run into those of larger ones, in decades of price and usage. */
function apart<T extends {readonly x: number; readonly tokens: number}>(dots: readonly T[]): T[] {
  const kept: T[] = [];
  const decades = (a: number, b: number) => Math.abs(Math.log10(a / b));
  for (const dot of dots)
    if (kept.every((other) => decades(dot.x, other.x) > 0.9 || decades(dot.tokens, other.tokens) > 0.35))
      kept.push(dot);
  return kept;
}

/** Usage against price on logarithmic axes, one dot a member, the largest named. */
export function priceUsageChart(rows: readonly PricedUsage[], options: ChartOptions): SVGSVGElement | HTMLElement {
  const {lang, width = 640} = options;
  const {dots, floor, labelled} = priceUsageState(rows, width < 480 ? 4 : 8);
  const free = {en: "free", zh: "免费"}[lang];
  return Plot.plot({
    ...frame(options),
    height: width < 480 ? 300 : 380,
    marginLeft: lang === "zh" ? 58 : 46,
    marginRight: 24,
    marginBottom: 36,
    x: {
      type: "log",
      label: {en: "Output price, US$ per million tokens →", zh: "输出价，美元/百万词元 →"}[lang],
      ticks: 4,
      tickFormat: (price: number) => String(price),
      domain: [floor, Math.max(floor * 10, ...dots.map((d) => d.x)) * 1.2]
    },
    y: {
      type: "log",
      label: null,
      grid: true,
      ticks: 4,
      tickSize: 0,
      nice: true,
      tickFormat: (tokens: number) => formatMeasureTick(tokens, "tokens", lang)
    },
    marks: [
      Plot.dot(dots, {
        x: "x",
        y: "tokens",
        r: 4,
        fill: "color",
        fillOpacity: (d: PricedUsage) => (d.isFaded ? 0.15 : 0.75),
        stroke: "color",
        strokeOpacity: (d: PricedUsage) => (d.isFaded ? 0.3 : 1),
        ...keyed(dots, {
          key: (d) => d.key,
          label: (d) =>
            `${d.label}, ${formatMeasure(d.price_usd_per_mtok, "usd_per_mtok", lang)}, ${formatMeasure(d.tokens, "tokens", lang)}`
        })
      }),
      Plot.text(labelled, {
        x: "x",
        y: "tokens",
        text: "label",
        dy: -10,
        lineWidth: 12,
        textOverflow: "ellipsis",
        stroke: "var(--theme-background)",
        strokeWidth: 3,
        fill: "var(--theme-foreground)",
        pointerEvents: "none"
      }),
      Plot.text(dots.some((d) => d.x === floor) ? [floor] : [], {
        x: (price: number) => price,
        frameAnchor: "bottom",
        dy: 13,
        text: () => free
      }),
      Plot.tip(
        dots,
        Plot.pointer({
          x: "x",
          y: "tokens",
          title: (d: PricedUsage) =>
            `${d.label}\n${formatMeasure(d.price_usd_per_mtok, "usd_per_mtok", lang)}  ${formatMeasure(d.tokens, "tokens", lang)}`
        })
      )
    ]
  });
}
