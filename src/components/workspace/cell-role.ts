import type {Text} from "../../lib/language.js";
import type {CompanyModel} from "../../companies/company.js";
import {runCases} from "../../model/analysis/cases.js";
import {evaluate, outcome, type Outcome} from "../../model/calculate/evaluate.js";
import {periodLabel, type Cell, type Model} from "../../model/compile.js";
import {nudged} from "../../workspace/answers.js";
import {cellKey, isEditable} from "../../workspace/edits.js";
import type {Workspace} from "./workspace.js";

/** What a number of the grid is, as spreadsheets of analysts tell by colour; here each has a second mark too. */
export const CELL_ROLES = ["input", "fact", "formula", "link", "plug", "check"] as const;

export type CellRole = (typeof CELL_ROLES)[number];

export const ROLE_NAME: Readonly<Record<CellRole, Text>> = {
  input: {en: "Input, yours to change", zh: "输入，可修改"},
  fact: {en: "Reported", zh: "已披露"},
  formula: {en: "Formula", zh: "公式"},
  link: {en: "Link to another sheet", zh: "引自另一表"},
  plug: {en: "Plug that makes a statement tie", zh: "轧差项"},
  check: {en: "Check", zh: "校验"}
};

export const OVERRIDDEN: Text = {en: "Stands instead of its line, typed in by you", zh: "您填入的替代值，不按本行计算"};
export const CHANGED: Text = {en: "Changed by you", zh: "您已修改"};
export const IDLE: Text = {
  en: "Input that moves neither value nor return as the sheet stands",
  zh: "按模型现状不影响价值与回报的输入"
};
export const UNVERIFIED: Text = {en: "Not verified at the source", zh: "未经原始文件核实"};

/** Role of a cell: a reported value in the line of a formula is a fact. */
export function roleOf({model, company}: Workspace, cell: number): CellRole {
  const {line} = model.cells[cell] as Cell;
  const {spec} = line;
  if (spec.type === "check") return "check";
  if (company.plugs.includes(line.name)) return "plug";
  if (isEditable(model, cell)) return "input";
  if (!model.formulas[cell]) return "fact";
  return line.node?.type === "name" && line.node.name.includes(".") ? "link" : "formula";
}

/** All of a company that its table shows besides numbers: two of the same look are one table. */
export function lookOf(workspace: Workspace): string {
  const {company, model} = workspace;
  const {entity, title, groups, words, overridden, missing, facts, sheet} = company;
  const lines = sheet.lines.map((line) => ({...line, values: 0, formula: "", actuals: 0, range: 0}));
  const roles = model.cells.map((_, cell) => CELL_ROLES.indexOf(roleOf(workspace, cell))).join("");
  return JSON.stringify([entity, title, groups, words, overridden, missing, facts, sheet.calendar, lines, roles]);
}

const idleCells = new WeakMap<Model, ReadonlySet<number>>();

/** Whether a small change of an input cell moves neither the value per share nor the return of the sheet as it stands. */
export function isIdle({model, company}: Workspace, cell: number): boolean {
  let idle = idleCells.get(model);
  if (!idle) idleCells.set(model, (idle = findIdle(model, company.headline)));
  return idle.has(cell);
}

function findIdle(model: Model, {value, expectedReturn}: CompanyModel["headline"]): ReadonlySet<number> {
  const base = evaluate(model);
  const outputs = [value, expectedReturn].map((line) => ({line}));
  const before = outputs.map(({line}) => outcome(base, line));
  const cells = model.cells.flatMap((_, cell) => (isEditable(model, cell) ? [cell] : []));
  const moved = runCases(
    base,
    cells.map((cell) => {
      const at = model.cells[cell] as Cell;
      const label = periodLabel(at);
      const to = nudged(base, cell);
      return {[at.line.name]: label === null ? to : {at: {[label]: to}}};
    }),
    outputs
  );
  const isSame = (a: Outcome | undefined, b: Outcome | undefined) => a?.ok && b?.ok && a.value === b.value;
  return new Set(cells.filter((_, i) => before.every((b, k) => isSame(b, moved[i]?.[k]))));
}

/** Whether a cell rests on a figure that nobody has checked against the company's own document. */
export function isUnverified({model, company}: Workspace, cell: number): boolean {
  const key = cellKey(model, cell);
  return company.facts.some(
    ({line, period, fact}) =>
      fact.status === "reported_unverified" && (period === null ? line : `${line}@${period}`) === key
  );
}

/**
 * Whether a cell is empty on purpose: nothing is stated for the period, or the formula says `missing` there. A fact
 * that was asked for and is not on record is no such cell.
 */
export function isEmpty({model, company, evaluation}: Workspace, cell: number): boolean {
  const error = evaluation.errors.get(cell);
  if (error?.kind !== "missing") return false;
  const {line} = model.cells[cell] as Cell;
  if (company.partial.includes(line.name)) return true;
  const isOwn = error.line === line.name && error.period === periodLabel(model.cells[cell] as Cell);
  return isOwn && !company.missing.some((m) => m.line === error.line && m.period === error.period);
}
