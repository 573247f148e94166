import {WorkbookError, refuseWorkbook} from "../lib/xlsx/refuse.js";
import type {Text} from "../lib/language.js";
import {evaluate, inputRange} from "../model/calculate/evaluate.js";
import {cellName, periodLabel, type Cell, type Model} from "../model/compile.js";
import {findDocument} from "../workbook/document-sheet.js";
import {findCases} from "../workbook/find-cases.js";
import {entityOfOrigin, findOrigin} from "../workbook/find-origin.js";
import type {Refusal} from "../workbook/find-lines.js";
import {importFound, type FoundImport, type InputChange} from "../workbook/import.js";
import {readXlsx, type FoundWorkbook} from "../workbook/read-xlsx.js";
import {withInputs, withOverride} from "../model/text/edit-cell.js";
import type {Library} from "../model/text/include.js";
import type {TextProblem} from "../model/text/place.js";
import {cellKey, type Edits} from "../workspace/edits.js";
import {BASE_CASE} from "../workspace/state.js";
import {casesOf} from "./bound-company.js";
import {boundSheet, compiledText} from "./bound-sheet.js";
import type {CompanyData} from "./facts.js";
import {messageText, t} from "./text.js";
import {
  firstProblem,
  withAdditions,
  type ExtendedDocument,
  type OnRecord,
  type WorkbookAddition
} from "./workbook-additions.js";
import {withOwnCases} from "./workbook-cases.js";

/** A cell of a workbook that stands otherwise than in the document it carries. */
export interface WorkbookDifference {
  readonly where: string;
  /** As the document has it, and as the cell has it: formulas with "=". */
  readonly before: string;
  readonly after: string;
  /** How the cell was read, where it holds no plain number. */
  readonly note?: Text;
}

/** A workbook opened as a model. */
export interface WorkbookModel {
  /** The document it carries, with the cells edited in the workbook in place of what it says. */
  readonly text: string;
  /** The case in use, and what of it cannot stand in the document. */
  readonly case: string;
  readonly edits: Edits;
  readonly differences: readonly WorkbookDifference[];
  /** Lines, periods and cases that the workbook has besides. */
  readonly added: readonly WorkbookAddition[];
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
  const as = {text, case: BASE_CASE, edits: {}, differences: [], added: [], refusals: []};
  const {bound, problems} = boundSheet(text, library, data);
  const compiled = bound && compiledText(bound);
  if (!bound || !compiled?.model) return {...as, problems: compiled?.problems ?? problems};
  const {model} = compiled;
  const cases = new Map(casesOf(bound).map(({key, overrides}) => [key, overrides]));
  const record = {library, data};
  const isSame = isWrittenFrom(workbook, model);
  if (!isSame.ok) return {...as, refusals: [isSame.why], problems: []};
  const extended = withAdditions(text, record, model, workbook);
  const screenOf = (key: string) => evaluate(extended.model, cases.get(key) ?? {});
  const imported = importFound(extended.workbook, entityOfOrigin(workbook), extended.model, screenOf, model);
  return {...writtenInto(extended, record, imported, cases), problems: []};
}

/** Whether the cells can be held against the document; why not, where its lines are no longer theirs. */
function isWrittenFrom(workbook: FoundWorkbook, model: Model): {ok: true} | {ok: false; why: Refusal} {
  try {
    findCases(workbook, findOrigin(workbook, model, entityOfOrigin(workbook)).cases, new Map());
    return {ok: true};
  } catch (error) {
    if (!(error instanceof WorkbookError)) throw error;
    const {en, zh} = error.text;
    const reason = t(
      `opened as its text says; its cells are not held against it: ${en}`,
      `按其文本打开；未与单元格核对：${zh}`
    );
    return {ok: false, why: {where: "document", reason}};
  }
}

function writtenInto(
  {text, model, added, refusals: before}: ExtendedDocument,
  record: OnRecord,
  {changes: all, refusals, caseKey, cases: own, asBefore}: FoundImport,
  cases: ReadonlyMap<string, unknown>
): Omit<WorkbookModel, "problems"> {
  const {library} = record;
  const isNamedCase = cases.has(caseKey);
  const lines = new Set(added.filter(({kind}) => kind === "line").map(({name}) => name));
  const inUse = own.find((each) => each.isInUse);
  const changes = all.filter(({cell, line}) => !lines.has(line) && !inUse?.held.has(cellName(model, cell)));
  const inputs = isNamedCase ? null : withChanges(text, library, model, changes);
  const edits = Object.fromEntries(changes.map(({cell, after}) => [cellKey(model, cell), after]));
  const differences: WorkbookDifference[] = changes.map(({cell, before: was, after, note}) => ({
    where: cellName(model, cell),
    before: was === null ? "" : String(was),
    after: String(after),
    ...(note && {note})
  }));
  const left: Refusal[] = [...before];
  let whole = inputs ?? text;
  for (const refusal of refusals) {
    if (lines.has(refusal.where.split(" ")[0] ?? "")) continue;
    const put =
      "cell" in refusal ? overridden(whole, library, model.cells[refusal.cell] as Cell, refusal.instead) : null;
    const problem = put && firstProblem(put.text, record);
    if (problem !== null) left.push({where: refusal.where, reason: messageText(problem)});
    else if (put) {
      whole = put.text;
      const note = "note" in refusal ? refusal.note : undefined;
      differences.push({where: refusal.where, before: put.before, after: put.after, ...(note && {note})});
    } else left.push(refusal);
  }
  const withOwn = withOwnCases(whole, record, model, own, new Set(cases.keys()));
  return {
    text: withOwn.text,
    case: withOwn.inUse ?? (isNamedCase ? caseKey : BASE_CASE),
    edits: inputs === null ? edits : {},
    differences,
    added: [...readOn(added, asBefore), ...withOwn.added],
    refusals: [...left, ...withOwn.refusals]
  };
}

/** What was added, the last period with what is said of a whole series that now reads it, though the workbook’s formula does not. */
function readOn(added: readonly WorkbookAddition[], lines: readonly string[]): readonly WorkbookAddition[] {
  const last = added.findLast(({kind}) => kind === "period");
  if (!last || lines.length === 0) return added;
  const note = t(
    `read now by ${lines.join(", ")}, whose formulas in the workbook end before it`,
    `现由 ${lines.join("、")} 读取；其工作簿公式未包含该期`
  );
  return added.map((each) => (each === last ? {...each, note} : each));
}

/** A text in which a cell stands as the workbook has it; null where it cannot, as no input can stand otherwise than as its number. */
function overridden(text: string, library: Library, cell: Cell, worth: string) {
  const {name, spec} = cell.line;
  if (spec.type === "input") return null;
  const put = withOverride(text, library, {line: name, period: periodLabel(cell), worth, reason: EDITED});
  const isNumber = Number.isFinite(Number(worth));
  if (put === null) return null;
  return {text: put, before: "formula" in spec ? `= ${spec.formula}` : "", after: isNumber ? worth : `= ${worth}`};
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
