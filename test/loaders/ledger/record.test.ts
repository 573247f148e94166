import {readFileSync} from "node:fs";
import {join} from "node:path";
import {beforeEach, describe, expect, it} from "vitest";
import {readPayload} from "../../../loaders/ledger/archive.js";
import {sha256, type EntryBody} from "../../../loaders/ledger/entry.js";
import {offRecord} from "../../../loaders/ledger/off-record.js";
import {unrecordedFiles} from "../../../loaders/ledger/record.js";
import {entriesOf} from "../../fixtures/entries.js";
import {newFolder, type Folder} from "../../fixtures/folder.js";

const NOW = new Date("2026-05-20T06:00:00.000Z");
const [LAB, SOURCE, WEEKLY] = ["registry/lab.csv", "registry/source.csv", "snapshots/usage_weekly/weekly.csv"].map(
  (path) => `data/${path}`
) as [string, string, string];
const EDITION = "data/editions/2026-02-02";
const REMEDY = 'run "npm run refresh -- --source curated"';

let root: string;
let write: Folder["write"];
beforeEach(() => {
  const folder = newFolder();
  ({root, write} = folder);
  write(LAB, "\uFEFFlab,name\na,A\nb,B\n");
  write(SOURCE, "source,as_of\nweekly,2026-02-01\n");
  write(WEEKLY, "week_start,model,tokens\n2026-01-05,c1/a,100\n");
  write(`${EDITION}.json`, "{}");
  write(`${EDITION}/a.html`, "first");
  write(`${EDITION}/b.html`, "second");
  return folder.remove;
});

const unrecorded = (before: readonly EntryBody[] = [], now = NOW) => unrecordedFiles(entriesOf(...before), root, now);
const bytesOf = (path: string) => readFileSync(join(root, path));

describe("unrecordedFiles(entries, root, now)", () => {
  it("puts snapshots, registries and editions on record, each with its day, its rows and its checksum", () => {
    const bodies = unrecorded();
    expect(bodies.map(({kind, source, part, as_of, rows}) => [kind, source, part, as_of, rows])).toEqual([
      ["carried", "weekly", WEEKLY, "2026-02-01", 1],
      ["curated", "lab", LAB, "2026-05-20", 2],
      ["curated", "source", SOURCE, "2026-05-20", 1],
      ["edition", "edition", `${EDITION}.json`, "2026-02-02", 1],
      ["edition", "edition", EDITION, "2026-02-02", 2]
    ]);
    const [weekly, lab, , , pages] = bodies;
    expect(weekly).toMatchObject({content: sha256(bytesOf(WEEKLY)), schema: 1, retrieved_at: NOW.toISOString()});
    const [first, second] = ["first", "second"].map(sha256);
    expect(pages?.content).toBe(sha256(`${first} file ${EDITION}/a.html\n${second} file ${EDITION}/b.html\n`));
    expect(pages?.payloads.map((p) => p.bytes)).toEqual([5, 6]);
    // A registry will change: its bytes are kept.
    expect(readPayload(lab?.content ?? "", root)).toEqual(bytesOf(LAB));
    expect(() => readPayload(weekly?.content ?? "", root)).toThrow("ENOENT");
  });

  it("leaves alone what is on record, and records a registry that changed", () => {
    const before = unrecorded();
    expect(unrecorded(before)).toEqual([]);
    write(LAB, "lab,name\na,A\n");
    expect(unrecorded(before).map(({part, rows}) => [part, rows])).toEqual([[LAB, 1]]);
  });

  it("refuses a snapshot that changed, an edition named otherwise than by its date, and a clock behind the books", () => {
    const before = unrecorded();
    write(WEEKLY, "week_start,model,tokens\n");
    expect(() => unrecorded(before)).toThrow(
      `${WEEKLY}: changed since it was recorded; restore it, and add what is new as a file of its own`
    );
    write("data/editions/draft.json", "{}");
    expect(() => unrecorded()).toThrow(
      "data/editions/draft.json: no edition; expected <date>.json or a folder <date>: remove it"
    );
    const yesterday = new Date("2026-05-19T06:00:00.000Z");
    expect(() => unrecorded(before.slice(1), yesterday)).toThrow("the clock says 2026-05-19T06:00:00.000Z, entry 1");
  });

  it("needs no registry of sources", () => {
    const bare = newFolder();
    bare.write(WEEKLY, "week_start,model,tokens\n");
    expect(unrecordedFiles([], bare.root, NOW).map(({as_of, rows}) => [as_of, rows])).toEqual([["2026-05-20", 0]]);
    bare.remove();
  });
});

describe("offRecord(entries, root)", () => {
  const found = (before: readonly EntryBody[]) => offRecord(entriesOf(...before), root);

  it("is nothing where all is on record, and each file that is not by its path", () => {
    expect(found(unrecorded())).toEqual([]);
    expect(found([])).toEqual(
      [WEEKLY, `${EDITION}.json`, EDITION, LAB, SOURCE].map((path) => `${path}: not yet on record; ${REMEDY}`)
    );
  });

  it("names a page that came to an edition since, and a registry that is gone", () => {
    const before = unrecorded();
    write(`${EDITION}/c.html`, "third");
    const gone = {...before[1], part: "data/registry/gone.csv", kind: "curated"} as EntryBody;
    expect(found([...before, gone])).toEqual([
      `${EDITION}/c.html: not on record with ${EDITION}; remove it`,
      "data/registry/gone.csv: missing; restore it"
    ]);
  });

  it("names what changed in a registry by line, row and column, and counts beyond twenty", () => {
    const before = unrecorded();
    write(LAB, "lab,name\na,A\nc,C\nb,Another\n");
    expect(found(before)).toEqual([
      `${LAB}: changed since it was recorded; restore it, or ${REMEDY}`,
      `${LAB}:3 c: not on record`,
      `${LAB}:4 b name: "Another"; on record "B"`
    ]);
    write(LAB, "lab,zh\na,A\n");
    expect(found(before).slice(1)).toEqual([
      `${LAB}:2 a zh: "A"; on record ""`,
      `${LAB}:2 a name: ""; on record "A"`,
      `${LAB}: b: gone; on record`
    ]);
    const rows = (count: number) => Array.from({length: count}, (_, i) => `x${i},X`).join("\n");
    write(LAB, `lab,name\na,A\nb,B\n${rows(20)}\n`);
    expect(found(before)).toHaveLength(21);
    write(LAB, `lab,name\na,A\nb,B\n${rows(22)}\n`);
    expect(found(before).slice(-2)).toEqual([`${LAB}:23 x19: not on record`, `${LAB}: and 2 more rows`]);
  });

  it("names a registry whose payload is gone as changed alone", () => {
    const before = unrecorded();
    write(LAB, "lab,name\n");
    expect(found(before.map((body) => ({...body, content: `${body.content}0`})))).toContain(
      `${LAB}: changed since it was recorded; restore it, or ${REMEDY}`
    );
  });
});
