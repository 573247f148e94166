import {beforeAll, describe, expect, it} from "vitest";
import type {DuckDBConnection} from "@duckdb/node-api";
import {buildWarehouse} from "../../loaders/warehouse/build.js";
import {openWarehouse} from "../../loaders/warehouse/open.js";
import {rowsOf} from "../fixtures/ledger.js";
import {REGISTRY, writeData} from "../fixtures/small-data.js";
import {FACTS, smallLedger} from "../fixtures/small-ledger.js";

let small: DuckDBConnection;
let published: DuckDBConnection;
beforeAll(async () => {
  small = await smallLedger();
  published = await openWarehouse({edition: "shipped"});
});

const table = async (ledger: DuckDBConnection, sql: string) =>
  (await rowsOf(ledger, sql)).map((row) => Object.values(row) as unknown[]);

describe("host_price", () => {
  it("holds from one statement to the next, ends with a removal, and is last known where none follows", async () => {
    const sql = `SELECT host, valid_from, valid_to, last_known_on, input_usd_per_mtok FROM host_price
      WHERE model = 'u1/d' ORDER BY host, valid_from`;
    expect(await table(small, sql)).toEqual([
      ["h1", "2026-01-10", "2026-01-20", "2026-02-03", 4],
      ["h1", "2026-01-20", "2026-01-25", "2026-02-03", 2],
      ["h1", "2026-01-28", null, "2026-02-03", 1],
      ["h2", "2026-01-15", null, "2026-02-03", 3]
    ]);
  });

  it("names a model by its slug at the router, elsewhere by a last part that only one model has", async () => {
    const sql = `SELECT host, listing, model FROM host_price WHERE host <> 'h1' ORDER BY host, listing, valid_from`;
    expect(await table(small, sql)).toEqual([
      ["h2", "a", null],
      ["h2", "d", "u1/d"],
      ["openrouter", "c1%2Fa", "c1/a"],
      ["openrouter", "c1/a", "c1/a"],
      ["openrouter", "vendor/u", "u1/a"]
    ]);
  });

  it("never says of one listing that it has two prices on a day", async () => {
    const twice = `SELECT a.host, a.listing FROM host_price a JOIN host_price b ON a.host = b.host AND a.listing = b.listing
      AND a.valid_from < b.valid_from AND (a.valid_to IS NULL OR a.valid_to > b.valid_from)`;
    expect(await table(published, twice)).toEqual([]);
  });
});

describe("host_price_cut", () => {
  it("is a fall from the price that stood until the day, not a listing anew", async () => {
    const sql = `SELECT day, host, input_before_usd_per_mtok, input_usd_per_mtok, output_usd_per_mtok FROM host_price_cut`;
    expect(await table(small, sql)).toEqual([["2026-01-20", "h1", 4, 2, 8]]);
  });
});

describe("list_price_event", () => {
  it("calls a change at the maker’s own host a cut or a rise, and one at the router cheaper or dearer there", async () => {
    const {root, remove} = writeData({
      ...FACTS,
      "registry/lab": [...(REGISTRY["registry/lab"] ?? []), "deepseek,DeepSeek,深度求索,CN,company,2025-01-01,hand,"],
      "registry/model": [
        ...(REGISTRY["registry/model"] ?? []),
        "deepseek/deepseek-v9-20260101,deepseek,V,V9,,open,,false,hand",
        "deepseek/deepseek-v9,deepseek,V,V9 older,,open,,false,hand"
      ],
      "snapshots/host_price_change/prices": [
        "2026-01-10,deepseek,deepseek-v9,listed,4,8,,",
        "2026-01-20,deepseek,deepseek-v9,changed,2,8,,",
        "2026-01-22,deepseek,deepseek-v9,changed,200,800,,",
        "2026-01-23,deepseek,deepseek-v9,changed,2,9,,",
        "2026-01-10,h1,deepseek-v9,listed,3,6,,",
        "2026-01-20,h1,deepseek-v9,changed,1,2,,",
        "2026-01-10,openrouter,deepseek/deepseek-v9,listed,4,8,,",
        "2026-01-21,openrouter,deepseek/deepseek-v9,changed,1,2,,",
        "2026-01-25,openrouter,deepseek/deepseek-v9,changed,0,0,,"
      ]
    });
    const ledger = await buildWarehouse({edition: "full", root});
    remove();
    const sql = `SELECT day, kind, host, since, was_input_usd_per_mtok, now_input_usd_per_mtok FROM list_price_event WHERE model = 'deepseek/deepseek-v9' ORDER BY day`;
    // At h1 nobody calls it anything; a hundredfold corrects the record; nothing is no price.
    expect(await table(ledger, sql)).toEqual([
      ["2026-01-20", "price_cut", "deepseek", "2026-01-10", 4, 2],
      ["2026-01-21", "router_cheaper", "openrouter", "2026-01-10", 4, 1]
    ]);
    // The dated release has no listing: its name without the date is that of another model too.
    expect(await table(ledger, "SELECT DISTINCT model FROM host_price WHERE listing LIKE '%v9%'")).toEqual([
      ["deepseek/deepseek-v9"]
    ]);
    ledger.closeSync();
  });

  it("is a cut or a rise at makers’ hosts only", async () => {
    const sql = `SELECT e.* FROM list_price_event e WHERE kind LIKE 'price_%' AND NOT EXISTS (
      FROM host_price h WHERE h.host = e.host AND h.model = e.model AND h.is_maker)`;
    expect(await table(published, sql)).toEqual([]);
    expect(
      await table(published, "SELECT count(*)::INTEGER > 5 FROM list_price_event WHERE kind = 'price_cut'")
    ).toEqual([[true]]);
  });
});

describe("hosted_tokens_weekly", () => {
  it("parts the tokens of a week by who lists the model on its Sunday, the router aside", async () => {
    // u1/d at h1 on Sunday the 11th; the rest of the lab's at nobody.
    const sql = `SELECT lab, tokens::DOUBLE / 1e6, maker_only_tokens::DOUBLE, others_only_tokens::DOUBLE / 1e6, no_host_tokens::DOUBLE / 1e6
      FROM hosted_tokens_weekly WHERE week_start = DATE '2026-01-05' AND lab IN ('u1', 'e1') ORDER BY lab`;
    expect(await table(small, sql)).toEqual([
      ["e1", 50, 0, 0, 50],
      ["u1", 360, 0, 20, 340]
    ]);
  });

  it("adds up to the tokens of the week, counted apart from SQL", async () => {
    const parts = ["maker_only_tokens", "maker_and_others_tokens", "others_only_tokens", "no_host_tokens"];
    const rows = (await rowsOf(
      published,
      `SELECT week_start, ${[...parts, "tokens"].map((part) => `${part}::DOUBLE AS ${part}`).join(", ")} FROM hosted_tokens_weekly`
    )) as Record<string, number>[];
    for (const row of rows) expect(parts.reduce((sum, part) => sum + (row[part] ?? NaN), 0)).toBe(row["tokens"]);
    const all = await rowsOf(
      published,
      "SELECT sum(tokens)::DOUBLE AS tokens FROM usage_weekly WHERE known_to = DATE '9999-12-31'"
    );
    expect(rows.reduce((sum, row) => sum + (row["tokens"] ?? 0), 0)).toBe(all[0]?.["tokens"]);
  });
});

describe("host_price_spread_monthly", () => {
  it("sets the hosts of a model side by side on the last day of a month", async () => {
    expect(await table(small, "FROM host_price_spread_monthly")).toEqual([["2026-01-31", "u1/d", 2, null, 1, 5, 9]]);
  });
});

describe("host_price_spread_monthly, on its last day", () => {
  it("counts a price that begins that day", async () => {
    await small.run("BEGIN TRANSACTION");
    await small.run(`INSERT INTO host_price_change BY NAME SELECT * REPLACE ('h3' AS host, DATE '2026-01-31' AS as_of)
      FROM host_price_change WHERE host = 'h2' AND listing = 'd'`);
    const rows = await table(small, "SELECT day, hosts FROM host_price_spread_monthly");
    await small.run("ROLLBACK");
    expect(rows).toEqual([["2026-01-31", 3]]);
  });
});

describe("router_price", () => {
  it("holds both records; on a day of both the snapshot stands, and no other host ever does", async () => {
    const sql = `SELECT as_of, model, input_usd_per_mtok, record FROM router_price WHERE as_of < DATE '2026-01-13' AND model <> 'c1/b:free' ORDER BY as_of, model`;
    expect(await table(small, sql)).toEqual([
      ["2026-01-01", "c1/a", 1, "snapshot"],
      ["2026-01-09", "u1/a", 2, "dated listing"],
      ["2026-01-11", "c1/a", 2, "snapshot"],
      ["2026-01-12", "c1/a", 8, "snapshot"]
    ]);
    const hosts = "SELECT DISTINCT listing FROM router_price WHERE listing IN ('d', 'maker/D-20260105')";
    expect(await table(small, hosts)).toEqual([]);
  });

  it("agrees with the snapshots on every price of the router that both records state", async () => {
    const sql = `SELECT count(*)::INTEGER, count(*) FILTER (h.input_usd_per_mtok <> p.input_usd_per_mtok OR h.output_usd_per_mtok <> p.output_usd_per_mtok)::INTEGER
      FROM price_listing p JOIN host_price h ON h.host = 'openrouter' AND h.listing = p.listing
        AND h.valid_from <= p.as_of AND (h.valid_to IS NULL OR h.valid_to > p.as_of)
      WHERE p.source = 'models-dev-prices' AND h.input_usd_per_mtok IS NOT NULL`;
    const [[both, differing] = []] = await table(published, sql);
    expect(both).toBeGreaterThan(2000);
    expect(differing).toBe(0);
  });
});

describe("priced_tokens_weekly", () => {
  it("tells what the snapshots price from what the router’s dated listings add, and from what others list", async () => {
    // Of 1,000 million in the week of the 5th: c1/a 300 and c1/b:free 100 in snapshots, u1/a 200 from 9 January, u1/d 20 at a host.
    const sql = `SELECT week_start, tokens::DOUBLE, round(snapshot_priced_share, 9), round(router_priced_share, 9), round(any_host_priced_share, 9)
      FROM priced_tokens_weekly WHERE week_start = DATE '2026-01-05'`;
    expect(await table(small, sql)).toEqual([["2026-01-05", 1e9, 0.4, 0.6, 0.62]]);
  });

  it("gives the same shares by plain counting", async () => {
    const first = new Map<string, string>();
    const rows = await rowsOf(published, "SELECT model, as_of FROM router_price");
    for (const {model, as_of} of rows as {model: string; as_of: string}[])
      if (as_of < (first.get(model) ?? "9999")) first.set(model, as_of);
    const usage = (await rowsOf(
      published,
      "SELECT (week_start + 6)::DATE AS sunday, week_start, model, tokens::DOUBLE AS tokens, free_variant FROM usage_weekly_by_model"
    )) as {sunday: string; week_start: string; model: string; tokens: number; free_variant: boolean}[];
    const sums = new Map<string, {all: number; priced: number}>();
    for (const row of usage) {
      const sum = sums.get(row.week_start) ?? {all: 0, priced: 0};
      sum.all += row.tokens;
      if (row.free_variant || (first.get(row.model) ?? "9999") <= row.sunday) sum.priced += row.tokens;
      sums.set(row.week_start, sum);
    }
    const stated = await rowsOf(published, "SELECT week_start, router_priced_share AS share FROM priced_tokens_weekly");
    expect(stated.length).toBe(sums.size);
    for (const {week_start, share} of stated as {week_start: string; share: number}[]) {
      const {all, priced} = sums.get(week_start) ?? {all: NaN, priced: NaN};
      expect(share).toBeCloseTo(priced / all, 9);
    }
  });
});
