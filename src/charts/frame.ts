import {frame as plotFrame, type Frame, type PlotOptions, type ScaleOptions} from "npm:@observablehq/plot";
import {dateOf, type IsoDate} from "../lib/dates.js";
import {formatDay, formatMonth, formatTokensTick} from "../lib/format.js";
import type {Lang} from "../lib/language.js";

/** Width of a chart unless told, in pixels. */
export const WIDTH_PX = 640;

/** Whether a chart is as narrow as on a phone, where it is lower and cuts names sooner. */
export function isPhone(width: number): boolean {
  return width < 480;
}

/** What every chart takes besides its data. */
export interface ChartOptions {
  readonly lang: Lang;
  /** Width in pixels; charts are useful from 320. */
  readonly width?: number;
  /** Document to draw in; the page's own by default. */
  readonly document?: Document;
}

/** Options shared by all charts. */
export function frame({width = WIDTH_PX, document}: ChartOptions): PlotOptions {
  return {
    width,
    ...(document && {document}),
    style: {fontSize: "12px", fontFamily: "var(--sans-serif)", background: "none", overflow: "visible"}
  };
}

/** A mark that draws nothing but defines the hatching of undisclosed labs. */
export function hatching(): Frame {
  return plotFrame({
    render: (_index, _scales, _values, _dimensions, {document}) => {
      const element = (name: "defs" | "pattern" | "rect", attributes: Readonly<Record<string, string>>) => {
        const node = document.createElementNS("http://www.w3.org/2000/svg", name);
        for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
        return node;
      };
      const defs = element("defs", {});
      const pattern = element("pattern", {
        id: "hatch-undisclosed",
        width: "5",
        height: "5",
        patternUnits: "userSpaceOnUse",
        patternTransform: "rotate(45)"
      });
      pattern.append(
        element("rect", {width: "5", height: "5", fill: "var(--theme-background-alt)"}),
        element("rect", {width: "2", height: "5", fill: "var(--origin-undisclosed)"})
      );
      defs.append(pattern);
      return defs;
    }
  });
}

const DAY_MS = 86_400_000;
/** Room a label of a day takes, in pixels. */
const DAY_LABEL_PX = 58;
/** Days between ticks that are days. */
const DAY_STEPS = [1, 2, 7, 14, 28];
/** Days up to which ticks are days. */
const IN_DAYS = 100;
/** Days in a month, and months between ticks that are months. */
const [MONTH_DAYS, MONTH_STEPS] = [30.44, [1, 2, 3, 6, 12]];
/** Room below which months are numbers, in pixels. */
const SHORT_BELOW = 400;
/** Room a label of a month takes with the gap to the next, in pixels: as a number, and in words. */
const MONTH_LABEL_PX = {short: 52, en: 72, zh: 84} as const;

/**
 * A time axis over dates whose labels tell its ticks apart: days on a short span, else as many months as fit. `room` is what
 * lies between the margins, in pixels; `end` is the day after the last date, where the axis goes on to it.
 */
export function timeAxis(lang: Lang, room: number, dates: readonly IsoDate[], end?: IsoDate): ScaleOptions {
  const times = dates.map((date) => dateOf(date).getTime());
  const first = times.reduce((a, b) => Math.min(a, b), Infinity);
  const days = (times.reduce((a, b) => Math.max(a, b), first) - first) / DAY_MS;
  const base: ScaleOptions = {
    type: "utc",
    label: null,
    tickSize: 4,
    ...(end !== undefined && {domain: [new Date(first), dateOf(end)]})
  };
  if (times.length === 0) return {...base, ticks: []};
  if (days <= IN_DAYS) {
    const least = days / Math.max(1, Math.floor(room / DAY_LABEL_PX));
    const step = DAY_STEPS.find((s) => s >= least) ?? IN_DAYS;
    const ticks = Array.from({length: Math.floor(days / step) + 1}, (_, i) => i * step);
    return {
      ...base,
      ticks: ticks.map((day) => new Date(first + day * DAY_MS)),
      tickFormat: (time: Date) => formatDay(time, lang)
    };
  }
  const isShort = room < SHORT_BELOW;
  const monthPx = (room * MONTH_DAYS) / days;
  const months = MONTH_STEPS.find((step) => step * monthPx >= MONTH_LABEL_PX[isShort ? "short" : lang]) ?? 12;
  return {
    ...base,
    ticks: `${months} months`,
    tickFormat: (time: Date) => (isShort ? time.toISOString().slice(0, 7) : formatMonth(time, lang))
  };
}

/** An axis of tokens, in the language's own units. */
export function tokenAxis(lang: Lang): ScaleOptions {
  return {
    label: null,
    grid: true,
    ticks: 5,
    tickSize: 0,
    tickFormat: (tokens: number) => formatTokensTick(tokens, lang)
  };
}
