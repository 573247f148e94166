import type {PlotOptions, ScaleOptions} from "npm:@observablehq/plot";
import {formatMonth, formatTokensTick} from "../lib/format.js";
import type {Lang} from "../lib/language.js";

/** What every chart takes besides its data. */
export interface ChartOptions {
  readonly lang: Lang;
  /** Width in pixels; charts are useful from 320. */
  readonly width?: number;
  /** Document to draw in; the page's own by default. */
  readonly document?: Document;
}

/** Options shared by all charts. */
export function frame({width = 640, document}: ChartOptions): PlotOptions {
  return {
    width,
    ...(document && {document}),
    style: {fontSize: "12px", fontFamily: "var(--sans-serif)", background: "none", overflow: "visible"}
  };
}

/** A mark that draws nothing but defines the hatching of undisclosed labs. */
export function hatching(): () => SVGElement {
  // Plot calls render functions with itself as context argument; its document is the chart's.
  return ((
    _index: unknown,
    _scales: unknown,
    _channels: unknown,
    _dimensions: unknown,
    context: {document: Document}
  ) => {
    const SVG = "http://www.w3.org/2000/svg";
    const element = (name: string, attributes: Record<string, string>) => {
      const node = context.document.createElementNS(SVG, name);
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
  }) as unknown as () => SVGElement;
}

/** A time axis with as many months as fit. */
export function monthAxis(lang: Lang, width: number): ScaleOptions {
  const months = width < 480 ? 6 : 3;
  return {
    type: "utc",
    label: null,
    ticks: `${months} months`,
    tickFormat: (time: Date) => (width < 480 ? time.toISOString().slice(0, 7) : formatMonth(time, lang)),
    tickSize: 4
  };
}

/** An axis of tokens, in the language's own units. */
export function tokenAxis(lang: Lang): ScaleOptions {
  return {
    label: null,
    grid: true,
    ticks: 5,
    tickSize: 0,
    tickFormat: (tokens: number) => (tokens === 0 ? "0" : formatTokensTick(tokens, lang))
  };
}
