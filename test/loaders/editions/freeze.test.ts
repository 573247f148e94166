import {cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {booksAt} from "../../../loaders/editions/books-at.js";
import {editionDates, readEditions} from "../../../loaders/editions/files.js";
import {freeze} from "../../../loaders/editions/freeze.js";
import {projectRoot} from "../../../loaders/paths.js";
import {verdictMoves} from "../../../src/query/editions.js";
import {messageOf} from "../../fixtures/message.js";
import {every} from "../../fixtures/share.js";

const editions = readEditions();
const [february, opening] = editions;

describe("an edition on disk", () => {
  it.each(every(3, editions).map((e) => [e.date, e] as const))(
    "of %s is what the books give after its entry: canonical rows, numbers, verdicts and cases",
    async (date, edition) => {
      expect(editionDates()).toContain(date);
      const rebuilt = await freeze(edition);
      // Tables that a later version of the ledger has are none of an edition's: before their first entry they are empty.
      const names = new Set(edition.tables.map(({table}) => table));
      const [then, since] = [true, false].map((is) => rebuilt.tables.filter(({table}) => names.has(table) === is));
      expect(since?.filter(({rows}) => rows > 0)).toEqual([]);
      expect(then).toEqual(edition.tables);
      expect({...rebuilt, tables: then}).toEqual(edition);
    },
    60_000
  );

  it("says which one is reconstructed, and when it was frozen", () => {
    expect([february, opening].map((e) => [e?.date, e?.kind, e?.frozenOn])).toEqual([
      ["2026-02-27", "reconstructed", "2026-11-24"],
      ["2026-11-24", "published", "2026-11-24"]
    ]);
  });

  it("has the week of 16 February 2026 in the first, with China ahead among the nine largest only", () => {
    const value = (key: string) => february?.numbers.find((n) => n.key === key);
    expect(value("week_tokens")?.week).toBe("2026-02-16");
    expect(value("week_tokens")?.value).toBe(13_947_731_000_000);
    expect((value("china_nine")?.value ?? 0) > 0.5).toBe(true);
    expect((value("china_all")?.value ?? 1) < (value("us_all")?.value ?? 0)).toBe(true);
  });

  it("lists since the one before only claims whose verdict says something else", () => {
    if (!february || !opening) throw new Error("two editions are expected");
    const moves = verdictMoves(february, opening);
    expect(moves.length).toBeGreaterThan(0);
    for (const {claim, was} of moves) expect(was?.verdict).not.toEqual(claim.verdict);
    expect(verdictMoves(opening, opening)).toEqual([]);
    const [first, ...rest] = opening.claims;
    if (!first) throw new Error("claims are expected");
    expect(verdictMoves({...opening, claims: rest}, opening)).toEqual([{claim: first, was: null}]);
  });
});

describe("booksAt(entry)", () => {
  it("leaves out what came on record later", () => {
    const {root, remove} = booksAt({seq: 1, hash: "96c95cfdb0f6b7f33a692325f19863ce774791e4883f203a993177a02cfd4d85"});
    const kept = readFileSync(join(root, "data/ledger.jsonl"), "utf8").trim().split("\n");
    remove();
    expect(kept.map((line) => (JSON.parse(line) as {seq: number}).seq)).toEqual([1]);
  });

  it("stops at an entry of another hash, and at a snapshot that is not as recorded", () => {
    expect(messageOf(() => booksAt({seq: 1, hash: "0".repeat(64)}))).toMatch(/^entry 1: 96c95c.*; expected 0{64}/);
    if (!opening) throw new Error("an edition is expected");
    const copy = mkdtempSync(join(tmpdir(), "tampered-"));
    cpSync(join(projectRoot, "data"), join(copy, "data"), {recursive: true});
    const path = join(copy, "data/snapshots/app_usage/openrouter-apps-2026-09-16.csv");
    writeFileSync(path, readFileSync(path, "utf8").replace(/\d\n$/, "0\n"));
    const said = messageOf(() => booksAt(opening.entry, copy));
    rmSync(copy, {recursive: true});
    expect(said).toContain(`openrouter-apps-2026-09-16.csv: not the bytes entry ${opening.entry.seq} rests on`);
  });
});
