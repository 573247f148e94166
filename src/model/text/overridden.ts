import type {Calendar} from "../calendar/calendar.js";
import type {FormulaLine, LineSpec, Values} from "../sheet/line.js";
import type {LineStatement, WrittenOverride} from "./node.js";
import {TextError} from "./place.js";

/**
 * A line with what stands in some of its periods instead. A reported line takes numbers as they are, and becomes a
 * formula line where a formula stands in it. Throws TextError where it cannot be.
 */
export function overriddenSpec(spec: LineSpec, line: LineStatement, {periods}: Calendar): LineSpec {
  for (const {period} of line.overrides)
    if (period !== null && !periods.some(({label}) => label === period))
      throw new TextError(`override: ${period}; expected ${periods[0]?.label} to ${periods.at(-1)?.label}`, line.place);
  if (spec.type === "formula") return {...spec, overrides: {...spec.overrides, ...byLabel(line.overrides)}};
  if (spec.type !== "fact")
    throw new TextError(
      `override of ${spec.name}: it is ${spec.type === "input" ? "an input" : `a ${spec.type}`}; expected a formula or a reported line, so write the number itself`,
      line.place
    );
  const isSeries = typeof spec.values !== "number" || spec.kind === "flow";
  const {type: _, values, ...measured} = spec;
  const overrides = byLabel(line.overrides);
  if (!isSeries && !Object.values(overrides).some((worth) => typeof worth === "string"))
    return {...spec, values: (overrides[""] as number | undefined) ?? values};
  const reported = isSeries ? {actuals: spreadOver(values, periods), kind: spec.kind ?? ("ratio" as const)} : {};
  return {...measured, ...reported, type: "formula", formula: "missing", overrides} satisfies FormulaLine;
}

function byLabel(overrides: readonly WrittenOverride[]): Record<string, number | string> {
  return Object.fromEntries(
    overrides.map(({period, worth}) => [period ?? "", "formula" in worth ? worth.formula : worth.value])
  );
}

function spreadOver(values: Values, periods: Calendar["periods"]): Record<string, number> {
  if (typeof values === "number") return Object.fromEntries(periods.map(({label}) => [label, values]));
  if (!Array.isArray(values)) return {...(values as Readonly<Record<string, number>>)};
  const list = values as readonly number[];
  const labels = periods.slice(periods.length - list.length).map(({label}) => label);
  return Object.fromEntries(labels.map((label, i) => [label, list[i] ?? NaN]));
}
