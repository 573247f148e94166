/** Bounds on formulas, which may come from a link or an uploaded workbook. */
export const LIMITS = {
  /** Characters of one formula. */
  length: 4000,
  /** Brackets, calls and signs within one another. */
  depth: 64,
  /** Numbers, names, operators and calls of one formula. */
  nodes: 1000,
  /** Arguments of one call. */
  args: 64,
  /** Lines of a sheet with its parts. */
  lines: 2000,
  /** Operations in all cells of a sheet with its parts, after every series is spelled out. */
  work: 2_000_000
} as const;
