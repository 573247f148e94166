import {guessDelimiter} from "./containers/delimited.js";
import {isWorkbook} from "./containers/opened.js";
import {delimitedText, readUtf8} from "./containers/text.js";
import {ImportFault, type RowProblem} from "./problem.js";

export type FileFormat = "delimited" | "json" | "parquet" | "arrow" | "workbook";

/** Receives a file's rows as texts in the order of its columns. Rows count as the file does: a header is row 1. */
export interface RowSink {
  /** Told what the file is, before anything of it. */
  format?(format: FileFormat): void;
  /** Names of the columns; again, with more at the end, where later rows have more. */
  header(names: readonly string[]): void;
  row(cells: readonly string[], row: number): void;
  problem(problem: RowProblem): void;
  /** Called between pieces, with the part of the file that is read. */
  progress(part: number): Promise<void> | void;
  /** Whether an error is the sink's own, and not the reader's. */
  isOwn?(error: unknown): boolean;
}

/** Most that is read. */
export interface Bounds {
  /** Bytes of a file, and of what a packed one may become. */
  readonly bytes: number;
  readonly rows: number;
}

/** What a browser can hold. */
export const BOUNDS: Bounds = {bytes: 2 ** 31, rows: 10_000_000};
/** Most columns: the form that gives each role a column lists them all. */
export const MAX_COLUMNS = 1000;
const HEAD_BYTES = 65_536;

/** What a file is, by its first bytes. Throws an ImportFault for what cannot be read. */
export async function formatOf(
  file: Blob,
  bounds = BOUNDS
): Promise<{readonly format: FileFormat; readonly head: string}> {
  if (file.size === 0) throw new ImportFault({kind: "empty"});
  if (file.size > bounds.bytes) throw new ImportFault({kind: "too-large", bytes: file.size, bound: bounds.bytes});
  const bytes = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  const starts = (...magic: number[]) => magic.every((byte, i) => bytes[i] === byte);
  const ascii = (text: string) => starts(...Array.from(text, (c) => c.charCodeAt(0)));
  if (ascii("PAR1")) return {format: "parquet", head: ""};
  if (ascii("ARROW1") || (starts(0xff, 0xff, 0xff, 0xff) && bytes.length > 8)) return {format: "arrow", head: ""};
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) throw new ImportFault({kind: "old-workbook"});
  if (starts(0x50, 0x4b, 3, 4) && isWorkbook(bytes)) return {format: "workbook", head: ""};
  const packed = PACKED.find(([, magic]) => starts(...magic));
  if (packed) throw new ImportFault({kind: "compressed", format: packed[0]});
  if (bytes.includes(0)) throw new ImportFault({kind: "binary"});
  const head = new TextDecoder().decode(bytes);
  return {format: /^\s*(\{|\[\s*["[{\]])/.test(head) ? "json" : "delimited", head};
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
export async function readFile(file: Blob, rows: RowSink, bounds = BOUNDS): Promise<FileFormat> {
  const {format, head} = await formatOf(file, bounds);
  const sink: RowSink = {
    ...rows,
    header(names) {
      if (names.length > MAX_COLUMNS)
        throw new ImportFault({kind: "too-many-columns", columns: names.length, bound: MAX_COLUMNS});
      rows.header(names);
    }
  };
  sink.format?.(format);
  if (format === "parquet") await (await import("./containers/parquet.js")).readParquet(file, sink, bounds);
  else if (format === "arrow") await (await import("./containers/arrow.js")).readArrow(file, sink, bounds);
  else if (format === "json") await (await import("./containers/json.js")).readJson(file, head, sink);
  else if (format === "workbook") await (await import("./containers/workbook.js")).readWorkbook(file, sink);
  else await readUtf8(file, delimitedText(guessDelimiter(head.replace(/^\ufeff/, "")), sink), sink);
  return format;
}
