import {evaluate, inputRange} from "../model/calculate/evaluate.js";
import {cellName, periodLabel, type Cell, type Model} from "../model/compile.js";
import {findDocument} from "../model/excel/document-sheet.js";
import {entityOfOrigin} from "../model/excel/find-origin.js";
import type {Refusal} from "../model/excel/find-lines.js";
import {importFound, type ImportedWorkbook, type InputChange} from "../model/excel/import.js";
import {readXlsx, type FoundWorkbook} from "../model/excel/read-xlsx.js";
import {refuseWorkbook, WorkbookError} from "../lib/xlsx/refuse.js";
import {withInputs, withOverride} from "../model/text/edit-cell.js";
import {errorsAmong} from "../model/problem.js";
import type {Library} from "../model/text/include.js";
import type {TextProblem} from "../model/text/place.js";
import {cellKey, type Edits} from "../model/workspace/edits.js";
import {BASE_CASE} from "../model/workspace/state.js";
import {casesOf} from "./bound-company.js";
import {boundSheet, compiledText} from "./bound-sheet.js";
import type {CompanyData} from "./facts.js";
import {t} from "./text.js";

/** A cell of a workbook that stands otherwise than in the document it carries. */
export interface WorkbookDifference {
  readonly where: string;
  /** As the document has it, and as the cell has it: formulas with "=". */
  readonly before: string;
  readonly after: string;
}

/** A workbook opened as a model. */
export interface WorkbookModel {
  /** The document it carries, with the cells edited in the workbook in place of what it says. */
  readonly text: string;
  /** The case in use, and what of it cannot stand in the document. */
  readonly case: string;
  readonly edits: Edits;
  readonly differences: readonly WorkbookDifference[];
  readonly refusals: readonly Refusal[];
  /** What is wrong with the document itself. */
  readonly problems: readonly TextProblem[];
}

const EDITED = {en: "edited in the workbook", zh: "在工作簿中修改"};

/** The model a workbook carries, of whatever company. Throws WorkbookError on a file that carries none, or is unsafe. */
export function modelOfWorkbook(bytes: Uint8Array, library: Library, data: CompanyData): WorkbookModel {
  const workbook = readXlsx(bytes);
  const text = findDocument(workbook);
  if (text === null)
    return refuseWorkbook(
      "the workbook carries no model: it has no sheet “document”; expected one exported from this site",
      "工作簿中没有模型：缺少 document 工作表；请使用从本站导出的文件"
    );
  const as = {text, case: BASE_CASE, edits: {}, differences: [], refusals: []};
  const {bound, problems} = boundSheet(text, library, data);
  const compiled = bound && compiledText(bound);
  if (!bound || !compiled?.model) return {...as, problems: compiled?.problems ?? problems};
  const {model} = compiled;
  const cases = new Map(casesOf(bound).map(({key, overrides}) => [key, overrides]));
  const imported = importedOn(workbook, model, (key) => evaluate(model, cases.get(key) ?? {}));
  if ("reason" in imported) return {...as, refusals: [imported], problems: []};
  return {...writtenInto(text, {library, data}, model, imported, cases.has(imported.caseKey)), problems: []};
}

/** The cells beside the document; why they cannot be held against it, where its lines are no longer theirs. */
function importedOn(
  workbook: FoundWorkbook,
  model: Model,
  screenOf: Parameters<typeof importFound>[3]
): ImportedWorkbook | Refusal {
  try {
    return importFound(workbook, entityOfOrigin(workbook), model, screenOf);
  } catch (error) {
    if (!(error instanceof WorkbookError)) throw error;
    return {
      where: "document",
      reason: t(
        `opened as its text says; its cells are not held against it: ${error.text.en}`,
        `按其文本打开；未与单元格核对：${error.text.zh}`
      )
    };
  }
}

function writtenInto(
  text: string,
  {library, data}: {readonly library: Library; readonly data: CompanyData},
  model: Model,
  {changes, refusals, caseKey}: ImportedWorkbook,
  isNamedCase: boolean
): Omit<WorkbookModel, "problems"> {
  const inputs = isNamedCase ? null : withChanges(text, library, model, changes);
  const edits = Object.fromEntries(changes.map(({cell, after}) => [cellKey(model, cell), after]));
  const differences: WorkbookDifference[] = changes.map(({cell, before, after}) => ({
    where: cellName(model, cell),
    before: before === null ? "" : String(before),
    after: String(after)
  }));
  const left: Refusal[] = [];
  let whole = inputs ?? text;
  for (const refusal of refusals) {
    const put =
      "cell" in refusal ? overridden(whole, library, model.cells[refusal.cell] as Cell, refusal.instead) : null;
    const problem = put && problemOf(put.text, library, data);
    if (problem !== null) left.push({where: refusal.where, reason: t(problem, problem)});
    else if (put) {
      whole = put.text;
      differences.push({where: refusal.where, before: put.before, after: put.after});
    } else left.push(refusal);
  }
  return {
    text: whole,
    case: isNamedCase ? caseKey : BASE_CASE,
    edits: inputs === null ? edits : {},
    differences,
    refusals: left
  };
}

/** A text in which a cell stands as the workbook has it; null where it cannot. */
function overridden(text: string, library: Library, cell: Cell, worth: string) {
  const {name, spec} = cell.line;
  const put = withOverride(text, library, {line: name, period: periodLabel(cell), worth, reason: EDITED});
  const isNumber = Number.isFinite(Number(worth));
  if (put === null) return null;
  return {text: put, before: "formula" in spec ? `= ${spec.formula}` : "", after: isNumber ? worth : `= ${worth}`};
}

/** The first thing wrong with a text; null for one that is sound. */
function problemOf(text: string, library: Library, data: CompanyData): string | null {
  const {bound, problems} = boundSheet(text, library, data);
  const told = bound ? compiledText(bound).problems : problems;
  return errorsAmong(told)[0]?.message ?? null;
}

function withChanges(text: string, library: Library, model: Model, changes: readonly InputChange[]): string | null {
  const labels = model.lines[0]?.scope.calendar.periods.map(({label}) => label) ?? [];
  const inputs = changes.map(({cell, line, period, after}) => ({
    line,
    period,
    value: after,
    range: inputRange(model, cell)
  }));
  return withInputs(text, library, inputs, labels);
}
