import type {IsoDate} from "../lib/dates.js";
import type {CellProblem} from "./problem.js";

/** The kinds of cell, all there are, and remarks on them. */
export const CELL_KINDS = ["text", "sql", "chart", "table", "input", "data", "model", "comment"] as const;

export type CellKind = (typeof CELL_KINDS)[number];

/** A part of a notebook as it is written: `gap`, `open`, `body` and `close` one after the other are its text in the file. */
export interface NotebookCell {
  /** Whose cell it is through edits; never written. */
  readonly key: string;
  readonly kind: CellKind;
  /** By which others read it; empty for none. */
  readonly name: string;
  /** Blank lines before it. */
  readonly gap: string;
  /** The line that opens its fence, with its line end; empty for text. */
  readonly open: string;
  readonly body: string;
  /** The line that closes its fence; empty for text. */
  readonly close: string;
  /** Whether it runs only when it is told to. */
  readonly isManual: boolean;
  /** Whether its result is put away until it is asked for. */
  readonly isFolded: boolean;
  /** What must hold of an sql cell’s result: rows, no rows, or `true` in every row of its first column. */
  readonly expects: Expectation | null;
  /** Line of the file on which its body begins, from 1. */
  readonly line: number;
  /** What is wrong with how it is written; such a cell is not run. */
  readonly problems: readonly CellProblem[];
}

export const EXPECTATIONS = ["rows", "none", "true"] as const;

export type Expectation = (typeof EXPECTATIONS)[number];

/** A notebook as a text in parts. */
export interface NotebookText {
  /** Front matter with both of its rules; empty for none. */
  readonly head: string;
  readonly cells: readonly NotebookCell[];
  /** Blank lines at the end. */
  readonly tail: string;
  /** What is wrong with the head, by line of the file. */
  readonly problems: readonly CellProblem[];
}

/** Changes with what a cell’s result rests on beside the cells it reads; `knownOn` is the day on which the ledger is read. */
export function cellVersion({kind, name, expects, body}: NotebookCell, knownOn: IsoDate | null): string {
  const readsLedger = kind === "sql" || kind === "model";
  return [kind, name, expects ?? "", body, ...(readsLedger && knownOn !== null ? [knownOn] : [])].join("\u0000");
}

/** The notebook as the file it was read from, to the byte. */
export function printNotebook({head, cells, tail}: Pick<NotebookText, "head" | "cells" | "tail">): string {
  return head + cells.map(({gap, open, body, close}) => gap + open + body + close).join("") + tail;
}
