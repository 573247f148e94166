import {html} from "npm:htl";
import {sameUnit} from "../../model/unit/unit.js";
import type {Cell} from "../../model/compile.js";
import type {Block, CellPosition} from "../../workspace/block.js";
import {OTHER_UNIT, pasted, type Changes} from "../../workspace/changes.js";
import {isEditable} from "../../workspace/edits.js";
import {entryText} from "../../workspace/entry.js";
import type {Grid, InPercent} from "../../workspace/grid.js";
import {definitionText, isOverridden} from "./cell-definition.js";
import {isSql} from "../../model/text/sql.js";
import {overReader} from "./paste-over.js";
import type {Workspace} from "./workspace.js";

/** Where a cell of the grid stands. */
export function gridPosition(element: HTMLElement): CellPosition {
  return {row: Number(element.dataset["row"]), column: Number(element.dataset["column"])};
}

/** The block a drag from a corner reaches: as far right or left, or down or up, whichever is further. */
export function reached(from: Block, {row, column}: CellPosition): Block {
  const down = Math.max(row - from.bottom, from.top - row, 0);
  const across = Math.max(column - from.right, from.left - column, 0);
  if (down === 0 && across === 0) return from;
  return down >= across
    ? {...from, top: Math.min(from.top, row), bottom: Math.max(from.bottom, row)}
    : {...from, left: Math.min(from.left, column), right: Math.max(from.right, column)};
}

/** Fills a block to the right from its first column, or down from its first row; one that has no more takes what stands before it. */
export function filledOnward(
  workspace: Workspace,
  {grid, block, isOver}: {readonly grid: Grid; readonly block: Block; readonly isOver: boolean},
  direction: "right" | "down",
  inPercent: InPercent
): Changes {
  const [start, end] = direction === "right" ? (["left", "right"] as const) : (["top", "bottom"] as const);
  const isYear = (at: number) => direction === "right" && grid.years.has(at);
  let first = block[start] === block[end] ? block[start] - 1 : block[start];
  while (isYear(first)) --first;
  if (first < 0) return {set: [], refused: []};
  const to = {...block, [start]: first};
  return filledOut(workspace, {grid, from: {...to, [end]: first}, to, isOver}, inPercent);
}

/**
 * Fills a block from a part of it, over and over: numbers of inputs, and what stands in a cell instead of its line. A
 * formula goes along to another line, and over what stands instead of its own.
 */
export function filledOut(
  workspace: Workspace,
  {grid, from, to, isOver}: {readonly grid: Grid; readonly from: Block; readonly to: Block; readonly isOver: boolean},
  inPercent: InPercent
): Changes {
  const {model, evaluation} = workspace;
  const range = (first: number, last: number) => Array.from({length: last - first + 1}, (_, i) => first + i);
  // Full years follow from their periods: what is filled goes from period to period.
  const columns = range(0, grid.periods.length).filter((column) => !grid.years.has(column));
  const within = ({left, right}: Block) => columns.filter((column) => column >= left && column <= right);
  const sources = within(from);
  const height = from.bottom - from.top + 1;
  const around = (at: number, start: number, size: number) => start + ((((at - start) % size) + size) % size);
  const refused: Changes["refused"][number][] = [];
  const textFor = (row: number, column: number): string => {
    const isSource = row >= from.top && row <= from.bottom && column >= from.left && column <= from.right;
    const cell = grid.rows[row]?.cells[column] ?? null;
    const left = columns[around(columns.indexOf(column), columns.indexOf(sources[0] ?? 0), sources.length)] ?? -1;
    const source = grid.rows[around(row, from.top, height)]?.cells[left] ?? null;
    if (isSource || cell === null || source === null) return "";
    const [{line}, {line: other}] = [model.cells[cell] as Cell, model.cells[source] as Cell];
    const value = evaluation.values[source] as number;
    const isInput = isEditable(model, cell);
    const isCarried = line !== other || isOverridden(workspace, source) || isOverridden(workspace, cell);
    const text = isInput
      ? entryText(value, {percent: inPercent(line.name)})
      : isOver && isCarried && TAKES.has(line.spec.type)
        ? carriedText(workspace, source, inPercent)
        : "";
    if (text === "" || (isInput && Number.isNaN(value))) return "";
    // A number means something else in another unit.
    if (sameUnit(line.unit, other.unit)) return text;
    refused.push({cell, text, problem: OTHER_UNIT});
    return "";
  };
  const texts = range(to.top, to.bottom).map((row) => within(to).map((column) => textFor(row, column)));
  const over = isOver ? overReader(workspace, inPercent) : undefined;
  const changes = pasted(model, grid, to, texts, inPercent, over);
  return {...changes, refused: [...changes.refused, ...refused]};
}

/** Lines of which a cell may say something else than the line. */
const TAKES: ReadonlySet<string> = new Set(["formula", "fact"]);

/** What a cell says, as it goes along to another; a query is for a whole line, so its number does. */
function carriedText(workspace: Workspace, cell: number, inPercent: InPercent): string {
  const text = definitionText(workspace, cell);
  if (!isSql(text.replace(/^= */, ""))) return text;
  const {name} = (workspace.model.cells[cell] as Cell).line;
  return entryText(workspace.evaluation.values[cell] as number, {percent: inPercent(name)});
}

interface FillGrid {
  readonly block: () => Block;
  readonly elementAt: (at: CellPosition) => HTMLElement | undefined;
  readonly fill: (from: Block, to: Block) => void;
}

/** A handle at the corner of what is selected: dragged with a mouse, it fills the cells it passes. `place` puts it there. */
export function fillHandle(scroll: HTMLElement, {block, elementAt, fill}: FillGrid): {readonly place: () => void} {
  const handle = html`<span class="fill-handle" aria-hidden="true"></span>`;
  let drag: {readonly from: Block; to: Block} | null = null;
  const paint = () => {
    for (const element of scroll.querySelectorAll(".filling")) element.classList.remove("filling");
    if (!drag) return;
    const {top, bottom, left, right} = drag.to;
    for (let row = top; row <= bottom; ++row)
      for (let column = left; column <= right; ++column) elementAt({row, column})?.classList.add("filling");
  };
  scroll.addEventListener(
    "pointerdown",
    (event) => {
      if (event.target !== handle) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      drag = {from: block(), to: block()};
      const release = () => {
        const done = drag;
        drag = null;
        paint();
        if (done && JSON.stringify(done.to) !== JSON.stringify(done.from)) fill(done.from, done.to);
      };
      document.addEventListener("pointerup", release, {once: true});
    },
    {capture: true}
  );
  scroll.addEventListener(
    "pointerover",
    (event) => {
      if (!drag) return;
      event.stopImmediatePropagation();
      const element = (event.target as HTMLElement).closest<HTMLElement>("td.cell");
      if (!element) return;
      drag.to = reached(drag.from, gridPosition(element));
      paint();
    },
    {capture: true}
  );
  return {
    place: () => {
      const {bottom: row, right: column} = block();
      const corner = elementAt({row, column});
      if (corner && handle.parentElement !== corner) corner.append(handle);
      else if (!corner) handle.remove();
    }
  };
}
