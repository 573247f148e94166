import type {Text} from "../../lib/language.js";
import {parseTsv, toTsv, type Block} from "../../workspace/block.js";
import type {Changes} from "../../workspace/changes.js";
import {hasWholeLines} from "../../workspace/cursor.js";
import {blockValues, withHeadings, type InPercent} from "../../workspace/grid.js";
import {unitInWords} from "../../model/unit/words.js";
import {gridEvaluation} from "./grid-years.js";
import type {GridTable} from "./model-grid-cells.js";
import {isDoubtful, pasteQuestion} from "./paste-question.js";
import {formulasIn, pasteReadings} from "./paste-over.js";
import type {Workspace} from "./workspace.js";

/** Cells of the grid on the clipboard, beside the bare numbers that spreadsheets take: with signs that leave no doubt. */
const OWN_CELLS = "text/x-alpha-ledger-cells";

/** Formulas of those cells, as they are written; blank for numbers. */
const OWN_FORMULAS = "text/x-alpha-ledger-formulas";

const SINGLE: Text = {en: "Value", zh: "单值"};

interface Clipboard {
  readonly shown: () => GridTable;
  readonly block: () => Block;
  readonly inPercent: InPercent;
  /** Whether cells that are worked out or reported take something else. */
  readonly isOver: boolean;
  readonly apply: (changes: Changes) => void;
  readonly reset: () => void;
  /** Shows a question before anything is stored, and takes it away again. */
  readonly ask: (question: HTMLElement) => void;
  readonly answered: () => void;
}

/** Copy, cut and paste of a grid's cells; whole lines are copied with titles, units and periods. */
export function listenToClipboard(scroll: HTMLElement, workspace: Workspace, clipboard: Clipboard): void {
  const {shown, block, inPercent, isOver, apply, reset, ask, answered} = clipboard;
  const isEditing = () => scroll.querySelector("input") !== null;
  const copy = (event: ClipboardEvent): void => {
    const {grid} = shown();
    const values = (as: InPercent) => blockValues(grid, block(), gridEvaluation(workspace).values, as);
    const words = {
      line: ({line}: (typeof grid.rows)[number]) =>
        [workspace.title(line.name), line.spec.type === "check" ? "" : unitInWords(line.unit, workspace.lang)] as const,
      single: SINGLE[workspace.lang]
    };
    const plain = values(() => false);
    const text = hasWholeLines(grid, block()) ? withHeadings(grid, block(), plain, words) : plain;
    event.clipboardData?.setData("text/plain", toTsv(text));
    event.clipboardData?.setData(OWN_CELLS, toTsv(values(inPercent)));
    event.clipboardData?.setData(OWN_FORMULAS, toTsv(formulasIn(workspace, grid, block())));
    event.preventDefault();
  };
  scroll.addEventListener("copy", (event) => {
    if (!isEditing()) copy(event);
  });
  scroll.addEventListener("cut", (event) => {
    if (isEditing()) return;
    copy(event);
    reset();
  });
  scroll.addEventListener("paste", (event) => {
    if (isEditing()) return;
    const copied = (type: string) => event.clipboardData?.getData(type) ?? "";
    const rows = parseTsv(copied(OWN_CELLS) || copied("text/plain"));
    event.preventDefault();
    const at = {grid: shown().grid, block: block(), isOver};
    const cells = {texts: rows, formulas: parseTsv(copied(OWN_FORMULAS))};
    const {percent, fractions} = pasteReadings(workspace, at, cells, inPercent);
    if (percent.refused.length > 0 || !isDoubtful(percent, fractions)) {
      apply(percent);
      return;
    }
    ask(
      pasteQuestion(workspace, {percent, fractions}, (chosen) => {
        answered();
        if (chosen) apply(chosen);
      })
    );
  });
}
