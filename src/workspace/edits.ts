import type {Text} from "../lib/language.js";
import {cellsOfLine, lineOf, periodLabel, type Cell, type Model} from "../model/compile.js";
import {inputRange} from "../model/calculate/evaluate.js";
import {overriddenCells, type Override, type Overrides} from "../model/calculate/overrides.js";
import {didYouMean} from "../model/nearest.js";

/** What a reader has set, by cell: "token_growth@FY2027", or "list_price" for a single value. In the line's unit. */
export type Edits = Readonly<Record<string, number>>;

/** Name of a cell in links and edits. */
export function cellKey(model: Model, cell: number): string {
  const at = model.cells[cell] as Cell;
  const label = periodLabel(at);
  return label === null ? at.line.name : `${at.line.name}@${label}`;
}

/** The cell a key names; null when there is none. */
export function cellOfKey(model: Model, key: string): number | null {
  const [name = "", label = null] = key.split("@");
  if (!model.firstCell.has(name)) return null;
  return cellsOfLine(model, name).find((cell) => periodLabel(model.cells[cell] as Cell) === label) ?? null;
}

/** Whether a cell is an input with a value: a period for which an input states none is read by nothing. */
export function isEditable(model: Model, cell: number): boolean {
  return (model.cells[cell] as Cell).line.spec.type === "input" && !Number.isNaN(model.given[cell]);
}

/** What is wrong with setting a cell to a value; null when nothing is. */
export function editProblem(model: Model, key: string, value: number): Text | null {
  const cell = cellOfKey(model, key);
  const [name = ""] = key.split("@");
  if (cell === null) {
    const inputs = model.lines.flatMap((line) => (line.spec.type === "input" ? [line.name] : []));
    return {
      en: `${key}: no such cell; expected an input and its period${didYouMean(name, inputs)}`,
      zh: `${key}：没有该单元格，应为输入项及其期间`
    };
  }
  const {type} = lineOf(model, name).spec;
  if (type !== "input")
    return {en: `${key}: ${name} is a ${type}; expected an input`, zh: `${key}：${name} 不是输入项`};
  if (!isEditable(model, cell)) {
    const stated = cellsOfLine(model, name).filter((c) => isEditable(model, c));
    const periods = stated.map((c) => periodLabel(model.cells[c] as Cell));
    return {
      en: `${key}: nothing reads this line there; it is set in ${periods.join(", ") || "no period"}`,
      zh: `${key}：该行在此无人读取；可设期间为 ${periods.join("、") || "无"}`
    };
  }
  const [least, greatest] = inputRange(model, cell);
  if (value >= least && value <= greatest) return null;
  return {
    en: `${key}: ${value}; expected ${least} to ${greatest}`,
    zh: `${key}：${value}，应在 ${least} 至 ${greatest} 之间`
  };
}

/** A case with edits on top of it. */
export function withEdits(model: Model, overrides: Overrides, edits: Edits): Overrides {
  const result: Record<string, Override> = {...overrides};
  const series = new Map<string, Record<string, number>>();
  for (const [key, value] of Object.entries(edits)) {
    const [name = "", label] = key.split("@");
    if (label === undefined) result[name] = value;
    else series.set(name, {...(series.get(name) ?? statedByCase(model, name, overrides[name])), [label]: value});
  }
  for (const [name, at] of series) result[name] = {at};
  return result;
}

/** What a case sets of a series, by period. */
function statedByCase(model: Model, name: string, override: Override | undefined): Record<string, number> {
  if (override === undefined) return {};
  const set = overriddenCells(model, {[name]: override}, model.given);
  const stated = set.filter(([, value]) => !Number.isNaN(value));
  return Object.fromEntries(stated.map(([cell, value]) => [periodLabel(model.cells[cell] as Cell) as string, value]));
}

/** Value a cell has in a case before any edit; NaN where none is stated. */
export function valueInCase(model: Model, overrides: Overrides, cell: number): number {
  const {name} = (model.cells[cell] as Cell).line;
  const override = overrides[name];
  const set = override === undefined ? [] : overriddenCells(model, {[name]: override}, model.given);
  return set.find(([other]) => other === cell)?.[1] ?? (model.given[cell] as number);
}

/** Edits with some cells set; one set to what the case has anyway is no edit. */
export function setCells(
  model: Model,
  overrides: Overrides,
  edits: Edits,
  changes: readonly (readonly [key: string, value: number])[]
): Edits {
  const next = new Map(Object.entries(edits));
  for (const [key, value] of changes) {
    const problem = editProblem(model, key, value);
    if (problem) throw new Error(problem.en);
    if (Object.is(valueInCase(model, overrides, cellOfKey(model, key) as number), value)) next.delete(key);
    else next.set(key, value);
  }
  return Object.fromEntries(next);
}

/** Edits without some cells: each is again what the case has. */
export function resetCells(edits: Edits, keys: Iterable<string>): Edits {
  const gone = new Set(keys);
  return Object.fromEntries(Object.entries(edits).filter(([key]) => !gone.has(key)));
}
