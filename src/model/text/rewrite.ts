import {includeAll, type Library} from "./include.js";
import type {LineStatement, ModelDocument, Statement, StatementOf, Traits} from "./node.js";
import {outline, type OutlineEntry} from "./outline.js";
import {parseModel} from "./parse.js";
import {printLine} from "./print-line.js";
import {printOne} from "./print.js";

/** A text with where each of its statements stands. */
export interface ReadText {
  readonly lines: readonly string[];
  readonly document: ModelDocument;
  readonly entries: readonly OutlineEntry[];
}

/** A text ready to be changed statement by statement; null where it has problems. */
export function readText(text: string): ReadText | null {
  const {document, problems} = parseModel(text);
  const {entries} = outline(text);
  if (problems.length > 0 || entries.length !== document.statements.length) return null;
  return {lines: text.split("\n"), document, entries};
}

export const NO_TRAITS: Traits = {kind: null, timing: null, sign: null, isPartial: false, isPlug: false};

/** Number of the last physical line of an entry with all below it, counted from 1. */
export function lastLine(entry: OutlineEntry | undefined): number {
  if (!entry) return 0;
  return Math.max(entry.starts.at(-1)?.line ?? 0, ...entry.children.map(lastLine));
}

/** Physical lines of a statement: from the first comment above it, from its own first, up to the one after its last. */
export function spanOf({lines, entries}: ReadText, at: number): {from: number; head: number; to: number} {
  const entry = entries[at];
  const head = (entry?.starts[0]?.line ?? 1) - 1;
  let from = lastLine(entries[at - 1]);
  while (from < head && (lines[from] ?? "").trim() === "") ++from;
  return {from, head, to: lastLine(entry)};
}

/** A text with some statements otherwise, by place; the rest stays as it is written. */
export function withStatements(read: ReadText, changed: ReadonlyMap<number, Statement>): string {
  const statements = read.document.statements.map((statement, i) => changed.get(i) ?? statement);
  const lines = [...read.lines];
  for (const at of [...changed.keys()].sort((a, b) => b - a)) {
    const {head, to} = spanOf(read, at);
    // Comments that stood below its first line come before it.
    const moved = (statements[at]?.comments ?? []).slice(read.entries[at]?.comments.length ?? 0);
    lines.splice(head, to - head, ...moved.map((comment) => `// ${comment}`.trimEnd()), ...printOne(statements, at));
  }
  return lines.join("\n");
}

/** Where a document has a line of its own: at the margin, or below an include; null where neither. */
export function placeOfOwn({document}: ReadText, name: string): {at: number; child: number | null} | null {
  for (const [at, statement] of document.statements.entries()) {
    if (statement.type === "line" && statement.name === name) return {at, child: null};
    const child = statement.type === "include" ? statement.lines.findIndex((line) => line.name === name) : -1;
    if (child >= 0) return {at, child};
  }
  return null;
}

/** Place of the include that brings a line, with the line as it has it; null where none does. */
export function includedLine(
  {document}: ReadText,
  library: Library,
  name: string
): {readonly at: number; readonly line: LineStatement} | null {
  for (const [at, statement] of document.statements.entries()) {
    if (statement.type !== "include") continue;
    const {statements} = includeAll({statements: [statement], comments: []}, library);
    const found = statements.find((each) => each.statement.type === "line" && each.statement.name === name);
    if (found?.statement.type === "line") return {at, line: found.statement};
  }
  return null;
}

/**
 * A text with one line otherwise. A line of an included document is brought below its include with what is changed.
 * Null where the text has problems or no such line, or there is no change to make. The change is told the unit, which a
 * line below an include has from there.
 */
export function editLine(
  text: string,
  library: Library,
  name: string,
  change: (line: LineStatement, unit: string) => LineStatement | null
): string | null {
  const read = readText(text);
  if (!read) return null;
  const own = placeOfOwn(read, name);
  if (own) {
    const statement = read.document.statements[own.at];
    const line = statement?.type === "include" ? statement.lines[own.child ?? 0] : statement;
    const unit = line?.type === "line" && line.unit !== "" ? line.unit : includedLine(read, library, name)?.line.unit;
    const changed = line?.type === "line" ? change(line, unit ?? "") : null;
    if (!changed) return null;
    if (statement?.type !== "include") return withStatements(read, new Map([[own.at, changed]]));
    const lines = statement.lines.map((each, i) => (i === own.child ? changed : each));
    return withStatements(read, new Map([[own.at, {...statement, lines}]]));
  }
  const included = includedLine(read, library, name);
  const changed = included && change(included.line, included.line.unit);
  return changed && broughtBelow(read, included.at, included.line, changed);
}

/** A line of an included document, below its include with what differs from there. */
function broughtBelow(read: ReadText, at: number, was: LineStatement, line: LineStatement): string {
  const bare: LineStatement = {
    ...line,
    unit: "",
    traits: NO_TRAITS,
    title: line.title === was.title ? null : line.title,
    reason: line.reason === was.reason ? null : line.reason,
    source: line.source === was.source ? null : line.source,
    remark: null,
    comments: []
  };
  const {to} = spanOf(read, at);
  const include = read.document.statements[at] as StatementOf<"include">;
  const width = Math.max(line.name.length, ...include.lines.map((each) => each.name.length));
  const printed = printLine(bare, line.name, {name: width, measure: 0}, "  ");
  return [...read.lines.slice(0, to), ...printed, ...read.lines.slice(to)].join("\n");
}
