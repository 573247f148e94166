import type {CompanyText} from "../../companies/models.js";
import {evaluate} from "../../model/calculate/evaluate.js";
import type {Cell, Model} from "../../model/compile.js";
import {filledModel, type ModelPart} from "../model-text.js";
import {workedModel} from "../model-value.js";
import type {NotebookReference} from "../reference.js";
import {CellRefused} from "../values.js";

/** What a reference gives a model: a number, or numbers by period. */
export type ReferenceNumbers = number | readonly (readonly [period: string, value: number])[];

/** Where a workbook holds what a reference gives: the formula that reads it, for a series that of each period. */
export type ReferencePlace = (reference: NotebookReference, period: string | null) => string | null;

export interface ModelLinks {
  /** Formulas in place of numbers, by number of the cell. */
  readonly links: ReadonlyMap<number, string>;
  /** References that stand within formulas, where their numbers stay as they were. */
  readonly fixed: readonly NotebookReference[];
}

/** By how much a number is moved to see which cells of the model follow it; the second where the first leaves a range. */
const MOVES = [1 + 1e-4, 1 - 1e-4];

/**
 * Which cells of a model hold what a reference gives, found by moving it a little: a cell that follows in proportion reads it
 * from then on, `27%` of `${x}%` as a hundredth.
 */
export function modelLinks(
  parts: readonly ModelPart[],
  model: Model,
  numbersOf: (reference: NotebookReference) => ReferenceNumbers,
  placeOf: ReferencePlace,
  text: CompanyText
): ModelLinks {
  const before = evaluate(model).values;
  const links = new Map<number, string>();
  const references = parts.filter((part) => typeof part !== "string");
  const fixed = references.filter((moved) => {
    const after = movedValues(parts, moved, numbersOf, text);
    if (!after) return true;
    const given = numbersOf(moved);
    const found = model.cells.flatMap((cell, number): (readonly [cell: number, formula: string])[] => {
      const [was, is] = [before[number] ?? NaN, after.values[number] ?? NaN];
      if (model.formulas[number] || was === is || !Number.isFinite(is)) return [];
      const [period, own] = typeof given === "number" ? [null, given] : (givenFor(given, cell) ?? []);
      const formula = period === undefined ? null : placeOf(moved, period);
      if (own === undefined || formula === null) return [];
      const ratio = Number((is / after.moved(own)).toPrecision(12));
      if (Math.abs(ratio * own - was) > 1e-9 * Math.max(Math.abs(was), 1e-9)) return [];
      return [[number, ratio === 1 ? formula : `${formula}*${ratio}`]];
    });
    for (const [number, formula] of found) links.set(number, formula);
    return found.length === 0;
  });
  return {links, fixed};
}

/** The number of a series that a cell holds: that of its period, or the last one before it, which stands thereafter. */
function givenFor(
  given: Exclude<ReferenceNumbers, number>,
  {line, period}: Cell
): readonly [period: string, value: number] | undefined {
  const at = (label: string) => line.scope.calendar.periods.findIndex((each) => each.label === label);
  return [...given].sort(([a], [b]) => at(a) - at(b)).findLast(([label]) => period !== null && at(label) <= period);
}

/** Values of the model with one reference moved; null where none of the moves can be worked out. */
function movedValues(
  parts: readonly ModelPart[],
  moved: NotebookReference,
  numbersOf: (reference: NotebookReference) => ReferenceNumbers,
  text: CompanyText
) {
  for (const factor of MOVES) {
    const move = (value: number) => (value === 0 ? factor - 1 : value * factor);
    try {
      const filled = filledModel(parts, (reference) => {
        const given = numbersOf(reference);
        if (reference !== moved) return given;
        return typeof given === "number" ? move(given) : given.map(([period, value]) => [period, move(value)] as const);
      });
      return {values: evaluate(workedModel(filled, text).sheet.model).values, moved: move};
    } catch (error) {
      if (!(error instanceof CellRefused)) throw error;
    }
  }
  return null;
}
