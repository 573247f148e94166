import {nearest} from "../model/nearest.js";
import {CELL_KINDS, EXPECTATIONS, type CellKind, type NotebookCell, type NotebookText} from "./cell.js";
import {headOf, headProblems} from "./head.js";
import {fenceInfo, type FenceInfo} from "./info.js";
import {markdownTokens, type MarkdownToken} from "./markdown.js";
import {meant, problemIn, type CellProblem} from "./problem.js";
import {NAME} from "./reference.js";
import {textProblems} from "./text-problems.js";

/** Lines of a text with their ends: joined they are the text. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** A run of tokens that is one block of the text. */
interface Block {
  readonly from: number;
  /** The line after its last. */
  readonly to: number;
  readonly tokens: readonly MarkdownToken[];
}

/**
 * Reads a notebook. Throws nothing: what is wrong is told where it stands, and the text is kept to the byte whatever it is.
 * A fence of a known kind is a cell; what stands between is text, parted by two blank lines or more.
 */
export function parseNotebook(text: string, newKey: () => string = keys()): NotebookText {
  const head = headOf(text);
  const above = head.split("\n").length - 1;
  const lines = linesOf(text.slice(head.length));
  const cells: NotebookCell[] = [];
  let at = 0;
  const blankFrom = (from: number, to: number) => lines.slice(from, to).findIndex((line) => line.trim() !== "");
  const addText = (to: number, tokens: readonly MarkdownToken[]) => {
    const skipped = blankFrom(at, to);
    if (skipped < 0) return;
    const [from, end] = [
      at + skipped,
      to -
        lines
          .slice(at, to)
          .reverse()
          .findIndex((line) => line.trim() !== "")
    ];
    const body = lines.slice(from, end).join("");
    const problems = textProblems(tokens, from);
    const gap = lines.slice(at, from).join("");
    cells.push({...PLAIN, key: newKey(), kind: "text", gap, body, line: above + from + 1, problems});
    at = end;
  };
  let held: MarkdownToken[] = [];
  for (const {from, to, tokens} of blocksOf(lines)) {
    const [first] = tokens;
    const fence = first?.type === "fence" ? cellFence(first) : null;
    if (fence !== null || isApart(lines, at, from, held)) {
      addText(from, held);
      held = [];
    }
    if (fence === null) held.push(...tokens);
    else {
      const opened = lines[from] ?? "";
      const isClosed =
        to - 1 > from &&
        new RegExp(`^ {0,3}${first?.markup.slice(0, 1) ?? ""}{${first?.markup.length ?? 3},}[ \\t]*\\r?\\n?$`).test(
          lines[to - 1] ?? ""
        );
      const bodyEnd = isClosed ? to - 1 : to;
      cells.push({
        ...fenced(fence, opened, isClosed),
        key: newKey(),
        gap: lines.slice(at, from).join(""),
        open: opened,
        body: lines.slice(from + 1, bodyEnd).join(""),
        close: isClosed ? (lines[to - 1] ?? "") : "",
        line: above + from + 2
      });
      at = to;
    }
  }
  addText(lines.length, held);
  return {head, cells, tail: lines.slice(at).join(""), problems: [...headProblems(text), ...tooMany(cells)]};
}

/** Most cells that a page shows and follows without halting. */
const MOST_CELLS = 500;

function tooMany(cells: readonly NotebookCell[]): CellProblem[] {
  const first = cells[MOST_CELLS];
  if (!first) return [];
  return [
    problemIn(
      first.line,
      1,
      `${cells.length} cells; expected at most ${MOST_CELLS}: part the notebook into several`,
      `共 ${cells.length} 个单元；最多 ${MOST_CELLS} 个，请拆分为多个笔记本`
    )
  ];
}

const PLAIN = {name: "", gap: "", open: "", close: "", isManual: false, isFolded: false, expects: null} as const;

/** Keys that are new to this session: `c1`, `c2` and so on. */
export function keys(): () => string {
  let n = 0;
  return () => `c${++n}`;
}

function blocksOf(lines: readonly string[]): Block[] {
  const blocks: (Block & {readonly tokens: MarkdownToken[]})[] = [];
  for (const token of markdownTokens(lines.map((line) => line.replace(/\r?\n$/, "\n")).join("")))
    if (token.level === 0 && token.map && token.nesting >= 0)
      blocks.push({from: token.map[0], to: token.map[1], tokens: [token]});
    else blocks.at(-1)?.tokens.push(token);
  return blocks;
}

/** Whether two blank lines or more part a block from the text before it. */
function isApart(lines: readonly string[], from: number, to: number, held: readonly MarkdownToken[]): boolean {
  if (held.length === 0) return false;
  const between = lines.slice(from, to).reverse();
  const blank = between.findIndex((line) => line.trim() !== "");
  return blank >= 2;
}

type Fence = FenceInfo & {readonly kind: Exclude<CellKind, "text">};

function cellFence(token: MarkdownToken): Fence | null {
  const info = fenceInfo(token.info);
  const kind = CELL_KINDS.find((each) => each === info.tag);
  const isShown = info.attributes.get("run") === "false";
  return kind === undefined || kind === "text" || isShown ? null : {...info, kind};
}

const ATTRIBUTES: Readonly<Record<Exclude<CellKind, "text">, readonly string[]>> = {
  sql: ["id", "run", "expect", "fold"],
  chart: ["id", "fold"],
  table: ["id", "fold"],
  input: ["id", "fold"],
  data: ["id", "fold"],
  model: ["id", "fold"],
  comment: ["fold"]
};

/** What the opening line of a fence says, and what is wrong with it; a place on that line has line 0. */
function fenced({kind, attributes}: Fence, opened: string, isClosed: boolean) {
  const problems: CellProblem[] = [];
  const column = (word: string) => opened.indexOf(word) + 1 || 1;
  const wrong = (word: string, en: string, zh: string) => problems.push(problemIn(0, column(word), en, zh));
  const known = ATTRIBUTES[kind];
  for (const name of attributes.keys())
    if (!known.includes(name)) {
      const close = meant(nearest(name, known));
      wrong(
        name,
        `${name}: unknown on a ${kind} cell; expected one of ${known.join(", ")}${close.en}`,
        `${name}：${kind} 单元没有此项；应为 ${known.join("、")} 之一${close.zh}`
      );
    }
  const name = attributes.get("id") ?? "";
  if (attributes.has("id") && !new RegExp(`^${NAME}$`).test(name))
    wrong(
      "id",
      `id: ${name || "nothing"}; expected letters, digits and _, such as weeks`,
      `id：${name || "空"}；应为字母、数字与下划线，如 weeks`
    );
  const run = attributes.get("run");
  if (run !== undefined && run !== "manual")
    wrong(
      "run",
      `run: ${run || "nothing"}; expected manual, or no run at all`,
      `run：${run || "空"}；应为 manual，或不写`
    );
  const fold = attributes.get("fold");
  if (fold !== undefined && fold !== "yes")
    wrong(
      "fold",
      `fold: ${fold || "nothing"}; expected yes, or no fold at all`,
      `fold：${fold || "空"}；应为 yes，或不写`
    );
  const expect = attributes.get("expect");
  const expects = EXPECTATIONS.find((each) => each === expect) ?? null;
  if (expect !== undefined && expects === null)
    wrong(
      "expect",
      `expect: ${expect || "nothing"}; expected one of ${EXPECTATIONS.join(", ")}`,
      `expect：${expect || "空"}；应为 ${EXPECTATIONS.join("、")} 之一`
    );
  if (/^\s/.test(opened))
    wrong(opened.trim(), "the fence begins with a space; expected it at the margin", "围栏前有空格；应从行首开始");
  if (!isClosed)
    wrong("```", "the fence is not closed; expected a line ``` below", "围栏未闭合；应在下方以一行 ``` 结束");
  return {kind, name, isManual: run === "manual", isFolded: fold === "yes", expects, problems};
}
