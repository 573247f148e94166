import {html} from "npm:htl";
import type {Text} from "../../lib/language.js";
import {COLON} from "../../lib/signs.js";
import {lineOf} from "../../model/compile.js";
import {holdable} from "../../workspace/axes.js";
import {drivers} from "../../workspace/answers.js";
import {entryText, parseEntry} from "../../workspace/entry.js";
import type {WorkspaceView} from "../../workspace/state.js";
import {entryStyleOf, styleOf} from "../../workspace/style.js";
import type {Workspace} from "./workspace.js";

const WORDS = {
  inputs: {en: "Inputs", zh: "输入"},
  worked: {en: "Worked out, held", zh: "计算项（固定）"},
  step: {en: "step", zh: "步长"},
  bad: {en: "expected a number above 0", zh: "应为大于零的数字"}
} as const satisfies Record<string, Text>;

type AxisKey = "rows" | "columns";

const STEP_OF = {rows: "rowStep", columns: "columnStep"} as const;

/** A choice of the line of one axis, and of how far apart its steps are. */
export interface AxisControls {
  readonly element: HTMLElement;
  /** Shows what is chosen; the line of the other axis is not offered. */
  readonly show: (chosen: string | undefined, other: string | undefined, output: string) => void;
}

/** The controls of an axis of the tables; what is chosen goes into the state. */
export function axisControls(workspace: Workspace, key: AxisKey, label: Text): AxisControls {
  const {lang} = workspace;
  const menu = html<HTMLSelectElement>`<select></select>`;
  const step = html<HTMLInputElement>`<input size="5" autocomplete="off" />`;
  const told = html`<span class="refusal" role="status"></span>`;
  let line: string | undefined;
  menu.addEventListener("change", () => {
    // A step is of its line: another line begins with its own.
    workspace.go({view: {...without(workspace.state.view, STEP_OF[key]), [key]: menu.value}});
  });
  step.addEventListener("change", () => {
    const written = step.value.trim();
    const value = written === "" || line === undefined ? null : stepOf(workspace, line, written);
    told.textContent = written !== "" && value === null ? `${written}${COLON[lang]}${WORDS.bad[lang]}` : "";
    if (written === "") workspace.go({view: without(workspace.state.view, STEP_OF[key])});
    else if (value !== null && line !== undefined)
      workspace.go({view: {...workspace.state.view, [key]: line, [STEP_OF[key]]: String(value)}});
  });
  const options = (names: readonly string[], chosen: string | undefined) =>
    names.map((name) => html`<option value=${name} selected=${name === chosen}>${workspace.title(name)}</option>`);
  return {
    element: html`<span class="axis-controls">
      <label class="field"><span class="input-label">${label[lang]}</span>${menu}</label>
      <label class="field"><span class="input-label">${WORDS.step[lang]}</span>${step}</label>${told}
    </span>`,
    show: (chosen, other, output) => {
      line = chosen;
      const {evaluation, state} = workspace;
      const inputs = drivers(evaluation, {line: output}).filter((name) => name !== other);
      const worked = holdable(evaluation, {line: output}).filter((name) => name !== other);
      menu.replaceChildren(
        html`<optgroup label=${WORDS.inputs[lang]}>${options(inputs, chosen)}</optgroup>`,
        html`<optgroup label=${WORDS.worked[lang]}>${options(worked, chosen)}</optgroup>`
      );
      const stated = state.view[key] === chosen ? state.view[STEP_OF[key]] : undefined;
      step.value = stated === undefined || chosen === undefined ? "" : stepText(workspace, chosen, Number(stated));
      told.textContent = "";
    }
  };
}

function without(view: WorkspaceView, key: "rowStep" | "columnStep"): WorkspaceView {
  return Object.fromEntries(Object.entries(view).filter(([each]) => each !== key));
}

/** A step as typed, in the unit of its line: "1" in a line of per cent is a point. Null for none. */
function stepOf(workspace: Workspace, line: string, written: string): number | null {
  const {evaluation, model} = workspace;
  const of = lineOf(model, line);
  const entry = parseEntry(written, entryStyleOf(of, styleOf(evaluation, of).percent));
  return entry.ok && entry.value > 0 ? entry.value : null;
}

function stepText({evaluation, model}: Workspace, line: string, step: number): string {
  return entryText(step, styleOf(evaluation, lineOf(model, line)));
}
