import {html} from "npm:htl";
import type {CodeEditor, CodeLanguage, CodeMark} from "./code-editor.js";

/** A field of text that becomes an editor once a reader goes into it. */
export interface CodeField {
  readonly element: HTMLElement;
  text: string;
  /** Marks characters that problems are about; before there is an editor nothing is marked. */
  mark(marks: readonly CodeMark[]): void;
  select(from: number, to: number): void;
  /** Puts a text in the place of what is selected. */
  insert(text: string): void;
}

/**
 * A plain field at first, which anyone can read and type into; the editor is loaded at the first focus and takes its
 * place with text, caret and focus as they stand. Where it cannot be loaded the plain field stays.
 */
export function codeField(
  {label, className, rows}: {readonly label: string; readonly className: string; readonly rows: number},
  loadLanguage: () => Promise<CodeLanguage>,
  onInput: () => void
): CodeField {
  const plain = html<HTMLTextAreaElement>`<textarea
    class=${className}
    rows=${rows}
    spellcheck="false"
    autocapitalize="off"
    wrap="off"
    aria-label=${label}
  ></textarea>`;
  const element = html`<div class="code-field">${plain}</div>`;
  let editor: CodeEditor | null = null;
  let marks: readonly CodeMark[] = [];
  // As inputs of Observable have it.
  Object.defineProperty(element, "value", {get: () => (editor ? editor.text : plain.value)});
  const load = async () => {
    const [{codeEditor}, language] = await Promise.all([import("./code-editor.js"), loadLanguage()]);
    const {value, selectionStart, selectionEnd} = plain;
    const isFocused = document.activeElement === plain;
    const made = codeEditor({text: value, label, language}, onInput);
    editor = made;
    made.element.className = className;
    plain.replaceWith(made.element);
    made.mark(marks);
    if (isFocused) made.select(selectionStart, selectionEnd);
  };
  plain.addEventListener("input", onInput);
  plain.addEventListener(
    "focus",
    () => {
      load().catch((error: unknown) => {
        console.warn("the editor could not be loaded; the plain field stays:", error);
      });
    },
    {once: true}
  );
  return {
    element,
    get text() {
      return editor ? editor.text : plain.value;
    },
    set text(next) {
      if (editor) editor.text = next;
      else plain.value = next;
    },
    mark(next) {
      marks = next;
      editor?.mark(next);
    },
    insert(inserted) {
      if (editor) {
        editor.insert(inserted);
        return;
      }
      plain.setRangeText(inserted, plain.selectionStart, plain.selectionEnd, "end");
      plain.focus();
      onInput();
    },
    select(from, to) {
      if (editor) {
        editor.select(from, to);
        return;
      }
      plain.focus();
      plain.setSelectionRange(from, to);
      const lines = plain.value.split("\n").length;
      const above = plain.value.slice(0, from).split("\n").length;
      plain.scrollTop = Math.max(0, (above - 4) * (plain.scrollHeight / Math.max(1, lines)));
    }
  };
}
