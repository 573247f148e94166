import {notAName, parseReference, referenceKey, type NotebookReference} from "./reference.js";
import {sqlParts} from "./sql-names.js";
import {SQL_PART} from "./sql-scan.js";
import {lineAndColumn, problemIn, type CellProblem} from "./problem.js";

/** An SQL text with the values it asks for taken out of it. */
export interface SqlText {
  /** As DuckDB reads it: each `${name}` is a variable of the connection, whose value never becomes text of SQL. */
  readonly sql: string;
  /** What each variable stands for, in order of first use, by the name of the variable. */
  readonly variables: ReadonlyMap<string, NotebookReference>;
  readonly problems: readonly CellProblem[];
}

/** Takes `${name}` out of an SQL text. One within a text, a comment or a quoted name is told: it would not be a value there. */
export function sqlText(text: string): SqlText {
  const variables = new Map<string, NotebookReference>();
  const names = new Map<string, string>();
  const problems: CellProblem[] = [];
  const sql = text.replace(SQL_PART, (part: string, _: string | undefined, at: number) => {
    if (/^getvariable$/i.test(part)) problems.push(byHand(text, at));
    if (!part.startsWith("${")) {
      const inside = /^(?:--|\/\*)/.test(part) ? -1 : part.indexOf("${");
      if (inside >= 0) problems.push(withinText(text, at + inside));
      return part;
    }
    const written = part.slice(2).replace(/\}$/, "");
    const reference = part.endsWith("}") ? parseReference(written) : null;
    if (reference?.format !== null) {
      problems.push(notAName(text, at, written));
      return part;
    }
    const key = referenceKey(reference);
    const variable = names.get(key) ?? `notebook_${names.size + 1}`;
    names.set(key, variable);
    if (!variables.has(variable)) variables.set(variable, reference);
    return `getvariable('${variable}')`;
  });
  return {sql, variables, problems: [...problems, ...hiddenReads(text)]};
}

/** Functions that read what a text names: no cell is seen to be read by them, and no rename reaches them. */
export const BY_TEXT: ReadonlySet<string> = new Set([
  "query_table",
  "query",
  "histogram",
  "histogram_values",
  "json_execute_serialized_sql",
  "duckdb_table_sample",
  "pragma_storage_info",
  "pragma_table_info",
  "pragma_show"
]);

function hiddenReads(text: string): CellProblem[] {
  let at = 0;
  return sqlParts(text).flatMap(({text: part, name, role}) => {
    const from = at;
    at += part.length;
    if (role !== "function" || name === null || !BY_TEXT.has(name.toLowerCase())) return [];
    const {line, column} = lineAndColumn(text, from);
    return [
      problemIn(
        line,
        column,
        `${name}(…): names what it reads by a text, so the notebook cannot see which cells it reads; expected the table itself, FROM weeks`,
        `${name}(…)：以文本指定所读的表，笔记本无法得知它引用哪些单元；应直接写表名，如 FROM weeks`
      )
    ];
  });
}

function withinText(text: string, at: number): CellProblem {
  const {line, column} = lineAndColumn(text, at);
  return problemIn(
    line,
    column,
    "${…} stands inside a text or a quoted name, where it would be letters; expected it outside of quotation marks, as a value",
    "${…} 位于引号之内，只会被当作文字；应写在引号之外，作为取值"
  );
}

function byHand(text: string, at: number): CellProblem {
  const {line, column} = lineAndColumn(text, at);
  return problemIn(
    line,
    column,
    "getvariable: variables belong to the notebook; expected ${name}",
    "getvariable：变量由笔记本管理；应写 ${name}"
  );
}
