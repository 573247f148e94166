import type {Text} from "../lib/language.js";
import type {SqlValue} from "../query/notebook/tables.js";
import type {CellView} from "./cell-view.js";
import type {NotebookReference} from "./reference.js";
import {CellRefused, valueOf, type CellOrigin} from "./values.js";

/** What stands at a `${…}` as its cell stands now. */
export type ReadReference =
  | {readonly kind: "value"; readonly value: SqlValue; readonly origin: CellOrigin}
  /** It has no value and gets none by itself. */
  | {readonly kind: "refused"; readonly text: Text}
  | {readonly kind: "pending"};

/** Reads one reference by itself, so that another of its sentence that fails takes nothing from it. */
export function readReference(reference: NotebookReference, views: readonly CellView[]): ReadReference {
  const {cell: name} = reference;
  const view = views.find(({cell}) => cell.name.toLowerCase() === name.toLowerCase());
  if (!view) return refused(`no cell is called ${name}`, `没有名为 ${name} 的单元`);
  const {phase, value} = view;
  if (phase === "stale" || phase === "running") return {kind: "pending"};
  if (phase === "held") return refused(`${name} runs when it is told to`, `${name} 需手动运行`);
  if (phase !== "fresh" || !value)
    return refused(`${name} has no value: see what its cell says`, `${name} 没有取值：原因见其单元`);
  try {
    return {kind: "value", value: valueOf(reference, value), origin: value.origin};
  } catch (error) {
    if (!(error instanceof CellRefused)) throw error;
    return {kind: "refused", text: error.text};
  }
}

function refused(en: string, zh: string): ReadReference {
  return {kind: "refused", text: {en, zh}};
}
