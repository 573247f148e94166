import type {Lang} from "../../lib/language.js";
import {outcomeOf, type Evaluation, type Outcome} from "../calculate/evaluate.js";
import {cellAt, nodeOfCell, periodLabel, type Cell} from "../compile.js";
import {printFormula} from "../formula/print.js";
import type {CellReference} from "../analysis/cases.js";
import type {LineSpec} from "../sheet/line.js";
import {formatUnit} from "../unit/format.js";
import type {CheckedLine} from "../check/check.js";
import {operandText, printCell} from "./print-cell.js";
import {formulaInWords} from "./words.js";

/** One cell among the reasons of another. */
export interface ExplainedCell {
  readonly line: string;
  /** Null for a single value. */
  readonly period: string | null;
  readonly title: string;
  readonly unit: string;
  readonly outcome: Outcome;
}

export interface Explanation extends ExplainedCell {
  /** What the cell is: reported, chosen by the reader, worked out, a check or a point of a table. */
  readonly role: LineSpec["type"];
  /** Source of a fact or of actuals, reason of an input; null for what is worked out. */
  readonly source: string | null;
  /** Formula as written; null for a given cell. */
  readonly formula: string | null;
  readonly words: string | null;
  /** The same with this cell's numbers: "120*(1+1.5)". */
  readonly numbers: string | null;
  /** Of a cell that closes a loop: by how much it misses, as a part of the loop's largest amount; else null. */
  readonly residual: number | null;
  /** Cells the formula reads, in the order it names them. */
  readonly precedents: readonly ExplainedCell[];
  /** Cells that read this one. */
  readonly dependants: readonly ExplainedCell[];
}

/** What a line is called. */
export type Titles = (line: Pick<CheckedLine, "name" | "spec">) => string;

/** Why a cell is what it is. Throws when there is no such cell. */
export function why(
  evaluation: Evaluation,
  {line, period}: CellReference,
  lang: Lang = "en",
  title: Titles = titleOf
): Explanation {
  const {model} = evaluation;
  const cell = cellAt(model, line, period);
  const at = model.cells[cell] as Cell;
  const formula = nodeOfCell(model, cell);
  return {
    ...explained(evaluation, cell, title),
    role: at.line.spec.type === "formula" && !formula ? "fact" : at.line.spec.type,
    source: formula ? null : sourceOf(at.line.spec),
    formula: formula && printFormula(formula),
    words: formula && formulaInWords(formula, lang, (name) => title(at.line.scope.find(name) as CheckedLine)),
    numbers: numbersOf(evaluation, cell),
    residual: evaluation.residuals.get(cell) ?? null,
    precedents: (model.reads[cell] ?? []).map((read) => explained(evaluation, read, title)),
    dependants: (model.dependants[cell] ?? []).map((dependant) => explained(evaluation, dependant, title))
  };
}

function explained(evaluation: Evaluation, cell: number, title: Titles): ExplainedCell {
  const at = evaluation.model.cells[cell] as Cell;
  return {
    line: at.line.name,
    period: periodLabel(at),
    title: title(at.line),
    unit: formatUnit(at.line.unit),
    outcome: outcomeOf(evaluation, cell)
  };
}

export function titleOf({name, spec}: Pick<CheckedLine, "name" | "spec">): string {
  return spec.title ?? name.replaceAll("_", " ");
}

function sourceOf(spec: LineSpec): string | null {
  if (spec.type === "input") return spec.reason;
  return "source" in spec ? (spec.source ?? null) : null;
}

/** The formula with numbers in the place of cells; "error" where a cell has none. */
function numbersOf(evaluation: Evaluation, cell: number): string | null {
  const {model} = evaluation;
  const node = model.formulas[cell];
  if (!node) return null;
  return printCell(node, {
    cell: (read) => {
      const outcome = outcomeOf(evaluation, read);
      return outcome.ok ? operandText(outcome.value) : "error";
    },
    missing: "missing",
    call: ({name}, args, print) => `${name}(${args.map(print).join(", ")})`
  });
}
