import type {Span} from "./formula/node.js";

/** What is wrong, or doubtful, with a sheet before any number is worked out. */
export interface Problem {
  readonly kind: ProblemKind;
  /** A warning leaves the sheet usable; an error does not. */
  readonly severity: "error" | "warning";
  /** Name of the line it stands in; the sheet's own name when it is no single line's. */
  readonly line: string;
  /** Problem, value, what was expected and where, in one sentence. */
  readonly message: string;
  /** What of the line's formula it is about; none where it is about the whole of it, or of no formula. */
  readonly part?: FormulaPart;
}

/** Some characters of a formula of a line. */
export interface FormulaPart extends Span {
  /** The period in which the formula stands instead of the line's own, "" for one value; null for the line's own. */
  readonly instead: string | null;
}

export type ProblemKind =
  | "syntax"
  | "limit"
  | "duplicate_name"
  | "unknown_name"
  | "arity"
  | "unit"
  | "shape"
  | "kind"
  | "period"
  | "cycle"
  | "range"
  | "sign"
  | "unused"
  | "constant"
  | "schema";

/** A value, or what stands in its way. */
export type Result<T> =
  | {readonly ok: true; readonly value: T}
  | {readonly ok: false; readonly problems: readonly Problem[]};

export function errorIn(line: string, kind: ProblemKind, message: string): Problem {
  return {kind, severity: "error", line, message};
}

export function warningIn(line: string, kind: ProblemKind, message: string): Problem {
  return {kind, severity: "warning", line, message};
}

export function errorsAmong<T extends Problem>(problems: readonly T[]): T[] {
  return problems.filter(({severity}) => severity === "error");
}
