import {includeAll, type Library} from "./include.js";
import {parseModel} from "./parse.js";

/** Whether a text may hold a query, at a glance. */
export function holdsSql(text: string): boolean {
  return /=\s+sql\s+"/.test(text);
}

/** The queries of a document and of those it includes, each once, in order. */
export function queriesIn(text: string, library: Library): readonly string[] {
  if (!holdsSql(text) && !Object.values(library).some(holdsSql)) return [];
  const {statements} = includeAll(parseModel(text).document, library);
  const queries = statements.flatMap(({statement}) =>
    statement.type === "line" && statement.definition.type === "sql" ? [statement.definition.query] : []
  );
  return [...new Set(queries)];
}
