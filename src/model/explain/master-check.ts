import {outcomeOf, type Evaluation} from "../calculate/evaluate.js";
import {errorText} from "../calculate/failure.js";
import {hasSign} from "../check/values.js";
import {cellName, cellsOfLine} from "../compile.js";

export interface CheckResult {
  /** Name of the check, or "sign of cost". */
  readonly check: string;
  readonly holds: boolean;
  /** Where it fails and why, one text a cell. */
  readonly failures: readonly string[];
}

export interface MasterCheck {
  readonly holds: boolean;
  readonly checks: readonly CheckResult[];
}

/** Every named check and every stated sign of a sheet, rolled up to one. A cell with an error holds nothing. */
export function masterCheck(evaluation: Evaluation): MasterCheck {
  const {model} = evaluation;
  const checks = model.lines.flatMap(({name, spec}): CheckResult[] => {
    if (spec.type === "check") {
      const {formula} = spec;
      return [result(name, evaluation, name, (value) => (value === 0 ? `${formula} does not hold` : null))];
    }
    if (spec.type !== "formula" || !spec.sign) return [];
    const {sign} = spec;
    const expected = (value: number) => (hasSign(value, sign) ? null : `${value}; expected ${sign} or 0`);
    return [result(`sign of ${name}`, evaluation, name, expected)];
  });
  return {holds: checks.every(({holds}) => holds), checks};
}

function result(
  check: string,
  evaluation: Evaluation,
  line: string,
  problem: (value: number) => string | null
): CheckResult {
  const failures = cellsOfLine(evaluation.model, line).flatMap((cell) => {
    const outcome = outcomeOf(evaluation, cell);
    const text = outcome.ok ? problem(outcome.value) : errorText(outcome.error);
    return text === null ? [] : [`${cellName(evaluation.model, cell)}: ${text}`];
  });
  return {check, holds: failures.length === 0, failures};
}
