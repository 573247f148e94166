import type {Node} from "../formula/node.js";
import {parseFormula} from "../formula/parse.js";
import {FormulaError} from "../formula/token.js";
import {columnNumber, placeKey, type Layout} from "./layout.js";

/** A spreadsheet formula read: names `cells_0`, `cells_1` … stand for references to the model's cells. */
export interface ReadFormula {
  readonly node: Node;
  /** Numbers of the cells a reference means, by its name. */
  readonly references: ReadonlyMap<string, readonly number[]>;
}

const REFERENCE =
  /"(?:[^"]|"")*"|(?:'((?:[^']|'')+)'!|([A-Za-z_][\w.]*)!)?\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?(?![\w(])/g;

/** The tree of a spreadsheet formula standing on `sheet`. Throws FormulaError on syntax or on a cell of no line. */
export function readExcel(text: string, sheet: string, layout: Layout): ReadFormula {
  const references = new Map<string, readonly number[]>();
  const named = text.replaceAll(REFERENCE, (...match: (string | undefined)[]) => {
    const [whole = "", quoted, plain, letters, row, lastLetters, lastRow] = match;
    if (letters === undefined) return whole;
    const on = quoted?.replaceAll("''", "'") ?? plain ?? sheet;
    const name = `cells_${references.size}`;
    references.set(
      name,
      cellsBetween(whole, on, letters, Number(row), lastLetters ?? letters, Number(lastRow ?? row), layout)
    );
    return name;
  });
  return {node: parseFormula(named), references};
}

function cellsBetween(
  whole: string,
  sheet: string,
  letters: string,
  row: number,
  lastLetters: string,
  lastRow: number,
  {cells}: Layout
): number[] {
  if (row !== lastRow) throw new FormulaError(`range over several rows: ${whole}; expected one line`);
  const [from, to] = [columnNumber(letters), columnNumber(lastLetters)];
  if (to < from || to - from > 4000) throw new FormulaError(`range: ${whole}; expected its first cell first`);
  return Array.from({length: to - from + 1}, (_, i) => {
    const cell = cells.get(placeKey({sheet, row, column: from + i}));
    if (cell === undefined) throw new FormulaError(`reference: ${whole}; expected a cell that holds a line's value`);
    return cell;
  });
}
