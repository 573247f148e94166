import type {CompanyData} from "../../companies/facts.js";
import {modelOfWorkbook, type WorkbookModel} from "../../companies/from-workbook.js";
import type {Text} from "../../lib/language.js";
import {answerRequests} from "../../lib/worker-task.js";
import {WorkbookError} from "../../lib/xlsx/refuse.js";
import type {Library} from "../../model/text/include.js";

/** A file, with what its document is bound to. */
export interface ModelWorkbookTask {
  readonly bytes: Uint8Array;
  readonly shared: Library;
  readonly data: CompanyData;
}

/** The model a workbook carries, or why it is refused. */
export type ModelWorkbookAnswer = {readonly opened: WorkbookModel} | {readonly refusal: Text};

function openWorkbook({bytes, shared, data}: ModelWorkbookTask): ModelWorkbookAnswer {
  try {
    return {opened: modelOfWorkbook(bytes, shared, data)};
  } catch (error) {
    if (!(error instanceof WorkbookError)) throw error;
    return {refusal: error.text};
  }
}

answerRequests(openWorkbook);
