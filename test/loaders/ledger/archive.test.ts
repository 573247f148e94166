import {brotliCompressSync} from "node:zlib";
import {beforeEach, describe, expect, it} from "vitest";
import {
  lastEntry,
  LEDGER,
  LEDGER_HEAD,
  payloadPath,
  readHead,
  readLedger,
  readPayload
} from "../../../loaders/ledger/archive.js";
import {entriesOf} from "../../fixtures/entries.js";
import {newFolder, type Folder} from "../../fixtures/folder.js";

let root: string;
let write: Folder["write"];
beforeEach(() => {
  const folder = newFolder();
  ({root, write} = folder);
  return folder.remove;
});

describe("readLedger(root)", () => {
  const entries = entriesOf({part: "甲"}, {part: "b"});
  const lines = entries.map((entry) => JSON.stringify(entry));

  it("is empty where there is none", () => {
    expect(readLedger(root)).toEqual({entries: [], wholeBytes: 0, tornBytes: 0});
  });

  it("reads whole lines, and counts the bytes of one that was cut short", () => {
    const whole = `${lines.join("\n")}\n`;
    write(LEDGER, `${whole}{"seq":3`);
    expect(readLedger(root)).toEqual({entries, wholeBytes: Buffer.byteLength(whole), tornBytes: 8});
    write(LEDGER, '{"seq":1');
    expect(readLedger(root)).toEqual({entries: [], wholeBytes: 0, tornBytes: 8});
  });

  it.each([
    ["no JSON", "a".repeat(70), `"${"a".repeat(60)}"`],
    ["JSON as nobody wrote it", '{"seq": 2}', '"{\\"seq\\": 2}"']
  ])("names the line that is %s, by how it begins", (_, line, shown) => {
    write(LEDGER, `${lines[0]}\n${line}\n`);
    expect(() => readLedger(root)).toThrow(`data/ledger.jsonl:2: not an entry as it was written: ${shown}`);
  });
});

it("lastEntry(root, by) is the last of all, or of those that the books had by the end of a day", () => {
  const [first, second] = entriesOf(
    {retrieved_at: "2026-10-01T23:59:59.000Z"},
    {retrieved_at: "2026-10-03T00:00:00.000Z"}
  );
  expect(lastEntry(root)).toBeNull();
  write(LEDGER, `${JSON.stringify(first)}\n${JSON.stringify(second)}\n`);
  expect(lastEntry(root)).toEqual(second);
  expect(["2026-09-30", "2026-10-01", "2026-10-02", "2026-10-03"].map((day) => lastEntry(root, day))).toEqual([
    null,
    first,
    first,
    second
  ]);
});

it("readHead(root) is the last entry acknowledged, and null where none ever was", () => {
  expect(readHead(root)).toBeNull();
  write(LEDGER_HEAD, '{"seq":2,"hash":"ab"}');
  expect(readHead(root)).toEqual({seq: 2, hash: "ab"});
});

it("readPayload(sha256, root) gives the bytes that were received, from a folder of the first two digits", () => {
  expect(payloadPath("abcdef")).toBe("data/payloads/ab/abcdef.br");
  write(payloadPath("abcdef"), brotliCompressSync("bytes"));
  expect(readPayload("abcdef", root).toString()).toBe("bytes");
});
