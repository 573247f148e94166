import {html} from "npm:htl";
import type {Text} from "../../lib/language.js";
import type {Cell} from "../../model/compile.js";
import {isEditable} from "../../workspace/edits.js";
import {styleOf} from "../../workspace/style.js";
import {definitionText, isFormulaForInput} from "./cell-definition.js";
import {cellTitle, entryOf, leftAsItWas, preview, readEntry, store} from "./cell-editor.js";
import {keepDefinition} from "./definition-editor.js";
import {madeOf} from "./grid-years.js";
import {periodText} from "./model-number.js";
import type {OwnModels} from "./own-models.js";
import type {Workspace} from "./workspace.js";

const FORMULA: Text = {en: "Formula or value", zh: "公式或数值"};

interface Grid {
  /** Returns the focus to the grid. */
  readonly back: () => void;
  /** Tells what is still to be read once the bar shows another cell. */
  readonly say: (text: string) => unknown;
}

interface Desk {
  readonly workspace: Workspace;
  readonly models: OwnModels | null;
  readonly ask: (question: HTMLElement | null) => void;
}

export interface FormulaBar {
  readonly element: HTMLElement;
  /** Says what would be stored of what is typed, here or in a cell. */
  readonly foresee: (text: string) => void;
}

/** Name of the cell and what is in it, to be changed here too; Enter keeps, and so does leaving an input. */
export function formulaBar(desk: Desk, {back, say}: Grid): FormulaBar {
  const {workspace} = desk;
  const {lang} = workspace;
  const name = html`<span class="formula-name"></span>`;
  const field = html<HTMLInputElement>`<input class="formula-field" spellcheck="false" aria-label=${FORMULA[lang]} />`;
  const problem = html`<span class="formula-problem" role="status"></span>`;
  const at = () => workspace.model.cells[workspace.selected] as Cell;
  const style = () => styleOf(workspace.evaluation, at().line);
  const isInput = () => isEditable(workspace.model, workspace.selected);
  let opening = "";
  let isBusy = false;
  const show = () => {
    if (isBusy) return;
    const {selected, selectedYear: year} = workspace;
    name.textContent =
      year === null
        ? cellTitle(workspace, selected)
        : [workspace.title(at().line.name), periodText(year, lang)].join(" · ");
    field.readOnly = year !== null;
    if (year !== null) field.value = madeOf(workspace, at().line.name, year);
    else field.value = isInput() ? entryOf(workspace, selected, style()) : definitionText(workspace, selected);
    opening = field.value;
    field.removeAttribute("aria-invalid");
    problem.textContent = "";
  };
  const refuse = (text: string) => {
    problem.textContent = text;
    field.setAttribute("aria-invalid", "true");
  };
  const keep = async (isForPeriod: boolean) => {
    if (field.readOnly) {
      back();
      return;
    }
    if (isInput() && !isFormulaForInput(workspace, workspace.selected, field.value)) {
      const read = readEntry(workspace, workspace.selected, field.value, style());
      if (typeof read === "string") {
        refuse(read);
        return;
      }
      say("");
      store(workspace, workspace.selected, field.value, read);
    } else if (field.value !== opening) {
      isBusy = true;
      const kept = await keepDefinition(desk, workspace.selected, field.value, isForPeriod).finally(
        () => (isBusy = false)
      );
      if (kept && !kept.ok) {
        refuse(kept.problem);
        if (kept.from !== null) field.setSelectionRange(kept.from, field.value.length);
        return;
      }
    }
    show();
    back();
  };
  const leave = () => {
    if (isBusy || field.readOnly || !isInput() || field.value === opening) return;
    const read = readEntry(workspace, workspace.selected, field.value, style());
    say(typeof read === "string" ? leftAsItWas(workspace, workspace.selected, read) : "");
    if (typeof read === "number") store(workspace, workspace.selected, field.value, read);
    show();
  };
  const foresee = (text: string) => (problem.textContent = text);
  field.addEventListener("input", () => {
    field.removeAttribute("aria-invalid");
    const isNumber = isInput() && !isFormulaForInput(workspace, workspace.selected, field.value);
    foresee(field.value === opening || !isNumber ? "" : preview(workspace, workspace.selected, field.value, style()));
  });
  field.addEventListener("blur", leave);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") void keep(event.altKey || event.ctrlKey);
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
