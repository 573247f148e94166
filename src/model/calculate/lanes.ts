import type {Model} from "../compile.js";
import {closeLoop} from "./close.js";
import type {CellNode} from "./cell-node.js";
import {affected, errorAt, inputFailure, inputRange, type Evaluation, type Outcome} from "./evaluate.js";
import {isNumber, type CellError} from "./failure.js";
import {blockWidth, Program} from "./program.js";
import {settleLoop, steps, workCell, type CellStore} from "./settle.js";

/** How one input cell differs from lane to lane; or a worked-out one outside of loops, which is then set. */
export interface LaneChange {
  readonly cell: number;
  readonly mode: "set" | "shift" | "scale";
  /** One number a lane; changes of one cell follow one another. */
  readonly values: Float64Array;
}

/** Some cells in every lane. */
export interface LaneResult {
  readonly count: number;
  /** By position in the list of outputs asked for: one number a lane, NaN where there is an error. */
  readonly values: readonly Float64Array[];
  /** By output: 0, or the number of the lane's error counted from 1. Null where no lane has one. */
  readonly errorIds: readonly (Uint32Array | null)[];
  /** Each error once, with the values of the first lane it was met in. */
  readonly errors: readonly CellError[];
}

/**
 * Works out `outputs` (numbers of cells) in `count` cases at once. Cells that depend on no change keep the value they
 * have in `base`; the others run through the same operations in blocks of lanes.
 */
export function runLanes(
  base: Evaluation,
  count: number,
  changes: readonly LaneChange[],
  outputs: readonly number[]
): LaneResult {
  const {model, values} = base;
  const width = blockWidth(count);
  const inputs = new Map<number, LaneChange[]>();
  for (const change of changes) inputs.set(change.cell, [...(inputs.get(change.cell) ?? []), change]);
  const cells = neededCells(model, [...inputs.keys()], outputs);
  const program = new Program(width, (cell) => values[cell] as number);
  for (const cell of inputs.keys()) program.block(cell);
  for (const step of steps(model, cells))
    if (typeof step === "number") program.add(step, model.formulas[step] as CellNode);
    else program.close([...step.inner, ...step.cuts], (outside) => closeLoop(model, step, outside).values);
  const results = outputs.map(() => new Float64Array(count));
  const log = new ErrorLog(base, inputs, cells, program);
  for (let start = 0; start < count; start += width) {
    const n = Math.min(width, count - start);
    for (const [cell, list] of inputs) fillInput(program.block(cell), base, cell, list, start, n);
    program.run(n);
    outputs.forEach((cell, k) => {
      const block = program.lanes(cell, n);
      const result = results[k] as Float64Array;
      for (let lane = 0; lane < n; ++lane) {
        const value = block[lane] as number;
        result[start + lane] = isNumber(value) ? value : NaN;
        if (!isNumber(value)) log.note(k, cell, start, lane, count);
      }
    });
  }
  return {count, values: results, errorIds: outputs.map((_, k) => log.ids.get(k) ?? null), errors: log.errors};
}

/** Cells that depend on an input and that an output depends on, in order. */
function neededCells(model: Model, inputs: readonly number[], outputs: readonly number[]): number[] {
  const needed = new Set(outputs);
  const open = [...outputs];
  for (let cell = open.pop(); cell !== undefined; cell = open.pop())
    for (const read of model.reads[cell] ?? [])
      if (!needed.has(read)) {
        needed.add(read);
        open.push(read);
      }
  // A worked-out cell that is set stays so.
  return affected(model, inputs).filter((cell) => needed.has(cell) && !inputs.includes(cell));
}

function fillInput(
  block: Float64Array,
  {model, values}: Evaluation,
  cell: number,
  changes: readonly LaneChange[],
  start: number,
  n: number
): void {
  block.fill(values[cell] as number, 0, n);
  for (const {mode, values: by} of changes) applyChange(block, mode, by, start, n);
  const [least, greatest] = inputRange(model, cell);
  for (let i = 0; i < n; ++i) {
    const value = block[i] as number;
    if (!(value >= least && value <= greatest)) block[i] = NaN;
  }
}

function applyChange(block: Float64Array, mode: LaneChange["mode"], by: Float64Array, start: number, n: number): void {
  if (mode === "set") for (let i = 0; i < n; ++i) block[i] = by[start + i] as number;
  else if (mode === "shift") for (let i = 0; i < n; ++i) block[i] = (block[i] as number) + (by[start + i] as number);
  else for (let i = 0; i < n; ++i) block[i] = (block[i] as number) * (by[start + i] as number);
}

function changed(before: number, mode: LaneChange["mode"], by: number): number {
  return mode === "set" ? by : mode === "shift" ? before + by : before * by;
}

/** Finds the errors behind lanes without a number, while their block is at hand. */
class ErrorLog {
  readonly ids = new Map<number, Uint32Array>();
  readonly errors: CellError[] = [];
  private readonly known = new Map<string, number>();

  constructor(
    private readonly base: Evaluation,
    private readonly inputs: ReadonlyMap<number, readonly LaneChange[]>,
    private readonly cells: readonly number[],
    private readonly program: Program
  ) {}

  note(output: number, cell: number, start: number, lane: number, count: number): void {
    const ids = this.ids.get(output) ?? new Uint32Array(count);
    this.ids.set(output, ids);
    ids[start + lane] = this.idOf(this.errorOf(cell, start, lane));
  }

  private idOf(error: CellError): number {
    const key = `${error.kind} ${error.line} ${error.period ?? ""}`;
    const id = this.known.get(key) ?? this.errors.push(error);
    this.known.set(key, id);
    return id;
  }

  /** Works out the lane's cells without a number again, one after another, to learn where the error arose. */
  private errorOf(cell: number, start: number, lane: number): CellError {
    const {model, errors} = this.base;
    const found = new Map<number, CellError>();
    for (const [input, list] of this.inputs)
      if (!isNumber(this.program.value(input, lane))) found.set(input, this.inputError(input, list, start + lane));
    const errorAtCell = (c: number) => (found.get(c) ?? errors.get(c)) as CellError;
    const values = new Map<number, number>();
    const sheet: CellStore = {
      value: (c) => values.get(c) ?? this.program.value(c, lane),
      put: (c, value) => void values.set(c, value),
      error: errorAtCell,
      fail: (c, error) => (error ? found.set(c, error) : found.delete(c)),
      raise: (c, why) => errorAt(model, c, why)
    };
    for (const step of steps(model, this.cells)) {
      if (typeof step !== "number") settleLoop(model, step, sheet);
      else if (!isNumber(this.program.value(step, lane))) workCell(model, step, sheet);
      if (step === cell) break;
    }
    return errorAtCell(cell);
  }

  private inputError(cell: number, changes: readonly LaneChange[], lane: number): CellError {
    const {model, values} = this.base;
    const value = changes.reduce(
      (x, {mode, values: by}) => changed(x, mode, by[lane] as number),
      values[cell] as number
    );
    const why = inputFailure(model, cell, value);
    return why ? errorAt(model, cell, why) : (this.base.errors.get(cell) as CellError);
  }
}

/** Worth of an output in one lane. */
export function laneOutcome({values, errorIds, errors}: LaneResult, output: number, lane: number): Outcome {
  const id = errorIds[output]?.[lane] ?? 0;
  if (id > 0) return {ok: false, error: errors[id - 1] as CellError};
  return {ok: true, value: values[output]?.[lane] as number};
}
