import type {Text} from "../../lib/language.js";
import {inputRange} from "../../model/calculate/evaluate.js";
import {periodLabel, type Cell} from "../../model/compile.js";
import {withInputs, withOverride} from "../../model/text/edit-cell.js";
import type {Library} from "../../model/text/include.js";
import {isSql} from "../../model/text/sql.js";
import type {Block} from "../../workspace/block.js";
import {pasted, type Changes, type InsteadReader} from "../../workspace/changes.js";
import {cellOfKey, resetCells, setCells} from "../../workspace/edits.js";
import {parseEntry} from "../../workspace/entry.js";
import {columnsOfBlock, NONE, type Grid, type InPercent} from "../../workspace/grid.js";
import {BASE_CASE, isOwnModel} from "../../workspace/state.js";
import {entryStyleOf} from "../../workspace/style.js";
import {definitionText, readDefinition} from "./cell-definition.js";
import type {Changed} from "./change-words.js";
import type {OwnModels} from "./own-models.js";
import type {Workspace} from "./workspace.js";

const LOCKED: Text = {en: "a check or a table, which takes nothing else", zh: "为校验或对照表，不接受其他内容"};
const ONE_PERIOD: Text = {
  en: "a query is for a whole line; type it into the line",
  zh: "查询作用于整行，请在该行中键入"
};

/** Cells as they were copied, row by row, and their formulas where they have any: as on this page, or as a spreadsheet gives them. */
export interface CopiedCells {
  readonly texts: readonly (readonly string[])[];
  readonly formulas: readonly (readonly string[])[];
}

/** What copied cells come to where numbers without a per cent sign are per cent in lines shown so, and where they are fractions. */
export function pasteReadings(
  workspace: Workspace,
  at: {readonly grid: Grid; readonly block: Block; readonly isOver: boolean},
  {texts, formulas}: CopiedCells,
  inPercent: InPercent
): {readonly percent: Changes; readonly fractions: Changes} {
  const read = (as: InPercent) =>
    pasted(workspace.model, at.grid, at.block, texts, as, at.isOver ? overReader(workspace, as, formulas) : undefined);
  return {percent: read(inPercent), fractions: read(NONE)};
}

/**
 * Reads texts put down on cells that are worked out or reported: each is a marked override of its period, and one that
 * says what the cell holds leaves it alone. Cells of this page are taken by their formulas, where they have any.
 */
export function overReader(
  workspace: Workspace,
  inPercent: InPercent,
  formulas: CopiedCells["formulas"] = []
): InsteadReader {
  return (cell, text, row, column) => {
    const {line} = workspace.model.cells[cell] as Cell;
    const {spec, name} = line;
    const carried = formulas[row]?.[column] ?? "";
    const typed = carried.startsWith("=") ? carried : /^[-–—−]$/.test(text) ? "0" : text;
    const percent = inPercent(name);
    if (typed === definitionText(workspace, cell)) return null;
    const number = typed.startsWith("=") ? null : parseEntry(typed, entryStyleOf(line, percent));
    if (number?.ok && isSameNumber(number.value, workspace.evaluation.values[cell] as number)) return null;
    if (spec.type === "check" || spec.type === "table") return {problem: LOCKED};
    const read = readDefinition(workspace, cell, typed, true, percent);
    if ("problem" in read) return {problem: {en: read.problem, zh: read.problem}};
    if (read.type === "formula" && isSql(read.formula)) return {problem: ONE_PERIOD};
    return {worth: read.type === "formula" ? read.formula : read.text};
  };
}

/** Digits from which a number that agrees with another as far as it is written is the same: as many as narrow columns show. */
const TELLING_DIGITS = 5;
/** Digits to which a shorter number must agree: what it was rounded to may have ended in zeros. */
const ROUNDED_DIGITS = 7;

/** Whether a number that may have been rounded on its way is the one that a cell holds. */
function isSameNumber(value: number, held: number): boolean {
  if (Math.abs(value - held) <= 1e-9 * Math.abs(held)) return true;
  const digits = String(Math.abs(value)).replace(/e.*$/, "").replace(".", "").replace(/^0+/, "").length;
  return Number(held.toPrecision(digits >= TELLING_DIGITS ? digits : ROUNDED_DIGITS)) === value;
}

/** Formulas of a block's cells as they are written, "= …"; blank for numbers, queries, full years and empty cells. */
export function formulasIn(workspace: Workspace, grid: Grid, block: Block): string[][] {
  const columns = columnsOfBlock(grid, block);
  return grid.rows.slice(block.top, block.bottom + 1).map(({cells}) =>
    columns.map((column) => {
      const cell = cells[column] ?? null;
      const text = cell === null || grid.years.has(column) ? "" : definitionText(workspace, cell);
      // A query is for a whole line: elsewhere its numbers go along.
      return text.startsWith("=") && !isSql(text.slice(1)) ? text : "";
    })
  );
}

const PASTED = {en: "put into the grid", zh: "在表格中填入"};

/** What waits to be put into the document: the next begins from what the last one made. */
const waiting = new WeakMap<OwnModels, Promise<unknown>>();

/** Puts numbers and overrides into the document as one step, all or none. What the reader sets meanwhile stays. */
export function putOver(
  {workspace, models}: {readonly workspace: Workspace; readonly models: OwnModels},
  {set, instead = []}: Pick<Changes, "set" | "instead">
): Promise<Changed> {
  const {model} = workspace;
  let isWritten = false;
  const labels = model.lines[0]?.scope.calendar.periods.map(({label}) => label) ?? [];
  const inputs = set.map(([key, value]) => {
    const cell = cellOfKey(model, key) as number;
    const at = model.cells[cell] as Cell;
    return {line: at.line.name, period: periodLabel(at), value, range: inputRange(model, cell)};
  });
  const edited = (before: string, library: Library) =>
    instead.reduce<string | null>(
      (text, {cell, worth}) => {
        const at = model.cells[cell] as Cell;
        const override = {line: at.line.name, period: periodLabel(at), worth, reason: PASTED};
        return text === null ? null : withOverride(text, library, override);
      },
      isWritten ? withInputs(before, library, inputs, labels) : before
    );
  const change = () =>
    models.change(
      (text, library) => {
        const {state} = workspace;
        isWritten = isOwnModel(state.company) && state.case === BASE_CASE;
        const after = edited(text, library);
        return after === null ? {ok: false, why: {kind: "text"}} : {ok: true, text: after};
      },
      {
        // Read when the document is put in place, after all that was waited for.
        get edits() {
          const {state, caseOverrides} = workspace;
          return isWritten
            ? resetCells(state.edits, new Map(set).keys())
            : setCells(model, caseOverrides, state.edits, set);
        }
      }
    );
  const done = (waiting.get(models) ?? Promise.resolve()).then(change);
  waiting.set(
    models,
    done.catch(() => null)
  );
  return done;
}
