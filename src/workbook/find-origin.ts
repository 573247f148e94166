import {cellName, type Model} from "../model/compile.js";
import {ORIGIN, WORKBOOK_VERSION} from "./exported-sheet.js";
import {findSheet} from "./find-sheets.js";
import {fingerprint} from "./fingerprint.js";
import type {FoundWorkbook} from "./read-xlsx.js";
import {refuseWorkbook} from "../lib/xlsx/refuse.js";

/** What a workbook says of itself. */
export interface WorkbookOrigin {
  readonly asOf: string;
  /** Keys in the order of the columns of the sheet of cases. */
  readonly cases: readonly string[];
  /** Numbers as they were exported, by "worksheet!cell" (see `storedName`); NaN where there was none. */
  readonly values: ReadonlyMap<string, number>;
}

/** Whom a workbook says it is of; "" where it does not say. */
export function entityOfOrigin(workbook: FoundWorkbook): string {
  return findSheet(workbook, "exported")?.get(`B${ORIGIN.entity}`)?.value ?? "";
}

/** Where a workbook comes from. Throws WorkbookError unless it is of this company, sheet and version. */
export function findOrigin(workbook: FoundWorkbook, model: Model, entity: string): WorkbookOrigin {
  const sheet = findSheet(workbook, "exported");
  if (!sheet)
    return refuseWorkbook(
      "the workbook was not exported from this site: it has lost its hidden sheet “exported”",
      "不是从本站导出的工作簿：缺少隐藏的 exported 工作表"
    );
  const about = (row: number) => sheet.get(`B${row}`)?.value ?? "";
  const of = (found: string) => (found === "" ? "nothing" : found.slice(0, 60));
  if (about(ORIGIN.version) !== String(WORKBOOK_VERSION))
    refuseWorkbook(
      `the workbook has version ${of(about(ORIGIN.version))}; expected ${WORKBOOK_VERSION}: export it again and carry your changes over`,
      `工作簿版本为 ${of(about(ORIGIN.version))}，应为 ${WORKBOOK_VERSION}；请重新导出后再修改`
    );
  if (about(ORIGIN.entity) !== entity || about(ORIGIN.sheet) !== model.sheet.name)
    refuseWorkbook(
      `the workbook is of ${of(about(ORIGIN.entity))}; expected one of ${entity}: choose that company first, then read it back`,
      `工作簿属于 ${of(about(ORIGIN.entity))}，此处应为 ${entity}；请先切换到该公司再导入`
    );
  if (about(ORIGIN.fingerprint) !== fingerprint(model))
    refuseWorkbook(
      `the model has changed since the workbook was exported (facts as of ${of(about(ORIGIN.asOf))}): export it again and carry your changes over`,
      `导出之后模型已更改（事实截至 ${of(about(ORIGIN.asOf))}）；请重新导出后再修改`
    );
  const values = new Map<string, number>();
  const counts = new Map<string, number>();
  for (const [address, {row, column, value}] of sheet)
    if (column === 2 && row >= ORIGIN.first) {
      const number = sheet.get(address.replace("B", "C"));
      const on = sheet.get(address.replace("B", "A"))?.value ?? "";
      // Those of the model say the number of their cell, which changes with what is added.
      const name = value.replace(/ #\d+$/, "");
      const nth = name === value ? "" : ` #${nextOf(counts, `${on}!${name}`)}`;
      values.set(`${on}!${name}${nth}`, number?.type === "number" && number.value !== "" ? Number(number.value) : NaN);
    }
  return {asOf: about(ORIGIN.asOf), cases: about(ORIGIN.cases).split(" "), values};
}

/** How a cell is called among what was exported: by its name and which of that name it is. */
export function storedNames(model: Model): readonly string[] {
  const counts = new Map<string, number>();
  return model.cells.map((_, cell) => {
    const name = cellName(model, cell);
    return `${name} #${nextOf(counts, name)}`;
  });
}

function nextOf(counts: Map<string, number>, name: string): number {
  const next = counts.get(name) ?? 0;
  counts.set(name, next + 1);
  return next;
}
