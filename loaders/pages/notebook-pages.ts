import {existsSync, readFileSync} from "node:fs";
import {register} from "node:module";
import {dirname, join, relative} from "node:path";
import type MarkdownIt from "markdown-it";
import type {NotebookCell} from "../../src/notebook/cell.js";
import type {DataSpec} from "../../src/notebook/data-spec.js";
import {isNotebook} from "../../src/notebook/head.js";
import {fenceInfo} from "../../src/notebook/info.js";
import {sha256} from "../ledger/entry.js";
import {sourceRoot} from "../paths.js";
import type {PagePlace} from "./own-tables.js";
import {pageFile} from "./page-file.js";

// They read Markdown by the package that pages load, which Framework's process does not find by itself.
register("../npm-imports.mjs", import.meta.url);
const {cellContent} = await import("../../src/notebook/content.js");
const {parseNotebook} = await import("../../src/notebook/parse.js");

/** What the environment of a page holds while it is read. */
type Environment = PagePlace & {isNotebook?: boolean};

/**
 * Makes a page of a file that says of itself that it is a notebook: each fence of a known kind becomes the cell it is in the
 * browser’s notebook, each `${name}` its value, by the same code. Throws what is wrong with it by line, so that nothing of it
 * is ever run as code.
 */
export function notebookPages(md: MarkdownIt, {root = sourceRoot} = {}): void {
  md.core.ruler.after("block", "notebook", (state) => {
    const env = state.env as Environment;
    const file = pageFile(env, root);
    const text = file === undefined ? "" : readFileSync(file, "utf8");
    if (file === undefined || !isNotebook(text)) return;
    refuseFaults(text, file, root);
    env.isNotebook = true;
    const cells = parseNotebook(text).cells.filter(({kind}) => kind !== "text");
    let at = 0;
    for (const token of state.tokens) {
      if (token.type !== "fence") continue;
      const {tag, attributes} = fenceInfo(token.info);
      const isCell = token.level === 0 && cells[at]?.kind === tag && attributes.get("run") !== "false";
      token.info = isCell ? "js" : `${tag} run=false`;
      if (isCell) token.content = `display(notebook.cell(${at++}));\n`;
    }
    const fence = new state.Token("fence", "code", 0);
    Object.assign(fence, {info: "js", content: notebookCell(text, cells), markup: "```", map: [0, 0]});
    state.tokens.push(fence);
  });
  md.inline.ruler.before("text", "notebook", (state, silent) => {
    if (silent || (state.env as Environment).isNotebook !== true || !state.src.startsWith("${", state.pos))
      return false;
    const [written] = /^\$\{[^}\n]*\}/.exec(state.src.slice(state.pos, state.posMax)) ?? [];
    if (written === undefined) return false;
    const token = state.push("placeholder", "", 0);
    token.content = `notebook.show(${literal(written.slice(2, -1))})`;
    state.pos += written.length;
    return true;
  });
}

/** Throws the first thing that is wrong, with file and line: also of the files beside it that it rests on. */
function refuseFaults(text: string, file: string, root: string): void {
  const {cells, problems} = parseNotebook(text);
  const found = [
    ...problems.map(({line, text}) => ({line, said: text.en})),
    ...cells.flatMap((cell) => {
      const {content, problems: within} = cellContent(cell);
      const written = [...cell.problems, ...within].map(({line, text}) => ({line, said: text.en}));
      const said = content.kind === "data" && written.length === 0 ? faultOfFile(content.data, dirname(file)) : null;
      const line = cell.body.split("\n").findIndex((each) => /^\s*file\s*:/.test(each)) + 1;
      return [...written, ...(said === null ? [] : [{line, said}])].map((each) => ({
        ...each,
        line: cell.line + each.line - 1
      }));
    })
  ];
  const [first] = found.sort((a, b) => a.line - b.line);
  if (first) throw new Error(`${relative(root, file).replaceAll("\\", "/")}, line ${first.line}: ${first.said}`);
}

/** What is wrong with the file that a cell of own data names; null where it is the one that was chosen for it. */
function faultOfFile({file, sha256: expected}: DataSpec, folder: string): string | null {
  if (file === "") return null;
  const path = join(folder, file);
  if (!existsSync(path)) return `file: ${file}; it is not there, put it beside the page`;
  const found = sha256(readFileSync(path));
  return found === expected
    ? null
    : `file: ${file}; another one than was chosen for the cell, put that one beside the page, or write sha256: ${found}`;
}

function notebookCell(text: string, cells: readonly NotebookCell[]): string {
  const files = cells.flatMap((cell) => {
    const {content} = cellContent(cell);
    return content.kind === "data" && content.data.file !== "" ? [content.data.file] : [];
  });
  const attached = [...new Set(files)].map((name) => `${literal(name)}: FileAttachment(${literal(`./${name}`)})`);
  const lines = [
    'import {publishedNotebook} from "/components/notebook/published.js";',
    'const notebookSchema = await FileAttachment("/data/schema.json").json();',
    'const notebookModels = FileAttachment("/data/company-text.json");',
    `const notebook = publishedNotebook(${literal(text)}, {lang: observable.params.lang === "zh" ? "zh" : "en", tables: notebookSchema.relations.map(({name}) => name), models: () => notebookModels.json(), files: {${attached.join(", ")}}});`
  ];
  return `${lines.join("\n")}\n`;
}

/** A text within code that stands in a page: no part of it may end the element it stands in. */
function literal(text: string): string {
  return JSON.stringify(text).replaceAll("<", "\\u003c");
}
