import {fieldLines, needed, wordOf, fieldText} from "./fields.js";
import type {CellProblem} from "./problem.js";

export const CHART_MARKS = ["line", "area", "bar", "dot", "rule", "heat"] as const;

/** What is done with values before they are drawn. */
export const CHART_TRANSFORMS = ["none", "share", "index"] as const;

export const CHART_FORMATS = ["number", "percent"] as const;

/** A chart as it is written: all of it is data, drawn by marks of Plot. */
export interface ChartSpec {
  /** Cell whose rows are drawn. */
  readonly from: string;
  readonly mark: (typeof CHART_MARKS)[number];
  /** Columns; empty for none. */
  readonly x: string;
  readonly y: string;
  readonly color: string;
  readonly facet: string;
  readonly scale: "linear" | "log";
  /** `share`: of all that has the same x and facet; `index`: the first of each colour is 100. */
  readonly transform: (typeof CHART_TRANSFORMS)[number];
  /** How values of the axis read. */
  readonly format: (typeof CHART_FORMATS)[number];
  readonly title: string;
}

export const CHART_FIELDS = [
  "from",
  "mark",
  "x",
  "y",
  "color",
  "facet",
  "scale",
  "transform",
  "format",
  "title"
] as const;

/** Reads the text of a chart cell; what is wrong comes with it. */
export function parseChart(body: string): {readonly chart: ChartSpec; readonly problems: readonly CellProblem[]} {
  const lines = fieldLines(body, CHART_FIELDS);
  const problems = [...lines.problems];
  const field = (key: (typeof CHART_FIELDS)[number]) => lines.fields.get(key);
  const chart: ChartSpec = {
    from: needed(field("from"), "from", "weeks", problems),
    mark: wordOf(field("mark"), CHART_MARKS, problems) ?? "line",
    x: needed(field("x"), "x", "week_start", problems),
    y: needed(field("y"), "y", "tokens", problems),
    color: fieldText(field("color")),
    facet: fieldText(field("facet")),
    scale: wordOf(field("scale"), ["linear", "log"] as const, problems) ?? "linear",
    transform: wordOf(field("transform"), CHART_TRANSFORMS, problems) ?? "none",
    format: wordOf(field("format"), CHART_FORMATS, problems) ?? "number",
    title: fieldText(field("title"))
  };
  return {chart, problems};
}
