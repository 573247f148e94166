import type {Library} from "./include.js";
import type {LineStatement, Statement, StatementOf, WrittenText} from "./node.js";
import {START} from "./place.js";
import {printOne} from "./print.js";
import {readersOf, renamed} from "./references.js";
import {includedLine, placeOfOwn, readText, spanOf, withStatements, type ReadText} from "./rewrite.js";
import {writtenOut} from "./write-out.js";

/** A text after a change, or why it cannot be made. */
export type Edited = {readonly ok: true; readonly text: string} | {readonly ok: false; readonly why: EditRefusal};

export type EditRefusal =
  /** The text has problems, or no such line. */
  | {readonly kind: "text"}
  /** Others name it. */
  | {readonly kind: "read"; readonly by: readonly string[]}
  /** There is nothing to change places with. */
  | {readonly kind: "edge"}
  | {readonly kind: "taken"; readonly name: string};

const done = (text: string | null): Edited => (text === null ? refusal({kind: "text"}) : {ok: true, text});

function refusal(why: EditRefusal): Edited {
  return {ok: false, why};
}

const BARE = {place: START, comments: [], remark: null, isSpaced: false} as const;

/** What a new line is. */
export type NewLine = Pick<LineStatement, "name" | "unit" | "traits" | "definition" | "title" | "reason">;

/** A text with a line added below another, or below the include that brings it; at the end of the lines without one. */
export function withLine(text: string, library: Library, below: string | null, line: NewLine): Edited {
  const read = readText(text);
  if (!read) return done(null);
  if (isTaken(read, library, line.name)) return refusal({kind: "taken", name: line.name});
  const at = below === null ? lastOf(read) : (placeOf(read, library, below) ?? lastOf(read));
  const statement: LineStatement = {
    type: "line",
    ...BARE,
    ...line,
    definitionPlace: START,
    formulaPlace: [],
    source: null,
    actual: null,
    overrides: []
  };
  return done(inserted(read, at, statement));
}

/** A text with a line once more, under another name, below itself. */
export function withLineCopy(text: string, library: Library, name: string, as: string, title: WrittenText): Edited {
  const read = readText(text);
  if (!read) return done(null);
  if (isTaken(read, library, as)) return refusal({kind: "taken", name: as});
  const at = placeOf(read, library, name);
  const own = at === null ? undefined : read.document.statements[at];
  const line = own?.type === "line" ? own : includedLine(read, library, name)?.line;
  if (at === null || !line) return done(null);
  return done(inserted(read, at, {...line, ...BARE, name: as, title}));
}

/** A text with a line under another name, here and wherever it is named; what shared documents say of it is written out. */
export function withLineName(text: string, library: Library, name: string, as: string): Edited {
  const own = readText(text);
  if (!own) return done(null);
  if (isTaken(own, library, as)) return refusal({kind: "taken", name: as});
  const read = readText(writtenOut(text, library, name) ?? text);
  if (!read || placeOfOwn(read, name)?.child !== null) return done(null);
  const changed = new Map<number, Statement>();
  read.document.statements.forEach((statement, i) => {
    const after = renamed(statement, name, as);
    if (after !== statement) changed.set(i, after);
  });
  return done(withStatements(read, changed));
}

/** A text without a line; refused where others name it. */
export function withoutLine(text: string, library: Library, name: string): Edited {
  const read = readText(text);
  if (!read) return done(null);
  const own = placeOfOwn(read, name);
  if (own?.child !== null) return onWrittenOut(text, library, name, withoutLine);
  const by = readersOf(read, library, name);
  if (by.length > 0)
    return refusal({
      kind: "read",
      by: by.map(({what, document}) => (document === "" ? what : `${what} (${document})`))
    });
  return done(without(read, own.at));
}

/** A text with a line and its neighbour in each other's place; a heading or an include is passed as one. */
export function withLineMoved(text: string, library: Library, name: string, by: -1 | 1): Edited {
  const read = readText(text);
  if (!read) return done(null);
  const own = placeOfOwn(read, name);
  if (own?.child !== null) return onWrittenOut(text, library, name, (out, all, of) => withLineMoved(out, all, of, by));
  const other = read.document.statements[own.at + by];
  if (!other || !["line", "group", "include"].includes(other.type)) return refusal({kind: "edge"});
  return done(swapped(read, Math.min(own.at, own.at + by)));
}

/** A text with a heading above a line. */
export function withGroup(text: string, library: Library, above: string, title: WrittenText): Edited {
  const read = readText(text);
  const at = read && placeOf(read, library, above);
  if (!read || at === null) return done(null);
  const {from} = spanOf(read, at);
  const heading: StatementOf<"group"> = {type: "group", ...BARE, title};
  const gap = (read.lines[from - 1] ?? "").trim() === "" ? [] : [""];
  return done([...read.lines.slice(0, from), ...gap, ...printOne([heading], 0), ...read.lines.slice(from)].join("\n"));
}

/** A text with another title on the heading that stands above a line; null takes the heading away. */
export function withGroupTitle(text: string, library: Library, of: string, title: WrittenText | null): Edited {
  const read = readText(text);
  const at = read && placeOf(read, library, of);
  if (!read || at === null) return done(null);
  const heading = read.document.statements.findLastIndex(({type}, i) => type === "group" && i < at);
  const group = read.document.statements[heading];
  if (group?.type !== "group") return refusal({kind: "edge"});
  return done(title ? withStatements(read, new Map([[heading, {...group, title}]])) : without(read, heading));
}

/** Whether a document has a line of this name, itself or by an include. */
function isTaken(read: ReadText, library: Library, name: string): boolean {
  return placeOf(read, library, name) !== null;
}

/** Place of the statement that brings a line: itself, or an include. */
export function placeOf(read: ReadText, library: Library, name: string): number | null {
  return placeOfOwn(read, name)?.at ?? includedLine(read, library, name)?.at ?? null;
}

/** A change of a line that a shared document has: made where that is written out, else nothing is. */
function onWrittenOut(
  text: string,
  library: Library,
  name: string,
  change: (text: string, library: Library, name: string) => Edited
): Edited {
  const out = writtenOut(text, library, name);
  return out === null || out === text ? done(null) : change(out, library, name);
}

/** Place of the last line or include; of the last statement where there is none. */
function lastOf({document: {statements}}: ReadText): number {
  const last = statements.findLastIndex(({type}) => type === "line" || type === "include");
  return last < 0 ? statements.length - 1 : last;
}

function inserted(read: ReadText, at: number, statement: LineStatement): string {
  const {statements} = read.document;
  const all = [...statements.slice(0, at + 1), statement, ...statements.slice(at + 1)];
  const {to} = spanOf(read, at);
  return [...read.lines.slice(0, to), ...printOne(all, at + 1), ...read.lines.slice(to)].join("\n");
}

function without(read: ReadText, at: number): string {
  const {from, to} = spanOf(read, at);
  return [...read.lines.slice(0, from), ...read.lines.slice(to)].join("\n");
}

function swapped(read: ReadText, at: number): string {
  const [first, second] = [spanOf(read, at), spanOf(read, at + 1)];
  const {lines} = read;
  const gap = lines.slice(first.to, second.from);
  const isHeading = read.document.statements[at + 1]?.type === "group";
  return [
    ...lines.slice(0, first.from),
    ...(isHeading ? gap : []),
    ...lines.slice(second.from, second.to),
    ...(isHeading ? [] : gap),
    ...lines.slice(first.from, first.to),
    ...lines.slice(second.to)
  ].join("\n");
}
