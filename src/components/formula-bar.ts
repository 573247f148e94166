import {html} from "npm:htl";
import type {Text} from "../lib/language.js";
import type {Cell} from "../model/compile.js";
import {printFormula} from "../model/formula/print.js";
import {isEditable} from "../model/workspace/edits.js";
import {styleOf} from "../model/workspace/style.js";
import {cellTitle, entryOf, leftAsItWas, preview, readEntry, store} from "./cell-editor.js";
import type {Workspace} from "./workspace.js";

const FORMULA: Text = {en: "Formula or value", zh: "公式或数值"};

interface Grid {
  /** Returns the focus to the grid. */
  readonly back: () => void;
  /** Tells what is still to be read once the bar shows another cell. */
  readonly say: (text: string) => unknown;
}

export interface FormulaBar {
  readonly element: HTMLElement;
  /** Says what would be stored of what is typed, here or in a cell. */
  readonly foresee: (text: string) => void;
}

/** Name of the cell and what is in it: an input can be changed here too; Enter keeps, and so does leaving the field. */
export function formulaBar(workspace: Workspace, {back, say}: Grid): FormulaBar {
  const {lang} = workspace;
  const name = html`<span class="formula-name"></span>`;
  const field = html<HTMLInputElement>`<input class="formula-field" spellcheck="false" aria-label=${FORMULA[lang]} />`;
  const problem = html`<span class="formula-problem" role="status"></span>`;
  const at = () => workspace.model.cells[workspace.selected] as Cell;
  const style = () => styleOf(workspace.evaluation, at().line);
  let opening = "";
  const show = () => {
    const {line} = at();
    name.textContent = cellTitle(workspace, workspace.selected);
    const formula = workspace.model.formulas[workspace.selected] && line.node;
    field.value = formula ? `= ${printFormula(formula)}` : entryOf(workspace, workspace.selected, style());
    opening = field.value;
    field.readOnly = !isEditable(workspace.model, workspace.selected);
    field.removeAttribute("aria-invalid");
    problem.textContent = "";
  };
  const keep = () => {
    const read = readEntry(workspace, workspace.selected, field.value, style());
    if (typeof read === "string") {
      problem.textContent = read;
      field.setAttribute("aria-invalid", "true");
      return;
    }
    say("");
    store(workspace, workspace.selected, field.value, read);
    show();
    back();
  };
  const leave = () => {
    if (field.readOnly || field.value === opening) return;
    const read = readEntry(workspace, workspace.selected, field.value, style());
    say(typeof read === "string" ? leftAsItWas(workspace, workspace.selected, read) : "");
    if (typeof read === "number") store(workspace, workspace.selected, field.value, read);
    show();
  };
  const foresee = (text: string) => (problem.textContent = text);
  field.addEventListener("input", () => {
    field.removeAttribute("aria-invalid");
    foresee(field.value === opening ? "" : preview(workspace, workspace.selected, field.value, style()));
  });
  field.addEventListener("blur", leave);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !field.readOnly) keep();
    else if (event.key !== "Escape") return;
    else {
      show();
      back();
    }
    event.preventDefault();
  });
  workspace.onSelect(show);
  const element = html`<div class="formula-bar">
    ${name}<span class="formula-sign" aria-hidden="true">ƒ</span>${field}${problem}
  </div>`;
  return {element, foresee};
}
