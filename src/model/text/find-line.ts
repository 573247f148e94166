import {parseModel} from "./parse.js";
import type {TextPlace} from "./place.js";

/**
 * Where a text says what a line is worth: the line itself, what replaces it below an include, or null where only an
 * included document has it.
 */
export function placeOfLine(text: string, name: string): TextPlace | null {
  for (const statement of parseModel(text).document.statements) {
    const lines = statement.type === "include" ? statement.lines : statement.type === "line" ? [statement] : [];
    const found = lines.find((line) => line.name === name);
    if (found) return found.place;
  }
  return null;
}
