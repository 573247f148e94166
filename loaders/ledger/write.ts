import {closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, statSync, truncateSync} from "node:fs";
import {dirname, join} from "node:path";
import {brotliCompressSync, constants} from "node:zlib";
import {EDITIONS, LEDGER_HEAD, LEDGER, PAYLOADS, payloadPath, readHead, readLedger} from "./archive.js";
import {chain, GENESIS, sha256, type Entry, type EntryBody, type Head} from "./entry.js";
import {clearUnfinished, writeAll, writeWhole} from "../whole.js";
import {emptyProblem, verifyChain} from "./verify.js";

/**
 * Clears what an interrupted refresh left: unfinished files, a line cut short, a head one step behind. A head of no line
 * says that books were begun. Throws where the ledger itself does not hold, for nothing may be appended to that.
 */
export function recover(root: string): Head {
  for (const folder of [join(root, "data"), join(root, EDITIONS), ...payloadFolders(root)]) clearUnfinished(folder);
  const {entries, wholeBytes, tornBytes} = readLedger(root);
  if (tornBytes > 0) truncateSync(join(root, LEDGER), wholeBytes);
  const head = readHead(root);
  const problem = verifyChain(entries, head).problem ?? emptyProblem(entries, head, root);
  if (problem) throw new Error(`${problem}; nothing was appended. Restore the file from the version history.`);
  const last = entries.at(-1) ?? GENESIS;
  writeHead(root, last);
  return last;
}

/** Keeps bytes under their own hash; returns it. Bytes already kept are not written again. */
export function writePayload(bytes: Uint8Array, root: string): string {
  const hash = sha256(bytes);
  const path = join(root, payloadPath(hash));
  if (!existsSync(path)) {
    const size = {[constants.BROTLI_PARAM_SIZE_HINT]: bytes.length};
    writeWhole(path, brotliCompressSync(bytes, {params: {...COMPRESSION, ...size}}));
  }
  return hash;
}

const COMPRESSION = {[constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 24};

/** Appends one entry after the head; a write that fails is taken back. */
export function appendEntry(body: EntryBody, head: Head, root: string): Entry {
  const entry = chain(body, head);
  const path = join(root, LEDGER);
  mkdirSync(dirname(path), {recursive: true});
  const before = existsSync(path) ? statSync(path).size : 0;
  const file = openSync(path, "a");
  try {
    writeAll(file, Buffer.from(`${JSON.stringify(entry)}\n`));
    fsyncSync(file);
  } catch (error) {
    truncateSync(path, before);
    throw error;
  } finally {
    closeSync(file);
  }
  writeHead(root, entry);
  return entry;
}

function writeHead(root: string, {seq, hash}: Head): void {
  const head = readHead(root);
  if (head?.seq === seq && head.hash === hash) return;
  writeWhole(join(root, LEDGER_HEAD), Buffer.from(`${JSON.stringify({seq, hash})}\n`));
}

function payloadFolders(root: string): string[] {
  const folder = join(root, PAYLOADS);
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
}
