import type {FoundCell} from "./read-xlsx.js";

/** Whether a cell still holds what was exported; a missing value was written as #N/A. */
export function isAsExported(held: FoundCell | undefined, exported: number): boolean {
  if (Number.isNaN(exported)) return held === undefined || held.formula?.replaceAll(/\s/g, "").toUpperCase() === "NA()";
  return held?.type === "number" && held.formula === undefined && isClose(Number(held.value), exported);
}

/** Equal to the 15 digits that some spreadsheets save. */
export function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= 2e-15 * Math.min(Math.abs(a), Math.abs(b));
}

/** What a cell holds, for a message. */
export function shown(held: FoundCell | undefined): string {
  const text = held?.formula === undefined ? (held?.value ?? "") : `=${held.formula}`;
  return text === "" ? "—" : text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
