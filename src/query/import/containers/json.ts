import {ImportFault} from "../problem.js";
import type {RowSink} from "../read.js";
import {cut} from "./cell-text.js";
import {rowBuilder} from "./flatten.js";
import {tableOf} from "./json-table.js";
import {addChain, eachRow, rowPath, type RowPath} from "./row-path.js";
import {readUtf8, type TextReader} from "./text.js";

/** Largest JSON document that is read whole, in bytes; a file of one object a line may be larger. */
export const MAX_DOCUMENT = 2 ** 28;

/** Longest line, in characters. */
const LONGEST = 20_000_000;
/** Lines that are looked at before it is decided where rows are. */
const SAMPLE = 200;

/** Reads JSON: one value a line, a list with one object a line, or a document. Throws an ImportFault. */
export async function readJson(file: Blob, head: string, sink: RowSink): Promise<void> {
  if (isByLine(head)) await readUtf8(file, jsonLines(sink), sink);
  else await readDocument(file, sink);
}

/** Whether each line is a value of its own; the brackets and commas of a list around them do not matter. */
function isByLine(head: string): boolean {
  const lines = head.split(/\r\n|\n|\r/).filter((line) => line.trim() !== "");
  const [first = "", second] = /^\s*\[\s*$/.test(lines[0] ?? "") ? lines.slice(1) : lines;
  return second !== undefined && parsed(first) !== undefined;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line.trim().replace(/,$/, ""));
  } catch {
    return undefined;
  }
}

async function readDocument(file: Blob, sink: RowSink): Promise<void> {
  if (file.size > MAX_DOCUMENT) throw new ImportFault({kind: "document", bytes: file.size, bound: MAX_DOCUMENT});
  let document: unknown;
  const text = new TextDecoder("utf-8", {fatal: true});
  try {
    document = JSON.parse(text.decode(await file.arrayBuffer()));
  } catch (error) {
    // One object a line of which the first is broken, or a document that is: only lines can be used in part.
    if (error instanceof TypeError) throw new ImportFault({kind: "encoding", row: 1});
    await readUtf8(file, jsonLines(sink), sink);
    return;
  }
  await sink.progress(0.5);
  const table = tableOf(document);
  rowsInto(sink)(table, rowPath([table]));
  await sink.progress(1);
}

/** Hands over the rows of documents, numbered on from one to the next. */
function rowsInto(sink: RowSink): (document: unknown, path: RowPath) => number {
  const builder = rowBuilder(sink);
  let row = 0;
  return (document, path) => {
    const before = row;
    eachRow(document, path, (chain) => addChain(builder, chain, ++row));
    return row - before;
  };
}

function jsonLines(sink: RowSink): TextReader {
  let rest = "";
  let line = 0;
  let path: RowPath | null = null;
  let waiting: unknown[] = [];
  let names: readonly unknown[] | null = null;
  const rows = rowsInto(sink);
  const decide = () => {
    path = rowPath(waiting);
    for (const document of waiting) rows(document, path);
    waiting = [];
  };
  const read = (text: string) => {
    line += 1;
    const trimmed = text.trim();
    if (trimmed === "" || trimmed === "[" || trimmed === "]" || trimmed === ",") return;
    let value = parsed(trimmed);
    if (Array.isArray(value)) {
      // A line of names, then lines of values.
      if (!names && !path && waiting.length === 0 && value.every((name) => typeof name === "string")) {
        names = value;
        return;
      }
      if (names) [value] = tableOf([names, value]) as readonly unknown[];
    }
    if (typeof value !== "object" || value === null) {
      sink.problem({row: line, column: "JSON", value: cut(text), expected: "object"});
      return;
    }
    if (path) rows(value, path);
    else if (waiting.push(value) >= SAMPLE) decide();
  };
  return {
    push(text) {
      const lines = (rest + text).split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop() ?? "";
      if (rest.length > LONGEST) throw new ImportFault({kind: "long-value", row: line + 1, bound: LONGEST});
      for (const each of lines) read(each);
    },
    end() {
      read(rest);
      if (!path) decide();
    },
    row: () => line + 1
  };
}
