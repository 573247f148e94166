import {rmSync} from "node:fs";
import {join} from "node:path";
import {brotliCompressSync} from "node:zlib";
import {beforeEach, describe, expect, it} from "vitest";
import {LEDGER, LEDGER_HEAD, payloadPath} from "../../../loaders/ledger/archive.js";
import {GENESIS, sha256, type Entry, type EntryBody} from "../../../loaders/ledger/entry.js";
import {emptyProblem, faultsOf, verify, verifyChain} from "../../../loaders/ledger/verify.js";
import {appendEntry, writePayload} from "../../../loaders/ledger/write.js";
import {BODY, entriesOf} from "../../fixtures/entries.js";
import {newFolder, type Folder} from "../../fixtures/folder.js";

const EDITION = "data/editions/2026-02-02.json";
let root: string;
let write: Folder["write"];
let entries: Entry[];
beforeEach(() => {
  const folder = newFolder();
  ({root, write} = folder);
  entries = [];
  const append = (body: Partial<EntryBody>) =>
    entries.push(appendEntry({...BODY, ...body}, entries.at(-1) ?? GENESIS, root));
  const answer = {request: "GET /", sha256: writePayload(Buffer.from("answer"), root), bytes: 6};
  append({kind: "pull", payloads: [answer]});
  append({kind: "check", payloads: [answer]});
  const edition = JSON.stringify({entry: {seq: 2, hash: entries[1]?.hash}});
  write(EDITION, edition);
  const file = {request: `file ${EDITION}`, sha256: sha256(edition), bytes: edition.length};
  append({kind: "edition", source: "edition", part: EDITION, payloads: [file]});
  return folder.remove;
});

const ANSWER = sha256("answer");
const problems = () => verify(root).problems;

describe("verify(root)", () => {
  it("counts entries and what they name, each file once, and holds the head", () => {
    const {hash, seq} = entries[2] ?? GENESIS;
    expect(verify(root)).toMatchObject({
      entries: 3,
      payloads: 2,
      head: {seq, hash},
      problems: [],
      offRecord: [],
      notes: []
    });
  });

  it("names each entry whose payload is gone, cannot be read, or is of other bytes", () => {
    const path = payloadPath(ANSWER);
    const named = (problem: string) => [`${LEDGER}:1 s: ${path}: ${problem}`];
    write(path, brotliCompressSync("another"));
    expect(problems()).toEqual(named(`sha256 ${sha256("another")}; expected ${ANSWER}`));
    write(path, "no brotli");
    expect(problems()[0]).toMatch(/^data\/ledger\.jsonl:1 s: .*: cannot be read \(.+\); expected sha256 /);
    rmSync(join(root, path));
    expect(problems()).toEqual(named(`missing; expected 6 bytes, sha256 ${ANSWER}`));
  });

  it("names an edition that rests on another entry than the books hold, or is none", () => {
    const at = (text: string) => {
      write(EDITION, text);
      return problems().filter((problem) => problem.startsWith(EDITION));
    };
    const hash = entries[1]?.hash;
    expect(at('{"entry": {"seq": 2, "hash": "x"}}')).toEqual([
      `${EDITION} entry: x of line 2; the books have ${hash} there`
    ]);
    expect(at('{"entry": {"seq": 9, "hash": "x"}}')).toEqual([
      `${EDITION} entry: x of line 9; the books have none there`
    ]);
    expect(at("{}")[0]).toMatch(/^data\/editions\/2026-02-02\.json: not an edition: /);
    rmSync(join(root, EDITION));
    // A file that is gone is named by its entry.
    expect(problems()).toEqual([expect.stringMatching(/^data\/ledger\.jsonl:3 edition: .*: missing; expected/)]);
  });

  it("notes what an interrupted refresh left: a line cut short, and payloads no entry names", () => {
    write(LEDGER, `${entries.map((entry) => JSON.stringify(entry)).join("\n")}\n{"seq":`);
    write(payloadPath("ff00"), "");
    write("data/payloads/stray", "");
    expect(verify(root).notes).toEqual([
      `${LEDGER}: 7 bytes of an interrupted write; the next refresh clears them`,
      "data/payloads: 2 files no entry names, left by an interrupted refresh"
    ]);
  });

  it("gives a fault for books that cannot be read, and no more", () => {
    write(LEDGER, "no entry\n");
    expect(verify(root)).toEqual({
      entries: 0,
      payloads: 0,
      head: GENESIS,
      problems: ['data/ledger.jsonl:1: not an entry as it was written: "no entry"'],
      offRecord: [],
      notes: []
    });
  });

  it("follows lines as far as they hold", () => {
    const [first, second, third] = entries as [Entry, Entry, Entry];
    const {sound, problem} = verifyChain([first, {...second, rows: 7}, third], third);
    expect(sound).toBe(1);
    expect(problem).toMatch(/^data\/ledger\.jsonl:2 hash: /);
    expect(verifyChain(entries, third)).toEqual({sound: 3, problem: null});
    expect(verifyChain(entries, entriesOf({})[0] ?? null).problem).toMatch(/^data\/ledger\.head\.json: /);
  });
});

describe("emptyProblem(entries, head, root)", () => {
  const says = (kept: number, editions: number) =>
    `${LEDGER}: no entry beside ${kept} payloads and ${editions} editions; expected the lines they came with`;

  it("is what books without a line cannot have: editions, and payloads where no head says that they were begun", () => {
    expect(emptyProblem(entries, null, root)).toBeNull();
    expect([emptyProblem([], null, root), emptyProblem([], GENESIS, root)]).toEqual([says(1, 1), says(1, 1)]);
    rmSync(join(root, EDITION));
    expect([emptyProblem([], null, root), emptyProblem([], GENESIS, root)]).toEqual([says(1, 0), null]);
    rmSync(join(root, "data/payloads"), {recursive: true});
    expect(emptyProblem([], null, root)).toBeNull();
    write(EDITION, "{}");
    expect(emptyProblem([], null, root)).toBe(says(0, 1));
  });

  it("is a fault of books whose lines were taken", () => {
    rmSync(join(root, LEDGER));
    rmSync(join(root, LEDGER_HEAD));
    expect(faultsOf(verify(root))).toEqual([says(1, 1), expect.stringMatching(/not yet on record/)]);
  });
});
