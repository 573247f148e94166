import {lineAndColumn, problemIn, type CellProblem} from "./problem.js";
import {sqlParts} from "./sql-names.js";
import {isBlankSql} from "./sql-scan.js";

/** What may stand before the name of a table without leading to another than that name does. */
const SAME = new Set(["temp", "main", "system", "information_schema", "pg_catalog"]);

/** Where a text names the database of a table, which would read past the day on which its notebook reads the ledger. */
export function readsPastDay(text: string): CellProblem[] {
  let at = 0;
  const parts = sqlParts(text).flatMap((part) => {
    const placed = {...part, at};
    at += part.text.length;
    return isBlankSql(part.text) ? [] : [placed];
  });
  return parts.flatMap(({name, role, at: from}, i) => {
    const isBefore = parts[i + 1]?.text === "." && parts[i - 1]?.text !== ".";
    if (!isBefore || role !== null || name === null || SAME.has(name.toLowerCase())) return [];
    const {line, column} = lineAndColumn(text, from);
    return [
      problemIn(
        line,
        column,
        `${name}.…: reads past the day “as known on” of this notebook; expected the table’s name alone`,
        `${name}.…：会绕过本笔记本“获知于”之日；应只写表名`
      )
    ];
  });
}
