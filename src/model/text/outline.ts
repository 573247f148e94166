import type {FormulaStart} from "./node.js";
import {textFaults, type Tell, type TellBeside, type TextPlace} from "./place.js";
import {isWithinSql, lengthOfSql, startOfSql} from "./sql-extent.js";

/** A logical line: its text without indent and trailing comment, joined where it goes on over several lines. */
export interface OutlineEntry {
  readonly text: string;
  /** Where each physical line begins in `text`. */
  readonly starts: readonly {readonly offset: number; readonly line: number; readonly column: number}[];
  readonly comments: readonly string[];
  readonly remark: string | null;
  readonly isSpaced: boolean;
  readonly children: readonly OutlineEntry[];
}

export interface Outline {
  readonly entries: readonly OutlineEntry[];
  readonly comments: readonly string[];
}

/** Words after which a line is worth something; what follows may go on over the next lines. */
const DEFINES = /(?:^|\s)(?:=|check|input|stated|table)(?:\s|$)/;
/** Words in a reader's language, which no formula goes on with. */
const WORDS = /^(?:because|note|source|forecast|reported|actual|override)\s|\s\|\s/;
const GOES_ON = /[-+*/^,(<>=]$/;

interface Open {
  readonly indent: number;
  readonly children: OutlineEntry[];
}

/** The lines of a text by their indent, comments (`// …`) and blank lines kept with what stands below them. */
export function outline(text: string): Outline {
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.replaceAll("\t", " "));
  const top: Open = {indent: -1, children: []};
  const open: Open[] = [top];
  let comments: string[] = [];
  let isSpaced = false;
  let isFirst = true;
  for (let i = 0; i < lines.length; ++i) {
    const line = lines[i] ?? "";
    const body = line.trim();
    if (body === "") {
      isSpaced ||= comments.length === 0;
      continue;
    }
    if (body.startsWith("//")) {
      comments.push(body.slice(2).trim());
      continue;
    }
    const indent = line.length - line.trimStart().length;
    while (indent <= (open.at(-1) as Open).indent) open.pop();
    const head = withoutRemark(body);
    const starts = [{offset: 0, line: i + 1, column: indent + 1}];
    let joined = head.text;
    let {remark} = head;
    for (let next = lines[i + 1]; goesOn(joined, next, indent); next = lines[i + 1]) {
      const isInSql = isWithinSql(joined);
      const more = withoutRemark(next.trim(), isInSql);
      // A bracket that was opened or closed just there takes no blank, but in a query.
      const glue = !isInSql && (joined.endsWith("(") || more.text.startsWith(")")) ? "" : " ";
      starts.push({
        offset: joined.length + glue.length,
        line: i + 2,
        column: next.length - next.trimStart().length + 1
      });
      joined += glue + more.text;
      remark = more.remark ?? remark;
      ++i;
    }
    const children: OutlineEntry[] = [];
    (open.at(-1) as Open).children.push({
      text: joined,
      starts,
      comments,
      remark,
      isSpaced: isSpaced && !isFirst,
      children
    });
    isFirst = false;
    open.push({indent, children});
    comments = [];
    isSpaced = false;
  }
  return {entries: top.children, comments};
}

function goesOn(text: string, next: string | undefined, indent: number): next is string {
  if (next === undefined || next.trim() === "" || next.length - next.trimStart().length <= indent) return false;
  if (isWithinSql(text)) return true;
  // What overrides may be wrapped before the words of its reason.
  const more = text.startsWith("override ") ? next.replace(/\sbecause\s.*$/, "") : next;
  if (WORDS.test(more.trim())) return false;
  if (!DEFINES.test(text) || /\sbecause\s/.test(text)) return false;
  const bare = text.replace(/"[^"]*"/g, "").normalize("NFKC");
  return GOES_ON.test(bare) || bare.split("(").length > bare.split(")").length;
}

/** A line without the comment at its end; within quotation marks, or a query that is open before it, there is none. */
function withoutRemark(body: string, isInSql = false): {readonly text: string; readonly remark: string | null} {
  const from = isInSql ? 0 : startOfSql(body);
  const isSqlLine = isInSql || (from >= 0 && remarkIn(body.slice(0, from)) < 0);
  const ahead = isSqlLine ? from + lengthOfSql(body.slice(from), isInSql) : 0;
  const at = remarkIn(body, ahead);
  return at < 0 ? {text: body, remark: null} : {text: body.slice(0, at).trimEnd(), remark: body.slice(at + 3).trim()};
}

function remarkIn(body: string, from = 0): number {
  const bare = body.slice(from).replace(/"[^"]*"/g, (quoted) => "_".repeat(quoted.length));
  const at = bare.search(/\s\/\/(?:\s|$)/);
  return at < 0 ? at : from + at;
}

/** Where the text of an entry goes on in the document, from some character on; counted from there, after `before` others. */
export function startsFrom(entry: OutlineEntry, from: number, before = 0): FormulaStart[] {
  const {line, column} = placeIn(entry, from, 1);
  const later = entry.starts.filter(({offset}) => offset > from);
  return [{offset: before, line, column}, ...later.map((start) => ({...start, offset: start.offset - from + before}))];
}

/** Where some characters of an entry stand in the document. */
export function placeIn({starts}: Pick<OutlineEntry, "starts">, offset: number, length: number): TextPlace {
  const start = starts.findLast((s) => s.offset <= offset) ?? starts[0];
  if (!start) return {line: 1, column: 1, length};
  return {line: start.line, column: start.column + offset - start.offset, length: Math.max(1, length)};
}

/**
 * Reads an entry; where it cannot be read, all that is wrong with it is told, and the others are read nevertheless. What is
 * read takes faults that it stands in spite of.
 */
export function orTell({text}: OutlineEntry, tell: Tell, read: (tell: TellBeside) => void): void {
  const [word = ""] = /^[a-z]\w*/.exec(text) ?? [];
  const told: TellBeside = (fault) => {
    tell(fault, word);
  };
  textFaults(() => {
    read(told);
  }).forEach(told);
}
