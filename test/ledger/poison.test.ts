import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {nativeDatabase} from "../../loaders/data/usage-cube.js";
import {readLedger} from "../../loaders/ledger/archive.js";
import {acceptHeld} from "../../loaders/ledger/refresh.js";
import {statusOf} from "../../loaders/ledger/status.js";
import {verify} from "../../loaders/ledger/verify.js";
import {buildWarehouse} from "../../loaders/warehouse/build.js";
import {plainRows} from "../../loaders/warehouse/query.js";
import {readTables} from "../../loaders/warehouse/tables.js";
import {addDays} from "../../src/lib/dates.js";
import {buildCube} from "../../src/query/cube/build.js";
import {datasetOf} from "../../src/query/cube/datasets.js";
import {makeSmallEdition} from "../fixtures/edition-books.js";
import {newBooks, runRefresh, tablesText} from "../fixtures/remote/books.js";
import {startRemote, type Misbehaviour, type Remote} from "../fixtures/remote/service.js";
import {testWorld, type TestWorld} from "../fixtures/remote/world.js";

const RANKINGS = "openrouter-rankings-daily";
interface Ranked {
  readonly data: readonly {readonly date: string; readonly model_permaslug: string; readonly total_tokens: string}[];
}
/** Changes the rows of an answer on rankings. */
const rows = (change: (row: Ranked["data"][number], i: number) => object[]): Misbehaviour => ({
  body: (answer) => ({...(answer as Ranked), data: (answer as Ranked).data.flatMap(change)})
});

let world: TestWorld;
let remote: Remote;
let books: ReturnType<typeof newBooks>;
async function anew(start = "2026-05-20T06:00:00Z"): Promise<void> {
  world = testWorld(start);
  remote = await startRemote(world);
  books = newBooks();
}
async function gone(): Promise<void> {
  books.remove();
  await remote.close();
}
const pull = async (...names: string[]) => runRefresh(books.root, world.effects(remote.env), names, {});
const results = async (...names: string[]) => (await pull(...names)).map((o) => o.result);
const days = (model = "c1/a") =>
  (readTables(books.root).get("usage_daily") ?? []).filter((r) => r["model"] === model).map((r) => r["day"]);

describe("an answer that begins with a byte order mark", () => {
  beforeAll(() => anew());
  afterAll(gone);

  it("is read by the pull and by every reader after it", async () => {
    remote.misbehave("tasks", {
      respond: (response, body) => void response.writeHead(200).end(Buffer.from(`\uFEFF${body}`))
    });
    expect(await results("openrouter-tasks")).toEqual(["pull"]);
    expect(verify(books.root).problems).toEqual([]);
    expect(readTables(books.root).get("use_case_share")).toHaveLength(3);
  });
});

describe("a day that is never published", () => {
  beforeAll(() => anew("2026-05-20T06:00:00Z"));
  afterAll(gone);
  const DAY = "2026-05-18";

  it("is waited for three days, then named and skipped, and asked for again until it comes", async () => {
    await pull(RANKINGS);
    remote.misbehave(
      "rankings",
      rows((row) => (row.date === DAY ? [] : [row]))
    );
    const {root, remove} = newBooks();
    const night = () => runRefresh(root, world.effects(remote.env), [RANKINGS], {});
    const [waits] = await night();
    expect([waits?.result, waits?.message]).toEqual([
      "failed",
      expect.stringMatching(/no row of 2026-05-18; .* is skipped from 2026-05-21 on\.$/)
    ]);
    const nights = [];
    for (let i = 0; i < 20; i++) {
      world.advance(1);
      nights.push((await night())[0]);
    }
    expect(nights.map((o) => o?.result)).toEqual(Array(20).fill("pull"));
    expect(nights[0]?.message).toMatch(/never published and skipped: 2026-05-18$/);
    const weeks = () => new Set((readTables(root).get("usage_weekly") ?? []).map((r) => r["week_start"]));
    expect([weeks().has(DAY), weeks().has("2026-05-25")]).toEqual([false, true]);
    remote.misbehave("rankings", null);
    for (let i = 0; i < 30 && !weeks().has(DAY); i++) {
      world.advance(1);
      await night();
    }
    expect(weeks().has(DAY)).toBe(true);
    expect(world.today() <= addDays(DAY, 56)).toBe(true);
    remove();
  }, 120_000);
});

describe("a clock that once ran ahead", () => {
  beforeAll(() => anew());
  afterAll(gone);

  it("is noticed, stops nothing after it, and leaves nothing known or listed in years to come", async () => {
    const names = [RANKINGS, "models-dev"];
    await pull(...names);
    world.advance(1);
    await pull(...names);
    world.advance(1_320);
    await pull(...names);
    world.advance(-1_319);
    const outcomes = await pull(...names);
    expect(outcomes.map((o) => [o.source, o.result])).toEqual([
      ["refresh", "skipped"],
      [RANKINGS, "pull"],
      ["models-dev", "check"]
    ]);
    expect(outcomes[0]?.message).toMatch(/a clock ran ahead then/);
    expect(verify(books.root).problems).toEqual([]);
    for (const [table, held] of [...readTables(books.root)].filter(([name]) => name !== "ledger_entry"))
      for (const row of held)
        for (const column of ["known_from", "as_of", "retrieved_on", "day"])
          expect([table, column, String(row[column] ?? "") <= "2026-12-31"]).toEqual([table, column, true]);
    world.advance(1);
    expect(await results(RANKINGS)).toContain("pull");
  });
});

describe("a clock in the past", () => {
  beforeAll(() => anew());
  afterAll(gone);

  it.each([-3, -400, -20_000])("appends nothing before the head: %d days", async (back) => {
    world.advance(2);
    expect((await pull(RANKINGS)).map((o) => o.result)).toEqual(["pull"]);
    const before = readLedger(books.root).entries.length;
    world.advance(back);
    const outcomes = await pull(RANKINGS, "curated", "openrouter-tasks");
    expect(outcomes.map((o) => o.result)).toEqual(["failed", "failed", "failed"]);
    expect(outcomes[0]?.message).toMatch(/expected a time after every entry\. Nothing was stored: set the clock/);
    await expect(makeSmallEdition(books.root, {now: world.now})).rejects.toThrow("set the clock of this machine right");
    expect(readLedger(books.root).entries).toHaveLength(before);
    world.advance(-back);
  });
});

describe("an answer too odd to be published unseen", () => {
  beforeAll(async () => {
    await anew();
    await pull(RANKINGS);
    world.advance(1);
  });
  afterAll(gone);
  const LAST = "2026-05-20";

  it.each<[string, Misbehaviour, RegExp]>([
    [
      "a value times a thousand",
      rows((row) => [
        row.date === LAST && row.model_permaslug === "u1/a" ? {...row, total_tokens: `${row.total_tokens}000`} : row
      ]),
      /held, usage_daily: 2026-05-20 u1\/a tokens: \d+000; usually about \d+/
    ],
    [
      "nothing but zeros",
      rows((row) => [row.date === LAST ? {...row, total_tokens: "0"} : row]),
      /held, usage_daily: 2026-05-20 tokens: all 4 values are 0/
    ],
    [
      "a fraction of the models",
      rows((row) => (row.date === LAST && row.model_permaslug !== "other" ? [] : [row])),
      /held, usage_daily: 2026-05-20 rows: 1; usually 4/
    ]
  ])("is stored, flagged and left out: %s", async (_, how, says) => {
    const before = tablesText(books.root).replace(/"ledger_entry".*/, "");
    remote.misbehave("rankings", how);
    const [outcome] = await pull(RANKINGS);
    remote.misbehave("rankings", null);
    expect(outcome).toMatchObject({result: "held", message: expect.stringMatching(says) as string});
    expect(tablesText(books.root).replace(/"ledger_entry".*/, "")).toBe(before);
    expect(verify(books.root).problems).toEqual([]);
    expect(statusOf(world.now(), books.root).notes).toEqual([
      expect.stringMatching(
        /^openrouter-rankings-daily, entry \d+ of 2026-05-21, is held: .*--accept openrouter-rankings-daily$/
      )
    ]);
  });

  it("is published once it is accepted, and never twice", () => {
    expect(acceptHeld(books.root, RANKINGS, world.effects(remote.env))).toBe(1);
    expect(days("other")).toContain(LAST);
    expect(statusOf(world.now(), books.root).notes).toEqual([]);
    expect(() => acceptHeld(books.root, RANKINGS, world.effects(remote.env))).toThrow(/nothing of it is held/);
  });
});

describe("counts beyond 2^53", () => {
  const COUNT = 9_007_199_254_740_993n;
  beforeAll(async () => {
    await anew();
    await remote.close();
    remote = await startRemote({...world, tokens: () => COUNT});
    await runRefresh(books.root, world.effects(remote.env), [RANKINGS], {since: "2026-05-04"});
  });
  afterAll(gone);

  it("pass through warehouse, rows and cube: exact as digits, the nearest float in a cube", async () => {
    const ledger = await buildWarehouse({edition: "shipped", root: books.root});
    const [row] = await plainRows(ledger, "SELECT tokens FROM usage_weekly_by_model ORDER BY ALL LIMIT 1");
    expect(row).toEqual({tokens: String(7n * COUNT)});
    const cube = await buildCube(nativeDatabase(ledger), {dataset: datasetOf("weekly"), dimensions: ["lab"]});
    expect(cube.sums.tokens?.[0]).toBe(Number(7n * COUNT));
    ledger.closeSync();
  });
});

describe("a filer that stops", () => {
  beforeAll(() => anew());
  afterAll(gone);

  it("ages by itself, by name, while the others are fresh", async () => {
    const gdsGone: Misbehaviour = {
      respond: (response, body, request) =>
        request.url?.includes("1526125") ? response.writeHead(404).end() : response.writeHead(200).end(body)
    };
    await pull("sec-companyfacts");
    remote.misbehave("filings", gdsGone);
    for (let week = 0; week < 3; week++) {
      world.advance(7);
      await pull("sec-companyfacts");
    }
    const states = statusOf(world.now(), books.root).sources.filter((s) => s.source.startsWith("sec-companyfacts"));
    expect(states.map((s) => [s.source, s.state])).toEqual([
      ["sec-companyfacts", "fresh"],
      ["sec-companyfacts BABA", "fresh"],
      ["sec-companyfacts GDS", "silent"],
      ...["MSFT", "GOOGL", "NVDA"].map((entity) => [`sec-companyfacts ${entity}`, expect.any(String) as string])
    ]);
  });
});
