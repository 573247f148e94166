import * as Plot from "npm:@observablehq/plot";
import type {Text} from "../lib/language.js";
import type {Criterion} from "../query/claims/verdict.js";
import {frame, type ChartOptions} from "./frame.js";

/** One basis: its name and its values at the note's date and today, in the unit of the claim. */
export interface StripRow {
  readonly label: string;
  readonly then: number | null;
  readonly now: number | null;
}

/** A value to draw; `both` where the two dates give the same. */
export interface StripDot {
  readonly row: number;
  readonly value: number;
  readonly moment: "then" | "now" | "both";
}

export interface ClaimStripState {
  readonly dots: readonly StripDot[];
  /** What would bear the claim out, cut to the axis. */
  readonly band: readonly [from: number, to: number] | null;
  readonly domain: readonly [number, number];
}

/** Where the values of each basis lie against what is claimed; equal values at both dates are one dot. */
export function claimStripState(rows: readonly StripRow[], criterion: Criterion): ClaimStripState {
  const dots = rows.flatMap(({then, now}, row): StripDot[] => {
    const dot = (value: number | null, moment: StripDot["moment"]): StripDot[] =>
      value === null ? [] : [{row, value, moment}];
    return then === now ? dot(now, "both") : [...dot(then, "then"), ...dot(now, "now")];
  });
  const {expected, expectedHigh, tolerance, test} = criterion;
  const ends = expected === null ? [] : [expected - tolerance, (expectedHigh ?? expected) + tolerance];
  const all = [...dots.map((d) => d.value), ...ends];
  const low = Math.min(0, ...all);
  const high = Math.max(...all, low + Number.EPSILON);
  const domain = [low, high + (high - low) * 0.06] as const;
  const [from = low, to = high] = ends;
  const band =
    expected === null
      ? null
      : test === "above" || test === "at_least"
        ? ([from, domain[1]] as const)
        : test === "below" || test === "at_most"
          ? ([domain[0], to] as const)
          : ([from, to] as const);
  return {dots, band, domain};
}

const ROW_HEIGHT = 36;
const CLAIMED: Text = {en: "claimed", zh: "论断"};

/** The values of each basis against the band of what is claimed: hollow at the note's date, full today. */
export function claimStripChart(
  rows: readonly StripRow[],
  criterion: Criterion,
  options: ChartOptions
): SVGSVGElement | HTMLElement {
  const {dots, band, domain} = claimStripState(rows, criterion);
  const labels = rows.map(({label}, row) => ({label, row}));
  return Plot.plot({
    ...frame(options),
    height: 22 + rows.length * ROW_HEIGHT,
    marginTop: 18,
    marginBottom: 4,
    marginLeft: 2,
    marginRight: 8,
    x: {axis: null, domain: [...domain]},
    y: {axis: null, type: "band", domain: labels.map((l) => l.row), padding: 0},
    marks: [
      ...(band
        ? [
            Plot.rect([band], {x1: band[0], x2: band[1], fill: "var(--marked)"}),
            Plot.ruleX([...new Set(band)], {stroke: "var(--marked-strong)"}),
            Plot.text([band], {
              x: (band[0] + band[1]) / 2,
              text: () => CLAIMED[options.lang],
              frameAnchor: "top",
              dy: -14,
              textAnchor: (band[0] + band[1]) / 2 > (domain[0] + domain[1]) / 2 ? "end" : "start",
              fill: "var(--theme-foreground-muted)"
            })
          ]
        : []),
      Plot.ruleY(labels, {y: "row", dy: 8, stroke: "var(--theme-foreground-fainter)"}),
      Plot.text(labels, {
        x: domain[0],
        y: "row",
        text: "label",
        textAnchor: "start",
        dy: -6,
        stroke: "var(--theme-background)",
        strokeWidth: 3,
        fill: "var(--theme-foreground)"
      }),
      Plot.dot(dots, {
        x: "value",
        y: "row",
        dy: 8,
        r: 5,
        fill: (d: StripDot) => (d.moment === "then" ? "var(--theme-background)" : "var(--accent)"),
        stroke: "var(--accent)",
        strokeWidth: 2
      })
    ]
  });
}
