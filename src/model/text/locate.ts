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
  const {definition, definitionPlace} = line;
  const [, name = ""] = /unknown (?:name|function|table): ([\w.]+)/.exec(message) ?? [];
  if (name === "" || definition.type !== "formula") return definitionPlace;
  const at = new RegExp(String.raw`(?<![\w.])${name.replaceAll(".", String.raw`\.`)}(?![\w.])`).exec(
    definition.formula
  );
  // On the first line of a definition: two characters, "= ", stand before the formula.
  const column = definitionPlace.column + 2 + (at?.index ?? 0);
  return at && definitionPlace.length > 2 ? {...definitionPlace, column, length: name.length} : definitionPlace;
}
