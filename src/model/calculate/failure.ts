/** Why a cell has no number. */
export type FailureKind =
  | "division_by_zero"
  | "missing"
  /** On record, and older than may be used. */
  | "too_old"
  | "out_of_range"
  | "no_root"
  | "several_roots"
  | "overflow"
  | "domain"
  | "not_closed"
  /** A query that nobody has run yet, and one that gave no number. */
  | "not_run"
  | "query_failed";

export interface Failure {
  readonly kind: FailureKind;
  /** Problem and values, without the cell. */
  readonly detail: string;
}

/** An error as a value: it flows to every cell that needs the one it arose in. */
export interface CellError extends Failure {
  /** Line and period it arose in; null for a line of one value. */
  readonly line: string;
  readonly period: string | null;
}

/** "division by zero: 5 / 0 in margin FY2026". */
export function errorText({detail, line, period}: CellError): string {
  return `${detail} in ${line}${period === null ? "" : ` ${period}`}`;
}

export function failure(kind: FailureKind, detail: string): Failure {
  return {kind, detail};
}

/** Neither NaN nor infinite: what is not finite stands for an error. */
export function isNumber(x: number): boolean {
  return x - x === 0;
}
