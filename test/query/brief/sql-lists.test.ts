import {describe, expect, it} from "vitest";
import {plainRows, type Json} from "../../../loaders/warehouse/query.js";
import {briefSql, type BriefPart} from "../../../src/query/brief/sql.js";
import {VIEWS} from "../../../src/query/views.js";
import {smallTables, type SmallRows} from "../../fixtures/small-tables.js";

/** The first day of the briefs below, the second, and days between them. */
const [FROM, NEXT, EVE, TO] = ["2026-02-10", "2026-02-11", "2026-02-19", "2026-02-20"] as const;
const OPEN = "9999-12-31";

const BOOKS: SmallRows = {
  source: [
    {source: "s", title: "Zeta", title_zh: "己", citation: "of s"},
    {source: "t", title: "Alpha", title_zh: "甲", citation: "of t"},
    {source: "u", title: "Beta", title_zh: "乙", citation: "of u"},
    {source: "v", title: "Gamma", title_zh: "丙", citation: "of v"}
  ],
  lab: ["a", "b"].map((lab) => ({lab, name: lab.toUpperCase(), name_zh: `${lab}实验室`})),
  model: ["a/x", "a/y", "a/z:free", "a/u", "b/x", "b/y"].map((model) => ({
    model,
    lab: model[0] ?? "",
    name: `Model ${model}`,
    free_variant: model.endsWith(":free")
  })),
  model_alias: [
    {alias: "vendor-x", model: "a/x"},
    {alias: "vendor-y", model: "a/y"}
  ],
  company: ["E", "F"].map((entity) => ({entity, name: `${entity} Ltd`, name_zh: `${entity}公司`})),
  exposure: [],
  usage_weekly: [],
  usage_daily: [],
  price_listing: [],
  host_price_change: [],
  use_case_share: []
};
const RESTATEMENT = VIEWS.filter((view) => view.name === "restatement");

async function part(name: BriefPart, rows: SmallRows, [from, to] = [FROM, TO] as readonly [string, string]) {
  const books = await smallTables({...BOOKS, ...rows}, RESTATEMENT);
  const found = await plainRows(books, briefSql(name, {from, to}));
  books.closeSync();
  return found;
}
const only = (rows: readonly Json[], ...columns: readonly string[]) => rows.map((row) => columns.map((c) => row[c]));

type Known = readonly [from: string, to?: string];
const known = ([known_from, known_to = OPEN]: Known) => ({known_from, known_to});
const price = (as_of: string, listing: string, input: number | null, output: number | null, of: Known = [as_of]) => ({
  as_of,
  listing,
  input_usd_per_mtok: input,
  output_usd_per_mtok: output,
  ...known(of)
});
const cached = <T extends object>(row: T, cache_read_usd_per_mtok: number) => ({...row, cache_read_usd_per_mtok});

describe("prices of a brief", () => {
  const told = async (price_listing: SmallRows[string], usage_weekly: SmallRows[string] = []) =>
    only(await part("prices", {price_listing, usage_weekly}), "kind", "listing");

  it.each([
    ["price_cut", [2, 4], [1, 5]],
    ["price_cut", [2, 4], [2, 3]],
    ["price_cut", [2, 4], [0, 4]],
    ["price_cut", [2, 4], [2, 0]],
    ["price_rise", [2, 4], [2, 5]],
    ["price_rise", [2, 4], [3, 1]],
    ["turned_free", [0, 1], [0, 0]],
    ["turned_free", [1, 0], [0, 0]]
  ] as const)("tell a %s from %s to %s", async (kind, was, now) => {
    expect(await told([price(FROM, "a/x", was[0], was[1]), price(TO, "a/x", now[0], now[1])])).toEqual([[kind, "a/x"]]);
  });

  it("tell a price of cached input that changed alone, of what is free too, and nothing that stayed", async () => {
    const pair = (listing: string, input: number, was: number, now: number) => [
      cached(price(FROM, listing, input, input), was),
      cached(price(TO, listing, input, input), now)
    ];
    expect(await told([...pair("a/x", 0, 2, 1), ...pair("a/y", 3, 1, 2), ...pair("b/x", 3, 1, 1)])).toEqual([
      ["cached_price", "a/x"],
      ["cached_price", "a/y"]
    ]);
  });

  it("compare the last catalogues of each source that each day knew", async () => {
    const rows = await part("prices", {
      price_listing: [
        price("2026-02-01", "a/x", 9, 9),
        price(FROM, "a/x", 2, 4),
        price(FROM, "b/x", 7, 7, ["2026-02-01", FROM]),
        price(NEXT, "a/x", 8, 8, ["2026-02-01"]),
        price(TO, "a/x", 6, 6, [FROM, TO]),
        cached(price(TO, "a/x", 1, 4), 0.5),
        price("2026-02-21", "a/x", 5, 5, [NEXT]),
        ...["b/x", "b/y"].map((listing) => ({...price(TO, listing, 1, 1), source: "t"}))
      ]
    });
    expect(rows).toEqual([
      {
        kind: "price_cut",
        listing: "a/x",
        name: "Model a/x",
        was_input: 2,
        now_input: 1,
        was_output: 4,
        now_output: 4,
        was_cached: null,
        now_cached: 0.5,
        was_on: FROM,
        now_on: TO,
        citation: "of s"
      }
    ]);
  });

  it("put prices before lists, the model with most tokens in either last week first, then names, then sources", async () => {
    const twice = (listing: string, source = "s") =>
      [price(FROM, listing, 2, 2), price(TO, listing, 1, 1)].map((row) => ({...row, source}));
    const usage = (week_start: string, model: string, tokens: number) => ({week_start, model, tokens});
    const rows = await part("prices", {
      price_listing: [
        ...["b/y", "unnamed", "a/y", "vendor-x", "b/x"].flatMap((listing) => twice(listing)),
        ...twice("a/y", "t"),
        price(FROM, "gone", 1, 1),
        price(TO, "come", 1, 1)
      ],
      usage_weekly: [
        ...[usage("2026-02-02", "a/x", 20), usage("2026-02-02", "b/x", 4), usage("2026-02-02", "b/y", 9)],
        ...[usage("2026-02-09", "a/x", 1), usage("2026-02-09", "b/x", 8), usage("2026-02-09", "b/y", 9)]
      ]
    });
    expect(only(rows, "kind", "listing", "name", "citation")).toEqual([
      ["price_cut", "vendor-x", "Model a/x", "of s"],
      ["price_cut", "b/y", "Model b/y", "of s"],
      ["price_cut", "b/x", "Model b/x", "of s"],
      ["price_cut", "a/y", "Model a/y", "of s"],
      ["price_cut", "a/y", "Model a/y", "of t"],
      ["price_cut", "unnamed", "unnamed", "of s"],
      ["listed", "come", "come", "of s"],
      ["delisted", "gone", "gone", "of s"]
    ]);
  });
});

const task = (as_of: string, use_case: string, token_share: number, of: Known = [as_of], window_days = 7) => ({
  as_of,
  window_days,
  level: use_case.length > 1 ? "task" : "macro",
  use_case,
  name: `Task ${use_case}`,
  token_share,
  ...known(of)
});

describe("first catalogues of a brief", () => {
  it("are those of sources that the first day did not know and the second does, by kind and title", async () => {
    const of = <T extends object>(source: string, ...rows: readonly T[]) => rows.map((row) => ({...row, source}));
    const rows = await part("catalogues", {
      price_listing: [
        ...of("s", price(FROM, "a/x", 1, 1), price(TO, "a/x", 1, 1)),
        ...of("t", price(NEXT, "a/x", 1, 1), price(TO, "a/x", 1, 1), price(TO, "a/y", 1, 1)),
        ...of("u", price(FROM, "a/x", 1, 1, ["2026-02-01", FROM]), price(NEXT, "a/x", 1, 1)),
        ...of("v", price("2026-02-21", "a/x", 1, 1, [NEXT]), price(NEXT, "a/x", 1, 1, [NEXT, TO]))
      ],
      use_case_share: [
        ...of("t", task(FROM, "code", 0.5), task(TO, "code", 0.5)),
        ...of("s", task(NEXT, "code", 0.5), task(TO, "code", 0.5), task(TO, "c", 0.5)),
        ...of("v", task(FROM, "code", 0.5, ["2026-02-01", FROM]), task(EVE, "code", 0.5)),
        ...of("u", task("2026-02-21", "code", 0.5, [NEXT]), task(NEXT, "code", 0.5, [NEXT, TO]))
      ]
    });
    expect(rows).toEqual([
      {kind: "prices", source: "t", title: "Alpha", title_zh: "甲", items: 2, first_on: TO, citation: "of t"},
      {kind: "prices", source: "u", title: "Beta", title_zh: "乙", items: 1, first_on: NEXT, citation: "of u"},
      {kind: "tasks", source: "v", title: "Gamma", title_zh: "丙", items: 1, first_on: EVE, citation: "of v"},
      {kind: "tasks", source: "s", title: "Zeta", title_zh: "己", items: 2, first_on: TO, citation: "of s"}
    ]);
  });
});

describe("tasks of a brief", () => {
  it("moved between the last windows of equal length that each day knew, groups first, the greatest move first", async () => {
    const rows = await part("tasks", {
      use_case_share: [
        ...[task("2026-02-01", "code", 0.9), task(FROM, "code", 0.75, ["2026-02-01", FROM])],
        task(TO, "code", 0.875, [FROM, TO]),
        ...[task(FROM, "code", 0.5), task(FROM, "c", 0.5), task(FROM, "same", 0.25), task(FROM, "went", 0.25)],
        ...[task(FROM, "late", 0.25)],
        task(NEXT, "code", 0.125, ["2026-02-01"]),
        ...[task(TO, "code", 0.75), task(TO, "c", 0.625), task(TO, "same", 0.25), task(TO, "late", 0.125)],
        ...[task(TO, "came", 0.25)],
        ...[task("2026-02-21", "code", 0.375, [NEXT]), task(TO, "code", 0.5, [TO], 30), task(TO, "b", 1, [TO], 30)],
        ...[task("2026-02-05", "data", 0.5, [FROM], 14), task(EVE, "data", 0.25, [EVE], 14)]
      ]
    });
    const FOURTEEN = ["2026-02-05", EVE];
    expect(only(rows, "level", "use_case", "was_share", "now_share", "change", "was_on", "now_on")).toEqual([
      ["macro", "c", 0.5, 0.625, 0.125, FROM, TO],
      ["task", "came", null, 0.25, 0.25, FROM, TO],
      ["task", "code", 0.5, 0.75, 0.25, FROM, TO],
      ["task", "data", 0.5, 0.25, -0.25, ...FOURTEEN],
      ["task", "went", 0.25, null, -0.25, FROM, TO],
      ["task", "late", 0.25, 0.125, -0.125, FROM, TO]
    ]);
    expect(only(rows.slice(0, 1), "name", "citation")).toEqual([["Task c", "of s"]]);
  });
});

describe("restated counts of a brief", () => {
  it("are those of days after the first, up to the second, the greatest part first, then by period and model", async () => {
    const again = (key: object, model: string, on: string, was: number, now: number | null) => [
      {...key, model, tokens: was, ...known(["2026-01-01", on])},
      ...(now === null ? [] : [{...key, model, tokens: now, ...known([on]), source: "t"}])
    ];
    const week = {week_start: "2026-01-05"};
    const rows = await part("restated", {
      usage_weekly: [
        ...[...again(week, "a/y", NEXT, 8, 6), ...again(week, "a/x", TO, 8, 10), ...again(week, "b/x", FROM, 8, 1)],
        ...again(week, "b/y", "2026-02-21", 8, 1)
      ],
      usage_daily: [
        ...again({day: "2026-01-04"}, "b/x", TO, 8, 10),
        ...again({day: "2026-01-01"}, "b/x", TO, 5_000_001, null)
      ]
    });
    expect(only(rows, "grain", "period_start", "model", "was_tokens", "now_tokens", "change_share")).toEqual([
      ["day", "2026-01-01", "b/x", 5_000_001, null, -1],
      ["day", "2026-01-04", "b/x", 8, 10, 0.25],
      ["week", "2026-01-05", "a/x", 8, 10, 0.25],
      ["week", "2026-01-05", "a/y", 8, 6, -0.25]
    ]);
    expect(only(rows, "name", "restated_on", "citation")).toEqual([
      ["Model b/x", TO, "of s"],
      ["Model b/x", TO, "of t"],
      ["Model a/x", TO, "of t"],
      ["Model a/y", NEXT, "of t"]
    ]);
  });
});

describe("relations of a brief", () => {
  it("began or ended after the first day, by the second, in the order of days, companies, labs and kinds", async () => {
    const relation = (
      lab: string,
      entity: string,
      kind: string,
      effective_from: string,
      effective_to: string | null
    ) => ({
      ...{lab, entity, kind, effective_from, effective_to, weight: 0.5, source: "t"}
    });
    const rows = await part("exposures", {
      exposure: [
        relation("a", "E", "stake", FROM, "2026-02-21"),
        ...[relation("b", "E", "owner", TO, null), relation("a", "F", "host", TO, null)],
        ...[relation("a", "E", "stake", TO, null), relation("a", "E", "owner", TO, null)],
        ...[relation("b", "F", "owner", "2026-01-01", NEXT), relation("b", "F", "stake", "2026-01-01", FROM)]
      ]
    });
    expect(only(rows, "date", "change", "entity", "lab_name", "kind")).toEqual([
      [NEXT, "ended", "F", "B", "owner"],
      [TO, "began", "E", "A", "owner"],
      [TO, "began", "E", "A", "stake"],
      [TO, "began", "E", "B", "owner"],
      [TO, "began", "F", "A", "host"]
    ]);
    expect(only(rows.slice(0, 1), "entity_name", "entity_name_zh", "lab_name_zh", "weight", "citation")).toEqual([
      ["F Ltd", "F公司", "b实验室", 0.5, "of t"]
    ]);
  });
});
