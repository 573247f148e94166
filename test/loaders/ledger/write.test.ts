import {appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {LEDGER_HEAD, LEDGER, payloadPath, readHead, readLedger, readPayload} from "../../../loaders/ledger/archive.js";
import {GENESIS, type EntryBody, type Head} from "../../../loaders/ledger/entry.js";
import {appendEntry, recover, writePayload} from "../../../loaders/ledger/write.js";

const BODY: EntryBody = {
  kind: "check",
  source: "s",
  part: "",
  retrieved_at: "2026-05-20T06:00:00Z",
  as_of: "2026-05-19",
  rows: 0,
  schema: 1,
  content: "",
  payloads: []
};

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "books-"));
});
afterEach(() => rmSync(root, {recursive: true}));

/** Three entries, each after the one before. */
function threeEntries(): Head[] {
  const heads: Head[] = [GENESIS];
  for (const part of ["a", "b", "c"]) heads.push(appendEntry({...BODY, part}, heads.at(-1) ?? GENESIS, root));
  return heads.slice(1).map(({seq, hash}) => ({seq, hash}));
}

describe("appendEntry(body, head, root) and recover(root)", () => {
  it("chain each entry to the one before, and move the head", () => {
    const heads = threeEntries();
    const {entries, tornBytes} = readLedger(root);
    expect(entries.map((e) => [e.seq, e.part, e.previous])).toEqual([
      [1, "a", GENESIS.hash],
      [2, "b", heads[0]?.hash],
      [3, "c", heads[1]?.hash]
    ]);
    expect([tornBytes, readHead(root)]).toEqual([0, heads[2]]);
    expect(recover(root)).toMatchObject(heads[2] ?? {});
  });

  it("cut off a line that was not finished", () => {
    const heads = threeEntries();
    const {size} = statSync(join(root, LEDGER));
    appendFileSync(join(root, LEDGER), '{"seq":4,"kind":');
    expect(recover(root)).toMatchObject(heads[2] ?? {});
    expect(statSync(join(root, LEDGER)).size).toBe(size);
  });

  it("catch a head up that is one step behind", () => {
    const heads = threeEntries();
    writeFileSync(join(root, LEDGER_HEAD), JSON.stringify(heads[1]));
    expect(recover(root)).toMatchObject(heads[2] ?? {});
    expect(readHead(root)).toEqual(heads[2]);
  });

  it("append nothing to books that do not hold", () => {
    threeEntries();
    const text = readFileSync(join(root, LEDGER), "utf8");
    writeFileSync(join(root, LEDGER), text.replace('"part":"b"', '"part":"x"'));
    expect(() => recover(root)).toThrow(/nothing was appended\. Restore the file from the version history\.$/);
    writeFileSync(join(root, LEDGER), text.split("\n").slice(0, 2).join("\n") + "\n");
    expect(() => recover(root)).toThrow(/nothing was appended/);
  });

  it("begin with nothing", () => {
    expect(recover(root)).toEqual(GENESIS);
  });
});

describe("writePayload(bytes, root)", () => {
  it("keeps bytes once, under their own hash, as they were received", () => {
    const bytes = new TextEncoder().encode("as received");
    const hash = writePayload(bytes, root);
    expect(hash).toBe("34a74fc69c9ea190e1b383efa6fa1e42a8ab5b6f1c0555c36d7030bd5e06559c");
    expect(readPayload(hash, root).toString()).toBe("as received");
    const path = join(root, payloadPath(hash));
    const {ino, mtimeMs} = statSync(path);
    expect(writePayload(bytes, root)).toBe(hash);
    expect([statSync(path).ino, statSync(path).mtimeMs]).toEqual([ino, mtimeMs]);
    expect(existsSync(join(root, payloadPath(writePayload(new TextEncoder().encode("other"), root))))).toBe(true);
  });
});
