import type {Axis} from "../model/analysis/axis.js";
import {cellOfReference, type CellReference} from "../model/analysis/cases.js";
import {affected, inputRange, type Evaluation} from "../model/calculate/evaluate.js";
import {cellsOfLine, lineOf, type Model} from "../model/compile.js";
import {isPure} from "../model/unit/unit.js";
import {axisAround} from "./answers.js";
import {reachOf, USUAL_SHARE} from "./swings.js";

const STEPS = [-2, -1, 0, 1, 2];

/** A percentage point, by which a worked-out rate is stepped. */
const POINT = 0.01;

/** Lines of one value that are worked out, that an output depends on and that stand in no loop: an axis may hold them. */
export function holdable(evaluation: Evaluation, output: CellReference): string[] {
  const {model, values} = evaluation;
  const cell = cellOfReference(evaluation, output);
  const inLoop = new Set(model.loops.flatMap(({inner, cuts}) => [...inner, ...cuts]));
  return model.lines.flatMap(({name, spec, isSeries}) => {
    if (spec.type !== "formula" || isSeries) return [];
    const [own] = cellsOfLine(model, name) as [number];
    const isFree = own !== cell && !inLoop.has(own) && !Number.isNaN(values[own]);
    return isFree && affected(model, [own]).includes(cell) ? [name] : [];
  });
}

/** Names that an axis may be of: inputs, and worked-out lines of one value. */
export function axisNames(model: Model): string[] {
  return [...model.lines.flatMap(({name, spec}) => (spec.type === "input" ? [name] : [])), ...showable(model)];
}

/** Lines a table can show: every worked-out one of a single value. */
export function showable({lines}: Model): string[] {
  return lines.flatMap(({name, spec, isSeries}) => (spec.type === "formula" && !isSeries ? [name] : []));
}

/**
 * Five steps around a line: as far apart as a reader says or its line states; else shares of an input as it is, or
 * percentage points of a worked-out rate. A worked-out line is held at each.
 */
export function axisFor(evaluation: Evaluation, name: string, stated: number | null): Axis {
  const {model, values} = evaluation;
  const {spec, isSeries, unit} = lineOf(model, name);
  const [cell] = cellsOfLine(model, name) as [number];
  const value = values[cell] as number;
  if (spec.type !== "input") {
    const step = stated ?? (isPure(unit) && Math.abs(value) < 1 ? POINT : USUAL_SHARE * Math.abs(value));
    return {input: name, as: "hold", steps: STEPS.map((k) => value + k * step)};
  }
  const step = stated ?? spec.step;
  if (step === undefined) {
    const reach = reachOf(evaluation, name);
    return axisAround(evaluation, name, reach.by === "share" ? reach.share : USUAL_SHARE);
  }
  if (isSeries) return {input: name, as: "shift", steps: STEPS.map((k) => k * step)};
  const [least, greatest] = inputRange(model, cell);
  const isInside = (k: number) => value + k * step >= least && value + k * step <= greatest;
  // Near an end of the range the steps go the other way.
  const from = [-2, -1, -3, 0, -4].find((start) => STEPS.every((_, i) => isInside(start + i))) ?? -2;
  const steps = STEPS.map((_, i) => value + (from + i) * step).filter((at) => at >= least && at <= greatest);
  return {input: name, as: "set", steps};
}
