import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {DuckDBConnection} from "@duckdb/node-api";
import {remainingPast} from "../../loaders/ledger/remaining.js";
import {refresh} from "../../loaders/ledger/refresh.js";
import {verify} from "../../loaders/ledger/verify.js";
import {SOURCES} from "../../loaders/sources/all.js";
import {buildWarehouse} from "../../loaders/warehouse/build.js";
import {readTables} from "../../loaders/warehouse/tables.js";
import {addDays} from "../../src/lib/dates.js";
import {APP_CATEGORIES, CATEGORIES, CONTEXT_BUCKETS, LANGUAGE_TYPES, MODALITIES} from "../../src/query/filters.js";
import {rowsOf} from "../fixtures/ledger.js";
import {newBooks, runRefresh} from "../fixtures/remote/books.js";
import {TRANSPORT} from "../fixtures/remote/faults.js";
import {startRemote, type Remote} from "../fixtures/remote/service.js";
import {testWorld, type TestWorld} from "../fixtures/remote/world.js";

const FILTERS = [...CATEGORIES, ...LANGUAGE_TYPES, ...MODALITIES, ...CONTEXT_BUCKETS].length;

let world: TestWorld;
let remote: Remote;
let books: ReturnType<typeof newBooks>;
const anew = async () => {
  world = testWorld("2026-02-10T06:00:00Z");
  remote = await startRemote(world);
  books = newBooks();
};
const gone = async () => {
  books.remove();
  await remote.close();
};
const options = (since: string | null = null) => ({
  root: books.root,
  sources: SOURCES,
  only: [],
  since,
  dryRun: false,
  isBackfill: true
});
const backfill = (since: string | null = null) => refresh(options(since), world.effects(remote.env), () => undefined);
const remaining = (since: string | null = null) => remainingPast(options(since), world.effects(remote.env));

describe("a backfill", () => {
  beforeAll(anew);
  afterAll(gone);

  it("says before it begins what the whole past takes: two windows a filter, and a request a week and category of apps", () => {
    expect(remaining()).toMatchObject({requests: 2 * FILTERS + 57 * APP_CATEGORIES.length});
    expect(remaining().questions[0]).toBe("category=programming (weeks 2025-01-06 to 2026-02-08)");
    expect(remaining().questions.at(-1)).toBe("category=entertainment (weeks 2026-01-05 to 2026-02-08)");
  });

  it("stops where a service refuses, keeps what came, and goes on from there", async () => {
    let left = 5;
    remote.misbehave("categories", {
      respond: (response, body) => {
        if (left-- > 0) response.writeHead(200).end(body);
        else response.writeHead(401).end("{}");
      }
    });
    const first = await backfill();
    remote.misbehave("categories", null);
    expect(first.filter((o) => o.source === "openrouter-categories").map((o) => [o.part, o.result])).toEqual([
      ["category=programming", "pull"],
      ["category=roleplay", "pull"],
      ["category=marketing", "failed"]
    ]);
    expect(remaining().questions).toHaveLength(CATEGORIES.length - 2);
    remote.requests.length = 0;
    const second = await backfill();
    expect(second.map((o) => o.result)).toEqual(Array(CATEGORIES.length - 2).fill("pull"));
    expect(remote.requests).toHaveLength(2 * (CATEGORIES.length - 2));
    expect(remaining()).toEqual({questions: [], requests: 0});
    expect(verify(books.root).problems).toEqual([]);
  });

  it("asks for nothing twice, and for days that went by since", async () => {
    remote.requests.length = 0;
    expect(await backfill()).toEqual([]);
    expect(remote.requests).toEqual([]);
    world.advance(7);
    expect(remaining().questions[0]).toBe("category=programming (weeks 2026-02-09 to 2026-02-15)");
  });

  it("leaves to nightly refreshes a short overlap of what is on record", async () => {
    remote.requests.length = 0;
    const outcomes = await runRefresh(books.root, world.effects(remote.env), [
      "openrouter-categories",
      "openrouter-contexts"
    ]);
    expect(new Set(outcomes.map((o) => `${o.result} ${o.message.split(":")[0] ?? ""}`))).toEqual(
      new Set(["pull weeks 2026-01-19 to 2026-02-15", "pull days 2026-02-03 to 2026-02-16"])
    );
    expect(remote.requests).toHaveLength(CATEGORIES.length + CONTEXT_BUCKETS.length);
  });

  it("goes unasked where a nightly refresh runs on empty books", async () => {
    const {root, remove} = newBooks();
    const [outcome] = await runRefresh(root, world.effects(remote.env), ["openrouter-contexts"]);
    expect(outcome?.message).toMatch(/^days 2026-02-10 to 2026-02-16: \d+ rows/);
    remove();
  });

  it("keeps within 30 requests a minute", () => {
    const times = remote.requests.map((r) => r.at);
    expect(Math.max(...times.map((t) => times.filter((u) => u >= t && u < t + 60_000).length))).toBeLessThanOrEqual(30);
  });

  it("meets a limit of the day and says when to run again", async () => {
    for (const entry of ["categories", "languages", "modalities", "contexts"] as const)
      remote.misbehave(entry, TRANSPORT["5xx"].how);
    let said = "";
    for (let run = 0; run < 80; run++) said = (await backfill()).at(-1)?.message ?? "";
    expect(said).toMatch(/^openrouter: 450 requests in 24 hours; .* Run again after 2026-02-/);
  });
});

describe("what a backfill brings", () => {
  let ledger: DuckDBConnection;
  beforeAll(async () => {
    await anew();
    await backfill("2025-12-01");
    await runRefresh(books.root, world.effects(remote.env), ["openrouter-rankings-daily"], {since: "2025-12-01"});
    ledger = await buildWarehouse({edition: "shipped", root: books.root});
  });
  afterAll(gone);

  it("holds a row for each period, value and model, estimates marked", async () => {
    const of = async (table: string, period: string, value: string) =>
      (
        await rowsOf(
          ledger,
          `SELECT min(${period})::VARCHAR AS first, max(${period})::VARCHAR AS last, count(DISTINCT ${value})::INTEGER AS n,
           bool_and(is_estimate) AS all_estimates, bool_or(is_estimate) AS any_estimate FROM ${table}`
        )
      )[0];
    const weeks = {first: "2025-12-01", last: "2026-02-02", all_estimates: true, any_estimate: true};
    const days = {first: "2025-12-01", last: "2026-02-09", all_estimates: false, any_estimate: false};
    expect(await of("usage_by_category_weekly", "week_start", "category")).toEqual({...weeks, n: 12});
    expect(await of("usage_by_language_weekly", "week_start", "language_type")).toEqual({...weeks, n: 2});
    expect(await of("usage_by_modality_daily", "day", "modality")).toEqual({...days, n: 5});
    expect(await of("usage_by_context_daily", "day", "context_bucket")).toEqual({...days, n: 5});
  });

  it("adds up by SQL and by plain counting of what the service says", async () => {
    const rows = readTables(books.root).get("usage_by_context_daily") ?? [];
    const counted = rows.reduce((sum, row) => sum + BigInt(row["tokens"] ?? 0), 0n);
    let expected = 0n;
    for (let day = "2025-12-01"; day <= "2026-02-09"; day = addDays(day, 1))
      for (const model of [...world.models, "other"]) expected += world.tokens(day, model);
    expect(counted).toBe(expected);
    expect(await rowsOf(ledger, "SELECT sum(tokens)::VARCHAR AS total FROM context_usage_daily")).toEqual([
      {total: String(expected)}
    ]);
  });

  it("gives each day’s buckets of context the day’s tokens, to the token", async () => {
    const differing = `SELECT day, sum(tokens) FROM context_usage_daily GROUP BY day
      EXCEPT SELECT day, sum(tokens) FROM usage_daily WHERE known_to = DATE '9999-12-31' GROUP BY day`;
    expect(await rowsOf(ledger, differing)).toEqual([]);
  });

  it("shares a category among its models, and a model among categories as an estimate", async () => {
    const shares = `SELECT DISTINCT round(total, 9)::DOUBLE AS total FROM (
      SELECT sum(share_of_category) AS total FROM category_usage_weekly GROUP BY week_start, category)`;
    expect(await rowsOf(ledger, shares)).toEqual([{total: 1}]);
    const [row] = await rowsOf(
      ledger,
      `SELECT min(ratio_to_model_tokens) AS low, max(ratio_to_model_tokens) AS high, count(*) FILTER (model = 'other' AND ratio_to_model_tokens IS NOT NULL)::INTEGER AS others
       FROM category_usage_weekly WHERE category = 'programming'`
    );
    // Half of all, give or take what sampling misses.
    expect(Number(row?.["low"])).toBeGreaterThan(0.5);
    expect(Number(row?.["high"])).toBeLessThan(0.54);
    expect(row?.["others"]).toBe(0);
  });

  it("keeps the other values of a period where one is restated", async () => {
    const categories = () =>
      new Set(
        (readTables(books.root).get("usage_by_category_weekly") ?? []).flatMap((r) =>
          r["week_start"] === "2026-02-02" && r["known_to"] === "9999-12-31" ? [r["category"]] : []
        )
      );
    world.advance(7);
    world.restate("2026-02-03", "c1/a", 900_000_000n);
    await runRefresh(books.root, world.effects(remote.env), ["openrouter-categories"]);
    expect(categories().size).toBe(CATEGORIES.length);
    const was = (readTables(books.root, "2026-02-10").get("usage_by_category_weekly") ?? []).filter(
      (r) => r["week_start"] === "2026-02-02" && r["model"] === "c1/a" && r["category"] === "programming"
    );
    const is = (readTables(books.root).get("usage_by_category_weekly") ?? []).filter(
      (r) => r["week_start"] === "2026-02-02" && r["model"] === "c1/a" && r["category"] === "programming"
    );
    expect(is.map((r) => [r["known_from"], r["known_to"]])).toEqual([
      ["2026-02-10", "2026-02-17"],
      ["2026-02-17", "9999-12-31"]
    ]);
    expect(was.map((r) => r["tokens"])).toEqual([is[0]?.["tokens"]]);
  });
});
