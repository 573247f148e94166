import {spawn, spawnSync} from "node:child_process";
import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {editionDates, readEditions} from "../../loaders/editions/files.js";
import {faultsOf, verify} from "../../loaders/ledger/verify.js";
import {projectRoot} from "../../loaders/paths.js";
import {readTables} from "../../loaders/warehouse/tables.js";
import {smallBooks} from "../fixtures/edition-books.js";
import {seeded} from "../fixtures/random.js";
import {copyBooks, newBooks, tablesText} from "../fixtures/remote/books.js";
import {TRIES_ALL} from "../fixtures/share.js";

// Real processes, real signals and a really full disk: minutes of work, so for the full run alone. `npm test` kills at
// each operation within one process.

const KILLS = 20;
const OUT = join(projectRoot, "test/.out");
const CSV = "date,entity,metric,value,currency,vendor\n2026-05-15,BABA,close,150.5,USD,a vendor\n";
const isRoot = process.getuid?.() === 0;

interface Run {
  readonly code: number | null;
  readonly output: string;
}

/** Runs a script of the repository in a group of its own; killed, alone, at an operation on the disk or after some time. */
async function run(
  args: readonly string[],
  {killAt, killAfterMs, env = {}}: {killAt?: number; killAfterMs?: number; env?: Record<string, string>} = {}
): Promise<Run & {readonly pid: number}> {
  const preload = killAt ? ["--import", join(projectRoot, "test/fixtures/kill-at.mjs")] : [];
  const child = spawn(process.execPath, ["--import", "tsx", ...preload, ...args], {
    cwd: projectRoot,
    detached: true,
    env: {PATH: process.env["PATH"] ?? "", ...env, ...(killAt && {KILL_AT: String(killAt)})}
  });
  const timer = killAfterMs === undefined ? undefined : setTimeout(() => child.kill("SIGKILL"), killAfterMs);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data: Buffer) => (output += String(data)));
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  clearTimeout(timer);
  return {code, output, pid: child.pid ?? 0};
}

/** What stands in a folder, by path; null where it is not there. */
function filesOf(folder: string): Record<string, string> | null {
  if (!existsSync(folder)) return null;
  const files = readdirSync(folder, {recursive: true, withFileTypes: true}).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(folder.length), readFileSync(path, "latin1")])
  );
}

/** Files that one folder has otherwise than another, or alone. */
function differing(a: Record<string, string>, b: Record<string, string>): string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((path) => a[path] !== b[path]);
}

/** Processes of a group that still run. */
function alive(group: number): string {
  return spawnSync("ps", ["-o", "pid=", "--no-headers", "-g", String(group)], {encoding: "utf8"}).stdout.trim();
}

describe.runIf(TRIES_ALL)(`killed by a signal at random, ${KILLS} times`, () => {
  it("a refresh keeps its books, and the next one finishes", async () => {
    const draw = seeded(16);
    const good = newBooks();
    const prices = join(good.root, "prices.csv");
    writeFileSync(prices, CSV);
    await run(["loaders/refresh.ts", "--root", good.root, "--source", "curated"]);
    const before = tablesText(good.root);
    for (let i = 0; i < KILLS; i++) {
      const {root, remove} = copyBooks(good.root);
      const refresh = ["loaders/refresh.ts", "--root", root, "--source", "market-csv"];
      await run(refresh, {killAt: 1 + Math.floor(draw() * 45), env: {MARKET_CSV: prices}});
      const {problems, entries} = verify(root);
      expect(problems).toEqual([]);
      if (entries === verify(good.root).entries) expect(tablesText(root)).toBe(before);
      expect((await run(refresh, {env: {MARKET_CSV: prices}})).code).toBe(0);
      expect([verify(root).problems, readTables(root).get("market")?.length]).toEqual([[], 1]);
      remove();
    }
    good.remove();
  }, 900_000);

  it("an edition is there whole or not at all, and is finished by running it again", async () => {
    const draw = seeded(17);
    const good = await smallBooks();
    const make = (root: string) => ["test/fixtures/make-edition.ts", root];
    for (let i = 0; i < KILLS; i++) {
      const {root, remove} = copyBooks(good.root);
      const {code} = await run(make(root), {killAt: 1 + Math.floor(draw() * 30)});
      expect(verify(root).problems).toEqual([]);
      expect(readEditions(root).map(({date}) => date)).toEqual(editionDates(root));
      if (code !== 0) expect((await run(make(root))).output).toMatch(/made 2026-05-20|never changes/);
      expect([faultsOf(verify(root)), editionDates(root)]).toEqual([[], ["2026-05-20"]]);
      remove();
    }
    good.remove();
  }, 900_000);

  it("a build leaves the site that stood or the new one, whole, and no process of its own", async () => {
    const draw = seeded(18);
    const folder = join(OUT, "killed");
    const site = join(folder, "site");
    rmSync(folder, {recursive: true, force: true});
    mkdirSync(folder, {recursive: true});
    const build = ["loaders/build.ts", "--output", site];
    const begun = Date.now();
    expect((await run(build)).code).toBe(0);
    const longMs = Date.now() - begun;
    const sound = filesOf(site);
    for (let i = 0; i < KILLS; i++) {
      writeFileSync(join(site, "old.txt"), "the site that stood");
      const {pid} = await run(build, {killAfterMs: draw() * longMs});
      await expect.poll(() => alive(pid), {timeout: 20_000}).toBe("");
      const now = filesOf(site);
      if (now === null) expect(readdirSync(folder)).toContain(".replaced-site");
      else expect([[], ["/old.txt"]]).toContainEqual(differing(sound ?? {}, now));
      if (now === null) expect((await run(build)).code).toBe(0);
    }
    expect((await run(build)).code).toBe(0);
    expect(readdirSync(folder)).toEqual(["site"]);
    rmSync(folder, {recursive: true});
  }, 3_600_000);
});

describe.runIf(TRIES_ALL && isRoot)("on a disk that is really full", () => {
  /** Runs something on a disk of its own, which has some room beyond what a folder of books takes. */
  async function onSmallDisk(roomKb: number, books: string, work: (root: string, grow: () => void) => Promise<void>) {
    const disk = join(OUT, "disk");
    rmSync(disk, {recursive: true, force: true});
    mkdirSync(disk, {recursive: true});
    const mount = (options: string) =>
      expect(spawnSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", disk]).status).toBe(0);
    mount("size=64m");
    try {
      spawnSync("cp", ["-r", `${books}/.`, disk]);
      const used = Number(spawnSync("du", ["-sk", disk], {encoding: "utf8"}).stdout.split("\t")[0]);
      mount(`remount,size=${used + roomKb}k`);
      await work(disk, () => mount("remount,size=1g"));
    } finally {
      spawnSync("umount", [disk]);
      rmSync(disk, {recursive: true, force: true});
    }
  }

  it.each([0, 4, 8])(
    "a refresh with %d kB of room says so, keeps its books, and works once there is room",
    async (kb) => {
      const good = newBooks();
      writeFileSync(join(good.root, "prices.csv"), CSV);
      await run(["loaders/refresh.ts", "--root", good.root, "--source", "curated"]);
      await onSmallDisk(kb, good.root, async (root, grow) => {
        const env = {MARKET_CSV: join(root, "prices.csv")};
        const refresh = ["loaders/refresh.ts", "--root", root, "--source", "market-csv"];
        const {code, output} = await run(refresh, {env});
        expect([code, output]).toEqual([1, expect.stringContaining("ENOSPC")]);
        expect(verify(root).problems).toEqual([]);
        grow();
        expect((await run(refresh, {env})).code).toBe(0);
        expect([verify(root).problems, readTables(root).get("market")?.length]).toEqual([[], 1]);
      });
      good.remove();
    }
  );

  it("an edition is not there, and is made once there is room", async () => {
    const good = await smallBooks();
    await onSmallDisk(0, good.root, async (root, grow) => {
      const {code, output} = await run(["test/fixtures/make-edition.ts", root]);
      expect([code, output]).toEqual([1, expect.stringContaining("ENOSPC")]);
      expect(verify(root).problems).toEqual([]);
      grow();
      expect((await run(["test/fixtures/make-edition.ts", root])).output).toContain("made 2026-05-20");
    });
    good.remove();
  });

  it("a build leaves the site that stood", async () => {
    const good = newBooks();
    await onSmallDisk(4096, good.root, async (root) => {
      const site = join(root, "site");
      mkdirSync(site);
      writeFileSync(join(site, "index.html"), "the site that stood");
      const {code, output} = await run(["loaders/build.ts", "--output", site]);
      expect([code === 0, output]).toEqual([false, expect.stringContaining("ENOSPC")]);
      expect(filesOf(site)).toEqual({"/index.html": "the site that stood"});
    });
    good.remove();
  }, 300_000);
});
