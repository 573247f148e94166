import type {Text} from "../../lib/language.js";
import {answerRequests} from "../../lib/worker-task.js";
import {evaluate} from "../../model/calculate/evaluate.js";
import type {Overrides} from "../../model/calculate/overrides.js";
import {compiled} from "../../model/compile.js";
import {importWorkbookOn, type ImportedWorkbook} from "../../workbook/import.js";
import {WorkbookError} from "../../lib/xlsx/refuse.js";
import type {SheetSpec} from "../../model/sheet/sheet.js";

/** A file, and the sheet it is read beside. */
export interface WorkbookTask {
  readonly bytes: Uint8Array;
  readonly entity: string;
  readonly sheet: SheetSpec;
  /** Overrides on screen by case; that which is shown bears the reader's edits. */
  readonly cases: ReadonlyMap<string, Overrides>;
  /** Case that stands for one the page does not have. */
  readonly shown: string;
}

/** What a file brings, with the case of the page it is for, or why it is refused. */
export type WorkbookAnswer = {readonly imported: ImportedWorkbook; readonly caseKey: string} | {readonly refusal: Text};

/** Reads a workbook once, beside the case it is switched to. */
export function readModelWorkbook({bytes, entity, sheet, cases, shown}: WorkbookTask): WorkbookAnswer {
  const model = compiled(sheet);
  const keyOf = (caseKey: string) => (cases.has(caseKey) ? caseKey : shown);
  try {
    const imported = importWorkbookOn(bytes, entity, model, (key) => evaluate(model, cases.get(keyOf(key)) ?? {}));
    return {imported, caseKey: keyOf(imported.caseKey)};
  } catch (error) {
    if (!(error instanceof WorkbookError)) throw error;
    return {refusal: error.text};
  }
}

answerRequests(readModelWorkbook);
