import type {Evaluation, Outcome} from "../calculate/evaluate.js";
import type {Overrides} from "../calculate/overrides.js";
import {runCases, type CellReference} from "./cases.js";

/** A named set of inputs. */
export interface Scenario {
  readonly name: string;
  readonly title?: string;
  readonly overrides: Overrides;
  /** Between 0 and 1, for the weighted value. */
  readonly probability?: number;
}

export interface ScenarioResult {
  readonly scenario: Scenario;
  /** In the order of the outputs asked for. */
  readonly outcomes: readonly Outcome[];
}

/** Outputs under every scenario, side by side. */
export function runScenarios(
  base: Evaluation,
  scenarios: readonly Scenario[],
  outputs: readonly CellReference[]
): ScenarioResult[] {
  const results = runCases(
    base,
    scenarios.map(({overrides}) => overrides),
    outputs
  );
  return scenarios.map((scenario, i) => ({scenario, outcomes: results[i] ?? []}));
}

/**
 * The probability-weighted value of an output: its position in the list asked for. An error of one scenario is the
 * error of the whole. Throws when probabilities are missing or do not sum to 1.
 */
export function weightedValue(results: readonly ScenarioResult[], output = 0): Outcome {
  const weights = results.map(({scenario}) => scenario.probability ?? NaN);
  const total = weights.reduce((sum, w) => sum + w, 0);
  if (!(Math.abs(total - 1) < 1e-9) || weights.some((w) => w < 0))
    throw new Error(`probabilities of scenarios: ${weights.join(", ")}; expected numbers from 0 to 1 that sum to 1`);
  let value = 0;
  for (const [i, {outcomes}] of results.entries()) {
    const outcome = outcomes[output];
    if (!outcome?.ok) return outcome as Outcome;
    value += outcome.value * (weights[i] as number);
  }
  return {ok: true, value};
}
