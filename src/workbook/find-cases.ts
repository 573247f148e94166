import type {Refusal} from "./find-lines.js";
import {CASE_SHOWN} from "./cases-sheet.js";
import {findSheet, findSheetName} from "./find-sheets.js";
import {isAsExported, shown} from "./held.js";
import {columnLetters, columnNumber} from "./layout.js";
import type {FoundCell, FoundSheet, FoundWorkbook} from "./read-xlsx.js";
import {refuseWorkbook} from "../lib/xlsx/refuse.js";
import {READERS_CASE} from "./spec.js";
import {HEADINGS} from "./words.js";

/** The sheet of cases as a file holds it. */
export interface FoundCases {
  /** Key of the case in use; that of a reader’s scenario for a column of the reader’s own. */
  readonly key: string;
  readonly refusals: readonly Refusal[];
  /** Columns that a reader added. */
  readonly own: readonly OwnCase[];
  /** What the case in use holds for a cell that is a link to the cases, and what it was exported with; else null. */
  readonly find: (link: FoundCell | undefined) => Held | null;
}

/** A case that a reader added as a column. */
export interface OwnCase {
  readonly title: string;
  readonly isInUse: boolean;
  /** What it holds by name of the cell, where that is not a link to the base. */
  readonly held: ReadonlyMap<string, FoundCell>;
}

interface Held {
  readonly held: FoundCell | undefined;
  readonly exported: number;
}

/** Reads which case a workbook is switched to and what it holds. Throws WorkbookError where the sheet is gone. */
export function findCases(
  workbook: FoundWorkbook,
  keys: readonly string[],
  exported: ReadonlyMap<string, number>
): FoundCases {
  const sheet: FoundSheet = findSheet(workbook, "cases") ?? new Map<string, never>();
  const cells = [...sheet.values()];
  const at = (row: number, column: number) => sheet.get(`${columnLetters(column)}${row}`);
  const selector = cells.find(({value}) => Object.values(CASE_SHOWN).includes(value));
  const head = cells.find(({value}) => Object.values<string>(HEADINGS.name).includes(value));
  const numbered = (n: number) =>
    cells.find(({row, type, value}) => row === (head?.row ?? 0) - 1 && type === "number" && Number(value) === n);
  const columns = keys.map((_, i) => numbered(i + 1)?.column);
  const [base] = columns;
  if (!selector || !head || base === undefined || columns.includes(undefined))
    return refuseWorkbook(
      "the sheet of cases is missing or has lost its headings; export the workbook again",
      "情景工作表（cases）缺失或表头不全；请重新导出"
    );
  const added = addedColumns(cells, head, base, columns);
  const number = at(selector.row, selector.column + 1);
  const index = Number(number?.value) - 1;
  const isNumber = number?.type === "number" && number.formula === undefined;
  const ownColumn = added.find(
    (column) => column === numbered(index + 1)?.column || (index >= keys.length && column === base + index)
  );
  const column = isNumber ? (columns[index] ?? ownColumn) : undefined;
  if (column === undefined)
    return refuseWorkbook(
      `the number of the case in use is ${shown(number)}; expected a whole number from 1 to ${keys.length}`,
      `当前情景编号为 ${shown(number)}，应为 1 至 ${keys.length} 的整数`
    );
  const nameOf = (row: number) => {
    const period = at(row, head.column + 1)?.value ?? "";
    return `${at(row, head.column)?.value ?? ""}${period === "" ? "" : ` ${period}`}`;
  };
  const isLinkToBase = (held: FoundCell | undefined, of: number, row: number) =>
    of !== base && held?.formula?.replaceAll("$", "") === `${columnLetters(base)}${row}`;
  /** What a case holds in a row: its own number, or by a link that of the base. */
  const heldIn = (row: number, of: number): Held => {
    const held = at(row, of);
    const from = isLinkToBase(held, of, row) || (isBlank(held) && added.includes(of)) ? base : of;
    const key = keys[columns.indexOf(from)] ?? keys[0] ?? "";
    return {held: at(row, from), exported: exported.get(`cases!${nameOf(row)} ${key}`) ?? NaN};
  };
  const rows = namedRows(cells, head);
  const others = columns.flatMap((other, i): Refusal[] =>
    other === undefined || other === column
      ? []
      : rows.flatMap((row) => {
          const {held, exported: before} = heldIn(row, other);
          const isInUse = heldIn(row, column).held === held;
          if (isInUse || at(row, other) !== held || isAsExported(held, before)) return [];
          return [
            {
              where: `${nameOf(row)} (${keys[i] ?? ""})`,
              reason: {
                en: `changed to ${shown(held)} in case ${keys[i] ?? ""}, which is not in use; switch the workbook to it to bring it in`,
                zh: `在未启用的情景 ${keys[i] ?? ""} 中改为 ${shown(held)}；如需导入请先切换到该情景`
              }
            }
          ];
        })
  );
  const own = added.map((of): OwnCase => {
    const held = rows.flatMap((row) => {
      const cell = at(row, of);
      return cell && !isLinkToBase(cell, of, row) && cell.value !== "" ? [[nameOf(row), cell] as const] : [];
    });
    return {title: titleOf(at(head.row, of), of), isInUse: of === column, held: new Map(held)};
  });
  const unlinked = rows.filter((row) => !exported.has(`cases!${nameOf(row)} ${keys[0] ?? ""}`));
  const refusals = [...others, ...unlinked.map((row) => notLinked(nameOf(row)))];
  const link = new RegExp(
    `^\\$?'?${literal(findSheetName(workbook, "cases") ?? "cases")}'?[!.]\\$?([A-Z]+)\\$?(\\d+)$`,
    "i"
  );
  const find: FoundCases["find"] = (cell) => {
    const [, letters = "", digits] = link.exec(cell?.formula ?? "") ?? [];
    if (digits === undefined) return null;
    const inUse = at(Number(digits), columnNumber(letters.toUpperCase()));
    // A number typed over what picks the case in use is what the model reads.
    const isTypedOver = inUse !== undefined && inUse.value !== "" && !/^INDEX\(/i.test(inUse.formula ?? "");
    const {held, exported: before} = heldIn(Number(digits), column);
    return {held: isTypedOver ? inUse : held, exported: before};
  };
  return {key: keys[columns.indexOf(column)] ?? READERS_CASE, refusals, own, find};
}

/** Columns with a heading right of the base that are neither cases of ours nor their reasons. */
function addedColumns(
  cells: readonly FoundCell[],
  head: FoundCell,
  base: number,
  columns: readonly (number | undefined)[]
): number[] {
  const titles = cells.filter(
    ({row, column, value}) => row === head.row && column > base && value !== "" && !/^(Why|理由): /.test(value)
  );
  return titles.map(({column}) => column).filter((column) => !columns.includes(column));
}

function titleOf(cell: FoundCell | undefined, column: number): string {
  return cell?.value.slice(0, 80) ?? columnLetters(column);
}

function notLinked(where: string): Refusal {
  return {
    where: where.slice(0, 60),
    reason: {
      en: "a row of your own among the cases: no input is linked to it, so the model does not read it",
      zh: "情景表中自建的行：没有输入项与之链接，模型不会读取"
    }
  };
}

function isBlank(held: FoundCell | undefined): boolean {
  return held === undefined || (held.value === "" && held.formula === undefined);
}

function literal(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** Rows that name a cell. */
function namedRows(cells: readonly FoundCell[], head: FoundCell): number[] {
  return cells
    .filter(({row, column, value}) => column === head.column && row > head.row && value !== "")
    .map(({row}) => row);
}
