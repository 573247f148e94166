import {html} from "npm:htl";
import type {Text} from "../lib/language.js";
import {inputRange} from "../model/calculate/evaluate.js";
import {periodLabel, type Cell} from "../model/compile.js";
import {cellKey, editProblem} from "../model/workspace/edits.js";
import {isPure} from "../model/unit/unit.js";
import {unitInWords} from "../model/unit/words.js";
import {entryText, parseEntry, storedAs, type NumberStyle} from "../model/workspace/entry.js";
import type {Move} from "../model/workspace/grid.js";
import {periodText} from "./model-number.js";
import type {Workspace} from "./workspace.js";

const EMPTY: Text = {en: "nothing typed", zh: "未输入内容"};
const KEPT: Text = {en: "The value was left as it was.", zh: "原值保持不变。"};
const OUTSIDE: Text = {en: "expected", zh: "应介于"};

/** What is wrong with a text for an input's cell, in the reader's words; its number when nothing is. */
export function readEntry(workspace: Workspace, cell: number, text: string, style: NumberStyle): number | string {
  const read = parseEntry(text, style);
  if (!read.ok) return `${text || EMPTY[workspace.lang]}: ${read.problem[workspace.lang]}`;
  const {value} = read;
  if (editProblem(workspace.model, cellKey(workspace.model, cell), value) === null) return value;
  const [least, greatest] = inputRange(workspace.model, cell).map((limit) => entryText(limit, style));
  return `${text}: ${OUTSIDE[workspace.lang]} ${least ?? ""} – ${greatest ?? ""}`;
}

/** What would be stored of a text typed for a cell, in words, before it is. */
export function preview(workspace: Workspace, cell: number, text: string, style: NumberStyle): string {
  const read = readEntry(workspace, cell, text, style);
  if (typeof read === "string") return read;
  const {unit} = (workspace.model.cells[cell] as Cell).line;
  const words = isPure(unit) ? {en: "", zh: ""} : {en: unitInWords(unit, "en"), zh: unitInWords(unit, "zh")};
  return storedAs(text, style, words)[workspace.lang];
}

/** A refusal to be read after the reader has gone on: which cell it was, what is wrong, and that nothing changed. */
export function leftAsItWas(workspace: Workspace, cell: number, problem: string): string {
  const {lang} = workspace;
  return `${cellTitle(workspace, cell)}: ${problem}${lang === "zh" ? "。" : ". "}${KEPT[lang]}`;
}

/** "Token growth · first half of 2027": a cell as the reader knows it. */
export function cellTitle(workspace: Workspace, cell: number): string {
  const at = workspace.model.cells[cell] as Cell;
  const period = periodLabel(at);
  return [workspace.title(at.line.name), ...(period === null ? [] : [periodText(period, workspace.lang)])].join(" · ");
}

interface Editing {
  /** First sign typed, in place of the value; nothing when the value is to be mended. */
  readonly typed: string | undefined;
  readonly style: NumberStyle;
  /** Gives the focus back, one cell on where a key says so. */
  readonly done: (then: Move | null) => void;
  readonly say: (text: string) => unknown;
  /** Shows what would be stored, while it is typed. */
  readonly foresee: (text: string) => unknown;
}

/** A field in place of a cell's number: Enter and Tab keep, Esc leaves as it was, leaving the field keeps. */
export function openEditor(workspace: Workspace, cell: number, element: HTMLElement, editing: Editing): void {
  const {typed, style, done, say, foresee} = editing;
  const opening = typed ?? entryText(workspace.evaluation.values[cell] as number, style);
  const field = html<HTMLInputElement>`<input
    class="cell-editor"
    inputmode="decimal"
    autocomplete="off"
    aria-label=${workspace.title(workspace.model.cells[cell]?.line.name ?? "")}
  />`;
  field.value = typed !== undefined && style.percent && /[-+.\d(]/.test(typed) ? `${typed}%` : opening;
  let isOpen = true;
  const close = (then: Move | null, refocus = true) => {
    isOpen = false;
    field.remove();
    say("");
    foresee("");
    if (refocus) done(then);
  };
  const keep = (then: Move | null, refocus = true) => {
    if (!isOpen) return;
    const read = readEntry(workspace, cell, field.value, style);
    if (typeof read === "string") {
      field.setAttribute("aria-invalid", "true");
      if (!refocus) close(null, false);
      say(refocus ? read : leftAsItWas(workspace, cell, read));
      return;
    }
    close(then, refocus);
    workspace.set([[cellKey(workspace.model, cell), read]]);
  };
  field.addEventListener("keydown", (event) => {
    const {key, shiftKey} = event;
    if (key === "Enter") keep(shiftKey ? "up" : "down");
    else if (key === "Tab") keep(shiftKey ? "left" : "right");
    else if (key === "Escape") close(null);
    else if (key === "%" && field.value.slice(field.selectionStart ?? 0) === "%")
      // The sign stands there already; a second one would be no number.
      field.setSelectionRange(field.value.length, field.value.length);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  const show = () => foresee(preview(workspace, cell, field.value, style));
  field.addEventListener("input", show);
  field.addEventListener("blur", () => keep(null, false));
  element.append(field);
  show();
  field.focus({preventScroll: true});
  if (typed === undefined) field.select();
  else field.setSelectionRange(typed.length, typed.length);
}
