import {html} from "npm:htl";
import type {CompanyModel} from "../companies/company.js";
import {saveText} from "./download.js";
import {counted} from "../lib/format.js";
import type {Text} from "../lib/language.js";
import type {Cell} from "../model/compile.js";
import {blockBetween, parseTsv, toTsv, type Block, type Position} from "../model/workspace/block.js";
import {cellKey, editProblem, isEditable} from "../model/workspace/edits.js";
import {
  blockValues,
  filledRight,
  moved,
  pasted,
  type Changes,
  type InPercent,
  type Move
} from "../model/workspace/grid.js";
import {openEditor} from "./cell-editor.js";
import {formulaBar} from "./formula-bar.js";
import {gridLegend} from "./grid-legend.js";
import {changesInWords, isDoubtful, pasteQuestion} from "./paste-question.js";
import {gridCsv} from "./grid-csv.js";
import {gridTable, type GridTable} from "./model-grid-cells.js";
import type {Workspace} from "./workspace.js";

const WORDS = {
  refused: {en: "Left as they were", zh: "以下保持原样"},
  locked: {
    en: "is worked out or reported; change the blue inputs it rests on",
    zh: "为公式或已披露数值，请修改其所依据的蓝色输入"
  },
  unread: {
    en: "is not read in this period; change it where it has a value",
    zh: "在此期间不被引用，请在有数值的期间修改"
  },
  csv: {en: "Download CSV", zh: "下载 CSV"}
} as const satisfies Record<string, Text>;

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

/** Cells of the grid on the clipboard, beside the bare numbers that spreadsheets take: with signs that leave no doubt. */
const OWN_CELLS = "text/x-alpha-ledger-cells";

/** Lines × periods to read, edit, copy and paste as in a spreadsheet, with a formula bar above. */
export function modelGrid(workspace: Workspace): HTMLElement {
  const {lang} = workspace;
  const scroll = html`<div class="grid-scroll"></div>`;
  const status = html`<p class="grid-status" role="status"></p>`;
  const say = (text: string) => (status.textContent = text);
  const bar = formulaBar(workspace, {back: () => focus(), say});
  const csv = html`<button type="button">${WORDS.csv[lang]}</button>`;
  csv.addEventListener("click", () => {
    saveText(`${workspace.company.entity}.csv`, gridCsv(workspace));
  });
  const root = html`<section class="grid-section">
    ${bar.element}${scroll}${status}
    <div class="grid-foot">${gridLegend(lang)}<span class="figure-actions">${csv}</span></div>
  </section>`;

  let shown: GridTable;
  let drawn: CompanyModel | null = null;
  let anchor: Position = {row: 0, column: 0};
  let active: Position = anchor;
  let marked: HTMLElement[] = [];

  const elementAt = ({row, column}: Position) => shown.elements.get(shown.grid.rows[row]?.cells[column] ?? -1);
  const activeCell = () => shown.grid.rows[active.row]?.cells[active.column] ?? -1;
  const block = (): Block => blockBetween(anchor, active);
  const focus = () => elementAt(active)?.focus({preventScroll: true});

  const go = (to: Position, extend = false) => {
    elementAt(active)?.setAttribute("tabindex", "-1");
    active = to;
    if (!extend) anchor = to;
    mark();
    const element = elementAt(active);
    element?.setAttribute("tabindex", "0");
    element?.focus({preventScroll: true});
    if (element) reveal(scroll, element);
    workspace.select(activeCell());
  };
  const mark = () => {
    for (const element of marked) element.classList.remove("marked");
    const {top, left, bottom, right} = block();
    const rows = shown.grid.rows.slice(top, bottom + 1);
    marked = rows.flatMap(({cells}) =>
      cells.slice(left, right + 1).flatMap((cell) => (cell === null ? [] : (shown.elements.get(cell) ?? [])))
    );
    if (marked.length > 1) for (const element of marked) element.classList.add("marked");
  };
  const step = (move: Move, extend = false) => go(moved(shown.grid, active, move), extend);

  const edit = (typed?: string) => {
    const cell = activeCell();
    const {line} = workspace.model.cells[cell] as Cell;
    if (!isEditable(workspace.model, cell)) {
      const why = line.spec.type === "input" ? WORDS.unread : WORDS.locked;
      say(`${workspace.title(line.name)} ${why[lang]}`);
      return;
    }
    openEditor(workspace, cell, elementAt(active) as HTMLElement, {
      typed,
      style: shown.styles.get(line.name) ?? {percent: false, digits: 2},
      done: (then) => (then ? step(then) : focus()),
      say,
      foresee: bar.foresee
    });
  };

  const apply = ({set, refused}: Changes) => {
    const problems = set.map(([key, value]) => editProblem(workspace.model, key, value));
    const good = set.filter((_, i) => problems[i] === null);
    const bad = [...refused.map((why) => why[lang]), ...problems.filter((p) => p !== null)];
    workspace.set(good);
    const words = good.length > 0 ? `: ${changesInWords(workspace, {set: good})}` : "";
    const done = {en: counted(good.length, "cell set", "cells set"), zh: `${good.length} 个单元格已写入`}[lang] + words;
    say(
      bad.length > 0
        ? `${done}. ${WORDS.refused[lang]}: ${bad.slice(0, 3).join("; ")}${bad.length > 3 ? " …" : ""}`
        : done
    );
  };

  const onControlKey = (key: string): boolean => {
    const keys = marked.flatMap(({dataset}) => cellKey(workspace.model, Number(dataset["cell"])));
    const linked = {"[": workspace.model.reads, "]": workspace.model.dependants}[key]?.[activeCell()] ?? [];
    const found = linked.map((cell) => shown.elements.get(cell)).find((element) => element);
    if (key === "z") workspace.undo();
    else if (key === "y") workspace.redo();
    else if (key === "r") apply(filledRight(workspace.model, shown.grid, block(), workspace.evaluation.values));
    else if (key === "Home") step("top");
    else if (key === "End") step("bottom");
    else if (key === "Backspace") workspace.reset(keys);
    else if (key === "[" || key === "]") {
      if (found) go(placeOf(found));
    } else return false;
    return true;
  };

  const onKey = (event: KeyboardEvent): void => {
    if ((event.target as HTMLElement).closest("td") === null || (event.target as HTMLElement).tagName === "INPUT")
      return;
    const {key, shiftKey} = event;
    const move = MOVES[key];
    if (event.ctrlKey || event.metaKey) {
      const redoes = key.toLowerCase() === "z" && shiftKey;
      if (!onControlKey(redoes ? "y" : key.length === 1 ? key.toLowerCase() : key)) return;
    } else if (event.altKey) return;
    else if (move) step(move, shiftKey);
    else if (key === "Enter") step(shiftKey ? "up" : "down");
    else if (key === "Tab") {
      const next = moved(shown.grid, active, shiftKey ? "left" : "right");
      // At the end of a row Tab leaves the grid, as it does everywhere else on the page.
      if (next.column === active.column) return;
      go(next);
    } else if (key === "F2") edit();
    else if (key === "Delete" || key === "Backspace")
      workspace.reset(marked.map(({dataset}) => cellKey(workspace.model, Number(dataset["cell"]))));
    else if (key.length === 1) edit(key);
    else return;
    event.preventDefault();
  };

  scroll.addEventListener("keydown", onKey);
  scroll.addEventListener("pointerdown", (event) => {
    const element = (event.target as HTMLElement).closest<HTMLElement>("td.cell");
    if (!element || (event.target as HTMLElement).tagName === "INPUT") return;
    const again = element === elementAt(active) && document.activeElement === element;
    if (event.pointerType === "mouse") event.preventDefault();
    if (event.pointerType !== "mouse" && again) {
      edit();
      return;
    }
    go(placeOf(element), event.shiftKey);
  });
  scroll.addEventListener("pointerover", (event) => {
    const element = (event.target as HTMLElement).closest<HTMLElement>("td.cell");
    if (element && event.buttons === 1 && event.pointerType === "mouse") go(placeOf(element), true);
  });
  scroll.addEventListener("dblclick", (event) => {
    if ((event.target as HTMLElement).closest("td.cell")) edit();
  });
  scroll.addEventListener("focusin", (event) => {
    const element = (event.target as HTMLElement).closest<HTMLElement>("td.cell");
    if (element && element !== elementAt(active)) go(placeOf(element));
  });
  const inPercent = (line: string) => shown.styles.get(line)?.percent ?? false;
  const isEditing = () => scroll.querySelector("input") !== null;
  scroll.addEventListener("copy", (event) => {
    if (isEditing()) return;
    const texts = (as: InPercent) => toTsv(blockValues(shown.grid, block(), workspace.evaluation.values, as));
    event.clipboardData?.setData(
      "text/plain",
      texts(() => false)
    );
    event.clipboardData?.setData(OWN_CELLS, texts(inPercent));
    event.preventDefault();
  });
  scroll.addEventListener("paste", (event) => {
    if (isEditing()) return;
    const copied = (type: string) => event.clipboardData?.getData(type) ?? "";
    const rows = parseTsv(copied(OWN_CELLS) || copied("text/plain"));
    event.preventDefault();
    const percent = pasted(workspace.model, shown.grid, block(), rows, inPercent);
    const fractions = pasted(workspace.model, shown.grid, block(), rows);
    if (!isDoubtful(percent, fractions)) {
      apply(percent);
      return;
    }
    const question = pasteQuestion(workspace, {percent, fractions}, (chosen) => {
      say("");
      if (chosen) apply(chosen);
      focus();
    });
    status.replaceChildren(question);
    question.querySelector("button")?.focus();
  });

  workspace.onChange(() => {
    if (drawn !== workspace.company) {
      drawn = workspace.company;
      shown = gridTable(workspace);
      scroll.replaceChildren(shown.table);
      const start = shown.elements.get(workspace.selected);
      if (start) {
        anchor = active = placeOf(start);
        start.setAttribute("tabindex", "0");
        mark();
      }
    }
    shown.refresh();
  });
  let stoodOn = workspace.selected;
  workspace.onSelect(() => {
    // An entry kept on leaving its field tells of a change while the grid is on its way to another cell.
    const hasMoved = workspace.selected !== stoodOn;
    stoodOn = workspace.selected;
    const element = shown.elements.get(workspace.selected);
    for (const current of scroll.querySelectorAll(".active")) current.classList.remove("active");
    element?.classList.add("active");
    if (!element || !hasMoved || workspace.selected === activeCell()) return;
    go(placeOf(element));
  });
  return root;
}

function placeOf(element: HTMLElement): Position {
  return {row: Number(element.dataset["row"]), column: Number(element.dataset["column"])};
}

/** Scrolls a cell out from below the head and the first column, no further than needed. */
function reveal(scroll: HTMLElement, element: HTMLElement): void {
  const head = scroll.querySelector("thead th");
  const side = head?.getBoundingClientRect().width ?? 0;
  const top = head?.getBoundingClientRect().height ?? 0;
  const [cell, view] = [element.getBoundingClientRect(), scroll.getBoundingClientRect()];
  if (cell.left < view.left + side) scroll.scrollLeft -= view.left + side - cell.left;
  else if (cell.right > view.right) scroll.scrollLeft += cell.right - view.right;
  if (cell.top < view.top + top) scroll.scrollTop -= view.top + top - cell.top;
  else if (cell.bottom > view.bottom) scroll.scrollTop += cell.bottom - view.bottom;
}
