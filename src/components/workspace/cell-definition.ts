import type {Text} from "../../lib/language.js";
import {COLON} from "../../lib/signs.js";
import {nodeOfCell, periodLabel, type Cell} from "../../model/compile.js";
import {formulaFaults} from "../../model/formula/parse.js";
import {printFormula} from "../../model/formula/print.js";
import {isPure} from "../../model/unit/unit.js";
import {branchFor, withFormula, withInputs, withOverride, type NewOverride} from "../../model/text/edit-cell.js";
import {withFigure} from "../../model/text/edit.js";
import type {Library} from "../../model/text/include.js";
import {textFaults} from "../../model/text/place.js";
import {isSql, printSql, readSql} from "../../model/text/sql.js";
import {written} from "../../model/text/quantity.js";
import {isEditable} from "../../workspace/edits.js";
import {entryText, parseEntry} from "../../workspace/entry.js";
import {entryStyleOf, notationOfLine, styleOf} from "../../workspace/style.js";
import {problemsText, type Changed} from "./change-words.js";
import type {OwnModels} from "./own-models.js";
import type {Workspace} from "./workspace.js";

/** What a text typed into a cell makes of its line or its period. */
export type CellDefinition =
  | {readonly type: "formula"; readonly formula: string; readonly scope: "line" | "period"}
  | {readonly type: "number"; readonly text: string; readonly value: number};

/** Whether a figure that the record lacks belongs in a cell. */
export function isMissingFigure({company, model}: Workspace, cell: number): boolean {
  const at = model.cells[cell] as Cell;
  return company.missing.some(
    ({line, period, isAssumed}) => !isAssumed && line === at.line.name && period === periodLabel(at)
  );
}

/** Whether a cell stands otherwise than its line says. */
export function isOverridden({company, model}: Workspace, cell: number): boolean {
  const at = model.cells[cell] as Cell;
  return company.overridden.some(({line, period}) => line === at.line.name && period === periodLabel(at));
}

/** Whether a number in a cell wants to be told where it comes from: one that stands in for a figure on record. */
export function wantsSource(workspace: Workspace, cell: number): boolean {
  const {line} = workspace.model.cells[cell] as Cell;
  return isMissingFigure(workspace, cell) || line.spec.type === "fact";
}

/** What an editor of a cell opens with: its formula as it is written, or its number. */
export function definitionText(workspace: Workspace, cell: number): string {
  const {model, evaluation} = workspace;
  const at = model.cells[cell] as Cell;
  const {spec} = at.line;
  const label = periodLabel(at);
  const own = spec.type === "formula" ? spec.overrides?.[label ?? ""] : undefined;
  if (typeof own === "string") return `= ${own}`;
  const query = queryOf(workspace, at.line.name);
  if (query !== null && own === undefined && !isOverridden(workspace, cell)) return `= ${printSql(query)}`;
  const node = nodeOfCell(model, cell);
  if (node && spec.type === "formula")
    return spec.formula === "missing" ? "" : `= ${branchFor(spec.formula, basisOf(at))}`;
  if (node) return `= ${printFormula(node)}`;
  return entryText(evaluation.values[cell] as number, styleOf(evaluation, at.line));
}

/** The query that a line reads its numbers by; null for any other. */
function queryOf({company}: Workspace, name: string): string | null {
  return company.sql.find(({line}) => line === name)?.query ?? null;
}

/**
 * What was typed, read; or what is wrong with it, and from which character of the text on. Numbers without a per cent sign
 * are per cent where their line is shown so, unless told otherwise.
 */
export function readDefinition(
  workspace: Workspace,
  cell: number,
  text: string,
  isForPeriod: boolean,
  isPercent?: boolean
): CellDefinition | {readonly problem: string; readonly from: number | null} {
  const {model, evaluation, lang} = workspace;
  const {line} = model.cells[cell] as Cell;
  const style = styleOf(evaluation, line);
  const read = parseEntry(text, entryStyleOf(line, isPercent ?? style.percent));
  const typed = text.trim().replace(/^[=＝]\s*/, "");
  if (typed === text.trim()) {
    if (!read.ok) return {problem: `${text || NOTHING[lang]}${COLON[lang]}${read.problem[lang]}`, from: null};
    return {type: "number", text: written(read.value, notationOfLine(line) === "percent").text, value: read.value};
  }
  // Signs within a query are its own, those of full width too.
  const formula = isSql(typed) ? typed : typed.normalize("NFKC");
  const faults = faultsOf(formula);
  if (faults.length > 0) {
    const before = text.length - formula.length;
    const told = faults.map(({message, at}) => ({message, from: at === null ? null : before + at}));
    return {problem: problemsText(told, lang), from: told[0]?.from ?? null};
  }
  const {spec} = line;
  const isWhole = spec.type === "formula" || spec.type === "check" || spec.type === "input" || isSql(formula);
  const scope = !isForPeriod && isWhole && !isOverridden(workspace, cell) ? "line" : "period";
  return {type: "formula", formula, scope};
}

const NOTHING: Text = {en: "nothing typed", zh: "未输入内容"};

/** What is wrong with a formula or a query, and before which of its characters; null where it is the whole. */
function faultsOf(formula: string): readonly {readonly message: string; readonly at: number | null}[] {
  if (isSql(formula)) return textFaults(() => readSql(formula)).map(({message}) => ({message, at: null}));
  return formulaFaults(formula).map(({message, at, kind}) => ({
    message: message.replace(/ at character \d+/, ""),
    at: kind === "limit" ? null : at
  }));
}

/** Puts what was typed into the document; a reason says where a number comes from. */
export async function define(
  {workspace, models}: {readonly workspace: Workspace; readonly models: OwnModels},
  cell: number,
  definition: CellDefinition,
  reason: string
): Promise<Changed> {
  const edit = editOf(workspace, cell, definition, reason);
  return models.change((text, library) => {
    const edited = edit(text, library);
    return edited === null ? {ok: false, why: {kind: "text"}} : {ok: true, text: edited};
  });
}

type Edit = (text: string, library: Library) => string | null;

function editOf(workspace: Workspace, cell: number, definition: CellDefinition, reason: string): Edit {
  const {model} = workspace;
  const at = model.cells[cell] as Cell;
  const {name: line, spec, isSeries, unit} = at.line;
  const period = periodLabel(at);
  const note = reason.trim() === "" ? null : {en: reason.trim(), zh: null};
  const override = (worth: string): NewOverride => ({line, period, worth, reason: note});
  if (definition.type === "formula" && definition.scope === "line") {
    const kind = isSeries && spec.type === "input" ? (spec.kind ?? (isPure(unit) ? "ratio" : "rate")) : null;
    return (text, library) => withFormula(text, library, {line, formula: definition.formula, basis: basisOf(at), kind});
  }
  if (definition.type === "formula")
    return (text, library) => withOverride(text, library, override(definition.formula));
  if (isMissingFigure(workspace, cell))
    return (text, library) => withFigure(text, library, {line, period, number: definition.text, source: reason});
  if (spec.type === "input") {
    const labels = at.line.scope.calendar.periods.map(({label}) => label);
    const input = {line, period, value: definition.value, range: null};
    return (text, library) => withInputs(text, library, [input], labels);
  }
  return (text, library) => withOverride(text, library, override(definition.text));
}

function basisOf({line, period}: Cell): "actual" | "estimate" | null {
  return period === null ? null : (line.scope.calendar.periods[period]?.basis ?? null);
}

/** Whether a text typed into an input is no number of it but a formula for the line. */
export function isFormulaForInput(workspace: Workspace, cell: number, text: string): boolean {
  if (!isEditable(workspace.model, cell) || !/^\s*[=＝]/.test(text)) return false;
  const read = parseEntry(text, {percent: false});
  return !read.ok && /[a-z_]/i.test(text);
}
