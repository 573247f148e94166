import type {NotebookCell} from "./cell.js";
import {parseReference} from "./reference.js";

/** Comments and texts of SQL, references, quoted names, words, or any one character. */
const PART =
  /--[^\n]*|\/\*[^]*?(?:\*\/|$)|'(?:''|[^'])*(?:'|$)|\$\{[^}\n]*\}?|"(?:""|[^"])*(?:"|$)|[\p{L}_][\p{L}\p{N}_]*|[^]/gu;

/** Words after which a name is that of a table. */
const BEFORE_TABLE = new Set(["FROM", "JOIN", "TABLE", "DESCRIBE", "SUMMARIZE", "PIVOT", "UNPIVOT"]);
/** Words that begin another part of a statement, in which a comma parts no tables. */
const CLAUSE = new Set([
  "SELECT",
  "WHERE",
  "GROUP",
  "ORDER",
  "HAVING",
  "LIMIT",
  "QUALIFY",
  "WINDOW",
  "ON",
  "USING",
  "UNION",
  "VALUES"
]);

/** The text of a cell with another name for a cell that it may read. */
export function renamedIn({kind, body}: Pick<NotebookCell, "kind" | "body">, before: string, after: string): string {
  if (kind === "sql") return renamedInSql(body, before, after);
  if (kind === "text" || kind === "model")
    return body.replace(/\$\{([^}\n]*)\}/g, (all, written: string) => reference(all, written, before, after));
  if (kind === "data") return body;
  return body.replace(/^([ \t]*from[ \t]*:[ \t]*)(\S+)/gm, (all, key: string, name: string) =>
    isSame(name, before) ? key + after : all
  );
}

function reference(all: string, written: string, before: string, after: string): string {
  const read = parseReference(written);
  return read && isSame(read.cell, before) ? all.replace(read.cell, () => after) : all;
}

/** Where a table is named, or what a column is qualified with; never a text, a comment or a column’s own name. */
function renamedInSql(text: string, before: string, after: string): string {
  const parts = text.match(PART) ?? [];
  const clauses: string[] = [""];
  let isTable = false;
  return parts
    .map((part, i) => {
      if (part.startsWith("${")) return reference(part, part.slice(2, -1), before, after);
      if (/^(?:--|\/\*|\s)/.test(part)) return part;
      const wasTable = isTable;
      const word = part.toUpperCase();
      isTable = BEFORE_TABLE.has(word) || (part === "," && clauses.at(-1) === "FROM") || (wasTable && part === "(");
      if (part === "(") clauses.push("");
      if (part === ")") clauses.pop();
      if (BEFORE_TABLE.has(word) || CLAUSE.has(word)) clauses.splice(-1, 1, BEFORE_TABLE.has(word) ? "FROM" : word);
      const name = part.startsWith('"') ? part.slice(1, -1) : part;
      const isQualified = parts[i - 1] === ".";
      const qualifies = parts[i + 1] === "." && !isQualified;
      return isSame(name, before) && (wasTable || qualifies) && !isQualified ? after : part;
    })
    .join("");
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
