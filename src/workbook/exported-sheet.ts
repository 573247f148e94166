import {cellName, type Model} from "../model/compile.js";
import type {Layout, Place} from "./layout.js";
import {varyingCells} from "./cases-sheet.js";
import {fingerprint} from "./fingerprint.js";
import {evaluatedCases, shownIndex, type WorkbookSpec} from "./spec.js";
import {Cells, type Worksheet} from "./workbook.js";

/** Version of the layout of workbooks. A change of it makes older workbooks unreadable, so it says so to readers. */
export const WORKBOOK_VERSION = 2;

/** Rows that say what a workbook is of; values of column B. */
export const ORIGIN = {version: 1, entity: 2, sheet: 3, fingerprint: 4, asOf: 5, cases: 6, first: 8} as const;

/** How a cell is called there; the points of a table share the name of their line. */
export function exportedCell(model: Model, cell: number): string {
  return `${cellName(model, cell)} #${cell}`;
}

/**
 * What was stated when the workbook was written: worksheet, cell (among the cases with its case), value. The import
 * holds what it finds against this, so that only what the reader changed is taken, even when facts have moved. Hidden.
 */
export function exportedSheet(spec: WorkbookSpec, layout: Layout): Worksheet {
  const {model, entity, asOf} = spec;
  const cases = evaluatedCases(spec);
  const cells = new Cells();
  const about: readonly (readonly [row: number, label: string, value: string])[] = [
    [ORIGIN.entity, "entity", entity],
    [ORIGIN.sheet, "sheet", model.sheet.name],
    [ORIGIN.fingerprint, "fingerprint", fingerprint(model)],
    [ORIGIN.asOf, "as_of", asOf],
    [ORIGIN.cases, "cases", cases.map(({key}) => key).join(" ")]
  ];
  cells.text("A1", "workbook");
  cells.put("B1", {type: "number", value: WORKBOOK_VERSION, role: "fact"});
  for (const [row, label, value] of about) {
    cells.text(`A${row}`, label);
    cells.text(`B${row}`, value);
  }
  let row = ORIGIN.first;
  const put = (sheet: string, place: string, value: number) => {
    cells.text(`A${row}`, sheet);
    cells.text(`B${row}`, place);
    if (!Number.isNaN(value)) cells.put(`C${row}`, {type: "number", value, role: "fact"});
    ++row;
  };
  const shown = cases[shownIndex(spec)]?.evaluation.values;
  const varying = varyingCells(model, cases);
  model.formulas.forEach((node, cell) => {
    if (node) return;
    const {sheet} = layout.places[cell] as Place;
    put(sheet, exportedCell(model, cell), shown?.[cell] as number);
  });
  varying.forEach((cell) =>
    cases.forEach(({key, evaluation}) =>
      put("cases", `${cellName(model, cell)} ${key}`, evaluation.values[cell] as number)
    )
  );
  return {name: "exported", cells: cells.map, widths: [20, 20, 20], hidden: true};
}
