import type {Evaluation} from "../model/calculate/evaluate.js";
import {cellsOfLine, periodLabel, type Cell} from "../model/compile.js";

/** An input whose numbers end before the periods do. */
export interface UnstatedInput {
  readonly line: string;
  /** The first period after its last number. */
  readonly from: string;
}

/** Inputs without a number up to the last period: what reads them there has none either. */
export function unstatedInputs({model, values}: Evaluation): readonly UnstatedInput[] {
  return model.lines.flatMap(({name, spec, isSeries}) => {
    if (spec.type !== "input" || !isSeries) return [];
    const cells = cellsOfLine(model, name);
    const after = cells.findLastIndex((cell) => !Number.isNaN(values[cell])) + 1;
    const from =
      after === 0 || after === cells.length ? null : periodLabel(model.cells[cells[after] as number] as Cell);
    return from === null ? [] : [{line: name, from}];
  });
}
