import type {Text} from "../lib/language.js";
import {inputRange} from "../model/calculate/evaluate.js";
import type {Cell, Model} from "../model/compile.js";
import type {Block} from "./block.js";
import {cellKey, isEditable} from "./edits.js";
import {entryText, parseEntry} from "./entry.js";
import {columnsOfBlock, NONE, type Grid, type InPercent} from "./grid.js";
import {entryStyleOf} from "./style.js";

/** A text that sets no cell: which, where there is one, and what is wrong. */
export interface RefusedCell {
  readonly cell: number | null;
  readonly text: string;
  readonly problem: Text;
}

/** What a change of several cells would set, and what stands in its way. */
export interface Changes {
  readonly set: readonly (readonly [key: string, value: number])[];
  readonly refused: readonly RefusedCell[];
  /** Cells that are worked out or reported, and what is to stand in them instead: a number, or a formula without "=". */
  readonly instead?: readonly InsteadCell[];
  /** How many of those cells hold already what was to be put there. */
  readonly same?: number;
}

export interface InsteadCell {
  readonly cell: number;
  readonly worth: string;
}

/**
 * What a text makes of a cell that is worked out or reported, by its place among what is put down: what is to stand in it
 * instead, null where that is what stands there, or what is wrong.
 */
export type InsteadReader = (
  cell: number,
  text: string,
  row: number,
  column: number
) => {readonly worth: string} | {readonly problem: Text} | null;

export const OTHER_UNIT: Text = {en: "in another unit than the line it is filled from", zh: "与填充来源行的单位不同"};
const OF_YEAR: Text = {
  en: "a full year, which is worked out of its periods: change those",
  zh: "为全年数值，由各期间计算得出：请修改各期间"
};
const BEYOND: Text = {en: "beyond the cells of the grid", zh: "超出表格范围"};
const LOCKED: Text = {
  en: "worked out or reported, so not for editing",
  zh: "为公式或已披露数值，不可修改"
};

/**
 * A block of texts put down at a place, from period to period, past full years, which follow from those; one text fills
 * the whole block. Blank texts change nothing, and a dash alone is the zero of accounts. Numbers without a per cent sign
 * are per cent in the lines named, as where they are typed; else they are taken as they stand.
 */
export function pasted(
  model: Model,
  grid: Grid,
  block: Block,
  rows: readonly (readonly string[])[],
  inPercent: InPercent = NONE,
  readInstead?: InsteadReader
): Changes {
  const single = rows.length === 1 && rows[0]?.length === 1 ? rows[0][0] : undefined;
  const set: [string, number][] = [];
  const refused: RefusedCell[] = [];
  const instead: InsteadCell[] = [];
  const within = columnsOfBlock(grid, block);
  const onward = columnsOfBlock(grid, {...block, right: grid.periods.length});
  const columns = single === undefined && !within.some((column) => grid.years.has(column)) ? onward : within;
  const height = block.bottom - block.top + 1;
  const texts = single === undefined ? rows : Array.from({length: height}, () => columns.map(() => single));
  let same = 0;
  for (const [i, row] of texts.entries()) {
    for (const [j, written] of row.entries()) {
      const text = written.trim();
      if (text === "") continue;
      const column = columns[j];
      if (column !== undefined && grid.years.has(column)) {
        refused.push({cell: null, text, problem: OF_YEAR});
        continue;
      }
      const cell = column === undefined ? null : (grid.rows[block.top + i]?.cells[column] ?? null);
      if (cell !== null && readInstead && !isEditable(model, cell)) {
        const found = single === undefined ? readInstead(cell, text, i, j) : readInstead(cell, text, 0, 0);
        if (found && "worth" in found) instead.push({cell, worth: found.worth});
        else if (found) refused.push({cell, text, problem: found.problem});
        else ++same;
        continue;
      }
      const value = cell === null ? BEYOND : valueFor(model, cell, text, inPercent);
      if (cell !== null && typeof value === "number") set.push([cellKey(model, cell), value]);
      else if (typeof value !== "number") refused.push({cell, text, problem: value});
    }
  }
  return {set, refused, ...(instead.length > 0 && {instead}), ...(same > 0 && {same})};
}

/** The number of a text for a cell, or what is wrong with it. */
function valueFor(model: Model, cell: number, text: string, inPercent: InPercent): number | Text {
  const {line} = model.cells[cell] as Cell;
  if (!isEditable(model, cell)) return LOCKED;
  const percent = inPercent(line.name);
  const read = parseEntry(/^[-–—−]$/.test(text) ? "0" : text, entryStyleOf(line, percent));
  if (!read.ok) return read.problem;
  const [least, greatest] = inputRange(model, cell);
  if (read.value >= least && read.value <= greatest) return read.value;
  const [from, to] = [least, greatest].map((limit) => entryText(limit, {percent})) as [string, string];
  return {en: `expected ${from} to ${to}`, zh: `应介于 ${from} 与 ${to} 之间`};
}
