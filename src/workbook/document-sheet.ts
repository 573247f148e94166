import {findSheet} from "./find-sheets.js";
import type {FoundWorkbook} from "./read-xlsx.js";
import {Cells, type Worksheet} from "./workbook.js";

const NAME = "document";

/** Most characters of a text that is read. */
const MOST = 400_000;

/** The text of a model, a line of it a row of column A, so that a workbook can be opened as a model wherever it is. */
export function documentSheet(text: string): Worksheet {
  const cells = new Cells();
  text.split("\n").forEach((line, i) => cells.text(`A${i + 1}`, line, "code"));
  return {name: NAME, cells: cells.map, widths: [140]};
}

/** The text a workbook carries; null where it carries none. */
export function findDocument(workbook: FoundWorkbook): string | null {
  const sheet = findSheet(workbook, NAME);
  const held = [...(sheet?.values() ?? [])].filter(({column}) => column === 1);
  if (held.reduce((sum, {value}) => sum + value.length, 0) > MOST) return null;
  const lines: string[] = [];
  for (const {row, value} of held) lines[row - 1] = value;
  const text = Array.from(lines, (line: string | undefined) => line ?? "").join("\n");
  return text.trim() === "" ? null : `${text.trimEnd()}\n`;
}
