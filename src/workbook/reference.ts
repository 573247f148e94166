import type {Node} from "../model/formula/node.js";
import {parseFormula} from "../model/formula/parse.js";
import {FormulaError} from "../model/formula/token.js";
import {columnLetters, columnNumber, placeKey, type Layout, type Place} from "./layout.js";

/** A spreadsheet formula read: names `cells_0`, `cells_1` … stand for references to the model's cells. */
export interface ReadFormula {
  readonly node: Node;
  /** Numbers of the cells a reference means, by its name. */
  readonly references: ReadonlyMap<string, readonly number[]>;
}

/** Characters that a spreadsheet’s formula may have. */
export const MOST_CHARACTERS = 8192;

/** References to cells and ranges in a spreadsheet’s formula, and its texts, which hold none. */
export const REFERENCE =
  /"(?:[^"]|"")*"|(?:'((?:[^']|'')+)'!|([A-Za-z_][\w.]*)!)?\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?(?![\w(])/g;

/** The cells that a spreadsheet formula standing on `sheet` names, whatever they hold; of a range the first and the last. */
export function placesRead(text: string, sheet: string): Place[] {
  return [...text.matchAll(REFERENCE)].flatMap(([, quoted, plain, letters, row, lastLetters, lastRow]): Place[] => {
    if (letters === undefined) return [];
    const on = quoted?.replaceAll("''", "'") ?? plain ?? sheet;
    const first = {sheet: on, row: Number(row), column: columnNumber(letters)};
    if (lastLetters === undefined) return [first];
    return [first, {sheet: on, row: Number(lastRow), column: columnNumber(lastLetters)}];
  });
}

/** The tree of a spreadsheet formula standing on `sheet`. Throws FormulaError on syntax or on a cell of no line. */
export function readExcel(text: string, sheet: string, layout: Layout): ReadFormula {
  const references = new Map<string, readonly number[]>();
  const named = text.replaceAll(REFERENCE, (...match: (string | undefined)[]) => {
    const [whole = "", quoted, plain, letters, row, lastLetters, lastRow] = match;
    if (letters === undefined) return whole;
    const on = quoted?.replaceAll("''", "'") ?? plain ?? sheet;
    const fact = layout.factCells.get(placeKey({sheet: on, row: Number(row), column: columnNumber(letters)}));
    if (fact && lastLetters === undefined) return `(${fact.value})`;
    const series =
      fact && seriesOfFacts(layout, on, Number(row), columnNumber(letters), columnNumber(lastLetters ?? ""));
    if (series) return series;
    const name = `cells_${references.size}`;
    references.set(
      name,
      cellsBetween(whole, on, letters, Number(row), lastLetters ?? letters, Number(lastRow ?? row), layout)
    );
    return name;
  });
  return {node: parseFormula(named), references};
}

/** "period_end" for the facts of all periods of a sheet; null for a part of them. */
function seriesOfFacts({factCells}: Layout, sheet: string, row: number, from: number, to: number): string | null {
  const at = (column: number) => factCells.get(placeKey({sheet, row, column}));
  const keys = Array.from({length: Math.min(4000, Math.max(0, to - from + 1))}, (_, i) => at(from + i)?.key);
  const name = keys[0]?.split("@")[0];
  const isWhole = keys.every((key, i) => key === `${name ?? ""}@${i}`) && !at(to + 1);
  return name !== undefined && isWhole ? name : null;
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

/**
 * A formula with its references as `nameOf` calls the cells, and blanks, capitals and the ways to write a number set
 * aside: equal for two formulas that a spreadsheet reads alike, wherever rows and columns have moved to. A range of facts of
 * periods is the same as its numbers, which is how earlier workbooks wrote it.
 */
export function canonical(
  text: string,
  sheet: string,
  {cells, factCells}: Layout,
  nameOf: (cell: number) => string = String
): string {
  const references: string[] = [];
  const named = text.replaceAll(REFERENCE, (...match: (string | undefined)[]) => {
    const [whole = "", quoted, plain, letters, row, lastLetters, lastRow] = match;
    if (letters === undefined) return whole;
    const on = quoted?.replaceAll("''", "'") ?? plain ?? sheet;
    const cellOf = (l: string, r: string) => {
      const place = {sheet: on, row: Number(r), column: columnNumber(l)};
      const key = placeKey(place);
      const cell = cells.get(key);
      return cell === undefined ? (factCells.get(key)?.key ?? key) : nameOf(cell);
    };
    if (lastLetters !== undefined) {
      const [from, to] = [columnNumber(letters), columnNumber(lastLetters)];
      const columns = Array.from({length: Math.min(4000, Math.max(0, to - from + 1))}, (_, i) => from + i);
      const facts = columns.map((column) => factCells.get(placeKey({sheet: on, row: Number(row), column}))?.value);
      if (row === lastRow && facts.length > 0 && !facts.includes(undefined)) return `{${facts.join(",")}}`;
    }
    const [from, to] = [cellOf(letters, row ?? ""), cellOf(lastLetters ?? letters, lastRow ?? row ?? "")];
    references.push(from === to ? from : `${from}:${to}`);
    return `⟦${references.length - 1}⟧`;
  });
  return named
    .replaceAll(/\s+/g, "")
    .toUpperCase()
    .replaceAll(/(?<![A-Z0-9_.⟦])(?:\d+\.?\d*|\.\d+)(?:E[+-]?\d+)?/g, (number) => String(Number(number)))
    .replaceAll(/⟦(\d+)⟧/g, (_, n: string) => `{${references[Number(n)] ?? ""}}`);
}

/** A formula as it reads some rows below and columns right of where it was written; what "$" fixes stays. */
export function shifted(text: string, rows: number, columns: number): string {
  const column = (letters: string) =>
    letters.startsWith("$") ? letters : columnLetters(Math.max(1, columnNumber(letters) + columns));
  const row = (digits: string) => (digits.startsWith("$") ? digits : String(Math.max(1, Number(digits) + rows)));
  return text.replaceAll(REFERENCE, (whole, ...rest: (string | number | undefined)[]) => {
    if (rest[2] === undefined) return whole;
    return whole.replaceAll(
      /(?<![\w.'$])(\$?[A-Z]{1,3})(\$?\d{1,7})(?![\w.'!])/g,
      (_, letters: string, digits: string) => column(letters) + row(digits)
    );
  });
}
