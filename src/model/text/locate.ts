import type {Problem} from "../problem.js";
import type {PlacedStatement} from "./include.js";
import type {LineStatement} from "./node.js";
import type {TextPlace, TextProblem} from "./place.js";

const TOP: TextPlace = {line: 1, column: 1, length: 1};

/** A problem of a sheet at the place of the text it comes from: its line, or the name in it that is not known. */
export function located(problem: Problem, statements: readonly PlacedStatement[]): TextProblem {
  const found = statements.findLast(({statement}) => statement.type === "line" && statement.name === problem.line);
  if (found?.statement.type !== "line") return {...problem, place: TOP, document: ""};
  return {...problem, place: placeOf(problem, found.statement), document: found.document};
}

function placeOf({kind, message}: Problem, line: LineStatement): TextPlace {
  if (kind === "duplicate_name") return line.place;
  const {definition, definitionPlace, formulaPlace} = line;
  const name = nameNotKnown(message);
  if (name === "" || !("formula" in definition)) return definitionPlace;
  const written = new RegExp(String.raw`(?<![\w.])${name.replaceAll(".", String.raw`\.`)}(?![\w.])`);
  const at = written.exec(definition.formula)?.index ?? -1;
  const start = formulaPlace.findLast(({offset}) => offset <= at);
  return start ? {line: start.line, column: start.column + at - start.offset, length: name.length} : definitionPlace;
}

/** The name that a problem says is not known; "" where it says so of none. */
export function nameNotKnown(message: string): string {
  return /unknown (?:name|function|table): ([\w.]+)/.exec(message)?.[1] ?? "";
}
