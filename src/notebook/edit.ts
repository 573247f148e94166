import {printNotebook, type CellKind, type NotebookCell, type NotebookText} from "./cell.js";
import {fenceInfo, openingLine} from "./info.js";
import {markdownTokens} from "./markdown.js";
import {parseNotebook} from "./parse.js";
import {renamedIn} from "./rename.js";

/** A cell that is to be: what its fence says, and its text. */
export interface NewCell {
  readonly kind: CellKind;
  readonly name: string;
  readonly body: string;
}

/** Reads a changed text; cells that stand as before, or in the place of one of their kind, keep their keys. */
export function reparsed(before: NotebookText, text: string, newKey: () => string): NotebookText {
  const after = parseNotebook(text, newKey);
  const [old, cells] = [before.cells, after.cells];
  const isSame = (a?: NotebookCell, b?: NotebookCell) => a !== undefined && a.open === b?.open && a.body === b.body;
  let [first, last] = [0, 0];
  const least = Math.min(old.length, cells.length);
  while (first < least && isSame(old[first], cells[first])) ++first;
  while (last < least - first && isSame(old[old.length - 1 - last], cells[cells.length - 1 - last])) ++last;
  const middle = old.slice(first, old.length - last);
  const keyed = cells.map((cell, i) => {
    const fromEnd = cells.length - i;
    if (i < first) return {...cell, key: old[i]?.key ?? cell.key};
    if (fromEnd <= last) return {...cell, key: old[old.length - fromEnd]?.key ?? cell.key};
    const at = middle.findIndex(
      ({kind, name, body}) => kind === cell.kind && (body === cell.body || (name !== "" && name === cell.name))
    );
    const instead = at >= 0 ? at : middle.findIndex(({kind}) => kind === cell.kind);
    const [taken] = instead >= 0 ? middle.splice(instead, 1) : [];
    return taken ? {...cell, key: taken.key} : cell;
  });
  return {...after, cells: keyed};
}

/** The text with another text of a cell: no line of it ends its fence, and what it opens itself is closed. */
export function withBody(notebook: NotebookText, key: string, body: string): string {
  return changed(notebook, key, (cell) => {
    const ended = cell.open === "" || body === "" || body.endsWith("\n") ? body : `${body}\n`;
    if (cell.open === "") return {...cell, body: closedText(body)};
    const [fence = "```"] = /^ {0,3}(?:`+|~+)/.exec(cell.open) ?? [];
    const [mark = "`"] = fence.trim();
    const longest = longestRun(body, mark);
    if (longest < fence.trim().length) return {...cell, body: ended, close: cell.close || `${fence.trim()}\n`};
    const longer = mark.repeat(longest + 1);
    return {...cell, open: longer + cell.open.slice(fence.length), body: ended, close: `${longer}\n`};
  });
}

/** Whether a text that an edit of one cell made holds the others, and nothing beside them, as they stand. */
export function keepsCells({head, cells}: NotebookText, key: string, text: string): boolean {
  const after = parseNotebook(text);
  return (
    after.cells.length === cells.length &&
    after.head.trim() === head.trim() &&
    cells.every((cell, i) => {
      const other = after.cells[i];
      const isSame = other?.open.trim() === cell.open.trim() && other.body.trim() === cell.body.trim();
      return other?.kind === cell.kind && (isSame || cell.key === key);
    })
  );
}

/** The text with what the fence of a cell says beside its kind; null takes it away. */
export function withAttribute(notebook: NotebookText, key: string, name: string, value: string | null): string {
  return changed(notebook, key, (cell) => {
    const attributes = new Map(fenceInfo(cell.open.replace(/^[`~]+/, "")).attributes);
    if (value === null) attributes.delete(name);
    else attributes.set(name, value);
    const opened = openingLine(cell.kind, attributes);
    const [fence = "```"] = /^[`~]+/.exec(cell.open) ?? [];
    return {...cell, open: opened.replace(/^`+/, fence)};
  });
}

/** The text with a cell before the one at a place, counted from 0. */
export function withCell(notebook: NotebookText, at: number, cell: NewCell): string {
  const made = madeCell(cell);
  return spaced({...notebook, cells: [...notebook.cells.slice(0, at), made, ...notebook.cells.slice(at)]});
}

export function withoutCell(notebook: NotebookText, key: string): string {
  return spaced({...notebook, cells: notebook.cells.filter((cell) => cell.key !== key)});
}

/** The text with a cell that many places further down. */
export function withMoved(notebook: NotebookText, key: string, by: number): string {
  const from = notebook.cells.findIndex((cell) => cell.key === key);
  const to = Math.max(0, Math.min(notebook.cells.length - 1, from + by));
  const cells = notebook.cells.filter((cell) => cell.key !== key);
  const moved = notebook.cells[from];
  if (moved && to !== from) cells.splice(to, 0, moved);
  return moved && to !== from ? spaced({...notebook, cells}) : printNotebook(notebook);
}

/** The text with a copy of a cell below it, under a name that is free. */
export function withCopy(notebook: NotebookText, key: string): string {
  const at = notebook.cells.findIndex((cell) => cell.key === key);
  const cell = notebook.cells[at];
  if (!cell) return printNotebook(notebook);
  return withCell(notebook, at + 1, {...cell, name: cell.name && freeName(notebook, cell.name)});
}

/** The text with a name replaced wherever cells read it. */
export function withName(notebook: NotebookText, key: string, name: string): string {
  const before = notebook.cells.find((cell) => cell.key === key)?.name ?? "";
  const named = parseNotebook(withAttribute(notebook, key, "id", name === "" ? null : name));
  if (before === "" || name === "") return printNotebook(named);
  const cells = named.cells.map((cell) => ({...cell, body: renamedIn(cell, before, name)}));
  return printNotebook({...named, cells});
}

/** A name like another that no cell has. */
export function freeName({cells}: Pick<NotebookText, "cells">, like: string): string {
  const taken = new Set(cells.map(({name}) => name.toLowerCase()));
  const base = like.replace(/_\d+$/, "");
  for (let n = 1; ; ++n) {
    const name = n === 1 ? base : `${base}_${n}`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}

function changed(notebook: NotebookText, key: string, change: (cell: NotebookCell) => NotebookCell): string {
  return spaced({...notebook, cells: notebook.cells.map((cell) => (cell.key === key ? change(cell) : cell))});
}

function madeCell({kind, name, body}: NewCell): NotebookCell {
  const ended = body === "" || body.endsWith("\n") ? body : `${body}\n`;
  const common = {
    key: "",
    kind,
    name,
    gap: "\n",
    isManual: false,
    isFolded: false,
    expects: null,
    line: 0,
    problems: []
  };
  if (kind === "text") return {...common, open: "", body: ended, close: ""};
  const fence = "`".repeat(Math.max(3, longestRun(body, "`") + 1));
  const opened = openingLine(kind, name === "" ? [] : [["id", name]]);
  return {...common, open: opened.replace(/^`+/, fence), body: ended, close: `${fence}\n`};
}

/** Most marks of a fence that a line of a text begins with. */
function longestRun(body: string, mark: string): number {
  return Math.max(0, ...[...body.matchAll(new RegExp(`^ {0,3}(${mark}+)`, "gm"))].map(([, run = ""]) => run.length));
}

/** A text whose last fence, where it stands open, is closed: it would go on through the cells below. */
function closedText(body: string): string {
  const last = markdownTokens(body).findLast(({level, nesting}) => level === 0 && nesting >= 0);
  if (last?.type !== "fence" || !last.map) return body;
  const [from, to] = last.map;
  const end =
    body
      .split("\n")
      .slice(from + 1, to)
      .at(-1) ?? "";
  const isClosed = new RegExp(`^ {0,3}${last.markup.charAt(0)}{${last.markup.length},}\\s*$`).test(end);
  return isClosed ? body : `${body}${body.endsWith("\n") ? "" : "\n"}${last.markup}\n`;
}

/** Prints cells so that each reads as a cell again: lines end, texts stand two blank lines apart. What is so already stays. */
function spaced(notebook: NotebookText): string {
  const {cells} = notebook;
  const parted = cells.map((cell, i) => {
    const before = cells[i - 1];
    const blank = before?.kind === "text" && cell.kind === "text" ? 2 : before ? 1 : 0;
    const missing = blank - (cell.gap.match(/\n/g)?.length ?? 0);
    const isLast = i === cells.length - 1;
    const end = (text: string) => (isLast || text === "" || text.endsWith("\n") ? text : `${text}\n`);
    const gap = missing > 0 ? cell.gap + "\n".repeat(missing) : cell.gap;
    return {...cell, gap, body: end(cell.body), close: end(cell.close)};
  });
  const head = notebook.head === "" || notebook.head.endsWith("\n") ? notebook.head : `${notebook.head}\n`;
  return printNotebook({...notebook, head, cells: parted});
}
