import type {Text} from "../lib/language.js";

/** What is wrong with a cell, and where in its own text: line and column count from 1. */
export interface CellProblem {
  readonly line: number;
  readonly column: number;
  readonly text: Text;
}

export function problemIn(line: number, column: number, en: string, zh: string): CellProblem {
  return {line, column, text: {en, zh}};
}

/** "Did you mean …?" in each language, or nothing. */
export function meant(name: string | null): Text {
  return name === null ? {en: "", zh: ""} : {en: `; did you mean ${name}?`, zh: `；是否想写 ${name}？`};
}

/** Line and column of a character of a text, both from 1. */
export function lineAndColumn(text: string, at: number): {readonly line: number; readonly column: number} {
  const before = text.slice(0, at);
  const line = before.split("\n").length;
  return {line, column: at - (before.lastIndexOf("\n") + 1) + 1};
}
