import {ImportFault} from "../problem.js";
import type {RowSink} from "../read.js";
import {cut} from "./cell-text.js";
import {delimitedReader} from "./delimited.js";
import {jsonCells} from "./json-cells.js";

/** Reads text piece by piece. */
export interface TextReader {
  push(text: string): void;
  end(): void;
  /** The row that is being read. */
  readonly row: () => number;
}

/** Decodes a file as UTF-8 and hands it over piece by piece. Throws an ImportFault at the first byte that is not. */
export async function readUtf8(file: Blob, reader: TextReader, sink: Pick<RowSink, "progress">): Promise<void> {
  const decoder = new TextDecoder("utf-8", {fatal: true});
  const decode = (bytes?: Uint8Array) => {
    try {
      return bytes ? decoder.decode(bytes, {stream: true}) : decoder.decode();
    } catch {
      throw new ImportFault({kind: "encoding", row: reader.row()});
    }
  };
  let read = 0;
  const stream = file.stream().getReader();
  try {
    for (;;) {
      const {done, value} = await stream.read();
      if (done) break;
      reader.push(decode(value));
      read += value.byteLength;
      await sink.progress(read / file.size);
    }
  } finally {
    stream.cancel().catch(() => undefined);
  }
  reader.push(decode());
  reader.end();
}

/** Rows that are held back until it is clear which of them is the header. */
const HELD = 40;

/** A table with a header, perhaps below lines of a title; short rows are filled up, and rows may end in empty cells beyond the header. */
export function delimitedText(delimiter: string, sink: RowSink): TextReader {
  let held: (readonly [cells: string[], row: number])[] | null = [];
  let width = 0;
  let last = 1;
  let json: ((cells: string[]) => void) | null = null;
  const begin = (cells: readonly string[]) => {
    width = cells.length;
    const names = cells.map((name) => name.trim());
    sink.header(names);
    json = jsonCells(names, (found) => sink.header(found));
  };
  const body = (cells: string[], row: number) => {
    if (cells.length > width && cells.slice(width).every((cell) => cell.trim() === "")) cells.length = width;
    if (cells.length > width) {
      const value = cut(cells.join(delimiter));
      sink.problem({row, column: `${cells.length} ≠ ${width}`, value, expected: "columns"});
      return;
    }
    while (cells.length < width) cells.push("");
    json?.(cells);
    sink.row(cells, row);
  };
  const decide = (rows: readonly (readonly [cells: string[], row: number])[]) => {
    held = null;
    const at = headerPlace(rows.map(([cells]) => cells));
    rows.slice(Math.max(0, at)).forEach(([cells, row], i) => (i === 0 ? begin(cells) : body(cells, row)));
  };
  const reader = delimitedReader(delimiter, (cells, row) => {
    last = row;
    if (!held) body(cells, row);
    else if (row === 1 && /^\s*sep=.?$/i.test(cells.join(""))) return;
    else if (held.push([cells, row]) >= HELD) decide(held);
  });
  return {
    push: (text) => reader.push(text),
    end() {
      reader.end();
      if (held && held.length > 0) decide(held);
    },
    row: () => last + 1
  };
}

/**
 * Which of the first rows is the header: the first of several cells, unless those above a wider table are but a title
 * or a list of names and values, as the head of an invoice is.
 */
function headerPlace(rows: readonly (readonly string[])[]): number {
  const filled = rows.map((cells) => cells.findLastIndex((cell) => cell.trim() !== "") + 1);
  const first = Math.max(
    0,
    rows.findIndex((cells) => cells.length > 1)
  );
  const counts = new Map<number, number>();
  for (const count of filled) counts.set(count, (counts.get(count) ?? 0) + 1);
  const [usual = 0] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
  const widest = Math.max(...filled);
  const found = filled.findIndex((count) => count >= Math.max(3, usual, widest - 1));
  if (found <= first || filled.slice(0, found).some((count) => count > 2)) return first;
  const isNamed = (rows[found] ?? []).every((cell) => cell.trim() === "" || !/^[\d.,$€¥-]+$/.test(cell.trim()));
  return isNamed ? found : first;
}
