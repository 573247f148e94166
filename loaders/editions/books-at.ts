import {cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {LEDGER, payloadPath, readLedger, readPayload} from "../ledger/archive.js";
import {isInPlace, sha256, type Entry} from "../ledger/entry.js";
import {projectRoot} from "../paths.js";

/** The books as they stood after one entry, in a folder of their own. */
export interface BooksAt {
  readonly root: string;
  readonly remove: () => void;
}

/**
 * Lays out `data/` as it stood after an entry: the ledger up to it, snapshots it had carried in, registries as last
 * recorded, answers of its pulls. Throws where the entry is not in the books under that hash, or a file is not as
 * recorded.
 */
export function booksAt({seq, hash}: {readonly seq: number; readonly hash: string}, from = projectRoot): BooksAt {
  const {entries} = readLedger(from);
  const last = entries.find((e) => e.seq === seq);
  if (last?.hash !== hash)
    throw new Error(`entry ${seq}: ${last?.hash ?? "none"}; expected ${hash}, on which the edition rests`);
  const kept = entries.filter((e) => e.seq <= seq);
  const root = mkdtempSync(join(tmpdir(), "books-at-"));
  const write = (path: string, bytes: Buffer | string) => {
    mkdirSync(dirname(join(root, path)), {recursive: true});
    writeFileSync(join(root, path), bytes);
  };
  try {
    write(LEDGER, kept.map((e) => `${JSON.stringify(e)}\n`).join(""));
    for (const entry of kept) for (const {sha256: name} of entry.payloads) copyPayload(entry, name, from, root);
    for (const {part, payloads} of kept.filter((e) => e.kind === "carried")) {
      const bytes = readFileSync(join(from, part));
      if (sha256(bytes) !== payloads[0]?.sha256)
        throw new Error(
          `${part}: not the bytes entry ${seq} rests on; expected ${payloads[0]?.sha256 ?? "one payload"}`
        );
      write(part, bytes);
    }
    for (const {part, payloads} of kept.filter((e) => e.kind === "curated"))
      write(part, readPayload(payloads[0]?.sha256 ?? "", from));
  } catch (error) {
    rmSync(root, {recursive: true, force: true});
    throw error;
  }
  return {root, remove: () => rmSync(root, {recursive: true, force: true})};
}

/** Snapshots and editions are their own payload; all else lies compressed by its checksum. */
function copyPayload(entry: Entry, name: string, from: string, root: string): void {
  if (isInPlace(entry)) return;
  const path = payloadPath(name);
  mkdirSync(dirname(join(root, path)), {recursive: true});
  cpSync(join(from, path), join(root, path));
}
