import type {CellName, Setting} from "./node.js";
import {LABEL, takeQuantity} from "./quantity.js";
import type {Scanner} from "./scan.js";

/** `eps@FY2028`, or a line of one value. */
export function takeCellName(scan: Scanner): CellName {
  const line = scan.expect(/[a-z][a-z0-9_.]*/, "the name of a line");
  if (!scan.entry.text.slice(0, scan.at).endsWith(line) || !scan.next.startsWith("@")) return {line, period: null};
  scan.take(/@/);
  return {line, period: scan.expect(LABEL, "a period such as FY2028")};
}

export function printCellName({line, period}: CellName): string {
  return period === null ? line : `${line}@${period}`;
}

/** `elasticity = 0.35`, `margin by -12%`, `token_growth x 0.8`. */
export function takeSetting(scan: Scanner): Setting {
  const cell = takeCellName(scan);
  const how = takeHow(scan);
  if (cell.period !== null && how !== "=") scan.fail("= for one period; by and x move a whole line");
  return {cell, how, quantity: takeQuantity(scan)};
}

export function takeHow(scan: Scanner): Setting["how"] {
  if (scan.takeWord("=")) return "=";
  if (scan.takeWord("by")) return "by";
  return scan.takeWord("x") || scan.takeWord("×") ? "x" : scan.fail("= a number, by an amount or x a factor");
}

export function printSetting({cell, how, quantity}: Setting): string {
  return `${printCellName(cell)} ${how} ${quantity.text}`;
}

/** Whether a text reads as a setting, not as a title. */
export function beginsSetting(text: string): boolean {
  return /^[a-z][\w.]*(?:@\S+)?\s+(?:=|by|x|×)(?:\s|$)/.test(text);
}
