import {columnNumber, placeKey} from "./layout.js";
import {REFERENCE} from "./reference.js";

/** A cell that a name may stand for: on a worksheet, fixed by row and column. */
const PLACE = /^(?:'((?:[^']|'')+)'|([A-Za-z_][\w.]*))!\$([A-Z]{1,3})\$(\d{1,7})$/;
/** What may be a name, outside texts, quoted worksheets, references and calls. */
const WORD = /"(?:[^"]|"")*"|'(?:[^']|'')*'|(?<![\w.$])[A-Za-z_][\w.]*(?![\w.$(!])/g;

/** Names of cells by `placeKey`, from references by name; those of ranges and worksheets are left out. */
export function namedPlaces(names: ReadonlyMap<string, string>): Map<string, string> {
  return new Map(
    [...names].flatMap(([name, reference]): [string, string][] => {
      const [, quoted, plain, letters, row] = PLACE.exec(reference) ?? [];
      if (letters === undefined) return [];
      const sheet = quoted?.replaceAll("''", "'") ?? plain ?? "";
      return [[placeKey({sheet, row: Number(row), column: columnNumber(letters)}), name]];
    })
  );
}

/** A formula standing on `sheet` that reads by its name every single cell that has one. */
export function readByName(formula: string, sheet: string, places: ReadonlyMap<string, string>): string {
  return formula.replaceAll(REFERENCE, (...match: (string | undefined)[]) => {
    const [whole = "", quoted, plain, letters, row, lastLetters] = match;
    if (letters === undefined || lastLetters !== undefined) return whole;
    const on = quoted?.replaceAll("''", "'") ?? plain ?? sheet;
    return places.get(placeKey({sheet: on, row: Number(row), column: columnNumber(letters)})) ?? whole;
  });
}

/** A formula standing on `sheet` with the cells that its names stand for; `names` in small letters, since a spreadsheet tells no case. */
export function readByPlace(formula: string, sheet: string, names: ReadonlyMap<string, string>): string {
  if (names.size === 0) return formula;
  const home = `'${sheet}'!`;
  return formula.replaceAll(WORD, (word) => {
    const place = names.get(word.toLowerCase());
    return place?.startsWith(home) ? place.slice(home.length) : (place ?? word);
  });
}

/** Whether a name stands for one cell. */
export function isPlace(reference: string): boolean {
  return PLACE.test(reference);
}
