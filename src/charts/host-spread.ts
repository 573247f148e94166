import * as Plot from "npm:@observablehq/plot";
import {formatNumber, formatUsd} from "../lib/format.js";
import {originLine, type Origin} from "../lib/origins.js";
import {frame, isPhone, WIDTH_PX, type ChartOptions} from "./frame.js";
import {emsBeside} from "./wrap.js";

/** What hosts list for one model: the maker's own price, and the range of the others. */
export interface HostSpread {
  readonly key: string;
  readonly label: string;
  readonly origin: Origin;
  /** Where the name leads. */
  readonly link: string;
  readonly maker: number | null;
  readonly lowest: number;
  readonly median: number;
  readonly highest: number;
}

export interface HostSpreadState {
  readonly rows: readonly (HostSpread & {readonly row: number; readonly text: string})[];
  /** Ends of a logarithmic scale that holds every price. */
  readonly domain: readonly [number, number];
}

/** Rows in the order given, each with its prices in words, on one logarithmic scale; `price` writes one. */
export function hostSpreadState(
  spreads: readonly HostSpread[],
  lang: ChartOptions["lang"],
  price: (usd: number) => string = (usd) => formatUsd(usd, lang)
): HostSpreadState {
  const prices = spreads.flatMap(({maker, lowest, highest}) => [lowest, highest, ...(maker === null ? [] : [maker])]);
  const [least, most] = prices.length ? [Math.min(...prices), Math.max(...prices)] : [1, 10];
  return {
    rows: spreads.map((spread, row) => {
      const {maker, lowest, highest} = spread;
      const others = lowest === highest ? price(lowest) : `${price(lowest)} – ${price(highest)}`;
      const own = maker === null ? "" : {en: `maker ${price(maker)}; `, zh: `厂商 ${price(maker)}；`}[lang];
      return {...spread, row, text: `${own}${others}`};
    }),
    domain: [least / 1.15, most * 1.15]
  };
}

const ROW_PX = 38;

/** The range of other hosts as a bar with its median as a tick, the maker's own price as a dot, a row a model. */
export function hostSpreadChart(spreads: readonly HostSpread[], options: ChartOptions): SVGSVGElement | HTMLElement {
  const {lang, width = WIDTH_PX} = options;
  // On a phone the measure alone says the currency: names need the room.
  const price = (usd: number) =>
    isPhone(width) ? formatNumber(Number(usd.toPrecision(3)), lang) : formatUsd(usd, lang);
  const {rows, domain} = hostSpreadState(spreads, lang, price);
  type Row = (typeof rows)[number];
  const color = ({origin}: Row) => originLine(origin);
  return Plot.plot({
    ...frame(options),
    height: 28 + rows.length * ROW_PX,
    marginTop: 4,
    marginBottom: 24,
    marginLeft: 8,
    marginRight: 8,
    x: {
      type: "log",
      domain,
      label: null,
      grid: true,
      ticks: 4,
      tickSize: 0,
      tickFormat: price
    },
    y: {axis: null, type: "band", domain: rows.map(({row}) => row), padding: 0},
    marks: [
      Plot.barX(rows, {
        x1: "lowest",
        x2: "highest",
        y: "row",
        fill: color,
        fillOpacity: 0.3,
        insetTop: 22,
        insetBottom: 6,
        insetLeft: -1,
        insetRight: -1
      }),
      Plot.tickX(rows, {x: "median", y: "row", stroke: color, strokeWidth: 2, insetTop: 20, insetBottom: 4}),
      Plot.dot(rows, {
        x: "maker",
        y: "row",
        dy: 8,
        r: 4.5,
        fill: color,
        stroke: "var(--theme-background)",
        strokeWidth: 1.5
      }),
      ...rows.map((row) =>
        Plot.text([row], {
          frameAnchor: "left",
          y: "row",
          text: "label",
          href: "link",
          textAnchor: "start",
          textOverflow: "ellipsis",
          lineWidth: emsBeside(row.text, width - 32),
          dy: -9,
          fontWeight: 500
        })
      ),
      Plot.text(rows, {
        frameAnchor: "right",
        y: "row",
        text: "text",
        textAnchor: "end",
        dy: -9,
        fontVariant: "tabular-nums"
      })
    ]
  });
}
