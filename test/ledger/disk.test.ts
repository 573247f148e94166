import {spawnSync} from "node:child_process";
import {writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {readLedger} from "../../loaders/ledger/archive.js";
import {verify} from "../../loaders/ledger/verify.js";
import {onFailingDisk} from "../fixtures/failing-disk.js";
import {copyBooks, newBooks, runRefresh, tablesText} from "../fixtures/remote/books.js";
import {startRemote, type Remote} from "../fixtures/remote/service.js";
import {testWorld} from "../fixtures/remote/world.js";
import {stride} from "../fixtures/share.js";

const SOURCES = ["openrouter-rankings-daily", "models-dev", "market-csv"];
const CSV = "date,entity,metric,value,currency,vendor\n2026-05-15,BABA,close,150.5,USD,a vendor\n";

const world = testWorld();
let remote: Remote;
let good: ReturnType<typeof newBooks>;
/** A process that was there and is no more. */
const deadPid = spawnSync(process.execPath, ["-e", ""]).pid;
beforeAll(async () => {
  remote = await startRemote(world);
  good = newBooks();
  await runRefresh(good.root, world.effects(remote.env), ["curated", "openrouter-rankings-daily"]);
  world.advance(8);
});
afterAll(async () => {
  good.remove();
  await remote.close();
});

/** A refresh whose disk gives out at one operation; then a sound one. Returns false once the refresh ends before. */
async function survives(kind: "killed" | "full", operation: number): Promise<boolean> {
  const {root, remove} = copyBooks(good.root);
  const csv = join(root, "prices.csv");
  writeFileSync(csv, CSV);
  const env = {...remote.env, MARKET_CSV: csv};
  const before = tablesText(root);
  const entries = readLedger(root).entries.length;
  const failed = await onFailingDisk({kind, operation}, () =>
    runRefresh(root, world.effects(env, {pid: deadPid}), SOURCES)
  );
  expect(verify(root).problems).toEqual([]);
  if (readLedger(root).entries.length === entries) expect(tablesText(root)).toBe(before);
  await runRefresh(root, world.effects(env), SOURCES);
  const {problems, notes} = verify(root);
  expect([problems, notes.filter((n) => n.includes("interrupted write"))]).toEqual([[], []]);
  expect(tablesText(root)).toContain("a vendor");
  remove();
  return failed;
}

describe("refresh on a disk that gives out", () => {
  it.each(["killed", "full"] as const)(
    "loses nothing and recovers: %s at its operations",
    async (kind) => {
      let operation = 1;
      const step = stride(kind === "killed" ? 11 : 9);
      while (await survives(kind, operation)) operation += step;
      expect(operation).toBeGreaterThan(kind === "killed" ? 30 : 20);
    },
    300_000
  );

  it("says that the disk is full, and what remains", async () => {
    const {root, remove} = copyBooks(good.root);
    let message = "";
    const refresh = () =>
      runRefresh(root, world.effects(remote.env), SOURCES).catch((error: unknown) => {
        message = String(error);
        throw error;
      });
    // The first write may be the count of requests, which stops one source alone.
    for (let operation = 1; message === "" && operation < 20; operation++)
      await onFailingDisk({kind: "full", operation}, refresh);
    remove();
    expect(message).toContain("ENOSPC: no space left on device");
  });
});
