import {includeAll, type Library} from "./include.js";
import type {Statement} from "./node.js";
import {printModel} from "./print.js";
import {renamed} from "./references.js";
import {readText, spanOf, type ReadText} from "./rewrite.js";

/**
 * A text with the lines that its includes bring written into it, for those includes that have a line or name it: what was
 * shared is then the text’s own, and can be called otherwise, moved or taken away. Null where the text has problems.
 */
export function writtenOut(text: string, library: Library, name: string): string | null {
  const read = readText(text);
  if (!read) return null;
  const places = read.document.statements.flatMap((statement, at) =>
    statement.type === "include" && broughtBy(statement, library).some((each) => names(each, name)) ? [at] : []
  );
  return places.reduceRight<string>((before, at) => withWrittenOut(before, library, at), text);
}

/** Shared documents that a text includes and another, made of it, has written out. */
export function documentsWrittenOut(before: string, after: string): string[] {
  const left = includesOf(after);
  return [...new Set(includesOf(before).filter((name) => !left.includes(name)))];
}

function includesOf(text: string): string[] {
  const {statements} = readText(text)?.document ?? {statements: []};
  return statements.flatMap((statement) => (statement.type === "include" ? [statement.name] : []));
}

/** What an include brings, with all it says of it and of those it includes itself. */
function broughtBy(include: Statement, library: Library): Statement[] {
  return includeAll({statements: [include], comments: []}, library).statements.map(({statement}) => statement);
}

function names(statement: Statement, name: string): boolean {
  return (statement.type === "line" && statement.name === name) || renamed(statement, name, `${name}_`) !== statement;
}

function withWrittenOut(text: string, library: Library, at: number): string {
  const read = readText(text) as ReadText;
  const include = read.document.statements[at] as Statement;
  const {from, to} = spanOf(read, at);
  const printed = printModel({statements: broughtBy(include, library), comments: []}).trimEnd();
  const remarks = include.comments.map((comment) => `// ${comment}`.trimEnd());
  return [...read.lines.slice(0, from), ...remarks, ...printed.split("\n"), ...read.lines.slice(to)].join("\n");
}
