import {
  autocompletion,
  closeCompletion,
  completionKeymap,
  completionStatus,
  type CompletionSource
} from "npm:@codemirror/autocomplete";
import {defaultKeymap, history, historyKeymap} from "npm:@codemirror/commands";
import {HighlightStyle, syntaxHighlighting} from "npm:@codemirror/language";
import {lintKeymap, setDiagnostics} from "npm:@codemirror/lint";
import {EditorState, type Extension} from "npm:@codemirror/state";
import {drawSelection, EditorView, keymap, lineNumbers, type KeyBinding} from "npm:@codemirror/view";
import {tags} from "npm:@lezer/highlight";

/** What an editor is to know of the language it holds: how it is coloured, and how a text may go on. */
export interface CodeLanguage {
  readonly syntax: Extension;
  readonly complete: CompletionSource;
}

/** Characters of a text that a problem is about. */
export interface CodeMark {
  readonly from: number;
  readonly to: number;
  readonly severity: "error" | "warning";
  readonly message: string;
}

/** An editor of text in a shadow root, so that no style of the page reaches in and none of its own out. */
export interface CodeEditor {
  readonly element: HTMLElement;
  text: string;
  readonly selection: {readonly from: number; readonly to: number};
  select(from: number, to: number): void;
  mark(marks: readonly CodeMark[]): void;
  /** Puts a text in the place of what is selected. */
  insert(text: string): void;
  focus(): void;
}

const STYLE = EditorView.theme({
  "&": {color: "inherit", backgroundColor: "transparent", fontSize: "13px"},
  "&.cm-focused": {outline: "2px solid var(--accent)"},
  ".cm-scroller": {fontFamily: "var(--monospace)", lineHeight: "1.45", overflow: "auto", maxHeight: "38rem"},
  ".cm-content": {caretColor: "var(--theme-foreground)"},
  ".cm-cursor": {borderLeftColor: "var(--theme-foreground)"},
  ".cm-gutters": {
    color: "var(--theme-foreground-muted)",
    backgroundColor: "var(--theme-background-alt)",
    border: "0"
  },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    background: "var(--marked)"
  },
  ".cm-tooltip": {
    color: "var(--theme-foreground)",
    backgroundColor: "var(--theme-background)",
    border: "1px solid var(--theme-foreground-fainter)"
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": {
    color: "var(--theme-foreground)",
    backgroundColor: "var(--marked)"
  },
  ".cm-completionDetail": {color: "var(--theme-foreground-muted)", fontStyle: "normal"}
});

const COLOURS = HighlightStyle.define([
  {tag: tags.comment, color: "var(--theme-foreground-muted)", fontStyle: "italic"},
  {tag: tags.heading, fontWeight: "700"},
  {tag: tags.keyword, color: "var(--accent)"},
  {tag: tags.string, color: "var(--theme-foreground-muted)"},
  {tag: tags.number, color: "var(--cell-input)"}
]);

/** Keys of an editor but for those by which pages run what it holds. */
const PLAIN_KEYS = defaultKeymap.filter(({key}) => key !== "Mod-Enter");

/** Closes what is offered where that shows; what is still asked for holds no one who leaves the editor. */
const ESCAPE: KeyBinding = {
  key: "Escape",
  run: (view) => {
    const isShown = completionStatus(view.state) === "active";
    closeCompletion(view);
    return isShown;
  }
};

/** An editor with undo, completion as one types and marks; `onInput` runs after each change a reader makes. */
export function codeEditor(
  {text, label, language}: {readonly text: string; readonly label: string; readonly language: CodeLanguage},
  onInput: () => void
): CodeEditor {
  const element = document.createElement("div");
  const root = element.attachShadow({mode: "open"});
  // Set by us, not typed.
  let isGiven = false;
  const extensions: Extension[] = [
    lineNumbers(),
    history(),
    drawSelection(),
    language.syntax,
    syntaxHighlighting(COLOURS),
    autocompletion({override: [language.complete], icons: false, interactionDelay: 0, defaultKeymap: false}),
    keymap.of([
      ESCAPE,
      ...completionKeymap.filter(({key}) => key !== "Escape"),
      ...lintKeymap,
      ...historyKeymap,
      ...PLAIN_KEYS
    ]),
    EditorView.contentAttributes.of({"aria-label": label, spellcheck: "false", autocapitalize: "off"}),
    EditorView.updateListener.of(({docChanged}) => {
      if (docChanged && !isGiven) onInput();
    }),
    STYLE
  ];
  const view = new EditorView({state: EditorState.create({doc: text, extensions}), root});
  root.append(view.dom);
  const within = (at: number) => Math.max(0, Math.min(at, view.state.doc.length));
  return {
    element,
    get text() {
      return view.state.doc.toString();
    },
    set text(next) {
      isGiven = true;
      view.dispatch({changes: {from: 0, to: view.state.doc.length, insert: next}});
      isGiven = false;
    },
    get selection() {
      const {from, to} = view.state.selection.main;
      return {from, to};
    },
    select(from, to) {
      view.focus();
      view.dispatch({selection: {anchor: within(from), head: within(to)}, scrollIntoView: true});
    },
    mark(marks) {
      const placed = marks.map(({from, to, ...rest}) => ({from: within(from), to: within(to), ...rest}));
      view.dispatch(setDiagnostics(view.state, placed));
    },
    insert(inserted) {
      view.dispatch(view.state.replaceSelection(inserted));
      view.focus();
    },
    focus() {
      view.focus();
    }
  };
}
