import type {Text} from "../language.js";

/** A file that is no workbook of ours, or not safe to read, with what to do about it. */
export class WorkbookError extends Error {
  constructor(readonly text: Text) {
    super(text.en);
  }
}

export function refuseWorkbook(en: string, zh: string): never {
  throw new WorkbookError({en, zh});
}

/** What may be read of a workbook, in bytes, parts, levels and cells. */
export interface WorkbookLimits {
  readonly fileBytes: number;
  readonly unpackedBytes: number;
  readonly parts: number;
  readonly sheets: number;
  readonly depth: number;
  readonly rows: number;
  readonly columns: number;
  readonly cells: number;
  /** Characters of all formulas, shared ones written out. */
  readonly formulas: number;
}

/** What may be read at all: far above any workbook of ours, far below what would stop a browser. */
export const WORKBOOK_LIMITS: WorkbookLimits = {
  fileBytes: 8_000_000,
  unpackedBytes: 48_000_000,
  parts: 400,
  sheets: 60,
  depth: 32,
  rows: 20_000,
  columns: 4_000,
  cells: 400_000,
  formulas: 10_000_000
};
