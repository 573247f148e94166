import {includeAll, type Library} from "./include.js";
import {parseModel} from "./parse.js";

/** The queries of a document and of those it includes, each once, in order. */
export function queriesIn(text: string, library: Library): readonly string[] {
  const {statements} = includeAll(parseModel(text).document, library);
  const queries = statements.flatMap(({statement}) =>
    statement.type === "line" && statement.definition.type === "sql" ? [statement.definition.query] : []
  );
  return [...new Set(queries)];
}
