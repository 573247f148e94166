import {cellAt, cellName, cellsOfLine, lineOf, periodLabel, type Cell, type Model} from "../compile.js";
import {failure, type CellError, type Failure} from "./failure.js";
import {overriddenCells, type Overrides} from "./overrides.js";
import {settleLoop, steps, workCell, type CellStore} from "./settle.js";

/** Every cell of a model in one case. */
export interface Evaluation {
  readonly model: Model;
  readonly overrides: Overrides;
  /** By number of the cell; NaN where there is an error. */
  readonly values: Float64Array;
  readonly errors: ReadonlyMap<number, CellError>;
  /** Of cells that close a loop: by how much it misses, as a part of its largest amount. */
  readonly residuals: ReadonlyMap<number, number>;
  /** How many cells were worked out, not taken over from before. */
  readonly recalculated: number;
}

/** Works out every cell with some inputs set otherwise. */
export function evaluate(model: Model, overrides: Overrides = {}): Evaluation {
  return recalculate(model, overrides, model.given.slice(), new Map(), model.order, allGiven(model));
}

/**
 * The same with other overrides: works out only cells that depend on an input that changed.
 * The former evaluation stays as it is.
 */
export function edit(before: Evaluation, overrides: Overrides): Evaluation {
  const {model} = before;
  const names = new Set([...Object.keys(before.overrides), ...Object.keys(overrides)]);
  const changed = [...names].filter((name) => before.overrides[name] !== overrides[name]);
  const inputs = changed.flatMap((name) => cellsOfLine(model, name));
  const values = before.values.slice();
  const errors = new Map(before.errors);
  for (const cell of inputs) {
    values[cell] = model.given[cell] as number;
    errors.delete(cell);
  }
  return recalculate(model, overrides, values, errors, affected(model, inputs), inputs, before.residuals);
}

function allGiven({formulas}: Model): number[] {
  return formulas.flatMap((node, cell) => (node ? [] : [cell]));
}

/** Cells that depend on any of `inputs`, each after those it reads. */
export function affected({dependants, order}: Model, inputs: Iterable<number>): number[] {
  const found = new Set(Array.from(inputs, (cell) => dependants[cell] ?? []).flat());
  // A set goes on to what is added to it on the way.
  for (const cell of found) for (const dependant of dependants[cell] ?? []) found.add(dependant);
  return order.filter((cell) => found.has(cell));
}

function recalculate(
  model: Model,
  overrides: Overrides,
  values: Float64Array,
  errors: Map<number, CellError>,
  cells: readonly number[],
  inputs: readonly number[],
  before?: ReadonlyMap<number, number>
): Evaluation {
  const fail = (cell: number, why: Failure): void => void errors.set(cell, errorAt(model, cell, why));
  for (const [cell, value] of overriddenCells(model, overrides, model.given)) values[cell] = value;
  for (const cell of inputs) {
    const why = inputFailure(model, cell, values[cell] as number);
    if (why) fail(cell, why);
    if (why) values[cell] = NaN;
  }
  const sheet: CellStore = {
    value: (cell) => values[cell] as number,
    put: (cell, value) => void (values[cell] = value),
    error: (cell) => errors.get(cell),
    fail: (cell, error) => (error ? errors.set(cell, error) : errors.delete(cell)),
    raise: (cell, why) => errorAt(model, cell, why)
  };
  const residuals = new Map(before);
  for (const step of steps(model, cells)) {
    if (typeof step === "number") workCell(model, step, sheet);
    else settleLoop(model, step, sheet).forEach((residual, cut) => residuals.set(cut, residual));
  }
  return {model, overrides, values, errors, residuals, recalculated: cells.length};
}

/** An error that arises in a cell. */
export function errorAt({cells}: Model, cell: number, why: Failure): CellError {
  const at = cells[cell] as Cell;
  return {...why, line: at.line.name, period: periodLabel(at)};
}

/** Why a given cell has no usable value: nothing stated, or an input outside its range. */
export function inputFailure(model: Model, cell: number, value: number): Failure | null {
  const {name, spec} = (model.cells[cell] as Cell).line;
  if (Number.isNaN(value)) return ("absent" in spec && spec.absent) || failure("missing", `no value of ${name}`);
  if (!Number.isFinite(value)) return failure("overflow", `${name}: ${value}; expected a number`);
  const [least, greatest] = inputRange(model, cell);
  if (value >= least && value <= greatest) return null;
  return failure("out_of_range", `out of range: ${value}; expected ${least} to ${greatest}`);
}

/** What a given cell may hold: its input's range, or any number. */
export function inputRange({cells}: Model, cell: number): readonly [least: number, greatest: number] {
  const {spec} = (cells[cell] as Cell).line;
  return (spec.type === "input" ? spec.range : undefined) ?? [-Number.MAX_VALUE, Number.MAX_VALUE];
}

/** A number, or the error that stands instead. */
export type Outcome = {readonly ok: true; readonly value: number} | {readonly ok: false; readonly error: CellError};

/** Value of a line in a period by its label, or of a line of one value. Throws when there is no such cell. */
export function outcome(evaluation: Evaluation, name: string, label?: string): Outcome {
  return outcomeOf(evaluation, cellAt(evaluation.model, name, label));
}

export function outcomeOf({values, errors, model}: Evaluation, cell: number): Outcome {
  const error = errors.get(cell);
  if (error) return {ok: false, error};
  const value = values[cell] as number;
  if (Number.isNaN(value)) throw new Error(`${cellName(model, cell)} was not worked out`);
  return {ok: true, value};
}

/** Values of a line in order of its periods. */
export function outcomes(evaluation: Evaluation, name: string): Outcome[] {
  lineOf(evaluation.model, name);
  return cellsOfLine(evaluation.model, name).map((cell) => outcomeOf(evaluation, cell));
}
