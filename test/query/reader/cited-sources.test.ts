import type {DuckDBConnection} from "@duckdb/node-api";
import {afterAll, beforeAll, expect, it} from "vitest";
import {plainRows} from "../../../loaders/warehouse/query.js";
import {citedSources} from "../../../src/query/reader/cited-sources.js";
import {smallTables} from "../../fixtures/small-tables.js";

const source = (key: string, citation: string, url: string | null = null) => ({
  source: key,
  citation,
  licence: `licence of ${key}`,
  url,
  as_of: "2026-01-02"
});

let books: DuckDBConnection;
beforeAll(async () => {
  books = await smallTables({
    source: [
      source("a", "Zeta"),
      source("b", "Alpha", "https://example.org"),
      source("c", "Alpha"),
      source("d", "Beta")
    ],
    usage_weekly: ["a", "a"].map((key, i) => ({week_start: `2026-01-0${5 + i}`, model: "m", tokens: 1, source: key})),
    price_listing: ["c", "b"].map((key) => ({as_of: "2026-01-05", listing: key, source: key})),
    event: [{date: "2026-01-01", kind: "k", title: "t", title_zh: "t", source: "d"}],
    country: [{country: "US", name: "US", name_zh: "US", origin: "us"}]
  });
});
afterAll(() => books.closeSync());

it.each<[tables: readonly string[], cited: readonly string[]]>([
  [["usage_weekly"], ["a"]],
  [
    ["usage_weekly", "price_listing"],
    ["b", "c", "a"]
  ],
  [["event"], ["d"]],
  [["event", "country"], ["d"]],
  [["event", "usage_weekly"], ["a"]],
  [["country"], []],
  [["source"], []],
  [[], []]
])("of tables %j the sources %j are cited", async (tables, cited) => {
  const found = await citedSources(tables, (text) => plainRows(books, text));
  expect(found.map((each) => each.source)).toEqual(cited);
});

it("a source is cited with its licence, its address where it has one, and its day", async () => {
  const found = await citedSources(["price_listing"], (text) => plainRows(books, text));
  const each = {licence: "licence of b", citation: "Alpha", as_of: "2026-01-02"};
  expect(found).toEqual([
    {...each, source: "b", url: "https://example.org"},
    {...each, source: "c", licence: "licence of c", url: null}
  ]);
});
