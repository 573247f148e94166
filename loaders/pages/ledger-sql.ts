import type MarkdownIt from "markdown-it";

const CLIENT = 'import {sql} from "/query/ledger.js";\n';

/** Gives pages with ```sql fences the ledger's own DuckDB client, unless the page binds `sql` itself. */
export function ledgerSql(md: MarkdownIt): void {
  md.core.ruler.after("block", "ledger-sql", (state) => {
    const fences = state.tokens.filter((t) => t.type === "fence");
    if (!fences.some((t) => /^sql\b/.test(t.info.trim()))) return;
    if (fences.some((t) => /^(js|ts)\b/.test(t.info.trim()) && bindsSql(t.content))) return;
    const fence = new state.Token("fence", "code", 0);
    fence.info = "js";
    fence.content = CLIENT;
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
