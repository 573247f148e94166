import {cellsOfLine, lineOf} from "../compile.js";
import type {Evaluation} from "../calculate/evaluate.js";
import type {CellError} from "../calculate/failure.js";
import {runLanes, type LaneChange} from "../calculate/lanes.js";
import {cellOfReference, type CellReference} from "../analysis/cases.js";
import {correlate, type Correlation} from "./correlate.js";
import {distributionProblem, type Distribution} from "./distribution.js";
import {quantileOf} from "./quantile.js";
import {uniformStream} from "./stream.js";
import {moments, summarize, type Summary} from "./summary.js";

/** How an input is drawn. A series takes one draw for all its periods, which moves or multiplies it. */
export interface Uncertain {
  readonly distribution: Distribution;
  /** "set" unless told; a series is moved or multiplied. */
  readonly as?: LaneChange["mode"];
}

export interface Simulation {
  readonly seed: number;
  readonly draws: number;
  /** By input; the distributions the inputs state themselves unless told. */
  readonly inputs?: Readonly<Record<string, Uncertain>>;
  readonly correlations?: readonly Correlation[];
  readonly outputs: readonly CellReference[];
}

export interface SimulatedOutput {
  readonly output: CellReference;
  readonly summary: Summary;
  /**
   * Share of the output's variance that goes with each input alone (squared correlation), largest first. Of
   * independent inputs to a linear sheet they sum to 1; what is missing is curvature and interplay.
   */
  readonly contributions: readonly {readonly input: string; readonly share: number}[];
}

export interface Simulated {
  /** What was drawn for each input, in its unit, one value a draw. */
  readonly drawn: ReadonlyMap<string, Float64Array>;
  readonly outputs: readonly SimulatedOutput[];
  /** Errors met, each once. */
  readonly errors: readonly CellError[];
}

/** Draws worked out before progress is told. */
const SLICE = 10_000;

/**
 * Works out outputs in many draws of the uncertain inputs; the same seed gives the same draws. `onProgress` hears
 * after each slice of draws how many are done.
 */
export function simulate(
  base: Evaluation,
  simulation: Simulation,
  onProgress: (done: number) => void = () => undefined
): Simulated {
  const {draws, outputs} = simulation;
  if (!Number.isInteger(draws) || draws < 1 || draws > 10_000_000)
    throw new Error(`draws: ${draws}; expected a whole number from 1 to 10,000,000`);
  const drawn = drawInputs(base, simulation);
  const changes = [...drawn].flatMap(([name, values]) => changesOf(base, name, values, simulation.inputs?.[name]?.as));
  const cells = outputs.map((output) => cellOfReference(base, output));
  const all = outputs.map(() => new Float64Array(draws));
  const errors = new Map<string, CellError>();
  for (let start = 0; start < draws; start += SLICE) {
    const end = Math.min(draws, start + SLICE);
    const slice = changes.map((change) => ({...change, values: change.values.subarray(start, end)}));
    const result = runLanes(base, end - start, slice, cells);
    result.values.forEach((values, k) => all[k]?.set(values, start));
    for (const error of result.errors) {
      const key = `${error.kind} ${error.line} ${error.period ?? ""}`;
      if (!errors.has(key)) errors.set(key, error);
    }
    onProgress(end);
  }
  const summarized = outputs.map((output, k) => {
    const values = all[k] as Float64Array;
    return {output, summary: summarize(values), contributions: contributionsOf(drawn, values)};
  });
  return {drawn, outputs: summarized, errors: [...errors.values()]};
}

/** Draws of every uncertain input: uniform streams, correlated, through the quantile function of each. */
function drawInputs({model}: Evaluation, simulation: Simulation): Map<string, Float64Array> {
  const {seed, draws, correlations = []} = simulation;
  const stated = model.lines.flatMap(({name, spec}) =>
    spec.type === "input" && spec.distribution ? [[name, {distribution: spec.distribution}] as const] : []
  );
  const inputs: readonly (readonly [string, Uncertain])[] = simulation.inputs
    ? Object.entries(simulation.inputs)
    : stated;
  for (const [name, {distribution}] of inputs) {
    const line = lineOf(model, name);
    if (line.spec.type !== "input") throw new Error(`${name} is a ${line.spec.type}; expected an input`);
    const problem = distributionProblem(distribution);
    if (problem) throw new Error(`distribution of ${name}: ${problem}`);
  }
  const uniform = new Map(inputs.map(([name]) => [name, uniformStream(seed, name, draws)]));
  const together = correlations.length > 0 ? correlate(uniform, correlations) : uniform;
  return new Map(
    inputs.map(([name, {distribution}]) => [name, (together.get(name) as Float64Array).map(quantileOf(distribution))])
  );
}

function changesOf({model}: Evaluation, name: string, values: Float64Array, as?: LaneChange["mode"]): LaneChange[] {
  const {isSeries} = lineOf(model, name);
  if (isSeries && (as === undefined || as === "set"))
    throw new Error(`draws of the series ${name}; expected as: "shift" or "scale", one draw for all its periods`);
  return cellsOfLine(model, name).map((cell) => ({cell, mode: as ?? "set", values}));
}

function contributionsOf(
  drawn: ReadonlyMap<string, Float64Array>,
  output: Float64Array
): SimulatedOutput["contributions"] {
  const shares = [...drawn].map(([input, values]) => ({input, share: squaredCorrelation(values, output)}));
  return shares.sort((a, b) => b.share - a.share);
}

/** Over the draws that gave a number; 0 when either does not vary. */
function squaredCorrelation(x: Float64Array, y: Float64Array): number {
  const kept = x.filter((_, i) => !Number.isNaN(y[i]));
  const values = y.filter((v) => !Number.isNaN(v));
  const [[meanX, sdX], [meanY, sdY]] = [moments(kept), moments(values)];
  if (!(sdX > 0 && sdY > 0)) return 0;
  const product = kept.reduce((sum, v, i) => sum + (v - meanX) * ((values[i] as number) - meanY), 0);
  return (product / (kept.length - 1) / sdX / sdY) ** 2;
}
