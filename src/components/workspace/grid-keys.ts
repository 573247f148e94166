import {entered, stepped, tabbed, type Cursor} from "../../workspace/cursor.js";
import type {Grid, Move} from "../../workspace/grid.js";
import type {Workspace} from "./workspace.js";

const MOVES: Readonly<Record<string, Move>> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
  Home: "start",
  End: "end",
  PageUp: "pageUp",
  PageDown: "pageDown"
};

const JUMPS: Readonly<Record<string, Move>> = {
  ArrowUp: "jumpUp",
  ArrowDown: "jumpDown",
  ArrowLeft: "jumpLeft",
  ArrowRight: "jumpRight",
  Home: "top",
  End: "bottom"
};

/** What keys do to a grid. */
export interface Surface {
  readonly grid: () => Grid;
  readonly cursor: () => Cursor;
  readonly show: (to: Cursor) => void;
  /** Opens the cell the reader stands on, with a first sign typed or as it is. */
  readonly edit: (typed?: string) => void;
  readonly widen: (what: "all" | "lines" | "periods") => void;
  readonly fill: (direction: "right" | "down") => void;
  readonly reset: () => void;
  readonly follow: (direction: "precedent" | "dependant") => void;
  readonly walk: () => void;
  readonly find: () => void;
  /** Does something to the line the reader stands on, by its key; "menu" shows what there is. */
  readonly alter: (what: "menu" | "add" | "remove" | "up" | "down") => void;
}

/** Where a key that ends an entry leads; null where it leads out of the grid. */
export function afterEntry(grid: Grid, cursor: Cursor, key: string, back: boolean): Cursor | null {
  if (key === "Enter") return entered(grid, cursor, back);
  if (key === "Tab") return tabbed(grid, cursor, back);
  const move = MOVES[key];
  return move ? stepped(grid, cursor, move) : cursor;
}

/** A key pressed on a cell of the grid, as a spreadsheet takes it. */
export function onGridKey(event: KeyboardEvent, surface: Surface): void {
  const target = event.target as HTMLElement;
  if (target.closest("td") === null || target.tagName === "INPUT") return;
  const isDone =
    event.ctrlKey || event.metaKey
      ? onControlKey(event, surface)
      : event.altKey
        ? onAltKey(event, surface)
        : onPlainKey(event, surface);
  if (isDone) event.preventDefault();
}

function onControlKey({key, shiftKey}: KeyboardEvent, surface: Surface): boolean {
  const jump = JUMPS[key];
  const letter = key.toLowerCase();
  if (jump) surface.show(stepped(surface.grid(), surface.cursor(), jump, shiftKey));
  else if (letter === "a") surface.widen("all");
  else if (key === " ") surface.widen("periods");
  else if (letter === "r" && !shiftKey) surface.fill("right");
  else if (letter === "d") surface.fill("down");
  else if (letter === "f") surface.find();
  else if (key === "Backspace") surface.reset();
  else if (key === "[") surface.follow("precedent");
  else if (key === "]") surface.follow("dependant");
  else return false;
  return true;
}

const ALTERS: Readonly<Record<string, "add" | "remove" | "up" | "down">> = {
  Insert: "add",
  Delete: "remove",
  ArrowUp: "up",
  ArrowDown: "down"
};

function onAltKey({key}: KeyboardEvent, surface: Surface): boolean {
  const what = ALTERS[key];
  if (what) surface.alter(what);
  return what !== undefined;
}

function onPlainKey({key, shiftKey}: KeyboardEvent, surface: Surface): boolean {
  const move = MOVES[key];
  if (move) surface.show(stepped(surface.grid(), surface.cursor(), move, shiftKey));
  else if (key === "Enter" || key === "Tab") {
    const to = afterEntry(surface.grid(), surface.cursor(), key, shiftKey);
    // At the end of a row Tab leaves the grid, as it does everywhere else on the page.
    if (!to) return false;
    surface.show(to);
  } else if (key === "ContextMenu" || (key === "F10" && shiftKey)) surface.alter("menu");
  else if (key === "F2") surface.edit();
  else if (key === "F4") surface.walk();
  else if (key === " " && shiftKey) surface.widen("lines");
  else if (key === "Delete" || key === "Backspace") surface.reset();
  else if (key.length === 1 && key !== " ") surface.edit(key);
  else return false;
  return true;
}

/** Takes back and does again wherever the focus is, but in fields that keep a history of their own. */
export function undoAnywhere(workspace: Workspace, root: HTMLElement): void {
  const onKey = (event: KeyboardEvent): void => {
    if (!root.isConnected) {
      document.removeEventListener("keydown", onKey);
      return;
    }
    const key = event.key.toLowerCase();
    if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== "z" && key !== "y")) return;
    const [field] = event.composedPath();
    if (field instanceof Element && field.closest("input, textarea, select, [contenteditable]")) return;
    if (key === "y" || event.shiftKey) workspace.redo();
    else workspace.undo();
    event.preventDefault();
  };
  document.addEventListener("keydown", onKey);
}
