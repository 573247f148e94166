import {describe, expect, it} from "vitest";
import {plainRows} from "../../loaders/warehouse/query.js";
import {HOST_PRICE_VIEWS} from "../../src/query/host-price-views.js";
import {VIEWS, type View} from "../../src/query/views.js";
import {smallTables, type SmallRows} from "../fixtures/small-tables.js";

type Stated = readonly [as_of: string, host: string, listing: string, input: number | null, output: number | null];
const MODELS = ["openai/a", "openai/a:free", "openai/b-1.5", "qwen/c", "vendor/c", "z-ai/d"];
const views = VIEWS.filter(({name}) => ["price", "usage_weekly_by_model"].includes(name)).concat(HOST_PRICE_VIEWS);

async function rowsOf(sql: string, stated: readonly Stated[], more: SmallRows = {}, over: readonly View[] = views) {
  const labs = [...new Set(MODELS.map((model) => model.split("/")[0] ?? ""))];
  const books = await smallTables(
    {
      model: MODELS.map((model) => ({model, lab: model.split("/")[0] ?? "", name: model, free_variant: model.endsWith(":free")})),
      lab: labs.map((lab) => ({lab, name: lab, name_zh: lab, country: lab === "other" ? "XO" : "US"})),
      country: [{country: "US", name: "", name_zh: "", origin: "us"}],
      model_alias: [{alias: "openai/a-20260101", model: "openai/a"}, {alias: "x/free", model: "openai/a:free"}],
      host_price_change: stated.map(([as_of, host, listing, input, output]) => ({
        as_of, host, listing, change: input === null && output === null ? "removed" : "listed",
        input_usd_per_mtok: input, output_usd_per_mtok: output, cache_read_usd_per_mtok: 0.5, cache_write_usd_per_mtok: 0.25
      })),
      price_listing: [],
      usage_weekly: [],
      ...more
    },
    over
  ); // prettier-ignore
  const found = await plainRows(books, sql);
  books.closeSync();
  return found.map((row) => Object.values(row));
}

describe("host_price", () => {
  it.each<[host: string, listing: string, model: string | null, isMaker: boolean, isRouter: boolean]>([
    ["openai", "A", "openai/a", true, false],
    ["openai", "a-20260101", "openai/a", true, false],
    ["other", "models/a@2026-01-01", "openai/a", false, false],
    ["other", "a-default", "openai/a", false, false],
    ["other", "b-1-5", "openai/b-1.5", false, false],
    ["other", "c", null, false, false],
    ["other", "free", null, false, false],
    ["alibaba", "d", "z-ai/d", false, false],
    ["zai", "d", "z-ai/d", true, false],
    ["openrouter", "openai/a", "openai/a", false, true],
    ["openrouter", "openai%2Fa", "openai/a", false, true],
    ["openrouter", "openai/a-20260101", "openai/a", false, true],
    ["openrouter", "a", null, false, true],
    ["openrouter", "x/free", null, false, true]
  ])("of %s, %s is of %j", async (host, listing, model, isMaker, isRouter) => {
    const found = await rowsOf("SELECT model, is_maker, is_router FROM host_price", [["2026-01-01", host, listing, 1, 2]]);
    expect(found).toEqual([[model, isMaker, isRouter]]);
  }); // prettier-ignore

  it("stands from one statement to the next of that listing alone, and no longer than one that is true now", async () => {
    const stated: Stated[] = [
      ["2026-01-01", "h", "a", 1, 2],
      ["2026-01-03", "h", "a", 3, 4],
      ["2026-01-02", "h", "b", 5, 6],
      ["2026-01-02", "g", "a", 7, 8],
      ["2026-01-05", "h", "a", null, null]
    ];
    const sql = `SELECT host, listing, valid_from, valid_to, last_known_on, input_usd_per_mtok, output_usd_per_mtok,
      cache_read_usd_per_mtok, cache_write_usd_per_mtok, source FROM host_price ORDER BY 1, 2, 3`;
    expect(await rowsOf(sql, stated)).toEqual([
      ["g", "a", "2026-01-02", null, "2026-01-05", 7, 8, 0.5, 0.25, "s"],
      ["h", "a", "2026-01-01", "2026-01-03", "2026-01-05", 1, 2, 0.5, 0.25, "s"],
      ["h", "a", "2026-01-03", "2026-01-05", "2026-01-05", 3, 4, 0.5, 0.25, "s"],
      ["h", "b", "2026-01-02", null, "2026-01-05", 5, 6, 0.5, 0.25, "s"]
    ]);
    const past = {as_of: "2026-01-01", host: "h", listing: "a", change: "listed", known_to: "2026-01-09"};
    expect(await rowsOf("FROM host_price", [], {host_price_change: [past]})).toEqual([]);
  });
});

describe("host_price_move", () => {
  const of = async (prices: readonly (readonly [number | null, number | null])[], sql = "SELECT direction FROM host_price_move") =>
    rowsOf(sql, prices.map(([input, output], i) => [`2026-01-0${i + 1}`, "h", "a", input, output])); // prettier-ignore

  it.each<[was: readonly [number, number], now: readonly [number, number], direction: string | null]>([
    [[4, 8], [3, 8], "cut"],
    [[4, 8], [4, 7], "cut"],
    [[4, 8], [3, 7], "cut"],
    [[4, 8], [5, 8], "rise"],
    [[4, 8], [4, 9], "rise"],
    [[4, 8], [5, 9], "rise"],
    [[4, 8], [3, 9], "mixed"],
    [[4, 8], [5, 7], "mixed"],
    [[4, 8], [4, 8], null]
  ])("from %j to %j is %j", async (was, now, direction) => {
    expect(await of([was, now])).toEqual(direction === null ? [] : [[direction]]);
    expect(await of([was, now], "SELECT day FROM host_price_cut")).toEqual(direction === "cut" ? [["2026-01-02"]] : []);
  }); // prettier-ignore

  it("says what stood before and since when, of prices that follow one another", async () => {
    const sql = `SELECT day, since, input_before_usd_per_mtok, input_usd_per_mtok, output_before_usd_per_mtok, output_usd_per_mtok
      FROM host_price_move ORDER BY day`;
    expect(await of([[4, 8], [null, null], [3, 7], [2, 9], [1, 1]], sql)).toEqual([
      ["2026-01-04", "2026-01-03", 3, 2, 7, 9],
      ["2026-01-05", "2026-01-04", 2, 1, 9, 1]
    ]);
    expect(await of([[4, 8], [3, null], [2, 7]], sql)).toEqual([]);
    expect(await rowsOf(sql, [["2026-01-01", "h", "a", 1, 1], ["2026-01-02", "h", "b", 2, 2], ["2026-01-02", "g", "a", 2, 2]])).toEqual([]);
  }); // prettier-ignore
});

it("host_price_spread_monthly has the last day of each month: the maker, and the least, middle and most of others", async () => {
  const stated: Stated[] = [
    ["2026-01-10", "openai", "a", 1, 10],
    ["2026-01-10", "openai", "openai/a", 1, 9],
    ["2026-01-10", "g", "a", 1, 4],
    ["2026-01-31", "h", "a", 1, 6],
    ["2026-02-01", "i", "a", 1, 2],
    ["2026-02-28", "g", "a", null, null],
    ["2026-01-10", "openrouter", "openai/a", 1, 1],
    ["2026-01-10", "g", "b-1.5", 1, 3],
    ["2026-01-10", "j", "a", 1, 0],
    ["2026-03-31", "k", "unknown", 1, 3],
    ["2026-03-30", "l", "unknown", 1, 3]
  ];
  const sql = "FROM host_price_spread_monthly ORDER BY day, model";
  expect(await rowsOf(sql, stated)).toEqual([
    ["2026-01-31", "openai/a", 3, 9, 4, 5, 6],
    ["2026-02-28", "openai/a", 3, 9, 2, 4, 6],
    ["2026-03-31", "openai/a", 3, 9, 2, 4, 6]
  ]);
});

const listing = (as_of: string, name: string, input: number | null, output: number | null) => ({
  as_of, listing: name, input_usd_per_mtok: input, output_usd_per_mtok: output, cache_read_usd_per_mtok: 0.1
}); // prettier-ignore

it("router_price has snapshots, and dated listings of the router where none speaks of the day", async () => {
  const stated: Stated[] = [
    ["2026-01-01", "openrouter", "openai/a", 1, 2],
    ["2026-01-02", "openrouter", "openai/a", 3, 4],
    ["2026-01-03", "openrouter", "openai/a", 5, null],
    ["2026-01-04", "openrouter", "openai/a", null, 6],
    ["2026-01-05", "openrouter", "nobody/x", 7, 8],
    ["2026-01-06", "openai", "a", 7, 8],
    ["2026-01-07", "openrouter", "openai/a", 7, 8]
  ];
  const price_listing = [
    listing("2026-01-02", "openai/a", 30, 40),
    listing("2026-01-03", "openai/a", 1, null),
    listing("2026-01-04", "openai/a", null, 1),
    listing("2026-01-07", "openai/a", null, 1),
    listing("2026-01-01", "z-ai/d", 9, 9)
  ];
  const sql = `SELECT as_of, model, listing, input_usd_per_mtok, output_usd_per_mtok, cache_read_usd_per_mtok, record
    FROM router_price ORDER BY as_of, model`;
  expect(await rowsOf(sql, stated, {price_listing})).toEqual([
    ["2026-01-01", "openai/a", "openai/a", 1, 2, 0.5, "dated listing"],
    ["2026-01-01", "z-ai/d", "z-ai/d", 9, 9, 0.1, "snapshot"],
    ["2026-01-02", "openai/a", "openai/a", 30, 40, 0.1, "snapshot"],
    ["2026-01-07", "openai/a", "openai/a", 7, 8, 0.5, "dated listing"]
  ]);
});

const usage = (week_start: string, model: string, tokens: number) => ({week_start, model, tokens, as_of: week_start});

it("priced_tokens_weekly counts what has a price by the last day of the week", async () => {
  const week = "2026-01-05";
  const usage_weekly = [
    usage(week, "openai/a", 10),
    usage(week, "openai/a:free", 20),
    usage(week, "openai/b-1.5", 40),
    usage(week, "z-ai/d", 80),
    usage(week, "qwen/c", 160),
    usage("2025-12-29", "openai/a", 5)
  ];
  const stated: Stated[] = [
    ["2026-01-11", "openrouter", "openai/b-1.5", 1, 2],
    ["2026-01-11", "g", "d", 1, 2],
    ["2026-01-12", "openrouter", "qwen/c", 1, 2],
    ["2026-01-01", "qwen", "qwen/c", 1, null]
  ];
  const price_listing = [listing("2026-01-11", "openai/a", 1, 2), listing("2026-02-11", "openai/a", 1, 2), listing("2026-01-12", "z-ai/d", 1, 2)];
  expect(await rowsOf("FROM priced_tokens_weekly ORDER BY week_start", stated, {usage_weekly, price_listing})).toEqual([
    ["2025-12-29", 5, 0, 0, 0],
    [week, 310, 30 / 310, 70 / 310, 150 / 310]
  ]);
}); // prettier-ignore

it("hosted_tokens_weekly parts tokens of a lab by who lists the model on the Sunday", async () => {
  const week = "2026-01-05";
  const usage_weekly = [
    usage(week, "openai/a", 10),
    usage(week, "openai/a:free", 20),
    usage(week, "openai/b-1.5", 40),
    usage(week, "z-ai/d", 80),
    usage("2026-01-12", "openai/a", 1),
    usage("2026-01-12", "openai/b-1.5", 2)
  ];
  const stated: Stated[] = [
    ["2026-01-11", "openai", "a", 1, 2],
    ["2026-01-12", "g", "a", 1, 2],
    ["2026-01-01", "openai", "b-1.5", 1, 2],
    ["2026-01-01", "g", "b-1.5", 1, 2],
    ["2026-01-12", "openai", "b-1.5", null, null],
    ["2026-01-01", "g", "d", 1, 2],
    ["2026-01-01", "zai", "d", 1, 2],
    ["2026-01-11", "zai", "d", null, null],
    ["2026-01-01", "openrouter", "openai/a", 1, 2]
  ];
  const sql = "SELECT * EXCLUDE (country, origin) FROM hosted_tokens_weekly ORDER BY week_start, lab";
  expect(await rowsOf(sql, stated, {usage_weekly})).toEqual([
    [week, "openai", 70, 10, 40, 0, 20, "2026-01-12"],
    [week, "z-ai", 80, 0, 0, 80, 0, "2026-01-12"],
    ["2026-01-12", "openai", 3, 0, 1, 2, 0, "2026-01-12"]
  ]);
});
