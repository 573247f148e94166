import {readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {brotliCompressSync, brotliDecompressSync} from "node:zlib";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {LEDGER_HEAD, LEDGER, payloadPath, readLedger} from "../../loaders/ledger/archive.js";
import {chain, GENESIS} from "../../loaders/ledger/entry.js";
import {verify} from "../../loaders/ledger/verify.js";
import {copyBooks, newBooks, runRefresh} from "../fixtures/remote/books.js";
import {startRemote, type Remote} from "../fixtures/remote/service.js";
import {testWorld} from "../fixtures/remote/world.js";
import {writeData} from "../fixtures/small-data.js";

const world = testWorld();
let remote: Remote;
let good: ReturnType<typeof newBooks>;
beforeAll(async () => {
  remote = await startRemote(world);
  good = newBooks();
  for (let day = 0; day < 3; day++) {
    await runRefresh(good.root, world.effects(remote.env), ["curated", "openrouter-rankings-daily", "openrouter-apps"]);
    world.advance(1);
  }
});
afterAll(async () => {
  good.remove();
  await remote.close();
});

/** The faults that verify names once something was changed in a copy of the books. */
function after(change: (root: string) => void): readonly string[] {
  const {root, remove} = copyBooks(good.root);
  change(root);
  const {problems} = verify(root);
  remove();
  return problems;
}

function changeLines(change: (lines: string[]) => string[]): (root: string) => void {
  return (root) => {
    const path = join(root, LEDGER);
    const lines = readFileSync(path, "utf8").trimEnd().split("\n");
    writeFileSync(path, `${change(lines).join("\n")}\n`);
  };
}

describe("verify(root)", () => {
  it("finds nothing wrong with books as they were written", () => {
    expect(after(() => undefined)).toEqual([]);
    expect(readLedger(good.root).entries.length).toBeGreaterThan(8);
  });

  it("names every line that is removed, wherever it stood", () => {
    const {length} = readLedger(good.root).entries;
    for (let i = 0; i < length; i++) {
      const [problem] = after(changeLines((lines) => lines.filter((_, j) => j !== i)));
      expect(problem).toMatch(new RegExp(`^data/ledger\\.jsonl:${i + 1}[: ]`));
    }
  });

  it("names the first of two lines that were swapped", () => {
    const {length} = readLedger(good.root).entries;
    for (let i = 0; i + 1 < length; i++) {
      const swap = (lines: string[]) =>
        lines.map((line, j) => (j === i ? lines[i + 1] : j === i + 1 ? lines[i] : line) ?? "");
      expect(after(changeLines(swap))[0]).toMatch(new RegExp(`^data/ledger\\.jsonl:${i + 1} `));
    }
  });

  it("names the line in which any one letter was changed", () => {
    const {root, remove} = copyBooks(good.root);
    const path = join(root, LEDGER);
    const whole = readFileSync(path, "utf8");
    let line = 1;
    for (let at = 0; at < whole.length; at++) {
      if (whole[at] === "\n") line++;
      else if (at % 41 === 0) {
        writeFileSync(path, `${whole.slice(0, at)}${whole[at] === "x" ? "y" : "x"}${whole.slice(at + 1)}`);
        expect(verify(root).problems[0]).toMatch(new RegExp(`^data/ledger\\.jsonl:${line}[: ]`));
      }
    }
    remove();
  });

  it("names a space that was added to a line, and a line written twice", () => {
    expect(after(changeLines(([first = "", ...rest]) => [first.replace(",", ", "), ...rest]))[0]).toMatch(
      /^data\/ledger\.jsonl:1: not an entry/
    );
    expect(after(changeLines(([first = "", ...rest]) => [first, first, ...rest]))[0]).toMatch(
      /^data\/ledger\.jsonl:2 seq: 1; expected 2/
    );
  });

  it("names the entry of a payload in which any one byte was changed, that is cut short, or that is gone", () => {
    const {entries} = readLedger(good.root);
    const entry = entries.findLast((e) => e.kind === "pull");
    const path = payloadPath(entry?.payloads[0]?.sha256 ?? "");
    const where = new RegExp(`^data/ledger\\.jsonl:${entry?.seq} ${entry?.source}: ${path}: `);
    const change = (alter: (bytes: Buffer) => Buffer) => (root: string) =>
      writeFileSync(join(root, path), alter(readFileSync(join(root, path))));
    const {length} = readFileSync(join(good.root, path));
    for (let at = 0; at < length; at += 41) {
      const flip = (bytes: Buffer) => Buffer.from(bytes.map((byte, i) => (i === at ? byte ^ 1 : byte)));
      expect(after(change(flip))[0]).toMatch(where);
    }
    expect(after(change((bytes) => bytes.subarray(0, -9)))[0]).toMatch(where);
    expect(after((root) => rmSync(join(root, path)))[0]).toMatch(where);
    const swapped = (bytes: Buffer) =>
      brotliCompressSync(
        brotliDecompressSync(bytes)
          .toString("utf8")
          .replace(/\d(?=")/, "7")
          .replace("v1", "v2")
      );
    expect(after(change(swapped))[0]).toMatch(where);
  });

  it("names a head that was changed or removed", () => {
    expect(
      after((root) => writeFileSync(join(root, LEDGER_HEAD), JSON.stringify({seq: 2, hash: "0".repeat(64)})))[0]
    ).toMatch(/^data\/ledger\.head\.json: /);
    expect(after((root) => rmSync(join(root, LEDGER_HEAD)))[0]).toMatch(/^data\/ledger\.head\.json: missing/);
  });

  it("names the first of many faults first", () => {
    const drop = changeLines((lines) => lines.filter((_, i) => i !== 4 && i !== 6));
    expect(after(drop)).toEqual([expect.stringMatching(/^data\/ledger\.jsonl:5 /)]);
    const problems = after((root) => {
      drop(root);
      for (const file of readdirSync(join(root, "data/payloads")))
        rmSync(join(root, "data/payloads", file), {recursive: true});
    });
    expect(problems[0]).toMatch(/^data\/ledger\.jsonl:1 /);
    expect(problems.at(-1)).toMatch(/^data\/ledger\.jsonl:5 /);
  });

  it("names a carried snapshot that was changed since, and one that is not on record", async () => {
    const {root, remove} = writeData({"snapshots/usage_weekly/weekly": ["2026-01-05,c1/a,100"]});
    await runRefresh(root, world.effects({}), ["curated"]);
    expect(verify(root)).toMatchObject({problems: [], offRecord: [], notes: []});
    const path = join(root, "data/snapshots/usage_weekly/weekly.csv");
    writeFileSync(path, readFileSync(path, "utf8").replace("100", "101"));
    expect(verify(root).problems[0]).toMatch(
      /^data\/ledger\.jsonl:\d+ weekly: data\/snapshots\/usage_weekly\/weekly\.csv: sha256/
    );
    const [outcome] = await runRefresh(root, world.effects({}), ["curated"]);
    expect(outcome?.message).toMatch(/weekly\.csv: changed since it was recorded; restore it/);
    writeFileSync(join(root, "data/snapshots/usage_weekly/hand.csv"), "week_start,model,tokens\n2026-01-12,c1/a,5\n");
    expect(verify(root).offRecord).toEqual([
      'data/snapshots/usage_weekly/hand.csv: not yet on record; run "npm run refresh -- --source curated"'
    ]);
    remove();
  });

  it("cannot be deceived by a chain that is rewritten from its middle while the head stands", () => {
    const [problem] = after((root) => {
      const {entries} = readLedger(root);
      let head = GENESIS;
      const forged = entries.map(({seq: _s, previous: _p, hash: _h, ...body}, i) => {
        const entry = chain(i === 3 ? {...body, rows: body.rows + 1} : body, head);
        head = entry;
        return JSON.stringify(entry);
      });
      writeFileSync(join(root, LEDGER), `${forged.join("\n")}\n`);
    });
    expect(problem).toMatch(/^data\/ledger\.head\.json: /);
  });
});
