import type {Text} from "../lib/language.js";
import type {NewCell} from "./edit.js";
import {asNotebook} from "./head.js";
import {parseNotebook} from "./parse.js";
import {printNotebook} from "./cell.js";
import {withCell} from "./edit.js";
import {sqlParts} from "./sql-names.js";

/** A file of another kind that cannot be taken, with what was expected. */
export class ImportRefused extends Error {
  override readonly name = "ImportRefused";
  constructor(readonly text: Text) {
    super(text.en);
  }
}

/**
 * A notebook of a file: one of ours as it is, marked as one, else the texts and queries of `.sql`, `.ipynb` and Observable’s `.html`. Code stays
 * as text that says it is not run here. Throws ImportRefused for what is none of them.
 */
export function importedNotebook(name: string, text: string): string {
  const [, ending = ""] = /\.(\w+)$/.exec(name.toLowerCase()) ?? [];
  if (ending === "sql") return notebookOf(statementsOf(text).map(queryCell));
  if (ending === "ipynb") return notebookOf(jupyterCells(name, text));
  if (ending === "html") return notebookOf(observableCells(name, text));
  if (ending === "md" || ending === "markdown" || ending === "txt") return asNotebook(text);
  throw new ImportRefused({
    en: `${name}: expected .md, .sql, .ipynb or Observable’s .html`,
    zh: `${name}：应为 .md、.sql、.ipynb 或 Observable 的 .html`
  });
}

/** A notebook of one query, as a link to the page may bring it: no line of it can end its cell. */
export function queryNotebook(sql: string): string {
  return notebookOf([{kind: "sql", name: "query", body: sql}]);
}

function notebookOf(cells: readonly NewCell[]): string {
  let text = asNotebook("");
  for (const cell of cells) {
    const notebook = parseNotebook(text);
    text = withCell(notebook, notebook.cells.length, cell);
  }
  return printNotebook(parseNotebook(text));
}

/** A view or table that is made of a query, with what is said before it. */
const MADE =
  /^((?:\s|--[^\n]*\n|\/\*[^]*?\*\/)*)CREATE\s+(?:OR\s+REPLACE\s+)?(?:TEMP(?:ORARY)?\s+)?(?:VIEW|TABLE)\s+(?:IF\s+NOT\s+EXISTS\s+)?("?)([a-z_]\w*)\2\s+AS\s+([^]+)$/i;

/** A statement as a cell: one that makes a view or table is the query it is made of, by its name. */
function queryCell(statement: string, i: number): NewCell {
  const [, before = "", , name, query] = MADE.exec(statement) ?? [];
  if (name === undefined || query === undefined) return {kind: "sql", name: `query_${i + 1}`, body: statement};
  return {kind: "sql", name, body: before + query};
}

/** What stands between semicolons, comments with the statement they stand before. */
function statementsOf(text: string): string[] {
  const statements = [""];
  for (const part of sqlParts(text))
    if (part.text === ";") statements.push("");
    else statements.push((statements.pop() ?? "") + part.text);
  return statements
    .map((each) => each.trim())
    .filter((each) => sqlParts(each).some((part) => !/^(?:--|\/\*|\s)/.test(part.text)));
}

function jupyterCells(name: string, text: string): NewCell[] {
  const found = read(name, text) as {
    readonly cells?: unknown;
    readonly metadata?: {readonly kernelspec?: {readonly language?: unknown}};
  } | null;
  if (!Array.isArray(found?.cells))
    throw new ImportRefused({
      en: `${name}: no cells; expected a notebook of Jupyter, version 4`,
      zh: `${name}：没有单元；应为 Jupyter 第 4 版笔记本`
    });
  const stated = found.metadata?.kernelspec?.language;
  const language = typeof stated === "string" ? stated.replace(/\W/g, "") : "python";
  let queries = 0;
  return (found.cells as readonly {readonly cell_type?: unknown; readonly source?: unknown}[]).flatMap(
    ({cell_type: kind, source}): NewCell[] => {
      const body = Array.isArray(source) ? source.map(String).join("") : typeof source === "string" ? source : "";
      if (body.trim() === "") return [];
      const [, sql] = /^\s*%%sql[^\n]*\n([^]*)$/.exec(body) ?? [];
      if (kind === "code" && sql !== undefined) return [{kind: "sql", name: `query_${++queries}`, body: sql}];
      return [{kind: "text", name: "", body: kind === "code" ? shownCode(language, body) : withoutHtml(body)}];
    }
  );
}

function observableCells(name: string, text: string): NewCell[] {
  if (!/<notebook\b/i.test(text))
    throw new ImportRefused({
      en: `${name}: no notebook; expected Observable’s .html with <notebook>`,
      zh: `${name}：不是笔记本；应为含 <notebook> 的 Observable .html`
    });
  let queries = 0;
  return [...text.matchAll(/<script\b([^>]*)>([^]*?)<\/script>/gi)].flatMap(
    ([, attributes = "", inner = ""]): NewCell[] => {
      const [, type = ""] = /\btype\s*=\s*["']?([^"'\s>]+)/i.exec(attributes) ?? [];
      const body = dedented(inner.replaceAll("<\\/script", "</script"));
      if (body.trim() === "") return [];
      if (type === "application/sql") return [{kind: "sql", name: `query_${++queries}`, body}];
      if (type === "text/markdown") return [{kind: "text", name: "", body: withoutHtml(body)}];
      return [{kind: "text", name: "", body: shownCode(type.includes("html") ? "html" : "js", body)}];
    }
  );
}

function read(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const {message} = error as Error;
    throw new ImportRefused({
      en: `${name}: not JSON, as notebooks of Jupyter are: ${message}`,
      zh: `${name}：不是 JSON，而 Jupyter 笔记本应为 JSON：${message}`
    });
  }
}

function dedented(text: string): string {
  const lines = text.replace(/^\n|\s+$/g, "").split("\n");
  const margin = Math.min(
    ...lines.filter((line) => line.trim() !== "").map((line) => /^\s*/.exec(line)?.[0].length ?? 0),
    40
  );
  return `${lines.map((line) => line.slice(margin)).join("\n")}\n`;
}

/** Code as letters, with what is to be said of it in both languages. */
function shownCode(language: string, code: string): string {
  const fence = "`".repeat(Math.max(3, ...[...code.matchAll(/`+/g)].map(([run]) => run.length + 1)));
  return `*Not run here · 此处不运行*\n\n${fence}${language} run=false\n${code.replace(/\n*$/, "\n")}${fence}\n`;
}

/** A text whose tags are letters and whose expressions are no names. */
function withoutHtml(text: string): string {
  const isSound = parseNotebook(text).cells.every(({problems}) => problems.length === 0);
  return isSound ? text : text.replace(/<(?=[A-Za-z/!?])/g, "\\<").replace(/\$\{/g, "\\${");
}
