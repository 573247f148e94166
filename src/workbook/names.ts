import {cellsOf} from "../model/calculate/cell-node.js";
import {cellsOfLine} from "../model/compile.js";
import {SELECTOR} from "./cases-sheet.js";
import {MASTER} from "./checks-sheet.js";
import {fixedAddress, type Layout, type Place} from "./layout.js";
import type {WorkbookSpec} from "./spec.js";

/** Names of the case in use and of all checks together. */
export const WORKBOOK_NAMES = {selected: "selected_case", checks: "master_check"} as const;

/** What is read by its name: the case in use, the checks, each line that the model comes to, and each single value. */
export function definedNames({model, headline = []}: WorkbookSpec, {places}: Layout): Map<string, string> {
  const read = new Set(model.formulas.flatMap((node) => (node ? [...cellsOf(node)] : [])));
  const single = model.lines.filter(
    ({name, isSeries, spec}) =>
      !isSeries && spec.type !== "table" && cellsOfLine(model, name).some((cell) => read.has(cell))
  );
  const lines = [...headline, ...single.map(({name}) => name)].flatMap((name): [string, string][] => {
    const [cell] = model.firstCell.has(name) ? cellsOfLine(model, name) : [];
    if (cell === undefined) return [];
    const place = places[cell] as Place;
    return [[definedName(name), `'${place.sheet}'!${fixedAddress(place)}`]];
  });
  return new Map([
    ...lines,
    [WORKBOOK_NAMES.selected, `cases!${fixedAddress(SELECTOR)}`],
    [WORKBOOK_NAMES.checks, `checks!$${MASTER.slice(0, 1)}$${MASTER.slice(1)}`]
  ]);
}

/** A name that a spreadsheet takes: "r", "fy2026", "r1c1" and "true" mean something else there. */
export function definedName(name: string): string {
  return /^([a-z]{1,3}\d+|r\d*(c\d*)?|c\d*|true|false)$/i.test(name) ? `_${name}` : name;
}
