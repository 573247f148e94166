import {describe, expect, it} from "vitest";
import {plainRows} from "../../loaders/warehouse/query.js";
import {EVENT_VIEWS} from "../../src/query/event-views.js";
import type {View} from "../../src/query/views.js";
import {smallTables, type SmallRows} from "../fixtures/small-tables.js";

type Cell = string | number | boolean | null;
/** A view that has these rows, by the columns it is said to have. */
const given = (name: string, columns: readonly string[], rows: readonly (readonly Cell[])[]): View => {
  const typed = (cell: Cell) =>
    typeof cell === "string" ? (/^\d{4}-/.test(cell) ? `DATE '${cell}'` : `'${cell}'`) : typeof cell === "number" ? `${cell}::DOUBLE` : String(cell);
  const empty = `SELECT ${columns.map((column) => `NULL AS ${column}`).join(", ")} WHERE false`;
  const values = `FROM (VALUES ${rows.map((row) => `(${row.map(typed).join(", ")})`).join(", ")}) AS v(${columns.join(", ")})`;
  return {name, about: {en: "", zh: ""}, sql: rows.length > 0 ? values : empty};
}; // prettier-ignore

async function rowsOf(sql: string, rows: SmallRows, before: readonly View[], view: string) {
  const books = await smallTables(rows, [...before, ...EVENT_VIEWS.filter(({name}) => name === view)]);
  const found = await plainRows(books, sql);
  books.closeSync();
  return found.map((row) => Object.values(row));
}

const PRICE = ["source", "listing", "model", "as_of", "input_usd_per_mtok", "output_usd_per_mtok"];

it("price_change has what differs from the date before of that listing in that source", async () => {
  const sql = "FROM price_change ORDER BY source, listing, changed_by";
  const prices = [
    ["s", "x", "m/x", "2026-01-03", 3, 8],
    ["s", "x", "m/x", "2026-01-01", 4, 8],
    ["s", "x", "m/x", "2026-01-04", 3, 9],
    ["s", "x", "m/x", "2026-01-05", 3, 9],
    ["s", "x", "m/x", "2026-01-06", null, 7],
    ["s", "x", "m/x", "2026-01-07", 2, null],
    ["s", "y", "m/x", "2026-01-02", 1, 1],
    ["t", "x", "m/x", "2026-01-02", 2, 2]
  ] as const;
  expect(await rowsOf(sql, {}, [given("price", PRICE, prices)], "price_change")).toEqual([
    ["s", "x", "m/x", "2026-01-01", "2026-01-03", 4, 3, 8, 8],
    ["s", "x", "m/x", "2026-01-03", "2026-01-04", 3, 3, 8, 9]
  ]);
});

describe("list_price_event", () => {
  const MOVE = [
    "day",
    "since",
    "model",
    "host",
    "is_maker",
    "is_router",
    "input_before_usd_per_mtok",
    "input_usd_per_mtok",
    "output_before_usd_per_mtok",
    "output_usd_per_mtok",
    "source"
  ];
  const CHANGE = [
    "source",
    "listing",
    "model",
    "was_on",
    "changed_by",
    "was_input_usd_per_mtok",
    "now_input_usd_per_mtok",
    "was_output_usd_per_mtok",
    "now_output_usd_per_mtok"
  ];
  const MODELS = {
    model: ["m/x", "m/y"].map((model) => ({model, lab: "m", name: model.toUpperCase(), free_variant: false}))
  };
  type Prices = readonly [number, number, number, number];
  const move = (
    prices: Prices,
    {
      day = "2026-01-05",
      host = "maker",
      isMaker = true,
      isRouter = false,
      model = "m/x"
    }: {day?: string; host?: string; isMaker?: boolean; isRouter?: boolean; model?: string | null} = {}
  ) => [day, "2026-01-01", model, host, isMaker, isRouter, ...prices, "s"] as const;
  const change = ([a, b, c, d]: Prices, was = "2026-01-03", now = "2026-01-05") =>
    ["t", "x", "m/x", was, now, a, b, c, d] as const;
  const events = (moves: readonly (readonly Cell[])[], changes: readonly (readonly Cell[])[] = [], columns = "kind") =>
    rowsOf(`SELECT ${columns} FROM list_price_event ORDER BY day, kind`, MODELS, [given("host_price_move", MOVE, moves), given("price_change", CHANGE, changes)], "list_price_event"); // prettier-ignore

  it.each<[prices: Prices, isLower: boolean | null]>([
    [[4, 3, 8, 9], true],
    [[4, 5, 8, 7], false],
    [[4, 4, 8, 7], true],
    [[4, 4, 8, 9], false],
    [[0, 3, 8, 9], null],
    [[4, 0, 8, 9], null],
    [[4, 3, 0, 9], null],
    [[4, 3, 8, 0], null],
    [[100, 1, 8, 9], null],
    [[99, 1, 8, 9], true],
    [[1, 100, 8, 9], null],
    [[1, 99, 8, 9], false]
  ])("of input and output before and now %j is lower: %s", async (prices, isLower) => {
    const kind = (lower: string, higher: string) => (isLower === null ? [] : [[isLower ? lower : higher]]);
    expect(await events([move(prices)])).toEqual(kind("price_cut", "price_rise"));
    expect(await events([move(prices, {isMaker: false, isRouter: true})])).toEqual(kind("router_cheaper", "router_dearer"));
    expect(await events([], [change(prices)])).toEqual(kind("router_cheaper", "router_dearer"));
  }); // prettier-ignore

  it("says which model of which lab, where, and what it was and is", async () => {
    expect(await events([move([4, 3, 8, 9])], [], "*")).toEqual([
      ["2026-01-05", "price_cut", "m/x", "M/X", "m", "maker", "2026-01-01", 4, 3, 8, 9, "s"]
    ]);
    expect(await events([], [change([4, 3, 8, 9])], "*")).toEqual([
      ["2026-01-05", "router_cheaper", "m/x", "M/X", "m", "openrouter", "2026-01-03", 4, 3, 8, 9, "t"]
    ]);
  });

  it("is neither of another host nor of a model that is not known", async () => {
    expect(await events([move([4, 3, 8, 9], {isMaker: false})])).toEqual([]);
    expect(await events([move([4, 3, 8, 9], {model: "m/z"}), move([4, 3, 8, 9], {model: null})])).toEqual([]);
  });

  it.each([
    ["2026-01-03", 2],
    ["2026-01-04", 1],
    ["2026-01-05", 1],
    ["2026-01-06", 2]
  ])("takes a change of snapshots for that of a dated listing of the router on %s: %i events", async (day, count) => {
    const router = {day, host: "openrouter", isMaker: false, isRouter: true};
    const changes = [change([4, 2, 8, 9])];
    expect(await events([move([4, 3, 8, 9], router)], changes)).toHaveLength(count);
    expect(await events([move([4, 3, 8, 9], {...router, model: "m/y"})], changes)).toHaveLength(2);
    expect(await events([move([4, 3, 8, 9], {day})], changes)).toHaveLength(2);
  });

  it("is one of a kind of a model on a day: of the first host by name, of the least price before", async () => {
    const moves = [
      move([7, 3, 8, 9], {host: "a"}),
      move([6, 3, 8, 9], {host: "b"}),
      move([5, 3, 8, 9], {host: "a"}),
      move([5, 6, 8, 9], {host: "c"}),
      move([5, 3, 8, 9], {host: "d", model: "m/y"}),
      move([5, 3, 8, 9], {host: "e", day: "2026-01-06"})
    ];
    expect(await events(moves, [], "host, was_input_usd_per_mtok, model")).toEqual(
      expect.arrayContaining([["a", 5, "m/x"], ["c", 5, "m/x"], ["d", 5, "m/y"], ["e", 5, "m/x"]])
    );
    expect(await events(moves)).toHaveLength(4);
  }); // prettier-ignore
});

describe("dated_event", () => {
  const USAGE = ["week_start", "model", "name", "lab", "origin", "share_of_all", "source"];
  const LIST = ["day", "kind", "model", "was_input_usd_per_mtok", "now_input_usd_per_mtok", "since", "host", "source"];
  const model = (name: string, released_on: string | null) => ({
    model: name,
    lab: "m",
    name,
    free_variant: false,
    released_on,
    source: "r"
  });
  const fact = (entity: string, source_date: string, more: Readonly<Record<string, string>> = {}) => ({
    entity,
    metric: "revenue",
    basis: "ifrs",
    period_start: "2025-01-01",
    period_end: "2025-06-30",
    status: "reported",
    source: "company-filings",
    source_date,
    ...more
  });
  const COMPANY_FACT = ["entity", "metric", "period_end", "status", "source", "source_date"];
  const facts = [
    fact("E", "2025-08-02"), fact("E", "2025-08-01"), fact("E", "2025-10-28", {period_end: "2025-06-29"}),
    fact("F", "2025-06-29"), fact("F", "2025-10-29"), fact("F", "2025-08-01", {metric: "profit"}),
    fact("F", "2025-08-01", {status: "forecast"}), fact("F", "2025-08-01", {source: "vendor"}), fact("Z", "2025-08-01"),
    fact("F", "2025-12-31", {period_end: "2025-12-31"}), fact("F", "2026-04-30", {period_end: "2025-12-31"})
  ]; // prettier-ignore
  const usage = [
    ["2026-01-05", "m/small", "Small", "m", "us", 0.019, "u"],
    ["2026-01-05", "m/old", "Old", "m", "us", 0.02, "u"],
    ["2026-01-12", "m/old", "Old", "m", "us", 0.001, "u"],
    ["2026-01-12", "m/dated", "Dated", "m", "us", 0.5, "u"],
    ["2026-01-12", "m/new", "New", "m", "us", 0.01, "u"],
    ["2026-01-19", "m/new", "New", "m", "us", 0.03, "u"],
    ["2026-01-12", "other/o", "Other", "other", "other", 0.4, "u"]
  ] as const;
  const list = [
    ["2026-01-20", "price_cut", "m/dated", 4, 3, "2026-01-15", "maker", "p"],
    ["2026-01-20", "price_cut", "m/small", 4, 3, "2026-01-15", "maker", "p"]
  ] as const;
  const rows: SmallRows = {
    event: [{date: "2026-01-01", kind: "policy", title: "A rule", title_zh: "规则", lab: "m", source: "e"}],
    model: [model("m/small", "2026-01-01"), model("m/old", null), model("m/dated", "2026-01-10"), model("m/new", null), model("other/o", null)],
    company: ["E", "F", "G"].map((entity) => ({entity, name: `${entity} Ltd`, name_zh: `${entity}公司`})),
    capital_event: [
      {entity: "G", date: "2026-02-01", kind: "placing", source: "c"},
      {entity: "Z", date: "2026-02-01", kind: "placing", source: "c"},
      {entity: "G", date: "2026-02-02", kind: "ipo", source: "c", known_to: "2026-03-01"}
    ]
  }; // prettier-ignore

  it("has the registry’s, releases and prices of large models, results and capital, each with its source", async () => {
    const before = [
      given("usage_weekly_by_model", USAGE, usage),
      given("list_price_event", LIST, list),
      given(
        "company_fact",
        COMPANY_FACT,
        facts.map((each) => COMPANY_FACT.map((column) => (each as Readonly<Record<string, string>>)[column] ?? null))
      )
    ];
    expect(await rowsOf("FROM dated_event ORDER BY date, entity, title", rows, before, "dated_event")).toEqual([
      ["2025-08-01", "results", "E Ltd", "E公司", null, "E", null, null, null, "2025-06-30", null, "company-filings"],
      ["2025-12-31", "results", "F Ltd", "F公司", null, "F", null, null, null, "2025-12-31", null, "company-filings"],
      ["2026-01-01", "policy", "A rule", "规则", "m", null, null, null, null, null, null, "e"],
      ["2026-01-10", "release", "Dated", "Dated", "m", null, "m/dated", null, null, null, null, "r"],
      ["2026-01-12", "first_week", "New", "New", "m", null, "m/new", null, null, null, null, "u"],
      ["2026-01-20", "price_cut", "Dated", "Dated", "m", null, "m/dated", 4, 3, "2026-01-15", "maker", "p"],
      ["2026-02-01", "placing", "G Ltd", "G公司", null, "G", null, null, null, null, null, "c"]
    ]);
  });
});
