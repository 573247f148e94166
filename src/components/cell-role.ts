import type {Text} from "../lib/language.js";
import {affected} from "../model/calculate/evaluate.js";
import {cellAt, periodLabel, type Cell} from "../model/compile.js";
import {cellKey} from "../model/workspace/edits.js";
import type {Workspace} from "./workspace.js";

/** What a number of the grid is, as spreadsheets of analysts tell by colour; here each has a second mark too. */
export const CELL_ROLES = ["input", "fact", "formula", "link", "plug", "check"] as const;

export type CellRole = (typeof CELL_ROLES)[number];

export const ROLE_NAME: Readonly<Record<CellRole, Text>> = {
  input: {en: "Input, yours to change", zh: "输入，可修改"},
  fact: {en: "Reported", zh: "已披露"},
  formula: {en: "Formula", zh: "公式"},
  link: {en: "Link to another sheet", zh: "引自另一表"},
  plug: {en: "Plug that makes a statement tie", zh: "配平项"},
  check: {en: "Check", zh: "校验"}
};

export const CHANGED: Text = {en: "Changed by you", zh: "您已修改"};
export const IDLE: Text = {en: "Input that moves neither value nor return", zh: "不影响价值与回报的输入"};
export const UNVERIFIED: Text = {en: "Not verified at the source", zh: "未经原始文件核实"};

/** Role of a cell: a reported value in the line of a formula is a fact. */
export function roleOf({model, company}: Workspace, cell: number): CellRole {
  const {line} = model.cells[cell] as Cell;
  const {spec} = line;
  if (spec.type === "check") return "check";
  if (company.plugs.includes(line.name)) return "plug";
  if (spec.type === "input") return "input";
  if (!model.formulas[cell]) return "fact";
  return line.node?.type === "name" && line.node.name.includes(".") ? "link" : "formula";
}

/** Whether an input cell reaches neither the value per share nor the return, whatever it is set to. */
export function isIdle({model, company}: Workspace, cell: number): boolean {
  if ((model.cells[cell] as Cell).line.spec.type !== "input") return false;
  const reached = affected(model, [cell]);
  const {value, expectedReturn} = company.headline;
  return ![value, expectedReturn].some((line) => reached.includes(cellAt(model, line)));
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
