import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {brotliDecompressSync} from "node:zlib";
import {dayOfTime, type IsoDate} from "../../src/lib/dates.js";
import {projectRoot} from "../paths.js";
import type {Entry, Head} from "./entry.js";

/** The ledger's files, from the repository. */
export const LEDGER = "data/ledger.jsonl";
export const LEDGER_HEAD = "data/ledger.head.json";
export const PAYLOADS = "data/payloads";
/** Editions lie here, one file a date and a folder with the pages it keeps; none changes once it is on record. */
export const EDITIONS = "data/editions";

/** Where a payload lies: its bytes as received, brotli-compressed, named by their SHA-256. */
export function payloadPath(sha256: string): string {
  return `${PAYLOADS}/${sha256.slice(0, 2)}/${sha256}.br`;
}

/** The bytes of a payload as they were received. */
export function readPayload(sha256: string, root = projectRoot): Buffer {
  return brotliDecompressSync(readFileSync(join(root, payloadPath(sha256))));
}

/** The ledger as it stands on disk. */
export interface LedgerFile {
  readonly entries: readonly Entry[];
  /** Bytes that whole lines take; what follows them was cut short while being written. */
  readonly wholeBytes: number;
  readonly tornBytes: number;
}

/** Reads the whole lines of the ledger; a line without its end was never acknowledged and is left out. */
export function readLedger(root = projectRoot): LedgerFile {
  const path = join(root, LEDGER);
  if (!existsSync(path)) return {entries: [], wholeBytes: 0, tornBytes: 0};
  const bytes = readFileSync(path);
  const wholeBytes = bytes.lastIndexOf(0x0a) + 1;
  const lines = bytes.subarray(0, wholeBytes).toString("utf8").split("\n").slice(0, -1);
  return {
    entries: lines.map((line, i) => parseEntry(line, i + 1)),
    wholeBytes,
    tornBytes: bytes.length - wholeBytes
  };
}

function parseEntry(line: string, number: number): Entry {
  try {
    const entry = JSON.parse(line) as Entry;
    if (JSON.stringify(entry) === line) return entry;
  } catch {
    // Falls through: not JSON, or not as it was written.
  }
  throw new Error(`${LEDGER}:${number}: not an entry as it was written: ${JSON.stringify(line.slice(0, 60))}`);
}

/** The last entry of the books, or the last that they had by a day; null where there was none. */
export function lastEntry(root: string, by: IsoDate | null = null): Entry | null {
  return readLedger(root).entries.findLast((each) => by === null || dayOfTime(each.retrieved_at) <= by) ?? null;
}

/** What the last acknowledged entry was; null where none ever was. */
export function readHead(root = projectRoot): Head | null {
  const path = join(root, LEDGER_HEAD);
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Head) : null;
}
