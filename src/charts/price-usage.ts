import * as Plot from "npm:@observablehq/plot";
import {formatMeasure, formatMeasureTick} from "../lib/format-measure.js";
import {PAUSE} from "../lib/signs.js";
import {frame, isPhone, WIDTH_PX, type ChartOptions} from "./frame.js";
import {keyed} from "./keyed.js";
import {emsOf} from "./wrap.js";

/** One member: what a million of its tokens costs at list price, and how many tokens it carried. */
export interface PricedUsage {
  readonly key: string;
  readonly label: string;
  /** Where the name leads; dots of members without one are buttons. */
  readonly link?: string | null;
  readonly color: string;
  readonly price_usd_per_mtok: number;
  readonly tokens: number;
  readonly isFaded: boolean;
}

type PlacedDot = PricedUsage & {readonly x: number};

/** A dot's name above it: from the dot, to it, or around it, so that it stays within the chart. */
export interface DotName {
  readonly dot: PlacedDot;
  readonly anchor: "start" | "middle" | "end";
}

export interface PriceUsageState {
  readonly dots: readonly PlacedDot[];
  /** Where the logarithmic axis begins; free members stand there. */
  readonly floor: number;
  readonly xDomain: readonly [number, number];
  /** Whole powers of ten around the tokens. */
  readonly yDomain: readonly [number, number];
}

/** The inside of a chart, in pixels. */
interface Plane {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Places of dots: what is free stands at the left edge, since a logarithm has no zero. */
export function priceUsageState(rows: readonly PricedUsage[]): PriceUsageState {
  const positive = rows.map((r) => r.price_usd_per_mtok).filter((price) => price > 0);
  const floor = positive.length ? Math.min(...positive) / 2 : 0.01;
  const dots = rows
    .filter((r) => r.tokens > 0)
    .map((r) => ({...r, x: Math.max(r.price_usd_per_mtok, floor)}))
    .sort((a, b) => b.tokens - a.tokens);
  const decades = dots.map((d) => Math.log10(d.tokens));
  const [least, most] = [Math.floor(Math.min(...decades)), Math.ceil(Math.max(...decades))];
  return {
    dots,
    floor,
    xDomain: [floor, Math.max(floor * 10, ...dots.map((d) => d.x)) * 1.2],
    yDomain: dots.length ? [10 ** least, 10 ** Math.max(most, least + 1)] : [1, 10]
  };
}

const [FONT_PX, NAME_HEIGHT] = [12, 18];
/** How far above its dot a name stands, to its middle. */
const NAME_RISE = 10;

/** Names of the largest dots that fit within the plane and beside those of larger ones. */
export function dotNames({dots, xDomain, yDomain}: PriceUsageState, plane: Plane, most: number): DotName[] {
  const x = toPixels(xDomain, plane.left, plane.right);
  const y = toPixels(yDomain, plane.bottom, plane.top);
  const kept: (DotName & {readonly from: number; readonly to: number; readonly height: number})[] = [];
  for (const dot of dots) {
    if (kept.length === most) break;
    const [at, height, width] = [x(dot.x), y(dot.tokens), FONT_PX * emsOf(dot.label)];
    if (width > plane.right - plane.left) continue;
    const anchor = at - width / 2 < plane.left ? "start" : at + width / 2 > plane.right ? "end" : "middle";
    const from = at - {start: 0, middle: width / 2, end: width}[anchor];
    const name = {dot, anchor, from, to: from + width, height} as const;
    const isFree = kept.every(
      (other) => Math.abs(other.height - height) >= NAME_HEIGHT || other.to + 4 < from || name.to + 4 < other.from
    );
    if (isFree) kept.push(name);
  }
  return kept.map(({dot, anchor}) => ({dot, anchor}));
}

function toPixels([low, high]: readonly [number, number], start: number, end: number): (value: number) => number {
  return (value) => start + (Math.log(value / low) / Math.log(high / low)) * (end - start);
}

const PRICE_LABEL = {
  input: {en: "Input price, US$ per million tokens →", zh: "输入价，美元/百万词元 →"},
  output: {en: "Output price, US$ per million tokens →", zh: "输出价，美元/百万词元 →"}
};

/** Usage against the price of input or output on logarithmic axes, one dot a member, the largest named. */
export function priceUsageChart(
  rows: readonly PricedUsage[],
  options: ChartOptions & {readonly priceOf: keyof typeof PRICE_LABEL}
): SVGSVGElement | HTMLElement {
  const {lang, width = WIDTH_PX, priceOf} = options;
  const state = priceUsageState(rows);
  const {dots, floor, xDomain, yDomain} = state;
  const isPicked = rows.every(({link}) => link === undefined);
  const height = isPhone(width) ? 300 : 380;
  const margins = {marginTop: 24, marginLeft: lang === "zh" ? 58 : 46, marginRight: 24, marginBottom: 36};
  const plane = {
    left: margins.marginLeft,
    right: width - margins.marginRight,
    top: margins.marginTop,
    bottom: height - margins.marginBottom
  };
  const names = dotNames(state, plane, isPhone(width) ? 4 : 8);
  const isFree = dots.some((d) => d.x === floor);
  const free = {en: "free", zh: "免费"}[lang];
  return Plot.plot({
    ...frame(options),
    height,
    ...margins,
    x: {
      type: "log",
      label: PRICE_LABEL[priceOf][lang],
      ticks: 4,
      tickFormat: (price: number) =>
        isFree && toPixels(xDomain, plane.left, plane.right)(price) < plane.left + 34 ? "" : String(price),
      domain: xDomain
    },
    y: {
      type: "log",
      label: null,
      grid: true,
      ticks: 4,
      tickSize: 0,
      domain: yDomain,
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
        ...(isPicked &&
          keyed(dots, {
            key: (d) => d.key,
            label: (d) =>
              [
                d.label,
                formatMeasure(d.price_usd_per_mtok, "usd_per_mtok", lang),
                formatMeasure(d.tokens, "tokens", lang)
              ].join(PAUSE[lang])
          }))
      }),
      ...names.map(({dot, anchor}) =>
        Plot.text([dot], {
          x: "x",
          y: "tokens",
          text: "label",
          ...(dot.link && {href: "link"}),
          textAnchor: anchor,
          dy: -NAME_RISE,
          stroke: "var(--theme-background)",
          strokeWidth: 3,
          fill: "var(--theme-foreground)",
          pointerEvents: dot.link ? "auto" : "none"
        })
      ),
      Plot.text(isFree ? [floor] : [], {
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
