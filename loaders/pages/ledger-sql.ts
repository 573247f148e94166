import type MarkdownIt from "markdown-it";
import {sourceRoot} from "../paths.js";
import {ownTables, ownTablesCell, type PagePlace} from "./own-tables.js";

const CLIENT = 'import {sql} from "/query/ledger.js";\n';

/** A query in code, which Framework would ask of its own client. */
const USES_SQL = /(?<![.\w$])sql\s*[`(]/;

/**
 * Gives pages that query, in ```sql fences or in code, the ledger's own DuckDB client, with the files that their front matter
 * lists under `sql` beside its tables, unless the page binds `sql` itself.
 */
export function ledgerSql(md: MarkdownIt, {root = sourceRoot} = {}): void {
  md.core.ruler.after("block", "ledger-sql", (state) => {
    const fences = state.tokens.filter((t) => t.type === "fence");
    const tables = ownTables(state.env as PagePlace, root);
    const hasTables = Object.keys(tables).length > 0;
    const code = fences.filter((t) => /^(js|ts)\b/.test(t.info.trim())).map((t) => t.content);
    const isAsked = fences.some((t) => /^sql\b/.test(t.info.trim())) || code.some((each) => USES_SQL.test(each));
    if ((!hasTables && !isAsked) || code.some(bindsSql)) return;
    const fence = new state.Token("fence", "code", 0);
    fence.info = "js";
    fence.content = hasTables ? ownTablesCell(tables) : CLIENT;
    fence.markup = "```";
    fence.map = [0, 0];
    state.tokens.push(fence);
  });
}

function bindsSql(code: string): boolean {
  return (
    /\b(const|let|var)\s+({[^}]*\bsql\b[^}]*}|sql\b)/.test(code) ||
    /\bfunction\s+sql\b/.test(code) ||
    /import\s*{[^}]*\b(as\s+sql|sql(?!\s+as))\b[^}]*}/.test(code)
  );
}
