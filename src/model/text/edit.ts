import {includeAll, type Library} from "./include.js";
import type {LineStatement, ModelDocument} from "./node.js";
import {outline, type OutlineEntry} from "./outline.js";
import {parseModel} from "./parse.js";
import {printLine} from "./print-line.js";
import {lastLine, NO_TRAITS} from "./rewrite.js";

/** A figure the record lacks, as a reader states it. */
export interface StatedFigure {
  readonly line: string;
  /** Null for a line of one value. */
  readonly period: string | null;
  /** As typed: 812, 27%, (3.5). */
  readonly number: string;
  /** Where it was read. */
  readonly source: string;
}

/**
 * A text with a figure put in that the record lacks: below its line, or below the include that brings the line. The rest
 * stays as it is written. Null where the text has problems or no such line.
 */
export function withFigure(text: string, library: Library, figure: StatedFigure): string | null {
  const {document, problems} = parseModel(text);
  const {entries} = outline(text);
  if (problems.length > 0 || entries.length !== document.statements.length) return null;
  const lines = text.split("\n");
  const own = document.statements.findIndex((s) => s.type === "line" && s.name === figure.line);
  if (own >= 0) return stated(lines, entries[own], figure, "  ");
  const at = document.statements.findIndex(
    (s) => s.type === "include" && s.lines.some(({name}) => name === figure.line)
  );
  const include = document.statements[at];
  if (include?.type === "include") {
    const child = include.lines.findIndex(({name}) => name === figure.line);
    return stated(lines, entries[at]?.children[child], figure, "    ");
  }
  return included(lines, {document, entries}, library, figure);
}

function stated(lines: readonly string[], entry: OutlineEntry | undefined, figure: StatedFigure, indent: string) {
  if (!entry) return null;
  const {period, number, source} = figure;
  const head = entry.starts.at(-1)?.line ?? 1;
  const last = lastLine(entry);
  if (period === null) {
    const [, defined = "", remark = ""] =
      /^(.*?)(?:\s+else\s+input\s.*?)?(\s+\/\/\s.*)?$/.exec(lines[head - 1] ?? "") ?? [];
    const assumed = `${defined} else input ${number}${remark}`;
    // Why the document assumed what it did is no reason for the reader's figure.
    const reason =
      entry.children.find(({text}) => /^(?:because|note)\s/.test(text))?.starts.map(({line}) => line) ?? [];
    const below = lines.slice(head, last).filter((_, i) => !reason.includes(head + i + 1));
    return [
      ...lines.slice(0, head - 1),
      assumed,
      ...below,
      `${indent}because ${plain(source)}`,
      ...lines.slice(last)
    ].join("\n");
  }
  const actual = entry.children.find(({text}) => /^actual\s/.test(text))?.starts.at(-1)?.line;
  const isSourced = entry.children.some(({text}) => /^source\s/.test(text));
  const more = isSourced ? [] : [`${indent}source ${plain(source)}`];
  const upTo = lines.slice(0, last).map((each, i) => (i + 1 === actual ? `${each}, ${period} ${number}` : each));
  const fresh = actual === undefined ? [`${indent}actual ${period} ${number}`] : [];
  return [...upTo, ...fresh, ...more, ...lines.slice(last)].join("\n");
}

/** Puts a line of an included document below its include, with the figure. */
function included(
  lines: readonly string[],
  {document, entries}: {readonly document: ModelDocument; readonly entries: readonly OutlineEntry[]},
  library: Library,
  figure: StatedFigure
): string | null {
  for (const [i, statement] of document.statements.entries()) {
    if (statement.type !== "include") continue;
    const {statements} = includeAll({statements: [statement], comments: []}, library);
    const found = statements.find((each) => each.statement.type === "line" && each.statement.name === figure.line);
    if (found?.statement.type !== "line") continue;
    const last = lastLine(entries[i]);
    const bare: LineStatement = {...found.statement, unit: "", title: null, reason: null, source: null, comments: []};
    const head = printLine({...bare, traits: NO_TRAITS}, bare.name, {name: 0, measure: 0}, "  ");
    const put = [...lines.slice(0, last), ...head, ...lines.slice(last)];
    const entry: OutlineEntry = {
      text: "",
      starts: [{offset: 0, line: last + head.length, column: 3}],
      comments: [],
      remark: null,
      isSpaced: false,
      children: []
    };
    return stated(put, entry, figure, "    ");
  }
  return null;
}

/** A reader's words on one line, read as text whatever they are. */
function plain(text: string): string {
  return `"${text.replace(/[\r\n\t]+/g, " ").replaceAll('"', '""')}"`;
}
