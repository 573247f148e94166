import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import MarkdownIt from "markdown-it";
import ts from "typescript";
import {parsePlaceholder} from "../../node_modules/@observablehq/framework/dist/placeholder.js";
import {sourceRoot} from "../../loaders/paths.js";

/** One piece of code of a page, in the order of the page. */
export interface Cell {
  readonly kind: "code" | "sql" | "inline";
  readonly source: string;
  /** Line of the page it begins on, from 1. */
  readonly line: number;
  /** Whether its author writes types: a `ts` fence. */
  readonly isTyped: boolean;
  /** Name an SQL fence gives its result. */
  readonly id?: string;
}

/** Pages below `src`, relative to it. */
export function pageFiles(): string[] {
  return readdirSync(sourceRoot, {recursive: true, encoding: "utf8"}).filter(
    (f) => f.endsWith(".md") && !f.startsWith(".observablehq") && existsSync(join(sourceRoot, f))
  );
}

/** Those of all pages that are called by name, or all where none is; with the first name that is none’s. */
export function pagesCalled(
  names: readonly string[],
  all: readonly string[]
): {readonly pages: readonly string[]; readonly unknown: string | null} {
  const pages = names.length === 0 ? all : all.filter((file) => names.some((name) => isCalled(file, name)));
  return {pages, unknown: names.find((name) => !all.some((file) => isCalled(file, name))) ?? null};
}

/** Whether a page below `src` is meant: by its path, or by the end of it without its ending, such as `studies/my-question`. */
function isCalled(file: string, asked: string): boolean {
  const path = file.replaceAll("\\", "/");
  const name = asked
    .replace(/^\.\//, "")
    .replace(/^src\//, "")
    .replace(/\.md$/, "");
  return path === `${name}.md` || path.endsWith(`/${name}.md`);
}

/** The code of a page: TypeScript and JavaScript fences, SQL fences, and `${…}` in prose of every language. */
export function pageCells(file: string): Cell[] {
  const source = readFileSync(join(sourceRoot, file), "utf8");
  const fences = MarkdownIt({html: true})
    .parse(source, {})
    .filter((t) => t.type === "fence");
  const cells: Cell[] = [];
  let prose = source.split("\n");
  for (const {info, content, map} of fences) {
    const [from, to] = map ?? [0, 0];
    prose = prose.map((text, line) => (line >= from && line < to ? "" : text));
    const tag = /^\w+/.exec(info)?.[0];
    if (tag === "ts" || tag === "js")
      cells.push({kind: "code", source: content, line: from + 2, isTyped: tag === "ts"});
    const id = /\bid=(\w+)/.exec(info)?.[1];
    if (tag === "sql") cells.push({kind: "sql", source: content, line: from + 2, isTyped: false, ...(id && {id})});
  }
  const text = prose.join("\n");
  for (const {type, content, pos} of parsePlaceholder(text))
    if (type === "placeholder")
      cells.push({kind: "inline", source: content, line: text.slice(0, pos).split("\n").length, isTyped: false});
  return cells.sort((a, b) => a.line - b.line);
}

/**
 * A module that type-checks a page as Framework runs it: each cell in a function of its own, its names visible to all
 * others with promises resolved. A line `// line 12`, or `// line 12 typed`, says which of the page the next one is.
 */
export function cellModule(cells: readonly Cell[], prefix: string): string {
  const imports: string[] = [];
  const bodies = cells.map((cell, i) => {
    if (cell.kind === "inline") return `${marker(cell)}\nexport const inline${i} = () => (${cell.source}\n);`;
    if (cell.kind === "sql") {
      const values = [...parsePlaceholder(cell.source)].filter((p) => p.type === "placeholder").map((p) => p.content);
      // Which columns a query gives is for its author to know.
      const rows = `ReturnType<typeof JSON.parse>[] & Pick<import("${prefix}query/rows.js").Rows, "columns" | "types">`;
      const result = cell.id ? `export declare const ${cell.id}: ${rows};` : "";
      return `${marker(cell)}\nexport const sql${i} = () => [${values.join(", ")}];\n${result}`;
    }
    const {imported, body, names} = splitCell(cell, prefix);
    imports.push(...imported);
    const declared = names.length ? `\nexport const {${names.join(", ")}} = resolved(cell${i});` : "";
    return `async function cell${i}() {\n${marker(cell)}\n${body}\nreturn {${names.join(", ")}} as const;\n}${declared || `\nvoid cell${i};`}`;
  });
  return [...imports, ...bodies, ""].join("\n");
}

/** Where a line of a module is on its page. */
export interface PagePlace {
  /** From 1. */
  readonly line: number;
  readonly isTyped: boolean;
}

/** Where a line of a module is on its page, from 1; null where it is of no cell. */
export function pagePlace(module: string, line: number): PagePlace | null {
  const before = module.split("\n").slice(0, line - 1);
  const at = before.findLastIndex((text) => MARKER.test(text));
  const [, first, typed] = MARKER.exec(before[at] ?? "") ?? [];
  return first === undefined ? null : {line: Number(first) + line - at - 2, isTyped: typed !== undefined};
}

const MARKER = /^\/\/ line (\d+)( typed)?$/;

function marker({line, isTyped}: PagePlace): string {
  return `// line ${line}${isTyped ? " typed" : ""}`;
}

function splitCell({source, line, isTyped}: Cell, prefix: string): {imported: string[]; body: string; names: string[]} {
  const file = ts.createSourceFile("cell.ts", source, ts.ScriptTarget.Latest, true);
  const imported: string[] = [];
  const body: string[] = [];
  const names: string[] = [];
  for (const statement of file.statements) {
    const text = statement.getFullText();
    if (ts.isImportDeclaration(statement)) {
      const first = line + file.getLineAndCharacterOfPosition(statement.getStart()).line;
      imported.push(marker({line: first, isTyped}), statement.getText().replace(/(from\s*")\//, `$1${prefix}`));
      // The lines below keep their distance.
      body.push("\n".repeat(text.split("\n").length - 1));
    } else body.push(text);
    if (ts.isVariableStatement(statement))
      for (const {name} of statement.declarationList.declarations) names.push(...boundNames(name));
    if ((ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) && statement.name)
      names.push(statement.name.text);
  }
  return {imported, body: body.join("").replaceAll(/(\bimport\(\s*")\//g, `$1${prefix}`), names};
}

function boundNames(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((e) => (ts.isOmittedExpression(e) ? [] : boundNames(e.name)));
}
