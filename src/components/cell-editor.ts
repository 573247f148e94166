import {html} from "npm:htl";
import type {Text} from "../lib/language.js";
import {inputRange} from "../model/calculate/evaluate.js";
import {cellKey, editProblem} from "../model/workspace/edits.js";
import {entryText, parseEntry, type NumberStyle} from "../model/workspace/entry.js";
import type {Move} from "../model/workspace/grid.js";
import type {Workspace} from "./workspace.js";

const NO_NUMBER: Text = {en: "no number; expected one such as 12 or 8.5%", zh: "不是数字，应形如 12 或 8.5%"};
const OUTSIDE: Text = {en: "expected", zh: "应介于"};

/** What is wrong with a text for an input's cell, in the reader's words; its number when nothing is. */
export function readEntry(workspace: Workspace, cell: number, text: string, style: NumberStyle): number | string {
  const value = parseEntry(text);
  if (value === null) return `${text}: ${NO_NUMBER[workspace.lang]}`;
  if (editProblem(workspace.model, cellKey(workspace.model, cell), value) === null) return value;
  const [least, greatest] = inputRange(workspace.model, cell).map((limit) => entryText(limit, style));
  return `${text}: ${OUTSIDE[workspace.lang]} ${least ?? ""} – ${greatest ?? ""}`;
}

interface Editing {
  /** First sign typed, in place of the value; nothing when the value is to be mended. */
  readonly typed: string | undefined;
  readonly style: NumberStyle;
  /** Gives the focus back, one cell on where a key says so. */
  readonly done: (then: Move | null) => void;
  readonly say: (text: string) => unknown;
}

/** A field in place of a cell's number: Enter and Tab keep, Esc leaves as it was, leaving the field keeps. */
export function openEditor(workspace: Workspace, cell: number, element: HTMLElement, editing: Editing): void {
  const {typed, style, done, say} = editing;
  const opening = typed ?? entryText(workspace.evaluation.values[cell] as number, style);
  const field = html<HTMLInputElement>`<input
    class="cell-editor"
    inputmode="decimal"
    autocomplete="off"
    aria-label=${workspace.title(workspace.model.cells[cell]?.line.name ?? "")}
  />`;
  field.value = typed !== undefined && style.percent ? `${typed}%` : opening;
  let isOpen = true;
  const close = (then: Move | null, refocus = true) => {
    isOpen = false;
    field.remove();
    say("");
    if (refocus) done(then);
  };
  const keep = (then: Move | null, refocus = true) => {
    if (!isOpen) return;
    const read = readEntry(workspace, cell, field.value, style);
    if (typeof read === "string") {
      field.setAttribute("aria-invalid", "true");
      say(read);
      if (!refocus) close(null, false);
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
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  field.addEventListener("blur", () => keep(null, false));
  element.append(field);
  field.focus({preventScroll: true});
  if (typed === undefined) field.select();
  else field.setSelectionRange(typed.length, typed.length);
}
