import type {Problem} from "../problem.js";
import type {PlacedStatement} from "./include.js";
import type {LineStatement} from "./node.js";
import {START, type TextPlace, type TextProblem} from "./place.js";

/** A problem of a sheet at the place of the text it comes from: its line, or the name in it that is not known. */
export function located(problem: Problem, statements: readonly PlacedStatement[]): TextProblem {
  const found = statements.findLast(({statement}) => statement.type === "line" && statement.name === problem.line);
  if (found?.statement.type !== "line") return {...problem, place: START, document: ""};
  return {...problem, place: placeOf(problem, found.statement), document: found.document};
}

function placeOf({kind, message, part}: Problem, line: LineStatement): TextPlace {
  if (kind === "duplicate_name") return line.place;
  const instead = part && line.overrides.find(({period}) => (period ?? "") === part.instead);
  const starts = instead ? (instead.formulaPlace ?? []) : line.formulaPlace;
  const start = part && starts.findLast(({offset}) => offset <= part.at);
  if (!start) return instead?.place ?? line.definitionPlace;
  // Of a call it is the function that is not known.
  const length = nameNotKnown(message).length || part.length;
  return {line: start.line, column: start.column + part.at - start.offset, length};
}

/** The name that a problem says is not known; "" where it says so of none. */
export function nameNotKnown(message: string): string {
  return /unknown (?:name|function|table): ([\w.]+)/.exec(message)?.[1] ?? "";
}
