import {html} from "npm:htl";
import type {Text} from "../../lib/language.js";
import {COLON, NEXT_SENTENCE} from "../../lib/signs.js";
import type {CheckedLine} from "../../model/check/check.js";
import {inputRange} from "../../model/calculate/evaluate.js";
import {periodLabel, type Cell} from "../../model/compile.js";
import {cellKey, editProblem} from "../../workspace/edits.js";
import {isPure} from "../../model/unit/unit.js";
import {unitInWords} from "../../model/unit/words.js";
import {entryText, parseEntry, storedAs, type NumberStyle} from "../../workspace/entry.js";
import {entryStyleOf} from "../../workspace/style.js";
import {isFormulaForInput} from "./cell-definition.js";
import {periodText} from "./model-number.js";
import {rememberTyped, typedFor} from "./typed-texts.js";
import type {Workspace} from "./workspace.js";

const EMPTY: Text = {en: "nothing typed", zh: "未输入内容"};
const KEPT: Text = {en: "The value was left as it was.", zh: "原值保持不变。"};
const OUTSIDE: Text = {en: "expected", zh: "应介于"};

/** What is wrong with a text for an input's cell, in the reader's words; its number when nothing is. */
export function readEntry(workspace: Workspace, cell: number, text: string, style: NumberStyle): number | string {
  const {lang} = workspace;
  const {line} = workspace.model.cells[cell] as Cell;
  const read = parseEntry(text, entryStyleOf(line, style.percent));
  if (!read.ok) return `${text || EMPTY[lang]}${COLON[lang]}${read.problem[lang]}`;
  const {value} = read;
  if (editProblem(workspace.model, cellKey(workspace.model, cell), value) === null) return value;
  const [least, greatest] = inputRange(workspace.model, cell).map((limit) => entryText(limit, style));
  return `${text}${COLON[lang]}${OUTSIDE[lang]} ${least ?? ""} – ${greatest ?? ""}`;
}

/** What would be stored of a text typed for a cell, in words, before it is. */
export function preview(workspace: Workspace, cell: number, text: string, style: NumberStyle): string {
  const read = readEntry(workspace, cell, text, style);
  if (typeof read === "string") return read;
  return foreseen((workspace.model.cells[cell] as Cell).line, text, style)[workspace.lang];
}

/** What a text comes to as a number of a line. */
export function foreseen(line: CheckedLine, text: string, style: Pick<NumberStyle, "percent">): Text {
  const {unit} = line;
  const words = isPure(unit) ? {en: "", zh: ""} : {en: unitInWords(unit, "en"), zh: unitInWords(unit, "zh")};
  return storedAs(text, entryStyleOf(line, style.percent), words);
}

/** A refusal to be read after the reader has gone on: which cell it was, what is wrong, and that nothing changed. */
export function leftAsItWas(workspace: Workspace, cell: number, problem: string): string {
  const {lang} = workspace;
  return `${cellTitle(workspace, cell)}${COLON[lang]}${problem}${NEXT_SENTENCE[lang]}${KEPT[lang]}`;
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
  /** Gives the focus back, moved as the key that kept the entry says; null when nothing was kept. */
  readonly done: (key: string | null, back: boolean) => void;
  readonly say: (text: string) => unknown;
  /** Shows what would be stored, while it is typed. */
  readonly foresee: (text: string) => unknown;
  /** Takes a formula typed into an input for its line; what is wrong with it, or null where it was kept. */
  readonly define: (text: string) => Promise<string | null>;
}

const ARROWS: ReadonlySet<string> = new Set(["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"]);

/**
 * A field in place of a cell's number: Enter and Tab keep, Esc leaves as it was, leaving the field keeps. While a value
 * is typed afresh arrows keep it too and go on; F2 turns to moving within the text, as arrows do in a value opened by it.
 */
export function openEditor(workspace: Workspace, cell: number, element: HTMLElement, editing: Editing): void {
  const {typed, style, done, say, foresee} = editing;
  const opening = typed ?? entryOf(workspace, cell, style);
  const field = html<HTMLInputElement>`<input
    class="cell-editor"
    inputmode="decimal"
    autocomplete="off"
    aria-label=${workspace.title(workspace.model.cells[cell]?.line.name ?? "")}
  />`;
  field.value = typed !== undefined && style.percent && /[-+.\d(]/.test(typed) ? `${typed}%` : opening;
  let isOpen = true;
  let isAfresh = typed !== undefined;
  const close = (key: string | null, back = false, refocus = true) => {
    isOpen = false;
    field.remove();
    say("");
    foresee("");
    if (refocus) done(key, back);
  };
  const define = async (text: string, key: string | null, back: boolean) => {
    isOpen = false;
    const problem = await editing.define(text);
    if (problem === null) {
      close(key, back);
      return;
    }
    isOpen = true;
    field.setAttribute("aria-invalid", "true");
    say(problem);
  };
  const keep = (key: string | null, back = false, refocus = true) => {
    if (!isOpen) return;
    if (refocus && isFormulaForInput(workspace, cell, field.value)) {
      void define(field.value, key, back);
      return;
    }
    const read = readEntry(workspace, cell, field.value, style);
    if (typeof read === "string") {
      field.setAttribute("aria-invalid", "true");
      if (!refocus) close(null, false, false);
      say(refocus ? read : leftAsItWas(workspace, cell, read));
      return;
    }
    const text = field.value;
    close(key, back, refocus);
    store(workspace, cell, text, read);
  };
  field.addEventListener("keydown", (event) => {
    const {key, shiftKey} = event;
    if (key === "Enter" || key === "Tab") keep(key, shiftKey);
    else if (isAfresh && ARROWS.has(key) && !shiftKey) keep(key);
    else if (key === "Escape") close(null);
    else if (key === "F2") isAfresh = !isAfresh;
    else if (key === "%" && field.value.slice(field.selectionStart ?? 0) === "%")
      // The sign stands there already; a second one would be no number.
      field.setSelectionRange(field.value.length, field.value.length);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  const show = () => foresee(preview(workspace, cell, field.value, style));
  field.addEventListener("input", show);
  field.addEventListener("blur", () => {
    keep(null, false, false);
  });
  element.append(field);
  show();
  field.focus({preventScroll: true});
  const caret = typed === undefined ? field.value.length : typed.length;
  field.setSelectionRange(caret, caret);
}

/** What an editor opens with: arithmetic as it was typed, else the number to its last digit. */
export function entryOf(workspace: Workspace, cell: number, style: NumberStyle): string {
  return typedFor(workspace, cell) ?? entryText(workspace.evaluation.values[cell] as number, style);
}

/** Sets a cell to what a text gave, and keeps the text where it is arithmetic. */
export function store(workspace: Workspace, cell: number, text: string, value: number): void {
  rememberTyped(workspace, cell, text, value);
  workspace.set([[cellKey(workspace.model, cell), value]]);
}
