import {errorIn, type Problem, type ProblemKind} from "../problem.js";

/** Where something stands in a document: line and column count from 1, length in characters. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

/** Where a document begins: of what has no place of its own. */
export const START: TextPlace = {line: 1, column: 1, length: 1};

/** What is wrong with a document, where, and in which: "" for the document itself, else the one it includes. */
export interface TextProblem extends Problem {
  readonly place: TextPlace;
  readonly document: string;
}

/** Text that is no part of a model: what stands there and what was expected. */
export class TextError extends Error {
  constructor(
    message: string,
    readonly place: TextPlace,
    readonly kind: ProblemKind = "syntax"
  ) {
    super(message);
  }
}

/** What is wrong with several parts of one statement. */
class TextErrors extends Error {
  constructor(readonly faults: readonly TextError[]) {
    super(faults.map(({message}) => message).join("; "));
  }
}

/** A part that was read, or all that is wrong with it. */
type Taken<Part> = {readonly part: Part} | {readonly faults: readonly TextError[]};

function taken<Part>(read: () => Part): Taken<Part> {
  try {
    return {part: read()};
  } catch (error) {
    if (error instanceof TextErrors) return {faults: error.faults};
    if (error instanceof TextError) return {faults: [error]};
    throw error;
  }
}

function faultsOf(takes: readonly Taken<unknown>[]): readonly TextError[] {
  return takes.flatMap((each) => ("faults" in each ? each.faults : []));
}

/** What is wrong with what a reader reads; none where it can be read. */
export function textFaults(read: () => void): readonly TextError[] {
  return faultsOf([taken(read)]);
}

/** Takes parts that do not rest on one another, each whatever is wrong with the others. Throws all that is wrong. */
export function takeEach<Part>(takes: readonly (() => Part)[]): readonly Part[] {
  const found = takes.map(taken);
  const faults = faultsOf(found);
  if (faults.length > 0) throw new TextErrors(faults);
  return found.flatMap((each) => ("part" in each ? [each.part] : []));
}

/** Takes two such parts of different kinds. */
export function takeBoth<First, Second>(first: () => First, second: () => Second): readonly [First, Second] {
  const [one, other] = [taken(first), taken(second)];
  if ("part" in one && "part" in other) return [one.part, other.part];
  throw new TextErrors(faultsOf([one, other]));
}

/** Takes a fault beside which the statement still stands. */
export type TellBeside = (fault: TextError) => void;

/** Takes a fault of a part of a text, and the word that this part begins with: the name of a line, or `include`. */
export type Tell = (fault: TextError, word: string) => void;

/** A problem at a place of a document; `line` is the line of the model that it is about, "" for none. */
export function problemAt(place: TextPlace, message: string, kind: ProblemKind = "syntax", line = ""): TextProblem {
  return {...errorIn(line, kind, message), place, document: ""};
}

/** "line 4, column 12: …", with the name of an included document before it. */
export function placedProblem({document, place: {line, column}, message}: TextProblem): string {
  return `${document && `${document}, `}line ${line}, column ${column}: ${message}`;
}

/** The order in which a reader comes upon problems: those of the document itself first, down its lines. */
export function byPlace(a: TextProblem, b: TextProblem): number {
  const byDocument = Number(a.document > b.document) - Number(a.document < b.document);
  return byDocument || a.place.line - b.place.line || a.place.column - b.place.column;
}
