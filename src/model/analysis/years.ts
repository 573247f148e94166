import {calendar, type Calendar, type Period} from "../calendar/calendar.js";
import {fillPeriods} from "../calendar/match.js";
import {declaredType} from "../check/lines.js";
import {whyNotLonger} from "../check/longer.js";
import {evaluate, type Evaluation} from "../calculate/evaluate.js";
import type {Overrides} from "../calculate/overrides.js";
import {compile, type Model} from "../compile.js";
import type {FormulaLine} from "../sheet/line.js";
import type {CheckedLine} from "../check/check.js";

/** Lines of a model over its full years: flows summed, balances at the end, rates and ratios worked out again. */
export interface Years {
  /** The years that periods of the model fill. */
  readonly periods: readonly Period[];
  /** Places, among the periods of the model, of the last that each year is made of. */
  readonly closing: readonly number[];
  /** A sheet of years, of which the model is the part PART: cells of the model come first, in their order. */
  readonly model: Model;
  /** Lines over periods that have no value over a year, and why. */
  readonly without: ReadonlyMap<string, string>;
}

/** Name by which the sheet of years takes lines of the model. */
export const PART = "part";

const known = new WeakMap<Model, Years | null>();

/** A model over its full years; null where its periods fill none, or are years themselves. */
export function yearsOf(model: Model): Years | null {
  const before = known.get(model);
  if (before !== undefined) return before;
  const years = workedYears(model);
  known.set(model, years);
  return years;
}

/** What stands for each period, and what for each year behind the last of its periods. */
export function besidePeriods<T>(years: Years | null, ofPeriods: readonly T[], ofYears: readonly T[]): T[] {
  if (!years) return [...ofPeriods];
  return ofPeriods.flatMap((each, i) => [each, ...ofYears.filter((_, year) => years.closing[year] === i)]);
}

function workedYears(model: Model): Years | null {
  const own = model.lines.filter(({scope}) => scope.prefix === "");
  const of = own[0]?.scope.calendar;
  const periods = of ? fullYears(of) : [];
  const [first, last] = [periods[0], periods.at(-1)];
  if (!of || !first || !last) return null;
  const without = new Map<string, string>();
  const lines = own.flatMap((line): FormulaLine[] => {
    if (!line.isSeries) return [];
    const why = whyNotLonger(line, declaredType);
    if (why === null) return yearLine(line);
    without.set(line.name, why);
    return [];
  });
  const reported = periods.findLast(({basis}) => basis === "actual")?.label;
  const {yearEnd} = of.spec;
  const spec = {step: "year", first: first.label, last: last.label} as const;
  const {counts} = model.sheet;
  const result = compile({
    name: `${model.sheet.name}_years`,
    calendar: {...spec, ...(yearEnd !== undefined && {yearEnd}), ...(reported !== undefined && {lastActual: reported})},
    ...(counts && {counts}),
    lines,
    parts: {[PART]: model.sheet}
  });
  const closing = periods.map(({end}) => of.periods.findIndex((period) => period.end === end));
  return result.ok ? {periods, closing, model: result.value, without} : null;
}

function yearLine({spec, name}: CheckedLine): FormulaLine[] {
  if (spec.type === "check" || spec.type === "table" || !spec.kind) return [];
  const {kind, title, readAs, timing} = spec;
  const read = {...(readAs && {readAs}), ...(timing && {timing}), ...(title !== undefined && {title})};
  return [{type: "formula", name, unit: spec.unit, kind, formula: `${PART}.${name}`, ...read}];
}

/** Fiscal years that shorter periods fill from first to last day, one after another. */
function fullYears(of: Calendar): Period[] {
  const {step, yearEnd} = of.spec;
  if (step === "year" || step === "week") return [];
  const ends = new Set(of.periods.map(({end}) => end.slice(0, 4)));
  return [...ends].flatMap((end): Period[] => {
    const label = `FY${end}`;
    const year = calendar({step: "year", first: label, last: label, ...(yearEnd !== undefined && {yearEnd})});
    const [filled] = fillPeriods(year, of) ?? [];
    if (!filled || !year.periods[0]) return [];
    const isActual = filled.every((period) => of.periods[period]?.basis === "actual");
    return [{...year.periods[0], basis: isActual ? "actual" : "estimate"}];
  });
}

/** Every cell of the years in one case, by the same overrides as the model itself. */
export function evaluatedYears({model}: Years, overrides: Overrides): Evaluation {
  return evaluate(model, Object.fromEntries(Object.entries(overrides).map(([name, set]) => [`${PART}.${name}`, set])));
}
