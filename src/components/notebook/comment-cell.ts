import type {Lang} from "../../lib/language.js";
import {newComment, pinsOf} from "../../notebook/comment.js";
import {freeName, withAttribute, withBody, withCell} from "../../notebook/edit.js";
import {withFieldLine} from "../../notebook/field-line.js";
import type {Notebook} from "../../notebook/notebook.js";
import {parseNotebook} from "../../notebook/parse.js";
import {openMenu} from "../action-menu.js";
import {NOTEBOOK_WORDS as WORDS} from "./words.js";

/** What a comment is added with. */
interface Adding {
  /** Element of the cell, at which a choice of what it is on opens. */
  readonly by: Element;
  /** Takes the text with the comment at a place among the cells, its words to be written over. */
  readonly added: (text: string, at: number, words: string) => void;
  readonly back: () => void;
}

/** Adds a comment below a cell and those it has: on the cell, a column of its one row, or a line of its model, as is chosen. */
export function addComment(notebook: Notebook, key: string, lang: Lang, {by, added, back}: Adding): void {
  const view = notebook.views().find(({cell}) => cell.key === key);
  if (!view || view.cell.kind === "text" || view.cell.kind === "comment") return;
  const {cell, value, phase} = view;
  const name = cell.name || freeName(notebook.parts, cell.kind === "chart" ? "figure" : cell.kind);
  const named = {...view, cell: {...cell, name}};
  const day = new Date().toISOString().slice(0, 10);
  const add = (pin: string) => {
    const text = cell.name === "" ? withAttribute(notebook.parts, key, "id", name) : notebook.text;
    const {cells, ...rest} = parseNotebook(text);
    const above = cells.findIndex((_, i) => notebook.parts.cells[i]?.key === key) + 1;
    const others = cells.slice(above).findIndex(({kind}) => kind !== "comment");
    const at = others < 0 ? cells.length : above + others;
    const body = newComment(pin, phase === "fresh" ? value : null, day, WORDS.commentWords[lang]);
    added(withCell({cells, ...rest}, at, {kind: "comment", name: "", body}), at, WORDS.commentWords[lang]);
  };
  const pins = pinsOf(named);
  const [only] = pins;
  if (pins.length === 1 && only !== undefined) add(only);
  else
    openMenu(
      by,
      WORDS.commentOn[lang],
      pins.map((pin) => ({label: pin, run: () => add(pin)})),
      back
    );
}

/** The text with a comment held against what stands under it now; null where that is not known. */
export function heldNow(notebook: Notebook, key: string): string | null {
  const view = notebook.views().find(({cell}) => cell.key === key);
  const now = view?.phase === "fresh" ? view.value?.under?.now : undefined;
  return view && now !== undefined ? withBody(notebook.parts, key, withFieldLine(view.cell.body, "was", now)) : null;
}
