import * as Plot from "npm:@observablehq/plot";
import {dateOf, type IsoDate} from "../lib/dates.js";
import {formatDate} from "../lib/format.js";
import {frame, isPhone, timeAxis, WIDTH_PX, type ChartOptions} from "./frame.js";
import {keyed} from "./keyed.js";

/** One member's rank a period; null where it was not among those ranked. */
export interface RankedLine {
  readonly key: string;
  readonly label: string;
  /** Where the name leads, null for nowhere; where no line says so, names pick their lines. */
  readonly link?: string | null;
  readonly color: string;
  readonly ranks: readonly (number | null)[];
  readonly isFaded: boolean;
}

interface Place {
  readonly key: string;
  readonly label: string;
  readonly color: string;
  readonly period: IsoDate;
  readonly date: Date;
  readonly rank: number;
}

export interface BumpState {
  readonly places: readonly Place[];
  readonly lines: readonly {readonly line: RankedLine; readonly places: readonly Place[]}[];
  readonly last: number;
}

/** Ranks as points, those beyond `last` left out, which breaks their line. */
export function bumpState(periods: readonly IsoDate[], ranked: readonly RankedLine[], most = 12): BumpState {
  const ranks = ranked.flatMap((line) => line.ranks).filter((rank) => rank !== null);
  const last = Math.min(most, Math.max(1, ...ranks));
  const lines = ranked.map((line) => ({
    line,
    places: periods.map((period, i) => {
      const rank = line.ranks[i] ?? NaN;
      const {key, label, color} = line;
      return {key, label, color, period, date: dateOf(period), rank: rank > last ? NaN : rank};
    })
  }));
  return {lines, places: lines.flatMap((l) => l.places).filter((p) => !Number.isNaN(p.rank)), last};
}

/** Margin for ranks. */
const LEFT_PX = 28;
/** Height of a place, and that of all of them at most. */
const [PLACE_PX, MOST_PX] = [26, 312];

interface BumpOptions extends ChartOptions {
  /** The last place that is shown. */
  readonly most?: number;
}

/** Ranks by period, first place at the top, names at the ends of lines. */
export function bumpChart(
  periods: readonly IsoDate[],
  ranked: readonly RankedLine[],
  {most, ...options}: BumpOptions
): SVGSVGElement | HTMLElement {
  const {lang, width = WIDTH_PX} = options;
  const {lines, places, last} = bumpState(periods, ranked, most);
  const isNarrow = isPhone(width);
  const right = isNarrow ? 110 : 170;
  const isPicked = ranked.every(({link}) => link === undefined);
  const ends = lines.flatMap(({line, places: of}) =>
    of.slice(-1).map((end) => ({...end, link: line.link, isFaded: line.isFaded}))
  );
  return Plot.plot({
    ...frame(options),
    height: 40 + Math.min(last * PLACE_PX, MOST_PX),
    marginLeft: LEFT_PX,
    marginRight: right,
    x: timeAxis(lang, width - LEFT_PX - right, periods),
    y: {
      label: null,
      domain: [last + 0.5, 0.5],
      ticks: Math.min(last, 12),
      tickSize: 0,
      tickFormat: (rank: number) => String(rank)
    },
    marks: [
      ...lines.map(({line, places: of}) =>
        Plot.line(of, {
          x: "date",
          y: "rank",
          stroke: line.color,
          strokeWidth: 2,
          strokeOpacity: line.isFaded ? 0.25 : 1,
          curve: "bump-x"
        })
      ),
      Plot.dot(places, {
        x: "date",
        y: "rank",
        r: periods.length > 40 ? 1.5 : 3,
        fill: "color",
        ...keyed(places, {key: (p) => p.key})
      }),
      Plot.text(ends, {
        x: "date",
        y: "rank",
        text: "label",
        href: "link",
        textAnchor: "start",
        dx: 8,
        fill: "color",
        fillOpacity: (p: (typeof ends)[number]) => (p.isFaded ? 0.4 : 1),
        fontWeight: 600,
        lineWidth: isNarrow ? 8 : 13,
        textOverflow: "ellipsis",
        ...(isPicked && keyed(ends, {key: (p) => p.key, label: (p) => p.label}))
      }),
      Plot.tip(
        places,
        Plot.pointer({
          x: "date",
          y: "rank",
          title: (p: Place) => `${p.label}\n${formatDate(p.period, lang)}  ${p.rank}`
        })
      )
    ]
  });
}
