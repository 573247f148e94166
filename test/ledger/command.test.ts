import {spawn, spawnSync} from "node:child_process";
import {rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {projectRoot} from "../../loaders/paths.js";
import {SOURCES} from "../../loaders/sources/all.js";
import {verify} from "../../loaders/ledger/verify.js";
import {readTables} from "../../loaders/warehouse/tables.js";
import {copyBooks, newBooks, runRefresh, tablesText} from "../fixtures/remote/books.js";
import {TRANSPORT} from "../fixtures/remote/faults.js";
import {KEY, startRemote, type Remote} from "../fixtures/remote/service.js";
import {testWorld} from "../fixtures/remote/world.js";
import {inTurn, stride, TRIES_ALL} from "../fixtures/share.js";

interface Run {
  readonly code: number | null;
  readonly signal: string | null;
  readonly output: string;
}

/** Runs a command of the repository as a process of its own. */
function command(
  name: string,
  args: readonly string[],
  env: Record<string, string> = {},
  preload: string[] = []
): Promise<Run> {
  const child = spawn(process.execPath, ["--import", "tsx", ...preload, `loaders/${name}.ts`, ...args], {
    cwd: projectRoot,
    env: {PATH: process.env["PATH"] ?? "", ...env}
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data: Buffer) => (output += String(data)));
  return new Promise((resolve) => child.on("close", (code, signal) => resolve({code, signal, output})));
}

const world = testWorld(new Date().toISOString());
let remote: Remote;
/** Books with the sources of most parts: a minute of requests is left for all others, since a command waits for real. */
let begun: ReturnType<typeof newBooks>;
beforeAll(async () => {
  remote = await startRemote(world);
  begun = newBooks();
  await runRefresh(begun.root, world.effects(remote.env), [
    "openrouter-categories",
    "openrouter-languages",
    "openrouter-app-categories"
  ]);
  rmSync(join(begun.root, "data/.requests.json"));
});
afterAll(async () => {
  begun.remove();
  await remote.close();
});

describe("npm run refresh", () => {
  it("pulls from every service, in plain lines where there is no terminal, and verify and status then agree", async () => {
    const {root, remove} = copyBooks(begun.root);
    const {code, output} = await command("refresh", ["--root", root], remote.env);
    expect([code, output]).toEqual([
      0,
      expect.stringContaining("pull    openrouter-rankings-daily: days 2025-01-01 to")
    ]);
    for (const mark of ["\u001b", "\r", "█"]) expect(output).not.toContain(mark);
    expect(output).not.toContain(KEY);
    expect(output).toMatch(/^pull {4}curated: \d+ files of the repository recorded$/m);
    const verified = await command("verify", ["--root", root]);
    expect([verified.code, verified.output]).toEqual([
      0,
      expect.stringMatching(/^\d+ entries and \d+ payloads hold; the head is [0-9a-f]{64}\.$/m)
    ]);
    const status = await command("status", ["--root", root]);
    expect(status.output).toMatch(/^openrouter-rankings-daily .* 3 d .* fresh$/m);
    expect(status.output).toMatch(/^Labs to place in data\/registry\/lab\.csv: newlab$/m);
    remove();
  });

  it("fails with a code when one source does, keeps what the others gave, and hides the key that a refusal quotes", async () => {
    const {root, remove} = copyBooks(begun.root);
    remote.misbehave("tasks", TRANSPORT["401"].how);
    const {code, output} = await command("refresh", ["--root", root], remote.env);
    remote.misbehave("tasks", null);
    expect(code).toBe(1);
    expect(output).toMatch(/^failed {2}openrouter-tasks: GET \/api\/v1\/classifications\/task\?window=7d: HTTP 401/m);
    expect(output).toMatch(/^1 of \d+ failed; the last good data of each stays in use\.$/m);
    expect(output).not.toContain(KEY);
    expect(readTables(root).get("usage_daily")?.length).toBeGreaterThan(0);
    remove();
  });

  it.each(
    inTurn<[string[], RegExp]>("stops", [
      [["--source", "openrouter"], /^--source: openrouter; expected one of curated, openrouter-rankings-daily,/],
      [["--since", "yesterday"], /^--since: yesterday; expected a date YYYY-MM-DD/]
    ])
  )("stops at %s", async (args, message) => {
    const {code, output} = await command("refresh", args);
    expect([code, output]).toEqual([1, expect.stringMatching(message)]);
  });

  it("survives being killed at operations on the disk", async () => {
    const good = newBooks();
    const prices = join(good.root, "prices.csv");
    writeFileSync(prices, "date,entity,metric,value,currency,vendor\n2026-05-15,BABA,close,150.5,USD,a vendor\n");
    await command("refresh", ["--root", good.root, "--source", "curated"]);
    const before = tablesText(good.root);
    const kill = join(projectRoot, "test/fixtures/kill-at.mjs");
    let kills = 0;
    for (let at = 1; ; at += 3 * stride(6)) {
      const {root, remove} = copyBooks(good.root);
      const args = ["--root", root, "--source", "market-csv"];
      const {signal} = await command("refresh", args, {MARKET_CSV: prices, KILL_AT: String(at)}, ["--import", kill]);
      expect(verify(root).problems).toEqual([]);
      const entries = verify(root).entries;
      if (signal) expect([tablesText(root) === before, entries > verify(good.root).entries]).toContain(true);
      const again = await command("refresh", args, {MARKET_CSV: prices});
      expect([again.code, again.output]).toEqual([0, expect.stringContaining("market-csv: the file")]);
      expect(verify(root).problems).toEqual([]);
      expect(readTables(root).get("market")?.length).toBe(1);
      remove();
      if (!signal) break;
      kills++;
    }
    good.remove();
    expect(kills).toBeGreaterThan(TRIES_ALL ? 4 : 1);
  }, 240_000);
});

describe("npm run verify", () => {
  it("fails with a code and names the entry", () => {
    const {root, remove} = newBooks();
    writeFileSync(join(root, "data/ledger.jsonl"), '{"seq":1}\n');
    const {status, stderr} = spawnSync(process.execPath, ["--import", "tsx", "loaders/verify.ts", "--root", root], {
      cwd: projectRoot
    });
    expect([status, String(stderr)]).toEqual([1, expect.stringMatching(/^data\/ledger\.jsonl:1 previous: /)]);
    remove();
  });
});

describe("the ledger of this repository", () => {
  it("holds, with every file on record", () => {
    expect(verify(projectRoot)).toMatchObject({problems: [], offRecord: [], notes: []});
  });

  it("names the sources a refresh asks as its code does", () => {
    expect(new Set(SOURCES.map((s) => s.name)).size).toBe(SOURCES.length);
    const filers = readTables(projectRoot)
      .get("company")
      ?.map((c) => [c["entity"], c["sec_cik"], c["reporting_currency"]]);
    expect(filers).toEqual(
      expect.arrayContaining([
        ["BABA", 1577552, "CNY"],
        ["GDS", 1526125, "CNY"],
        ["MSFT", 789019, "USD"],
        ["GOOGL", 1652044, "USD"],
        ["NVDA", 1045810, "USD"]
      ])
    );
  });
});
