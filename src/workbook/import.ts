import type {Text} from "../lib/language.js";
import type {Evaluation} from "../model/calculate/evaluate.js";
import {cellName, cellsOfLine, periodLabel, type Cell, type Model} from "../model/compile.js";
import {FormulaError} from "../model/formula/token.js";
import {findCases, type FoundCases, type OwnCase} from "./find-cases.js";
import {findAdditions, type Additions} from "./find-additions.js";
import {findLines, type Refusal} from "./find-lines.js";
import {findOrigin, storedNames} from "./find-origin.js";
import {findSheetName} from "./find-sheets.js";
import {namedAdditions} from "./name-additions.js";
import {readNumber} from "./read-number.js";
import {cellsOf} from "../model/calculate/cell-node.js";
import {closedForm, closesLoop} from "./closed-form.js";
import {excelFormula} from "./formula.js";
import {importLine} from "./import-line.js";
import {address, layoutOf, OTHER_SHEETS, type Layout, type Place} from "./layout.js";
import {isAsExported, isClose, shown} from "./held.js";
import {readXlsx, type FoundCell, type FoundWorkbook} from "./read-xlsx.js";
import {canonical} from "./reference.js";
import {sameness} from "./same-formula.js";
import {READERS_CASE} from "./spec.js";
import {unfitFor} from "./unfit.js";

/** An input cell that the reader changed in the workbook. */
export interface InputChange {
  /** Number of the cell. */
  readonly cell: number;
  readonly line: string;
  readonly period: string | null;
  /** On screen now; null where there is none. */
  readonly before: number | null;
  readonly after: number;
  /** How the number was read, where it was no plain number. */
  readonly note?: Text;
}

/** A cell that holds something that no input is. */
export interface RefusedInput extends Refusal {
  readonly cell: number;
  /** What it holds, as a formula or number of ours: in a model of the reader's own it stands instead. */
  readonly instead: string;
  /** How that was read, where it is not what the cell holds. */
  readonly note?: Text;
}

/** What a workbook brings, for the reader to accept or leave. */
export interface ImportedWorkbook {
  readonly changes: readonly InputChange[];
  readonly refusals: readonly (Refusal | RefusedInput)[];

  /** Key of the case the workbook is switched to. */
  readonly caseKey: string;
  /** Date of the facts it was exported with. */
  readonly asOf: string;
}

/** The same, with what the reader added to it. */
export interface FoundImport extends ImportedWorkbook {
  readonly cases: readonly OwnCase[];
  readonly additions: Additions;
  /** Lines whose formulas stand as they were exported, though the model they are read for has more periods. */
  readonly asBefore: readonly string[];
}

/**
 * Reads a workbook back: inputs that were changed since it was exported, beside what they are on screen, and what is
 * refused and why; of a workbook switched to a reader's own scenario all inputs that differ from the screen. Changes nothing. Throws WorkbookError on a file that is no workbook of this model, or unsafe.
 */
export function importWorkbook(bytes: Uint8Array, entity: string, current: Evaluation): ImportedWorkbook {
  return importWorkbookOn(bytes, entity, current.model, () => current);
}

/** As `importWorkbook`, beside the screen of the case that the workbook is switched to. */
export function importWorkbookOn(
  bytes: Uint8Array,
  entity: string,
  model: Model,
  screenOf: (caseKey: string) => Evaluation
): ImportedWorkbook {
  const {cases, additions, changes, refusals, caseKey, asOf} = importFound(readXlsx(bytes), entity, model, screenOf);
  return {changes, refusals: [...refusals, ...namedAdditions(additions, cases)], caseKey, asOf};
}

/** As `importWorkbookOn`, of a file that was read; `written` is the model it was exported from, where lines or periods were added since. */
export function importFound(
  workbook: FoundWorkbook,
  entity: string,
  model: Model,
  screenOf: (caseKey: string) => Evaluation,
  written: Model = model
): FoundImport {
  const {cases: keys, asOf, values: exported} = findOrigin(workbook, written, entity);
  const layout = layoutOf(model);
  const found = findLines(model, workbook, layout);
  const cases = findCases(workbook, keys, exported);
  const current = screenOf(cases.key);
  const refusals: (Refusal | RefusedInput)[] = [...found.refusals, ...cases.refusals];
  const changes: InputChange[] = [];
  const asBefore = new Set<string>();
  const context = {current, workbook, layout, found: found.layout, exported, cases, names: storedNames(model)};
  const before = written === model ? null : writtenBefore(written);
  model.cells.forEach(({line}, cell) => {
    const place = found.layout.places[cell];
    if (!place || found.refused.has(line.name)) return;
    const what = judge(cell, place, {...context, before});
    if (what === null) return;
    if (what === "as before") return void asBefore.add(line.name);
    if ("reason" in what) {
      const held = what.isKept
        ? null
        : instead(model, cell, workbook.get(place.sheet)?.get(address(place)), found.layout);
      refusals.push({where: cellName(model, cell), reason: what.reason, ...(held !== null && {cell, ...held})});
    } else changes.push(what);
  });
  const additions = findAdditions(model, workbook, found.layout);
  refusals.push(...additions.strays);
  const known = new Set([
    ...found.layout.sheets.values(),
    ...OTHER_SHEETS.map((name) => findSheetName(workbook, name))
  ]);
  for (const name of workbook.keys())
    if (!known.has(name))
      refusals.push({
        where: name.slice(0, 60),
        reason: {en: "a worksheet of your own: not read", zh: "自建工作表，不予读取"}
      });
  return {changes, refusals, caseKey: cases.key, asOf, cases: cases.own, additions, asBefore: [...asBefore]};
}

/** What a cell holds as our own formula or number, with what is said of that; null for what is neither. */
function instead(
  model: Model,
  cell: number,
  held: FoundCell | undefined,
  layout: Layout
): {readonly instead: string; readonly note?: Text} | null {
  const {line} = model.cells[cell] as Cell;
  const {formula} = held ?? {};
  const own = formula === undefined ? null : ownFormula(model, cell, formula, layout);
  if (own !== null) return {instead: own};
  const read = readNumber(held, line);
  return "reason" in read ? null : {instead: String(read.value), ...(read.note && {note: read.note})};
}

function ownFormula(model: Model, cell: number, formula: string, layout: Layout): string | null {
  const {name} = (model.cells[cell] as Cell).line;
  try {
    const texts = cellsOfLine(model, name).map((each) => (each === cell ? formula : null));
    return importLine(model, name, texts, layout);
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    return null;
  }
}

interface Context {
  readonly current: Evaluation;
  readonly workbook: FoundWorkbook;
  readonly layout: Layout;
  /** As the file has its rows. */
  readonly found: Layout;
  readonly exported: ReadonlyMap<string, number>;
  readonly cases: FoundCases;
  /** How cells are called among what was exported. */
  readonly names: readonly string[];
  /** Formulas of the model as it was written, by those names; null where it is the same model. */
  readonly before: ReadonlyMap<string, string> | null;
}

/** Something not taken; where `isKept`, the cell stays as the model has it whatever it holds. */
interface NotTaken {
  readonly reason: Text;
  readonly isKept?: boolean;
}

type Judged = InputChange | NotTaken | "as before" | null;

/** Formulas as `canonical` writes them, by name of the cell. */
function writtenBefore(model: Model): ReadonlyMap<string, string> {
  const [layout, names] = [layoutOf(model), storedNames(model)];
  const formulas = model.cells.flatMap((_, cell): [string, string][] => {
    const node = closedForm(model, cell) ?? model.formulas[cell];
    const {sheet} = layout.places[cell] as Place;
    if (!node) return [];
    const formula = excelFormula(node, sheet, layout, cellName(model, cell));
    return [[names[cell] ?? "", canonical(formula, sheet, layout, (each) => names[each] ?? "")]];
  });
  return new Map(formulas);
}

/** What a cell of the file is to the model: a change, something refused, or nothing new. */
function judge(cell: number, place: Place, context: Context): Judged {
  const {current, workbook, layout, found, exported, cases, names, before: written} = context;
  const {model} = current;
  const home = layout.places[cell] as Place;
  const held = workbook.get(place.sheet)?.get(address(place));
  // The value of a loop that no formula closes is the model's own, not the workbook's to change.
  if (closesLoop(model, cell) && !closedForm(model, cell)) return null;
  const node = closedForm(model, cell) ?? model.formulas[cell];
  const name = names[cell] ?? "";
  if (node) {
    const isAdded = written !== null && !written.has(name);
    const isEmpty = held === undefined || (held.formula === undefined && held.value === "");
    // The line says what stands in a period that was added.
    if (isAdded && isEmpty) return null;
    const ours = excelFormula(node, home.sheet, layout, cellName(model, cell));
    // As the file has its rows, where it has all of them.
    const lost = new Set([...cellsOf(node)].filter((each) => !found.places[each]).map((each) => names[each] ?? ""));
    const expected = lost.size === 0 ? excelFormula(node, place.sheet, found, cellName(model, cell)) : ours;
    if (held?.formula === undefined)
      return refused(
        `formula replaced by ${shown(held)}; expected =${expected}`,
        `公式被改为 ${shown(held)}，应为 =${expected}`
      );
    const read = canonical(held.formula, place.sheet, found, (each) => names[each] ?? "");
    const isOurs = sameness(
      read,
      canonical(ours, home.sheet, layout, (each) => names[each] ?? ""),
      lost
    );
    if (isOurs === "same") return null;
    const before = written?.get(name);
    const isBefore = before === undefined ? "other" : sameness(read, before, lost);
    if (isBefore === "same") return "as before";
    if (isOurs === "perhaps" || isBefore === "perhaps")
      return {
        ...refused(
          `reads ${shown(held)}, in place of a row or column that was not found: kept as the document has it`,
          `公式为 ${shown(held)}，原引用的行或列未找到；保留文本中的公式`
        ),
        isKept: true
      };
    return refused(
      `formula changed: ${shown(held)}; expected =${expected}`,
      `公式被改：${shown(held)}，应为 =${expected}`
    );
  }
  const inCases = cases.find(held);
  const before = inCases ? inCases.exported : (exported.get(`${home.sheet}!${name}`) ?? NaN);
  const after = inCases ? inCases.held : held;
  const {line} = model.cells[cell] as Cell;
  // A reader's own scenario is in no one's list of cases: its inputs are news wherever they differ from the screen.
  const isOwn = cases.key === READERS_CASE && line.spec.type === "input" && Number.isFinite(before);
  if (isAsExported(after, before) && !isOwn) return null;
  if (line.spec.type !== "input")
    return refused(
      `a reported number, now ${shown(after)}; only inputs are taken: facts change with their source`,
      `此为披露数据，现为 ${shown(after)}；仅接受输入项，事实随来源更新`
    );
  const read = readNumber(after, line);
  if ("reason" in read) return read;
  const {value, note} = read;
  const unfit = unfitFor(model, cell, value);
  if (unfit) return {reason: unfit};
  const now = current.values[cell] as number;
  if (isClose(now, value)) return null;
  return {
    cell,
    line: line.name,
    period: periodLabel(model.cells[cell] as Cell),
    before: Number.isNaN(now) ? null : now,
    after: value,
    ...(note && {note})
  };
}

function refused(en: string, zh: string): {reason: Text} {
  return {reason: {en, zh}};
}
