import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  truncateSync,
  writeSync
} from "node:fs";
import {existsSync, statSync} from "node:fs";
import {basename, dirname, join} from "node:path";
import {brotliCompressSync, constants} from "node:zlib";
import {HEAD, LEDGER, PAYLOADS, payloadPath, readHead, readLedger} from "./archive.js";
import {chain, GENESIS, sha256, type Entry, type EntryBody, type Head} from "./entry.js";
import {verifyChain} from "./verify.js";

/** Marks files that are not finished; a refresh that was killed leaves them behind. */
const UNFINISHED = ".unfinished-";

/**
 * Clears what an interrupted refresh left: unfinished files, a line cut short, a head one step behind. Throws where the
 * ledger itself does not hold, for nothing may be appended to that.
 */
export function recover(root: string): Head {
  for (const folder of [join(root, "data"), ...payloadFolders(root)])
    for (const file of existsSync(folder) ? readdirSync(folder) : [])
      if (file.startsWith(UNFINISHED)) rmSync(join(folder, file));
  const {entries, wholeBytes, tornBytes} = readLedger(root);
  if (tornBytes > 0) truncateSync(join(root, LEDGER), wholeBytes);
  const {problem} = verifyChain(entries, readHead(root));
  if (problem) throw new Error(`${problem}; nothing was appended. Restore the file from the version history.`);
  const last = entries.at(-1);
  if (last) writeHead(root, last);
  return last ?? GENESIS;
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
  writeWhole(join(root, HEAD), Buffer.from(`${JSON.stringify({seq, hash})}\n`));
}

/** Writes a file so that it is there whole or not at all. */
function writeWhole(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(path), {recursive: true});
  const unfinished = join(dirname(path), `${UNFINISHED}${process.pid}-${basename(path)}`);
  try {
    const file = openSync(unfinished, "w");
    try {
      writeAll(file, bytes);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(unfinished, path);
  } catch (error) {
    rmSync(unfinished, {force: true});
    throw error;
  }
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
}

function payloadFolders(root: string): string[] {
  const folder = join(root, PAYLOADS);
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
}
