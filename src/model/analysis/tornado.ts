import type {Evaluation, Outcome} from "../calculate/evaluate.js";
import {cellOfReference, runCases, type CellReference} from "./cases.js";
import {outcomeOf} from "../calculate/evaluate.js";
import type {Override} from "../calculate/overrides.js";

/** An input with a low and a high case. */
export interface Swing {
  readonly input: string;
  readonly low: Override;
  readonly high: Override;
}

export interface TornadoBar {
  readonly input: string;
  readonly low: Outcome;
  readonly high: Outcome;
  /** Distance between the two outcomes, in the output's unit; null when one is an error. */
  readonly width: number | null;
}

export interface Tornado {
  readonly base: Outcome;
  /** Widest first; bars with an error last, in the order given. */
  readonly bars: readonly TornadoBar[];
}

/** One output with each input low and high in turn, the others as they are. */
export function tornado(base: Evaluation, swings: readonly Swing[], output: CellReference): Tornado {
  const cases = swings.flatMap(({input, low, high}) => [{[input]: low}, {[input]: high}]);
  const outcomes = runCases(base, cases, [output]).flat();
  const bars = swings.map(({input}, i) => {
    const [low, high] = [outcomes[2 * i] as Outcome, outcomes[2 * i + 1] as Outcome];
    return {input, low, high, width: low.ok && high.ok ? Math.abs(high.value - low.value) : null};
  });
  bars.sort((a, b) => (b.width ?? -Infinity) - (a.width ?? -Infinity));
  return {base: outcomeOf(base, cellOfReference(base, output)), bars};
}
