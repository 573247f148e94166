import {beforeEach, describe, expect, it} from "vitest";
import {readLedger, readPayload} from "../../../loaders/ledger/archive.js";
import {acceptHeld, refresh, type RefreshOptions} from "../../../loaders/ledger/refresh.js";
import {modelsDev} from "../../../loaders/sources/models-dev.js";
import {PullError} from "../../../loaders/sources/problem.js";
import type {PlanContext, Pull, Source, TextRow} from "../../../loaders/sources/source.js";
import {newFolder} from "../../fixtures/folder.js";
import {testWorld} from "../../fixtures/remote/world.js";

let root: string;
let world: ReturnType<typeof testWorld>;
/** What the source answers: rows as it decodes them, or why it gives none. */
let answers: Readonly<Record<string, readonly TextRow[] | Error>>;
let planned: PlanContext[];
beforeEach(() => {
  const folder = newFolder();
  root = folder.root;
  world = testWorld();
  planned = [];
  answers = {a: [price("c1/a", "2")]};
  return folder.remove;
});

const price = (listing: string, usd: string): TextRow => ({
  as_of: world.today(),
  listing,
  input_usd_per_mtok: usd,
  output_usd_per_mtok: usd
});

/** A source whose every part is one answer, stamped with the time it was given at. */
const SOURCE: Source = {
  ...modelsDev,
  name: "weekly",
  plan: (context) => {
    planned.push(context);
    return Object.keys(answers).map((part): Pull => ({part, asks: `prices of ${part}`, fetch: () => answerOf(part)}));
  },
  decode: ([body = ""]) => {
    const {stamp, rows} = JSON.parse(body) as {stamp: string; rows: TextRow[]};
    return {asOf: stamp.slice(0, 10), stamps: [stamp], tables: {price_listing: rows}, catalogue: []};
  }
};

function answerOf(part: string) {
  const rows = answers[part];
  if (rows instanceof Error) return Promise.reject(rows);
  const body = Buffer.from(JSON.stringify({stamp: world.now().toISOString(), rows}));
  return Promise.resolve([{request: `GET /${part}`, body}]);
}

async function run(options: Partial<RefreshOptions> = {}, env: Readonly<Record<string, string>> = {}) {
  const told: string[] = [];
  const sources = options.sources ?? [SOURCE];
  await refresh(
    {root, sources, only: sources.map((s) => s.name), since: null, dryRun: false, ...options},
    world.effects(env),
    ({source, part, result, message}, done, total) =>
      told.push(`${done}/${total} ${source} ${part} ${result}: ${message}`)
  );
  return told;
}
const kinds = () => readLedger(root).entries.map(({kind, part}) => `${kind} ${part}`);

describe("refresh(options, effects, report)", () => {
  it("keeps an answer, and of the same one at another time only that it was asked", async () => {
    expect(await run()).toEqual(["2/2 weekly a pull: prices of a: 1 rows, as of 2026-05-20"]);
    world.advance(1);
    expect(await run()).toEqual(["2/2 weekly a check: prices of a: nothing new, as of 2026-05-21"]);
    answers = {a: [price("c1/a", "2"), price("c1/b", "3")]};
    expect(await run()).toEqual(["2/2 weekly a pull: prices of a: 2 rows, as of 2026-05-21"]);
    const {entries} = readLedger(root);
    expect(entries.map(({kind, rows, as_of}) => [kind, rows, as_of])).toEqual([
      ["pull", 1, "2026-05-20"],
      ["check", 1, "2026-05-21"],
      ["pull", 2, "2026-05-21"]
    ]);
    expect(entries[1]?.payloads).toEqual(entries[0]?.payloads);
    expect(readPayload(entries[2]?.payloads[0]?.sha256 ?? "", root).toString()).toContain("c1/b");
  });

  it("stores nothing in a dry run", async () => {
    expect(await run({dryRun: true})).toEqual(["2/2 weekly a pull: prices of a: 1 rows, as of 2026-05-20"]);
    expect(readLedger(root).entries).toEqual([]);
  });

  it("goes on after an answer that cannot be read, and stops a service that refuses", async () => {
    answers = {a: new Error("no rows"), b: new PullError("HTTP 503", "200", "Later.", true), c: []};
    expect(await run()).toEqual([
      "2/2 weekly a failed: no rows",
      "2/2 weekly b failed: HTTP 503; expected 200. Later."
    ]);
    answers = {a: new PullError("a field", "a number", "Look.", false), b: [price("c1/a", "2")]};
    expect((await run()).map((line) => line.split(":")[0])).toEqual(["2/2 weekly a failed", "2/2 weekly b pull"]);
  });

  it("stops at a fault of the disk, which no other source would survive", async () => {
    answers = {a: Object.assign(new Error("EIO"), {syscall: "write"})};
    await expect(run()).rejects.toThrow("EIO");
    // And lets the next one in.
    answers = {a: []};
    expect(await run()).toHaveLength(1);
  });

  it("holds an odd answer once, until it is accepted or another comes", async () => {
    const three = (usd: string) => ["c1/a", "c1/b", "c1/c"].map((listing) => price(listing, usd));
    answers = {a: three("0")};
    const [held] = await run();
    expect(held).toBe(
      "2/2 weekly a held: prices of a: held, price_listing: 2026-05-20 input_usd_per_mtok: all 3 values are 0, " +
        "as of 2026-05-20. Look at it, then: npm run refresh -- --accept weekly"
    );
    await run();
    expect(kinds()).toEqual(["held a"]);
    expect(() => acceptHeld(root, "another", world.effects({}))).toThrow(
      "--accept: another; nothing of it is held: npm run status lists what is"
    );
    world.advance(1);
    expect(acceptHeld(root, "weekly", world.effects({}))).toBe(1);
    const [first, accepted] = readLedger(root).entries;
    expect(accepted).toMatchObject({
      kind: "pull",
      retrieved_at: world.now().toISOString(),
      payloads: first?.payloads,
      as_of: "2026-05-20"
    });
    expect(accepted).not.toHaveProperty("reason");
    expect(await run()).toEqual(["2/2 weekly a check: prices of a: nothing new, as of 2026-05-21"]);
  });

  it("asks a weekly source in its turn, and a daily one each time, unless it is named", async () => {
    const nightly = (days: number, only: readonly string[] = []) =>
      run({sources: [{...SOURCE, everyDays: days}], only});
    await nightly(7);
    expect(kinds()).toEqual(["pull a"]);
    world.advance(6);
    expect((await nightly(7)).at(-1)).toBe("2/2 weekly  skipped: asked on 2026-05-20; its turn comes every 7 days");
    expect((await nightly(7, ["weekly"])).at(-1)).toContain("check");
    world.advance(6);
    expect((await nightly(7)).at(-1)).toContain("skipped: asked on 2026-05-26");
    world.advance(1);
    expect((await nightly(7)).at(-1)).toContain("check");
    expect((await nightly(1)).at(-1)).toContain("check");
  });

  it("plans by the entries of a source, its settings and what is wanted", async () => {
    await run();
    answers = {a: []};
    await run({
      sources: [{...SOURCE, name: "other", hasPast: true}, SOURCE],
      only: [],
      since: "2026-01-01",
      isBackfill: true
    });
    expect(planned.at(-1)).toMatchObject({today: "2026-05-20", since: "2026-01-01", isBackfill: true, entries: []});
    expect(planned).toHaveLength(2);
    await run();
    expect(planned.at(-1)).toMatchObject({since: null, isBackfill: false});
    expect(planned.at(-1)?.entries.map((e) => e.kind)).toEqual(["pull"]);
  });

  it("leaves out a source without its settings, in silence if it is optional and was not named", async () => {
    const source = (isOptional: boolean): Source => ({...SOURCE, optional: isOptional, settings: {KEY: "a key"}});
    const missing = "KEY: not set; expected a key. Set it in .env, as .env.example shows.";
    const last = async (isOptional: boolean, only: readonly string[]) =>
      (await run({sources: [source(isOptional)], only})).at(-1);
    expect(await last(true, [])).toBe("2/2 weekly  skipped: KEY is not set");
    expect(await last(true, ["weekly"])).toBe(`2/2 weekly  failed: ${missing}`);
    expect(await last(false, [])).toBe(`2/2 weekly  failed: ${missing}`);
    answers = {a: new Error("refused a-long-secret")};
    expect(await run({sources: [source(false)]}, {KEY: "a-long-secret"})).toEqual([
      "2/2 weekly a failed: refused [hidden]"
    ]);
  });

  it("asks nobody while the clock is behind the books, and tells of a proxy that is not used", async () => {
    await run();
    world.advance(-1);
    expect((await run()).at(-1)).toMatch(/^2\/2 weekly {2}failed: the clock says 2026-05-19T/);
    expect(() => acceptHeld(root, "weekly", world.effects({}))).toThrow("the clock says");
    world.advance(1);
    expect((await run({}, {HTTP_PROXY: "http://proxy.example"}))[0]).toMatch(
      /^1\/2 refresh {2}skipped: HTTP_PROXY is set and not used/
    );
  });
});
