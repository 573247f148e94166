import {delimitedReader, guessDelimiter} from "./delimited.js";
import {ImportFault, type RowProblem} from "./problem.js";

export type FileFormat = "delimited" | "jsonl" | "parquet" | "arrow";

/** Receives a file's rows as texts in the order of its header. Rows count as the file does: a header is row 1. */
export interface RowSink {
  header(names: readonly string[]): void;
  row(cells: readonly string[], row: number): void;
  problem(problem: RowProblem): void;
  /** Called between pieces, with the part of the file that is read. */
  progress(part: number): Promise<void> | void;
}

/** Largest file that is read, and largest that a packed one may become, in bytes. */
export const MAX_BYTES = 2 ** 31;
export const MAX_ROWS = 10_000_000;
/** Most columns: the form that gives each role a column lists them all. */
export const MAX_COLUMNS = 1000;
const HEAD_BYTES = 65_536;

/** What a file is, by its first bytes. Throws an ImportFault for what cannot be read. */
export async function formatOf(file: Blob): Promise<{readonly format: FileFormat; readonly head: string}> {
  if (file.size === 0) throw new ImportFault({kind: "empty"});
  if (file.size > MAX_BYTES) throw new ImportFault({kind: "too-large", bytes: file.size, bound: MAX_BYTES});
  const bytes = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  const starts = (...magic: number[]) => magic.every((byte, i) => bytes[i] === byte);
  const ascii = (text: string) => starts(...Array.from(text, (c) => c.charCodeAt(0)));
  if (ascii("PAR1")) return {format: "parquet", head: ""};
  if (ascii("ARROW1") || (starts(0xff, 0xff, 0xff, 0xff) && bytes.length > 8)) return {format: "arrow", head: ""};
  const packed = PACKED.find(([, magic]) => starts(...magic));
  if (packed) throw new ImportFault({kind: "compressed", format: packed[0]});
  if (starts(0xff, 0xfe) || starts(0xfe, 0xff)) throw new ImportFault({kind: "utf-16"});
  if (bytes.includes(0)) throw new ImportFault({kind: "binary"});
  const head = new TextDecoder().decode(bytes);
  return {format: /^\s*\{/.test(head) ? "jsonl" : "delimited", head};
}

const PACKED: readonly (readonly [name: string, magic: readonly number[]])[] = [
  ["gzip", [0x1f, 0x8b]],
  ["zip", [0x50, 0x4b]],
  ["zstd", [0x28, 0xb5, 0x2f, 0xfd]],
  ["xz", [0xfd, 0x37, 0x7a]],
  ["bzip2", [0x42, 0x5a, 0x68]],
  ["7z", [0x37, 0x7a, 0xbc, 0xaf]]
];

/** Reads a whole file into a sink. Throws an ImportFault where it cannot go on. */
export async function readFile(file: Blob, rows: RowSink): Promise<FileFormat> {
  const {format, head} = await formatOf(file);
  const sink: RowSink = {
    ...rows,
    header(names) {
      if (names.length > MAX_COLUMNS)
        throw new ImportFault({kind: "too-many-columns", columns: names.length, bound: MAX_COLUMNS});
      rows.header(names);
    }
  };
  if (format === "parquet") await (await import("./parquet.js")).readParquet(file, sink);
  else if (format === "arrow") await (await import("./arrow.js")).readArrow(file, sink);
  else await readText(file, format === "jsonl" ? jsonLines(sink) : delimited(guessDelimiter(head), sink), sink);
  return format;
}

interface TextReader {
  push(text: string): void;
  end(): void;
  readonly row: () => number;
}

async function readText(file: Blob, reader: TextReader, sink: RowSink): Promise<void> {
  const decoder = new TextDecoder("utf-8", {fatal: true});
  const decode = (bytes?: Uint8Array) => {
    try {
      return bytes ? decoder.decode(bytes, {stream: true}) : decoder.decode();
    } catch {
      throw new ImportFault({kind: "encoding", row: reader.row()});
    }
  };
  let read = 0;
  for (const stream = file.stream().getReader(); ;) {
    const {done, value} = await stream.read();
    if (done) break;
    reader.push(decode(value));
    read += value.byteLength;
    await sink.progress(read / file.size);
  }
  reader.push(decode());
  reader.end();
}

function delimited(delimiter: string, sink: RowSink): TextReader {
  let width = 0;
  let last = 1;
  const reader = delimitedReader(delimiter, (cells, row) => {
    last = row;
    if (width === 0) {
      width = cells.length;
      sink.header(cells.map((name) => name.trim()));
    } else if (cells.length === width) sink.row(cells, row);
    else
      sink.problem({row, column: `${cells.length} ≠ ${width}`, value: cut(cells.join(delimiter)), expected: "columns"});
  });
  return {push: (text) => reader.push(text), end: () => reader.end(), row: () => last + 1};
}

/** One object a line; nested fields go by their path, such as `usage.prompt_tokens`. The first object names the columns. */
function jsonLines(sink: RowSink): TextReader {
  let rest = "";
  let row = 0;
  let header: readonly string[] | null = null;
  const line = (text: string) => {
    row += 1;
    if (text.trim() === "") return;
    const fields = parseObject(text);
    if (!fields) {
      sink.problem({row, column: "JSON", value: cut(text), expected: "object"});
      return;
    }
    if (!header) sink.header((header = [...fields.keys()]));
    sink.row(
      header.map((name) => fields.get(name) ?? ""),
      row
    );
  };
  return {
    push(text) {
      const lines = (rest + text).split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop() ?? "";
      if (rest.length > 10_000_000) throw new ImportFault({kind: "long-value", row: row + 1, bound: 10_000_000});
      for (const each of lines) line(each);
    },
    end() {
      line(rest);
    },
    row: () => row + 1
  };
}

function parseObject(text: string): Map<string, string> | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
    const fields = new Map<string, string>();
    addFields(fields, value, "", 0);
    return fields;
  } catch {
    return null;
  }
}

function addFields(fields: Map<string, string>, value: object, path: string, depth: number): void {
  for (const [key, field] of Object.entries(value)) {
    const isNested = typeof field === "object" && field !== null && !Array.isArray(field) && depth < 3;
    if (isNested) addFields(fields, field as object, `${path}${key}.`, depth + 1);
    else fields.set(path + key, cellText(field));
  }
}

/** A value of any reader as the text a delimited file would hold. */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "?" : value.toISOString();
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "bigint" || typeof value === "boolean") return String(value);
  return JSON.stringify(value, (_, nested: unknown) => (typeof nested === "bigint" ? String(nested) : nested));
}

/** A value cut to what fits a line. */
export function cut(value: string): string {
  return value.length > 60 ? `${value.slice(0, 60)}…` : value;
}
