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
export async function readText(file: Blob, reader: TextReader, sink: Pick<RowSink, "progress">): Promise<void> {
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

/** Lines before a table that hold one cell alone, such as a title, at most. */
const TITLES = 20;

/** A table with a header; short rows are filled up, and rows may end in empty cells beyond the header. */
export function delimitedText(delimiter: string, sink: RowSink): TextReader {
  const titles: (readonly [cells: readonly string[], row: number])[] = [];
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
  const reader = delimitedReader(delimiter, (cells, row) => {
    last = row;
    if (width > 0) body(cells, row);
    else if (row === 1 && /^\s*sep=.?$/i.test(cells.join(""))) return;
    else if (cells.length === 1 && titles.length < TITLES) titles.push([cells, row]);
    else begin(cells);
  });
  return {
    push: (text) => reader.push(text),
    end() {
      reader.end();
      const [first, ...rest] = titles;
      if (width > 0 || !first) return;
      begin(first[0]);
      for (const [cells, row] of rest) body([...cells], row);
    },
    row: () => last + 1
  };
}
