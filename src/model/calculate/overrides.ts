import {cellsOfLine, lineOf, periodLabel, type Cell, type Model} from "../compile.js";
import {periodIndex, span} from "../calendar/calendar.js";
import {didYouMean} from "../nearest.js";
import {errorIn, type Problem} from "../problem.js";

/**
 * What an input is set to: one number for all its periods, numbers by period, or all of them moved by an amount or
 * multiplied by a factor.
 */
export type Override =
  | number
  | {readonly at: Readonly<Record<string, number>>}
  | {readonly shift: number}
  | {readonly scale: number};

/** By name of the input. */
export type Overrides = Readonly<Record<string, Override>>;

/** What is wrong with overrides that come from a link or a file. */
export function overrideProblems(model: Model, overrides: Overrides): Problem[] {
  const inputs = model.lines.filter(({spec}) => spec.type === "input").map(({name}) => name);
  return Object.entries(overrides).flatMap(([name, override]) => {
    const line = model.lines.find((l) => l.name === name);
    if (line?.spec.type !== "input") {
      const what = line ? `${name} is a ${line.spec.type}` : `unknown input: ${name}`;
      return [errorIn(name, "unknown_name", `${what}; expected an input${didYouMean(name, inputs)}`)];
    }
    if (!numbersOf(override).every(Number.isFinite))
      return [errorIn(name, "range", `${name}: ${JSON.stringify(override)}; expected numbers`)];
    if (typeof override === "number" || !("at" in override)) return [];
    const {calendar} = line.scope;
    return Object.keys(override.at)
      .filter((label) => !line.isSeries || periodIndex(calendar, label) < 0)
      .map((label) =>
        errorIn(name, "period", `period: ${label} of ${name}; expected ${line.isSeries ? span(calendar) : "one value"}`)
      );
  });
}

function numbersOf(override: Override): number[] {
  if (typeof override === "number") return [override];
  return "at" in override ? Object.values(override.at) : Object.values(override);
}

/** New values of the cells that overrides set; throws on a name or period that is not an input's. */
export function overriddenCells(
  model: Model,
  overrides: Overrides,
  base: Float64Array
): [cell: number, value: number][] {
  const [problem] = overrideProblems(model, overrides);
  if (problem) throw new Error(problem.message);
  return Object.entries(overrides).flatMap(([name, override]) => {
    const {calendar} = lineOf(model, name).scope;
    return cellsOfLine(model, name).flatMap((cell, i): [number, number][] => {
      const before = base[cell] as number;
      if (typeof override === "number") return [[cell, override]];
      if ("shift" in override) return [[cell, before + override.shift]];
      if ("scale" in override) return [[cell, before * override.scale]];
      const label = calendar.periods[i]?.label ?? "";
      return Object.hasOwn(override.at, label) ? [[cell, override.at[label] as number]] : [];
    });
  });
}

/** An override of one input as the values it gives on top of a case that may have one already. */
export function onTop(
  {model, values}: {readonly model: Model; readonly values: Float64Array},
  input: string,
  override: Override
): Override {
  const cells = overriddenCells(model, {[input]: override}, values);
  const labelled = cells.map(([cell, value]) => [periodLabel(model.cells[cell] as Cell), value] as const);
  const single = labelled.find(([label]) => label === null);
  if (single) return single[1];
  // A period without a value stays without one.
  const stated = labelled.filter(([, value]) => !Number.isNaN(value));
  return {at: Object.fromEntries(stated) as Record<string, number>};
}
