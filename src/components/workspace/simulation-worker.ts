import {reasonOf} from "../../lib/reason-of.js";
import {evaluate} from "../../model/calculate/evaluate.js";
import {errorText} from "../../model/calculate/failure.js";
import type {Overrides} from "../../model/calculate/overrides.js";
import {compiled} from "../../model/compile.js";
import type {SheetSpec} from "../../model/sheet/sheet.js";
import {simulate, type Simulation} from "../../model/uncertainty/simulate.js";

/** What the page asks of the worker: a sheet, a case and how to draw. */
export interface SimulationTask {
  readonly sheet: SheetSpec;
  readonly overrides: Overrides;
  readonly simulation: Simulation;
}

/** What the worker says: how far it is, then one output's values and where its variance comes from. */
export type SimulationReport =
  | {readonly type: "progress"; readonly done: number}
  | {
      readonly type: "done";
      readonly sorted: Float64Array;
      readonly failed: number;
      readonly mean: number;
      readonly medianError: number;
      readonly contributions: readonly {readonly input: string; readonly share: number}[];
      readonly errors: readonly string[];
    }
  | {readonly type: "failed"; readonly message: string};

/** Runs one task and reports; a fault of the task is reported, not thrown. */
export function runSimulation(
  {sheet, overrides, simulation}: SimulationTask,
  report: (r: SimulationReport) => void
): void {
  try {
    const base = evaluate(compiled(sheet), overrides);
    const {outputs, errors} = simulate(base, simulation, (done) => report({type: "progress", done}));
    const [output] = outputs;
    if (!output) throw new Error("outputs: none; expected one");
    const {summary, contributions} = output;
    const {sorted, failed, mean, medianError} = summary;
    report({type: "done", sorted, failed, mean, medianError, contributions, errors: errors.map(errorText)});
  } catch (error) {
    report({type: "failed", message: reasonOf(error)});
  }
}

// A module is loaded as a worker where there is no document; tests in Node call it as a function.
if (typeof document === "undefined" && typeof postMessage === "function")
  addEventListener("message", ({data}: MessageEvent<SimulationTask>) =>
    runSimulation(data, (report) => postMessage(report))
  );
