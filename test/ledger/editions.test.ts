import {readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {gzipSync} from "node:zlib";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {loadEditions} from "../../loaders/data/editions.js";
import {readStillPages} from "../../loaders/editions/still-pages.js";
import {LEDGER_HEAD, LEDGER, readLedger} from "../../loaders/ledger/archive.js";
import {chain, GENESIS, sha256, type Entry, type Head} from "../../loaders/ledger/entry.js";
import {faultsOf, verify} from "../../loaders/ledger/verify.js";
import {makeSmallEdition, smallBooks} from "../fixtures/edition-books.js";
import {copyBooks, runRefresh} from "../fixtures/remote/books.js";
import {testWorld} from "../fixtures/remote/world.js";

const EDITION = "data/editions/2026-05-20.json";
const PAGES = "data/editions/2026-05-20";

let good: Awaited<ReturnType<typeof smallBooks>>;
beforeAll(async () => {
  good = await smallBooks();
  await makeSmallEdition(good.root);
});
afterAll(() => good.remove());

/** What is named once something was changed in a copy of the books. */
function after(change: (root: string) => void): readonly string[] {
  const {root, remove} = copyBooks(good.root);
  change(root);
  const faults = faultsOf(verify(root));
  remove();
  return faults;
}

const edit = (path: string, from: string | RegExp, to: string) => (root: string) => {
  const text = readFileSync(join(root, path), "utf8");
  if (text.replace(from, to) === text) throw new Error(`${path}: ${String(from)} is not in it`);
  writeFileSync(join(root, path), text.replace(from, to));
};

/** Chains the bodies of entries anew, with a head that fits: what someone who rewrites the books would do. */
function rewrite(root: string, change: (entry: Entry) => Entry): void {
  let head: Head = GENESIS;
  const lines = readLedger(root).entries.map((entry) => {
    const {seq: _s, previous: _p, hash: _h, ...body} = change(entry);
    const chained = chain(body, head);
    head = chained;
    return `${JSON.stringify(chained)}\n`;
  });
  writeFileSync(join(root, LEDGER), lines.join(""));
  writeFileSync(join(root, LEDGER_HEAD), `${JSON.stringify({seq: head.seq, hash: head.hash})}\n`);
}

describe("verify(root) of an edition", () => {
  it("finds nothing wrong with one as it was made, and its entries last", () => {
    expect(after(() => undefined)).toEqual([]);
    const {entries} = readLedger(good.root);
    expect(entries.slice(-2).map((e) => [e.kind, e.part, e.payloads.length])).toEqual([
      ["edition", EDITION, 1],
      ["edition", PAGES, 3]
    ]);
  });

  it("lists it with the pages that were kept of it", () => {
    const listed = loadEditions(null, good.root).editions.map(({date, pages}) => [date, pages]);
    const kept = readStillPages("2026-05-20", good.root)?.pages.map(({path}) => path);
    expect(kept?.length).toBeGreaterThan(0);
    expect(listed).toContainEqual(["2026-05-20", kept]);
  });

  it("names one in which a verdict was edited, or that is gone", () => {
    expect(after(edit(EDITION, '"verdict":{"', '"verdict":{"edited":1,"'))[0]).toMatch(
      new RegExp(`^data/ledger\\.jsonl:\\d+ edition: ${EDITION}: sha256`)
    );
    expect(after((root) => rmSync(join(root, EDITION)))[0]).toContain(`${EDITION}: missing`);
  });

  it("names a kept page that was replaced, its checksum rewritten or not, and one that was added", () => {
    const script = "<script>alert(1)</script>";
    const replace = (root: string) => writeFileSync(join(root, PAGES, "en/edition.html.gz"), gzipSync(script));
    expect(after(replace)).toEqual([expect.stringContaining(`${PAGES}/en/edition.html.gz: sha256`)]);
    const both = after((root) => {
      replace(root);
      edit(`${PAGES}/pages.json`, /[0-9a-f]{64}/, sha256(script))(root);
    });
    expect(both.map((fault) => fault.replace(/^\S+ edition: |: sha256 .*$/g, ""))).toEqual([
      `${PAGES}/en/edition.html.gz`,
      `${PAGES}/pages.json`
    ]);
    const added = after((root) => writeFileSync(join(root, PAGES, "en/more.html.gz"), gzipSync(script)));
    expect(added).toEqual([`${PAGES}/en/more.html.gz: not on record with ${PAGES}; remove it`]);
  });

  it("names one that nobody put on record", () => {
    const added = after((root) => writeFileSync(join(root, "data/editions/2026-05-21.json"), "{}"));
    expect(added).toEqual([
      'data/editions/2026-05-21.json: not yet on record; run "npm run refresh -- --source curated"'
    ]);
  });

  it("names one that rests on an entry the books no longer have, where they are rewritten as a whole", () => {
    const [fault] = after((root) => rewrite(root, (e) => (e.seq === 2 ? {...e, rows: e.rows + 1} : e)));
    expect(fault).toMatch(
      new RegExp(`^${EDITION} entry: [0-9a-f]{64} of line \\d+; the books have [0-9a-f]{64} there$`)
    );
  });
});

describe("books without a line", () => {
  const empty = [
    ["gone with their head", (root: string) => [LEDGER, LEDGER_HEAD].forEach((file) => rmSync(join(root, file)))],
    [
      "emptied, with a head of none",
      (root: string) => {
        writeFileSync(join(root, LEDGER), "");
        writeFileSync(join(root, LEDGER_HEAD), JSON.stringify(GENESIS));
      }
    ]
  ] as const;

  it.each(empty)("are refused beside payloads and editions: %s", async (_, change) => {
    expect(after(change)[0]).toMatch(/^data\/ledger\.jsonl: no entry beside \d+ payloads and 2 editions/);
    const {root, remove} = copyBooks(good.root);
    change(root);
    await expect(runRefresh(root, testWorld().effects({}), ["curated"])).rejects.toThrow("nothing was appended");
    expect(readLedger(root).entries).toEqual([]);
    remove();
  });

  it("are refused beside payloads alone", () => {
    const faults = after((root) => {
      for (const path of [LEDGER, LEDGER_HEAD, EDITION]) rmSync(join(root, path));
      rmSync(join(root, PAGES), {recursive: true});
    });
    expect(faults[0]).toMatch(/^data\/ledger\.jsonl: no entry beside \d+ payloads and 0 editions/);
  });
});
