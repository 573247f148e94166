import {html} from "npm:htl";
import {codeField, type CodeField} from "../../controls/code-field.js";
import type {Lang} from "../../lib/language.js";
import {COLON, COMMA} from "../../lib/signs.js";
import type {Expectation} from "../../notebook/cell.js";
import type {KnownNames} from "../../notebook/complete-sql.js";
import type {WorkedModel} from "../../notebook/model-value.js";
import type {CellView} from "../../notebook/cell-view.js";
import {problemAlert, queryProblem} from "../query-problem.js";
import {CellRefused} from "../../notebook/values.js";
import {cellOutput} from "./cell-output.js";
import {chartForm, type ChartForm} from "./chart-form.js";
import {columnHeads} from "./column-heads.js";
import {expectForm, type ExpectForm} from "./expect-form.js";
import {inputControl, type InputControl} from "./input-output.js";
import {KIND_WORDS, NOTEBOOK_WORDS as WORDS, PHASE_WORDS} from "./words.js";

/** What a panel asks of the notebook it stands in. */
export interface PanelActions {
  /** Gives whether the text is held until its editor is left. */
  edited(key: string, body: string): boolean;
  /** Its editor is left: the text is whole. */
  left(key: string): void;
  set(key: string, value: number | string): void;
  run(key: string): void;
  fold(key: string): void;
  /** What must hold of its result; null for nothing. */
  expect(key: string, expected: Expectation | null): void;
  /** What its text may name. */
  known(key: string): KnownNames;
  menu(key: string, at: Element): void;
  add(key: string, at: Element): void;
  /** A column of what a cell reads or gives is to be asked about. */
  askColumn(key: string, from: string, column: string, at: Element): void;
  chooseFile(key: string): void;
  focused(key: string): void;
}

/** A cell on the page: its output, its text once it is edited, and where it stands in words. */
export interface CellPanel {
  readonly element: HTMLElement;
  show(view: CellView, place: number, hasStarted: boolean): void;
  /** Opens its text, with these words of it selected where it has them. */
  edit(words?: string): void;
  leave(): void;
  readonly isEditing: boolean;
  /** Shows where its numbers are from, until they change. */
  showOrigin(told: HTMLElement): void;
  /** Gives whether that was shown. */
  hideOrigin(): boolean;
}

/** `isPublished` leaves out what changes the text, which a page does not keep. */
export function cellPanel(key: string, lang: Lang, actions: PanelActions, isPublished = false): CellPanel {
  const button = (label: string, run: (at: HTMLButtonElement) => void) => {
    const made = html<HTMLButtonElement>`<button type="button" class="linklike">${label}</button>`;
    made.addEventListener("click", () => run(made));
    return made;
  };
  const output = html`<div class="notebook-output"></div>`;
  const state = html`<span class="notebook-state" role="status"></span>`;
  const name = html`<span class="notebook-name"></span>`;
  const problems = html`<div class="notebook-problems"></div>`;
  const source = html`<div class="notebook-source" hidden></div>`;
  const origin = html`<div></div>`;
  const edit = button(WORDS.edit[lang], () => (source.hidden ? open() : close()));
  const run = button(WORDS.run[lang], () => actions.run(key));
  const unfold = button(WORDS.unfold[lang], () => actions.fold(key));
  const file = button(WORDS.chooseFile[lang], () => actions.chooseFile(key));
  const more = button(WORDS.more[lang], (at) => actions.menu(key, at));
  const add = button(WORDS.add[lang], (at) => actions.add(key, at));
  more.setAttribute("aria-haspopup", "menu");
  add.setAttribute("aria-haspopup", "menu");
  const element = html`<section class="notebook-cell" tabindex="0">
    <div class="notebook-bar">
      ${name}${state}${unfold}<span class="notebook-tools">${isPublished ? run : [edit, run, file, more, add]}</span>
    </div>
    ${output}${problems}${origin}${source}
  </section>`;
  let field: CodeField | null = null;
  let form: ChartForm | null = null;
  let expected: ExpectForm | null = null;
  let control: InputControl | null = null;
  let last: CellView | null = null;
  let drawn: readonly unknown[] = [];
  let isHeld = false;
  let isTyping = false;
  /** The cell's text as this editor gave it or took it last. */
  let written = "";
  const typed = () => {
    if (!field) return;
    isTyping = true;
    isHeld = actions.edited(key, field.text);
    isTyping = false;
  };
  const open = (words = "") => {
    if (!last) return;
    if (!field) {
      field = codeField(
        {label: `${KIND_WORDS[last.cell.kind][lang]} ${last.cell.name}`, className: "notebook-code", rows: 6},
        languageOf(
          last.cell.kind,
          () => actions.known(key),
          () => last?.value?.model ?? null
        ),
        typed
      );
      if (last.cell.kind === "chart")
        form = chartForm(
          () => actions.known(key),
          lang,
          (body) => {
            if (field) field.text = body.replace(/\n$/, "");
            typed();
          }
        );
      if (last.cell.kind === "sql") expected = expectForm(lang, (each) => actions.expect(key, each));
      source.replaceChildren(...[form, expected].flatMap((each) => (each ? [each.element] : [])), field.element);
    }
    written = last.written;
    field.text = written.replace(/\n$/, "");
    form?.show(written);
    expected?.show(last.cell);
    source.hidden = false;
    edit.textContent = WORDS.done[lang];
    const at = words === "" ? -1 : field.text.indexOf(words);
    field.select(at < 0 ? field.text.length : at, at < 0 ? field.text.length : at + words.length);
  };
  const shut = () => {
    source.hidden = true;
    edit.textContent = WORDS.edit[lang];
    isHeld = false;
    actions.left(key);
  };
  const close = () => {
    shut();
    element.focus();
  };
  source.addEventListener("focusout", ({relatedTarget}: FocusEvent) => {
    const isWithin = relatedTarget instanceof Node && (source.contains(relatedTarget) || relatedTarget === edit);
    // Another window in front leaves no editor.
    if (!isWithin && !source.hidden && document.hasFocus() && isHeld) shut();
  });
  element.addEventListener("focusin", () => actions.focused(key));
  const widthWithin = () => Math.max(280, Math.min(1040, (output.clientWidth || 720) - 4));
  const showOutput = (view: CellView) => {
    const {cell, content, value, phase} = view;
    if (content.kind === "input") {
      const {input} = content;
      if (!control || drawn[0] !== input.kind || drawn[1] !== input.label) {
        control = inputControl(input, cell.name, lang, (set) => actions.set(key, set));
        output.replaceChildren(control.element);
      }
      drawn = [input.kind, input.label];
      control.show(input, value?.options ?? []);
      return;
    }
    const now = [value, content, phase === "fresh" || content.kind !== "text"];
    if (now.every((each, i) => each === drawn[i]) && now.length === drawn.length) return;
    drawn = now;
    try {
      output.replaceChildren(cellOutput(view, lang, widthWithin) ?? "");
      if (!isPublished) columnHeads(output, view, (...asked) => actions.askColumn(key, ...asked));
    } catch (error) {
      output.replaceChildren(problemAlert({title: KIND_WORDS[cell.kind][lang], message: (error as Error).message}));
    }
  };
  return {
    element,
    get isEditing() {
      return !source.hidden;
    },
    edit: open,
    leave: close,
    showOrigin: (told) => origin.replaceChildren(told),
    hideOrigin: () => {
      const isShown = origin.childElementCount > 0;
      origin.replaceChildren();
      return isShown;
    },
    show(view, place, hasStarted) {
      if (last?.value !== view.value) origin.replaceChildren();
      last = view;
      const {cell, phase, value, waitsFor, isSlow} = view;
      const called = `${KIND_WORDS[cell.kind][lang]} ${cell.name || place}`;
      element.setAttribute("aria-label", called);
      element.dataset["phase"] = phase;
      element.dataset["kind"] = cell.kind;
      element.classList.toggle("folded", cell.isFolded);
      [output.hidden, unfold.hidden] = [cell.isFolded, !cell.isFolded];
      name.textContent = cell.kind === "text" ? "" : called;
      const isQuiet = cell.kind === "text" || cell.kind === "input" || cell.kind === "comment";
      const waits = phase === "waiting" ? ` ${waitsFor.join(COMMA[lang])}` : "";
      const slow = phase === "held" && isSlow ? COLON[lang] + WORDS.slow[lang] : "";
      state.textContent =
        isQuiet && (phase === "fresh" || phase === "stale") ? "" : PHASE_WORDS[phase][lang] + waits + slow;
      run.hidden = isQuiet || cell.kind === "chart" || cell.kind === "table";
      file.hidden = cell.kind !== "data";
      output.classList.toggle(
        "stale",
        cell.kind !== "text" && cell.kind !== "input" && value !== null && phase !== "fresh" && hasStarted
      );
      showOutput(view);
      problems.replaceChildren(...problemLines(view, lang));
      // What changed it from elsewhere, an undo or a rename, stands in an open editor too: it would write the text of before back.
      if (field && !isTyping && written !== view.written) field.text = view.written.replace(/\n$/, "");
      written = view.written;
      if (!source.hidden) {
        form?.show(written);
        expected?.show(cell);
      }
    }
  };
}

function problemLines({problems, error}: CellView, lang: Lang): HTMLElement[] {
  const placed = problems.map(({line, column, text}) => {
    const place =
      line === 0 ? "" : {en: `line ${line}, column ${column}: `, zh: `第 ${line} 行第 ${column} 列：`}[lang];
    return html`<p class="notebook-problem" role="alert">${place}${text[lang]}</p>`;
  });
  if (placed.length > 0 || !error) return placed;
  return [
    error instanceof CellRefused
      ? html`<p class="notebook-problem" role="alert">${error.text[lang]}</p>`
      : problemAlert(queryProblem(error, lang))
  ];
}

function languageOf(kind: string, known: () => KnownNames, model: () => WorkedModel | null) {
  if (kind === "model")
    return async () => (await import("../workspace/model-language.js")).modelLanguage(() => namesOfModel(model()));
  return async () => (await import("./notebook-language.js")).notebookLanguage(kind, known);
}

const UNITS = ["%", "x", "tokens tn", "USD m", "USD bn", "CNY m", "USD/Mtok", "USD/share", "HKD/share"];

/** Lines and units of a model as it was worked out last, for what may go on. */
function namesOfModel(model: WorkedModel | null) {
  return {
    lines: [...(model?.titles ?? [])].map(([name, title]) => ({name, title: title.en})),
    units: [...new Set([...(model?.rows ?? []).map(({unit}) => unit), ...UNITS])]
  };
}
