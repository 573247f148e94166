import type {CellProblem} from "./problem.js";
import {notAName, parseReference, type NotebookReference} from "./reference.js";

/** Text of a model, or a value that stands in it. */
export type ModelPart = string | NotebookReference;

/** Parts a model’s text at its `${name}`. */
export function modelParts(body: string): {
  readonly parts: readonly ModelPart[];
  readonly problems: readonly CellProblem[];
} {
  const parts: ModelPart[] = [];
  const problems: CellProblem[] = [];
  let from = 0;
  for (const found of body.matchAll(/\$\{([^}\n]*)\}?/g)) {
    const reference = found[0].endsWith("}") ? parseReference(found[1] ?? "") : null;
    if (reference?.format !== null) problems.push(notAName(body, found.index, found[1] ?? ""));
    else parts.push(body.slice(from, found.index), reference);
    from = found.index + found[0].length;
  }
  return {parts: [...parts, body.slice(from)], problems};
}

/**
 * The text of a model with numbers in place of names. Only numbers are ever written: `numberOf` gives one, or pairs of period
 * and number for a table, which become `FY2025 1, FY2026 2`.
 */
export function filledModel(
  parts: readonly ModelPart[],
  numbersOf: (reference: NotebookReference) => number | readonly (readonly [period: string, value: number])[]
): string {
  return parts
    .map((part) => {
      if (typeof part === "string") return part;
      const value = numbersOf(part);
      if (typeof value === "number") return written(value);
      return value.map(([period, each]) => `${period.replace(/[^\w-]/g, "")} ${written(each)}`).join(", ");
    })
    .join("");
}

/** A number as models write it: no exponent, no grouping. */
function written(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`number: ${value}; expected a finite one`);
  const text = String(value);
  return text.includes("e") ? value.toFixed(20).replace(/\.?0+$/, "") : text;
}
