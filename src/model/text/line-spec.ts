import type {Calendar} from "../calendar/calendar.js";
import {lookUp} from "../../lib/look-up.js";
import {didYouMean} from "../nearest.js";
import type {FormulaLine, InputLine, LineSpec, NumberReading, Values} from "../sheet/line.js";
import {distributionOf} from "./distribution.js";
import {plainUnit} from "./line.js";
import type {LineStatement, WrittenDistribution, WrittenNumber, WrittenSeries} from "./node.js";
import {TextError} from "./place.js";

const READ_AS: Readonly<Record<string, NumberReading>> = {"%": "percent", x: "multiple", "1": "plain"};

/** What a line's numbers are, as a line of a sheet carries it. */
export function measuredBy({unit, traits: {kind, timing, sign}}: Pick<LineStatement, "unit" | "traits">) {
  const readAs = lookUp(READ_AS, unit);
  return {...(readAs && {readAs}), ...(kind && {kind}), ...(timing && {timing}), ...(sign && {sign})};
}

/** Numbers as a line of a sheet holds them: one, a list, or by period. Throws TextError on a period that is none. */
export function valuesOf({items, thereafter}: WrittenSeries, {periods}: Calendar, line: LineStatement): Values {
  const [first] = items;
  if (first && items.length === 1 && first.label === null && !thereafter) return first.quantity.value;
  if (first?.label === null && !thereafter) return items.map(({quantity}) => quantity.value);
  const values: Record<string, number> = {};
  let at = -1;
  for (const {label, quantity} of items) {
    at = label === null ? at + 1 : periods.findIndex((p) => p.label === label);
    const found = periods[at];
    if (!found) throw new TextError(noPeriod(label, periods), line.definitionPlace, "period");
    values[found.label] = quantity.value;
  }
  const last = items.at(-1)?.quantity.value ?? NaN;
  if (thereafter) for (const {label} of periods.slice(at + 1)) values[label] = last;
  return values;
}

function noPeriod(label: string | null, periods: Calendar["periods"]): string {
  const labels = periods.map((p) => p.label);
  const expected = `expected ${labels[0] ?? ""} to ${labels.at(-1) ?? ""}`;
  return label === null
    ? `more numbers than periods; ${expected}`
    : `${label}: no period; ${expected}${didYouMean(label, labels)}`;
}

/** The line of a sheet that a statement writes; null for one bound to the record, or left open. */
export function lineSpecOf(line: LineStatement, calendar: Calendar): LineSpec | null {
  const {name, definition} = line;
  const title = line.title && {title: line.title.en};
  const unit = plainUnit(line.unit);
  const source = line.source?.en ?? line.reason?.en ?? "";
  switch (definition.type) {
    case "check":
      return {type: "check", name, formula: definition.formula, ...title};
    case "table": {
      const points = definition.points.map(([x, y]) => [x.value, y.value] as const);
      const [argument, value] = definition.units;
      return {type: "table", name, units: [plainUnit(argument), plainUnit(value)], points, source, ...title};
    }
    case "formula": {
      const spec: FormulaLine = {type: "formula", name, unit, ...measuredBy(line), formula: definition.formula};
      return {...spec, ...actualsOf(line, calendar), ...title};
    }
    case "stated":
      return {
        type: "fact",
        name,
        unit,
        values: valuesOf(definition.series, calendar, line),
        source,
        ...measuredBy(line),
        ...title
      };
    case "input":
      return {...inputOf(line, definition, calendar), ...title};
    default:
      return null;
  }
}

function actualsOf(line: LineStatement, calendar: Calendar) {
  if (line.actual === null) return line.source ? {source: line.source.en} : {};
  const values = valuesOf(line.actual, calendar, line);
  if (typeof values === "number" || Array.isArray(values))
    throw new TextError("actual: numbers without periods; expected each with its period", line.place, "period");
  return {actuals: values as Readonly<Record<string, number>>, ...(line.source && {source: line.source.en})};
}

/** An assumption with its range and draw. */
export function inputOf(
  line: LineStatement,
  {
    series,
    range,
    step = null,
    distribution = null
  }: Pick<LineStatement["definition"] & {type: "input"}, "series" | "range"> & {
    readonly step?: WrittenNumber | null;
    readonly distribution?: WrittenDistribution | null;
  },
  calendar: Calendar
): InputLine {
  return {
    type: "input",
    name: line.name,
    unit: plainUnit(line.unit),
    values: valuesOf(series, calendar, line),
    reason: line.reason?.en ?? "",
    ...(range && {range: [range[0].value, range[1].value] as const}),
    ...(step && {step: step.value}),
    ...(distribution && {distribution: distributionOf(distribution)}),
    ...measuredBy(line)
  };
}
