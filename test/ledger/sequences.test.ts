import {spawnSync} from "node:child_process";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {addDays} from "../../src/lib/dates.js";
import {readLedger} from "../../loaders/ledger/archive.js";
import {verify} from "../../loaders/ledger/verify.js";
import {readTables} from "../../loaders/warehouse/tables.js";
import {onFailingDisk} from "../fixtures/failing-disk.js";
import {seeded} from "../fixtures/random.js";
import {newBooks, runRefresh, tablesText} from "../fixtures/remote/books.js";
import {CONTENT, CONTENT_FAULTS, TRANSPORT, TRANSPORT_FAULTS} from "../fixtures/remote/faults.js";
import {startRemote, type Remote} from "../fixtures/remote/service.js";
import {testWorld, type TestWorld} from "../fixtures/remote/world.js";
import {share} from "../fixtures/share.js";

const SEQUENCES = share(12, {of: 400});
const STEPS = 5;
const RANKINGS = "openrouter-rankings-daily";
const SOURCES = [RANKINGS, "models-dev"];
/** Faults that answer at once: those that stall are tried one by one elsewhere. */
const QUICK = TRANSPORT_FAULTS.filter((f) => !/stalled|no network|DNS/.test(f));
const deadPid = spawnSync(process.execPath, ["-e", ""]).pid;

let remote: Remote;
let world: TestWorld;
beforeAll(async () => {
  // Each sequence has a world of its own; the services ask whichever is current.
  remote = await startRemote({
    models: ["c1/a", "u1/a"],
    tokens: (day, model) => world.tokens(day, model),
    now: () => world.now()
  });
});
afterAll(() => remote.close());

type Draw = (below: number) => number;

/** One step: time passes, something is restated, and a refresh succeeds, meets a fault or dies. */
async function step(root: string, draw: Draw): Promise<string> {
  world.advance(1 + draw(4));
  if (draw(2))
    world.restate(addDays(world.today(), -2 - draw(8)), draw(2) ? "c1/a" : "other", BigInt(1 + draw(1_000_000)));
  const kind = (["sound", "sound", "fault", "killed", "full"] as const)[draw(5)] ?? "sound";
  const run = (pid = process.pid) =>
    runRefresh(root, world.effects(remote.env, {pid}), SOURCES, {since: addDays(world.today(), -14)});
  if (kind === "sound") await run();
  else if (kind === "fault") {
    const entry = draw(2) ? "rankings" : "catalogue";
    const spoilt = {
      ...(draw(2)
        ? TRANSPORT[QUICK[draw(QUICK.length)] ?? "401"]
        : CONTENT[entry][CONTENT_FAULTS[draw(6)] ?? "a key twice"])
    };
    remote.misbehave(entry, spoilt.how);
    const outcomes = await run();
    remote.misbehave(entry, null);
    expect(outcomes.map((o) => o.result)).toContain("failed");
  } else await onFailingDisk({kind, operation: 1 + draw(45)}, () => run(deadPid));
  return kind;
}

/** Tokens by day and model that the ledger holds true now. */
function current(root: string): Map<string, bigint> {
  const rows = (readTables(root).get("usage_daily") ?? []).filter((r) => r["known_to"] === "9999-12-31");
  return new Map(rows.map((r) => [`${String(r["day"])} ${String(r["model"])}`, BigInt(r["tokens"] ?? 0)]));
}

describe("refresh, over and over", () => {
  it(`holds after every step of ${SEQUENCES} random sequences, with the tables of the last good pull`, async () => {
    const draw: Draw = (
      (next) => (below: number) =>
        Math.floor(next() * below)
    )(seeded(20261123));
    const kinds = new Map<string, number>();
    for (let sequence = 0; sequence < SEQUENCES; sequence++) {
      world = testWorld("2026-05-20T06:00:00Z", ["c1/a", "u1/a"]);
      const {root, remove} = newBooks();
      const truth = new Map<string, bigint>();
      for (let i = 0; i < STEPS; i++) {
        const before = tablesText(root);
        const known = readLedger(root).entries.length;
        const kind = await step(root, draw);
        kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
        expect(verify(root).problems).toEqual([]);
        const added = readLedger(root).entries.slice(known);
        if (added.length === 0) expect(tablesText(root)).toBe(before);
        for (const {source, kind} of added)
          if (source === RANKINGS && kind === "pull")
            for (let day = addDays(world.today(), -14); day < world.today(); day = addDays(day, 1))
              for (const model of ["c1/a", "u1/a", "other"]) truth.set(`${day} ${model}`, world.tokens(day, model));
        expect(current(root)).toEqual(truth);
      }
      remove();
    }
    for (const kind of ["sound", "fault", "killed", "full"]) expect(kinds.get(kind)).toBeGreaterThan(SEQUENCES / 2);
  }, 900_000);
});
