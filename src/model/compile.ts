import type {CellNode} from "./calculate/cell-node.js";
import {cellsOf} from "./calculate/cell-node.js";
import {asksForLoop} from "./calculate/circular.js";
import {expansionOf, type Places} from "./calculate/expand.js";
import type {Calendar} from "./calendar/calendar.js";
import {checkSheet, type CheckedLine} from "./check/check.js";
import {cycleProblem, dependantsOf} from "./check/cycles.js";
import {orderWithLoops, type Loop} from "./check/loops.js";
import {declaredType} from "./check/lines.js";
import {didYouMean} from "./nearest.js";
import type {Node} from "./formula/node.js";
import {errorsAmong, type Problem, type Result} from "./problem.js";
import type {Values} from "./sheet/line.js";
import {nodeAt, overridesOf} from "./sheet/link.js";
import type {SheetSpec} from "./sheet/sheet.js";

/** One line in one period; `period` is null for a single value and for the points of a table. */
export interface Cell {
  readonly line: CheckedLine;
  readonly period: number | null;
}

/** A checked sheet, its cells numbered and put in order: ready to calculate. */
export interface Model {
  readonly sheet: SheetSpec;
  readonly lines: readonly CheckedLine[];
  readonly cells: readonly Cell[];
  /** Values that facts, inputs, tables and actuals state; NaN where none is stated. */
  readonly given: Float64Array;
  /** What a cell works out; null where its value is given or missing. */
  readonly formulas: readonly (CellNode | null)[];
  /** Cells with a formula, each after those it reads. */
  readonly order: readonly number[];
  /** Cells that are solved together; they follow one another in `order`. */
  readonly loops: readonly Loop[];
  readonly reads: readonly (readonly number[])[];
  readonly dependants: readonly (readonly number[])[];
  /** Warnings; a sheet with errors does not compile. */
  readonly warnings: readonly Problem[];
  /** Number of a line's first cell. */
  readonly firstCell: ReadonlyMap<string, number>;
}

/** Checks a sheet and makes it ready to calculate, or tells every problem that stands in the way. */
export function compile(sheet: SheetSpec): Result<Model> {
  const {lines, problems} = checkSheet(sheet);
  if (errorsAmong(problems).length > 0) return {ok: false, problems};
  const cells: Cell[] = [];
  const firstCell = new Map<string, number>();
  const given: number[] = [];
  for (const line of lines) {
    firstCell.set(line.name, cells.length);
    const stated = statedValues(line);
    stated.forEach((_, i) => cells.push({line, period: line.isSeries ? i : null}));
    given.push(...stated);
  }
  const places: Places = {
    cellOf: (line, period) => (firstCell.get(line.name) as number) + period,
    isSeries: (line) => (line as CheckedLine).isSeries,
    kindOf: (line) => declaredType(line).kind
  };
  const spellers = new Map(lines.map((line) => [line, expansionOf(line, places)]));
  const formulas = cells.map(({line, period}, cell) =>
    line.node && Number.isNaN(given[cell]) ? (spellers.get(line)?.(period) ?? null) : null
  );
  const reads = formulas.map((node) => (node ? [...cellsOf(node)] : []));
  const order = orderWithLoops(reads, (cell) => !!formulas[cell] && asksForLoop(formulas[cell]));
  const model: Model = {
    sheet,
    lines,
    cells,
    given: Float64Array.from(given),
    formulas,
    order: order.ok ? order.cells.filter((cell) => formulas[cell]) : [],
    reads,
    loops: order.ok ? order.loops : [],
    dependants: dependantsOf(reads),
    warnings: problems,
    firstCell
  };
  if (order.ok) return {ok: true, value: model};
  const names = order.ring.map((cell) => cellName(model, cell));
  return {ok: false, problems: [cycleProblem(cells[order.ring[0] ?? 0]?.line.name ?? "", names), ...problems]};
}

/** The model of a sheet that is known to be sound; throws its problems otherwise. */
export function compiled(sheet: SheetSpec): Model {
  const result = compile(sheet);
  if (result.ok) return result.value;
  throw new Error(
    `sheet ${sheet.name}:\n${errorsAmong(result.problems)
      .map((p) => p.message)
      .join("\n")}`
  );
}

/** Stated values of a line, one for each of its cells; NaN where the cell has none. */
function statedValues(line: CheckedLine): number[] {
  const values = ownValues(line);
  const overrides = overridesOf(line.spec);
  return values.map((value, i) => {
    const worth = overrides[line.isSeries ? (line.scope.calendar.periods[i]?.label ?? "") : ""];
    return worth === undefined ? value : typeof worth === "number" ? worth : NaN;
  });
}

function ownValues({spec, isSeries, scope: {calendar}}: CheckedLine): number[] {
  if (spec.type === "table") return [...spec.points.map(([x]) => x), ...spec.points.map(([, y]) => y)];
  if (!isSeries) return [spec.type === "fact" || spec.type === "input" ? (spec.values as number) : NaN];
  if (spec.type === "check") return calendar.periods.map(() => NaN);
  return spread(spec.type === "formula" ? (spec.actuals ?? {}) : spec.values, calendar);
}

function spread(values: Values, {periods}: Calendar): number[] {
  if (typeof values === "number") return periods.map(() => values);
  if (!Array.isArray(values)) {
    const byLabel = values as Readonly<Record<string, number>>;
    return periods.map(({label}) => (Object.hasOwn(byLabel, label) ? (byLabel[label] as number) : NaN));
  }
  const list = values as readonly number[];
  return periods.map((_, i) => list[i - (periods.length - list.length)] ?? NaN);
}

/** The line of a name; throws with the nearest one when there is none. */
export function lineOf({lines}: Model, name: string): CheckedLine {
  const found = lines.find((line) => line.name === name);
  if (found) return found;
  throw new Error(
    `unknown line: ${name}${didYouMean(
      name,
      lines.map((line) => line.name)
    )}`
  );
}

/** Numbers of a line's cells, in order of its periods. */
export function cellsOfLine(model: Model, name: string): number[] {
  const line = lineOf(model, name);
  const first = model.firstCell.get(line.name) as number;
  const cells: number[] = [];
  for (let cell = first; model.cells[cell]?.line === line; ++cell) cells.push(cell);
  return cells;
}

/** Number of a line's cell: in a period by its label, or its only one. Throws when there is no such cell. */
export function cellAt(model: Model, name: string, label?: string): number {
  const cells = cellsOfLine(model, name);
  const {isSeries, scope} = lineOf(model, name);
  if (!isSeries && label === undefined) return cells[0] as number;
  const index = scope.calendar.periods.findIndex((p) => p.label === label);
  if (isSeries && index >= 0) return cells[index] as number;
  const expected = isSeries ? scope.calendar.periods.map((p) => p.label).join(", ") : "no period, as it is one value";
  throw new Error(`period: ${label ?? "none"} of ${name}; expected ${expected}`);
}

/** "revenue FY2026", or "wacc" for a single value. */
export function cellName({cells}: Model, cell: number): string {
  const {line, period} = cells[cell] as Cell;
  const label = periodLabel(cells[cell] as Cell);
  return period === null ? line.name : `${line.name} ${label ?? ""}`;
}

/** The formula of a cell as a syntax tree; null where its value is given or missing. */
export function nodeOfCell({cells, formulas}: Model, cell: number): Node | null {
  const at = cells[cell] as Cell;
  return formulas[cell] ? nodeAt(at.line, periodLabel(at)) : null;
}

export function periodLabel({line, period}: Cell): string | null {
  return period === null ? null : (line.scope.calendar.periods[period]?.label ?? null);
}
