import {placeKey} from "./layout.js";
import type {FoundWorkbook} from "./read-xlsx.js";
import {placesRead} from "./reference.js";

/** Of rows of a worksheet that say the same of themselves, the one that most formulas of other rows read; the first of several. */
export function mostRead(workbook: FoundWorkbook, sheet: string, rows: readonly number[]): number {
  const readers = known.get(workbook) ?? readersByRow(workbook);
  known.set(workbook, readers);
  const count = (row: number) => readers.get(placeKey({sheet, row, column: 0})) ?? 0;
  return rows.reduce((best, row) => (count(row) > count(best) ? row : best));
}

const known = new WeakMap<FoundWorkbook, ReadonlyMap<string, number>>();

/** How many formulas of other rows read a row. */
function readersByRow(workbook: FoundWorkbook): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [sheet, cells] of workbook)
    for (const {formula, row} of cells.values()) {
      if (formula === undefined) continue;
      const own = placeKey({sheet, row, column: 0});
      const read = new Set(placesRead(formula, sheet).map((place) => placeKey({...place, column: 0})));
      for (const key of read) if (key !== own) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  return counts;
}
