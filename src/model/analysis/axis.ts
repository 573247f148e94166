import {cellsOfLine, lineOf} from "../compile.js";
import type {Evaluation} from "../calculate/evaluate.js";
import type {Override} from "../calculate/overrides.js";

/** An input and the steps it takes: values it is set to, amounts it is moved by or factors; a worked-out line is held. */
export interface Axis {
  readonly input: string;
  readonly steps: readonly number[];
  /** "set" unless told; a series of differing values is better moved or multiplied. */
  readonly as?: "set" | "shift" | "scale" | "hold";
}

/** How an input is moved. */
export type MoveKind = Exclude<Axis["as"], "hold">;

export function overrideOf(as: MoveKind, step: number): Override {
  if (as === "shift") return {shift: step};
  return as === "scale" ? {scale: step} : step;
}

/** Position of the step that leaves the input as it is; -1 when none does. */
export function baseStep({model, values}: Evaluation, {input, steps, as = "set"}: Axis): number {
  if (as === "shift" || as === "scale") return steps.indexOf(as === "shift" ? 0 : 1);
  const [first, ...others] = cellsOfLine(model, input).map((cell) => values[cell] as number);
  return others.every((value) => value === first) ? steps.findIndex((step) => step === first) : -1;
}

/** `count` evenly spaced steps over an input's range, ends included. Throws when the input states no range. */
export function rangeSteps({model}: Evaluation, input: string, count: number): number[] {
  const {spec} = lineOf(model, input);
  if (spec.type !== "input" || !spec.range)
    throw new Error(`range of ${input} is not stated; expected low and high, or a range on the input`);
  const [least, greatest] = spec.range;
  return evenSteps(least, greatest, count);
}

/** Evenly spaced numbers, both ends included exactly. */
export function evenSteps(low: number, high: number, count: number): number[] {
  return Array.from({length: count}, (_, i) => (i === count - 1 ? high : low + ((high - low) * i) / (count - 1)));
}
