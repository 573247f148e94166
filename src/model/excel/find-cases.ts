import {SHOWN} from "./cases-sheet.js";
import type {Refusal} from "./find-lines.js";
import {isAsExported, shown} from "./held.js";
import {columnLetters} from "./layout.js";
import type {FoundCell, FoundSheet, FoundWorkbook} from "./read-xlsx.js";
import {refuseWorkbook} from "../../lib/xlsx/refuse.js";
import {HEADINGS} from "./words.js";

/** The sheet of cases as a file holds it. */
export interface FoundCases {
  /** Key of the case in use. */
  readonly key: string;
  readonly refusals: readonly Refusal[];
  /** What the case in use holds for a cell that is a link to the cases, and what it was exported with; else null. */
  readonly find: (link: FoundCell | undefined) => Held | null;
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
  const sheet: FoundSheet = workbook.get("cases") ?? new Map<string, never>();
  const cells = [...sheet.values()];
  const at = (row: number, column: number) => sheet.get(`${columnLetters(column)}${row}`);
  const selector = cells.find(({value}) => Object.values(SHOWN).includes(value));
  const head = cells.find(({value}) => Object.values<string>(HEADINGS.name).includes(value));
  const columns = keys.map((_, i) =>
    cells.find(({row, type, value}) => row === (head?.row ?? 0) - 1 && type === "number" && Number(value) === i + 1)
  );
  if (!selector || !head || columns.includes(undefined))
    return refuseWorkbook(
      "the sheet of cases is missing or has lost its headings; export the workbook again",
      "情景工作表（cases）缺失或表头不全；请重新导出"
    );
  const number = at(selector.row, selector.column + 1);
  const index = Number(number?.value) - 1;
  const key = number?.type === "number" && number.formula === undefined ? keys[index] : undefined;
  if (key === undefined)
    return refuseWorkbook(
      `the number of the case in use is ${shown(number)}; expected a whole number from 1 to ${keys.length}`,
      `当前情景编号为 ${shown(number)}，应为 1 至 ${keys.length} 的整数`
    );
  const columnOf = (i: number) => (columns[i] as FoundCell).column;
  const nameOf = (row: number) => {
    const period = at(row, head.column + 1)?.value ?? "";
    return `${at(row, head.column)?.value ?? ""}${period === "" ? "" : ` ${period}`}`;
  };
  /** What a case holds in a row: its own number, or by a link that of the base. */
  const heldIn = (row: number, i: number): Held => {
    const held = at(row, columnOf(i));
    const isBase = i > 0 && held?.formula?.replaceAll("$", "") === `${columnLetters(columnOf(0))}${row}`;
    const of = isBase ? 0 : i;
    return {
      held: isBase ? at(row, columnOf(0)) : held,
      exported: exported.get(`cases!${nameOf(row)} ${keys[of] ?? ""}`) ?? NaN
    };
  };
  const others = keys.flatMap((other, i): Refusal[] =>
    i === index
      ? []
      : changedRows(cells, head).flatMap((row) => {
          const {held, exported: before} = heldIn(row, i);
          const isInUse = heldIn(row, index).held === held;
          if (isInUse || at(row, columnOf(i)) !== held || isAsExported(held, before)) return [];
          return [
            {
              where: `${nameOf(row)} (${other})`,
              reason: {
                en: `changed to ${shown(held)} in case ${other}, which is not in use; switch the workbook to it to bring it in`,
                zh: `在未启用的情景 ${other} 中改为 ${shown(held)}；如需导入请先切换到该情景`
              }
            }
          ];
        })
  );
  const find: FoundCases["find"] = (link) => {
    const [, row] = /^\$?'?cases'?[!.]\$?[A-Z]+\$?(\d+)$/i.exec(link?.formula ?? "") ?? [];
    return row === undefined ? null : heldIn(Number(row), index);
  };
  return {key, refusals: others, find};
}

/** Rows that name a cell. */
function changedRows(cells: readonly FoundCell[], head: FoundCell): number[] {
  return cells
    .filter(({row, column, value}) => column === head.column && row > head.row && value !== "")
    .map(({row}) => row);
}
