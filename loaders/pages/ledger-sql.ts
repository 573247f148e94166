import type MarkdownIt from "markdown-it";
import {sourceRoot} from "../paths.js";
import {ownTables, ownTablesCell, type PagePlace} from "./own-tables.js";

const CLIENT = 'import {sql} from "/query/ledger.js";\n';

/**
 * Gives pages with ```sql fences the ledger's own DuckDB client, with the files that their front matter lists under `sql`
 * beside its tables, unless the page binds `sql` itself.
 */
export function ledgerSql(md: MarkdownIt, {root = sourceRoot} = {}): void {
  md.core.ruler.after("block", "ledger-sql", (state) => {
    const fences = state.tokens.filter((t) => t.type === "fence");
    const tables = ownTables(state.env as PagePlace, root);
    const hasTables = Object.keys(tables).length > 0;
    if (!hasTables && !fences.some((t) => /^sql\b/.test(t.info.trim()))) return;
    if (fences.some((t) => /^(js|ts)\b/.test(t.info.trim()) && bindsSql(t.content))) return;
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
