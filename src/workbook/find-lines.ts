import type {Text} from "../lib/language.js";
import {cellsOfLine, type Model} from "../model/compile.js";
import type {CheckedLine} from "../model/check/check.js";
import {formatUnit} from "../model/unit/format.js";
import {periodFactsOf, placeKey, type FactCell, type Layout, type Place} from "./layout.js";
import {mostRead} from "./most-read.js";
import {rowName} from "./model-sheets.js";
import {headsOf, rowsByName, sheetOfLines, type Heads} from "./find-sheets.js";
import type {FoundCell, FoundSheet, FoundWorkbook} from "./read-xlsx.js";

/** Something of a workbook that is not taken over, and why. */
export interface Refusal {
  /** Line and period, or worksheet and cell. */
  readonly where: string;
  readonly reason: Text;
}

/** Where a file keeps the cells of a model, and what of it was not found. */
export interface FoundLines {
  /** Places are those in the file; of a line that was not found, none. */
  readonly layout: Layout;
  /** Lines that were found and refused: formulas read them, their own cells are not taken. */
  readonly refused: ReadonlySet<string>;
  readonly refusals: readonly Refusal[];
}

/** Finds lines by their names and periods by their headings, so that inserted rows and columns do no harm. */
export function findLines(model: Model, workbook: FoundWorkbook, {sheets, facts}: Layout): FoundLines {
  const refusals: Refusal[] = [];
  const places: Place[] = [];
  const factCells = new Map<string, FactCell>();
  const found = new Map<string, string>();
  const refused = new Set<string>();
  const refuse = (where: string, en: string, zh: string) => void refusals.push({where, reason: {en, zh}});
  for (const [prefix, wanted] of sheets) {
    const lines = model.lines.filter(({scope}) => scope.prefix === prefix);
    const sheet = sheetOfLines(workbook, wanted, new Set(lines.map((line) => rowName(line, 0)))) ?? wanted;
    found.set(prefix, sheet);
    const held = workbook.get(sheet);
    const heads = held && headsOf(held);
    if (!heads) {
      if (lines.length > 0)
        refuse(sheet, `worksheet ${sheet} is missing or has lost its headings`, `缺少工作表 ${sheet} 或其表头`);
      continue;
    }
    const rows = rowsByName(held, heads);
    const rowOf = (name: string) => {
      const named = rows.get(name) ?? [];
      return named.length > 1 ? mostRead(workbook, sheet, named) : named[0];
    };
    for (const line of lines)
      if (!placeLine(model, line, sheet, held, heads, rowOf, places, refuse)) refused.add(line.name);
    for (const name of facts.get(prefix) ?? [])
      for (const row of rows.get(name) ?? [])
        periodFactsOf(model, prefix, name).forEach((fact, i) => {
          const label = lines[0]?.scope.calendar.periods[i]?.label ?? "";
          const column = heads.columns.get(label);
          if (column === undefined) return;
          factCells.set(placeKey({sheet, row, column}), fact);
          const now = at(held, row, column)?.value ?? "";
          if (now === "" || Number(now) !== fact.value)
            refuse(
              `${name} ${label}`,
              `a fact of the period, now ${now === "" ? "emptied" : now.slice(0, 60)}; expected ${fact.value}: formulas read it, and the model works with its own calendar`,
              `期间属性现为${now === "" ? "空" : ` ${now.slice(0, 60)}`}，应为 ${fact.value}；公式会读取它，而模型以自身日历计算`
            );
        });
  }
  const cells = new Map(places.flatMap((place, cell) => [[placeKey(place), cell] as const]));
  return {layout: {sheets: found, places, cells, facts, factCells, heads: new Map()}, refused, refusals};
}

/** Whether a line can be taken from where it stands. */
function placeLine(
  model: Model,
  line: CheckedLine,
  sheet: string,
  found: FoundSheet,
  heads: Heads,
  rowOf: (name: string) => number | undefined,
  places: Place[],
  refuse: (where: string, en: string, zh: string) => void
): boolean {
  const {spec, isSeries, scope, name} = line;
  const cells = cellsOfLine(model, name);
  const points = spec.type === "table" ? spec.points.length : Infinity;
  let isTaken = true;
  for (const part of spec.type === "table" ? [0, 1] : [0]) {
    const row = rowOf(rowName(line, part));
    if (row === undefined) {
      refuse(name, "its row is missing from the workbook", "工作簿中缺少该行");
      return false;
    }
    const unit = part === 0 && line.argument ? line.argument : line.unit;
    const expected = spec.type === "check" ? "" : formatUnit(unit);
    const stated = at(found, row, heads.unit)?.value ?? "";
    if (stated !== expected && isTaken) {
      refuse(name, `unit is ${stated || "gone"}; expected ${expected}`, `单位为 ${stated || "空"}，应为 ${expected}`);
      isTaken = false;
    }
    const indices = [...cells.keys()].filter((i) => points === Infinity || Math.floor(i / points) === part);
    for (const i of indices) {
      const label = isSeries ? (scope.calendar.periods[i]?.label ?? "") : undefined;
      const column =
        label === undefined ? heads.value + (points < Infinity ? 1 + (i % points) : 0) : heads.columns.get(label);
      if (column === undefined)
        refuse(`${name} ${label ?? ""}`, "its period is missing from the headings", "表头中缺少该期间");
      else places[cells[i] as number] = {sheet, row, column, isFixed: !isSeries};
    }
  }
  return isTaken;
}

function at(sheet: FoundSheet, row: number, column: number): FoundCell | undefined {
  return byPlace(sheet).get(row * 1e5 + column);
}

const places = new WeakMap<FoundSheet, Map<number, FoundCell>>();

function byPlace(sheet: FoundSheet): Map<number, FoundCell> {
  const known = places.get(sheet) ?? new Map([...sheet.values()].map((cell) => [cell.row * 1e5 + cell.column, cell]));
  places.set(sheet, known);
  return known;
}
