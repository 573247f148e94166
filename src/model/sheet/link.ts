import {calendar, CalendarError, type Calendar} from "../calendar/calendar.js";
import {LIMITS} from "../formula/limits.js";
import type {Node} from "../formula/node.js";
import {parseFormula} from "../formula/parse.js";
import {FormulaError} from "../formula/token.js";
import {didYouMean} from "../nearest.js";
import {errorIn, type Problem} from "../problem.js";
import {parseUnit, UnitError} from "../unit/parse.js";
import {ONE, type Unit} from "../unit/unit.js";
import type {LineSpec} from "./line.js";
import type {SheetSpec} from "./sheet.js";

/** A sheet or one of its parts: where the names of its formulas are looked up. */
export interface Scope {
  /** "" for the sheet itself, "cloud." for its part `cloud`. */
  readonly prefix: string;
  readonly sheet: SheetSpec;
  readonly calendar: Calendar;
  /** The line a name means here: one of this sheet's, or "part.line". */
  readonly find: (name: string) => Line | undefined;
  readonly names: () => string[];
}

/** A line with its texts read. */
export interface Line {
  /** Unique in the sheet with its parts: "revenue", "cloud.revenue". */
  readonly name: string;
  readonly scope: Scope;
  readonly spec: LineSpec;
  readonly unit: Unit;
  /** The unit of a table's argument. */
  readonly argument: Unit | null;
  /** Syntax tree of a formula or check. */
  readonly node: Node | null;
  /** Syntax trees that stand instead in some periods, by label; by "" for a single value. */
  readonly instead: ReadonlyMap<string, Node>;
}

export interface Linked {
  readonly lines: readonly Line[];
  readonly problems: readonly Problem[];
}

const RESERVED = ["missing", "period_index", "period_days", "period_end", "is_estimate"];

/** Every line of a sheet and its parts, parts first, with formulas and units read and problems told. */
export function link(sheet: SheetSpec): Linked {
  const lines: Line[] = [];
  const problems: Problem[] = [];
  linkScope(sheet, "", [], lines, problems);
  if (lines.length > LIMITS.lines)
    problems.push(errorIn(sheet.name, "limit", `${lines.length} lines; expected at most ${LIMITS.lines}`));
  return {lines, problems};
}

function linkScope(
  sheet: SheetSpec,
  prefix: string,
  above: readonly SheetSpec[],
  lines: Line[],
  problems: Problem[]
): void {
  if (above.includes(sheet) || above.length > 8)
    return void problems.push(errorIn(sheet.name, "cycle", `${sheet.name} is a part of itself, or nested too deeply`));
  for (const [name, part] of Object.entries(sheet.parts ?? {}))
    linkScope(part, `${prefix}${name}.`, [...above, sheet], lines, problems);
  const byName = new Map<string, Line>();
  const scope: Scope = {
    prefix,
    sheet,
    calendar: calendarOf(sheet, problems),
    find: (name) => byName.get(name),
    names: () => [...byName.keys()]
  };
  for (const line of lines) if (line.name.startsWith(prefix)) byName.set(line.name.slice(prefix.length), line);
  for (const spec of sheet.lines) {
    const line = {...linkLine(spec, scope, problems), name: prefix + spec.name};
    const problem = nameProblem(spec.name, byName, line.name);
    if (problem) problems.push(problem);
    else byName.set(spec.name, line);
    lines.push(line);
  }
}

function calendarOf(sheet: SheetSpec, problems: Problem[]): Calendar {
  try {
    return calendar(sheet.calendar);
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
    problems.push(errorIn(sheet.name, "period", `calendar of ${sheet.name}: ${error.message}`));
    return {spec: sheet.calendar, periods: []};
  }
}

function nameProblem(name: string, taken: ReadonlyMap<string, Line>, line: string): Problem | null {
  if (!/^[a-z][a-z0-9_]{0,79}$/.test(name))
    return errorIn(line, "syntax", `name: ${name}; expected snake_case, a letter first, at most 80 characters`);
  if (RESERVED.includes(name))
    return errorIn(line, "duplicate_name", `name: ${name} has a meaning of its own; expected another`);
  if (taken.has(name)) return errorIn(line, "duplicate_name", `name: ${name} stands twice; expected one line of it`);
  return null;
}

function linkLine(spec: LineSpec, scope: Scope, problems: Problem[]): Line {
  const name = scope.prefix + spec.name;
  const counts = scope.sheet.counts ?? [];
  const unitOf = (text: string): Unit => attempt(UnitError, () => parseUnit(text, counts), name, problems) ?? ONE;
  const argument = spec.type === "table" ? unitOf(spec.units[0]) : null;
  const unit = spec.type === "check" ? ONE : unitOf(spec.type === "table" ? spec.units[1] : spec.unit);
  const node = "formula" in spec ? attempt(FormulaError, () => parseFormula(spec.formula), name, problems) : null;
  const instead = new Map<string, Node>();
  for (const [label, worth] of Object.entries(overridesOf(spec))) {
    const own = typeof worth === "string" ? attempt(FormulaError, () => parseFormula(worth), name, problems) : null;
    if (own) instead.set(label, own);
  }
  return {name, scope, spec, unit, argument, node, instead};
}

/** What stands instead of a line's formula in some periods. */
export function overridesOf(spec: LineSpec): Readonly<Record<string, number | string>> {
  return spec.type === "formula" ? (spec.overrides ?? {}) : {};
}

/** The syntax tree of a line in a period, by its label; in no period for a single value. */
export function nodeAt({node, instead}: Pick<Line, "node" | "instead">, label: string | null): Node | null {
  return instead.get(label ?? "") ?? node;
}

function attempt<T>(
  expected: typeof UnitError | typeof FormulaError,
  read: () => T,
  line: string,
  problems: Problem[]
): T | null {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof expected)) throw error;
    const kind = error instanceof FormulaError ? error.kind : "unit";
    problems.push(errorIn(line, kind, `${line}: ${error.message}`));
    return null;
  }
}

/** The address of a cell, as a spreadsheet writes it. */
const ADDRESS = /^[A-Z]{1,3}\d+$/;

/** The repair of an unknown name. */
export function unknownName(name: string, scope: Scope, known = [...scope.names(), ...RESERVED]): string {
  if (ADDRESS.test(name))
    return "; cells have no addresses here, lines are read by their names, as in revenue * margin";
  return didYouMean(name, known);
}
