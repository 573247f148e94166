import * as Plot from "npm:@observablehq/plot";
import {parseIsoDate, type IsoDate} from "../lib/dates.js";
import {formatDate} from "../lib/format.js";
import {frame, timeAxis, type ChartOptions} from "./frame.js";
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
      const rank = line.ranks[i] ?? null;
      const date = new Date(parseIsoDate(period) ?? NaN);
      return {key: line.key, label: line.label, period, date, rank: rank === null || rank > last ? NaN : rank};
    })
  }));
  return {lines, places: lines.flatMap((l) => l.places).filter((p) => !Number.isNaN(p.rank)), last};
}

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
  const {lang, width = 640} = options;
  const {lines, places, last} = bumpState(periods, ranked, most);
  const isNarrow = width < 480;
  const isPicked = ranked.every(({link}) => link === undefined);
  const ends = lines.flatMap(({line, places: of}) => {
    const end = of.at(-1);
    return end && !Number.isNaN(end.rank) ? [{...end, link: line.link, color: line.color, isFaded: line.isFaded}] : [];
  });
  return Plot.plot({
    ...frame(options),
    height: 40 + Math.min(last * PLACE_PX, MOST_PX),
    marginLeft: 28,
    marginRight: isNarrow ? 110 : 170,
    x: timeAxis(lang, width - 28 - (isNarrow ? 110 : 170), periods),
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
        fill: (p: Place) => ranked.find((l) => l.key === p.key)?.color ?? "currentColor",
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
