import {describe, expect, it} from "vitest";
import {sideWeeks, type Brief} from "../../../src/query/brief/brief.js";
import {plantedBooks} from "../../fixtures/planted-books.js";

// The books know everything from 1 February; nothing is learned between these days unless it is planted.
const SPAN = {from: "2026-02-10", to: "2026-03-10"} as const;
const PLANTED = "DATE '2026-03-02' AS known_from";

const briefAfter = plantedBooks();

/** The parts of a brief that say anything, after a change was planted. */
async function changed(...plants: readonly string[]): Promise<Partial<Brief>> {
  const {shares, prices, catalogues, models, tasks, restated, exposures, labWeeks} = await briefAfter(plants, SPAN);
  const [was, now] = (["was", "now"] as const).map((s) => sideWeeks(labWeeks, s).map((w) => ({...w, side: ""})));
  const parts = {shares, prices, catalogues, models, tasks, restated, exposures};
  const told = Object.fromEntries(Object.entries(parts).filter(([, rows]) => rows.length > 0));
  return {...told, ...(JSON.stringify(was) !== JSON.stringify(now) && {labWeeks})};
}

/** A week of tokens, in millions, that comes on record on 2 March. */
const week = (monday: string, millions: Readonly<Record<string, number>>) =>
  `INSERT INTO usage_weekly BY NAME SELECT DATE '${monday}' AS week_start, model, tokens, ${PLANTED},
    DATE '9999-12-31' AS known_to, 'weekly' AS source, DATE '2026-03-02' AS as_of, true AS reconstructed
  FROM (VALUES ${Object.entries(millions)
    .map(([model, n]) => `('${model}', ${n}000000::BIGINT)`)
    .join(", ")}) AS v(model, tokens)`;

/** A whole catalogue of one source, on record from 2 March: listing, input, output. */
const catalogue = (rows: readonly string[], source = "prices") =>
  `INSERT INTO price_listing BY NAME SELECT DATE '2026-03-01' AS as_of, ${PLANTED}, DATE '9999-12-31' AS known_to,
    '${source}' AS source, true AS reconstructed, * FROM (VALUES ${rows.join(", ")})
    AS v(listing, input_usd_per_mtok, output_usd_per_mtok)`;

/** A day's tokens of a model as told from 2 March. */
const restatedDay = (model: string, day: string, tokens: number) => {
  const row = `day = DATE '${day}' AND model = '${model}'`;
  return [
    `UPDATE usage_daily SET known_to = DATE '2026-03-02' WHERE ${row}`,
    `INSERT INTO usage_daily BY NAME SELECT * REPLACE (${tokens}::BIGINT AS tokens, ${PLANTED},
      DATE '9999-12-31' AS known_to, DATE '2026-03-02' AS as_of) FROM usage_daily WHERE ${row}`
  ];
};

/** A task's share of tokens in the window to a day, on record from another. */
const taskShare = (asOf: string, knownFrom: string, task: string, share: number) =>
  `INSERT INTO use_case_share BY NAME SELECT * REPLACE (DATE '${asOf}' AS as_of, DATE '${knownFrom}' AS known_from,
    '${task}' AS use_case, ${share} AS token_share) FROM use_case_share
  WHERE as_of = DATE '2026-01-18' AND use_case = 't1'`;

const UNCHANGED = ["('c1/a', 32.0, 64.0)", "('vendor/a', 33.0, 65.0)"];

describe("a brief of the planted books", () => {
  it("says nothing where nothing was learned", async () => {
    expect(await changed()).toEqual({});
  });

  it("says nothing of a catalogue that repeats the one before", async () => {
    expect(await changed(catalogue(UNCHANGED))).toEqual({});
  });

  it("tells a changed price, and nothing else", async () => {
    const brief = await changed(catalogue(["('c1/a', 16.0, 64.0)", "('vendor/a', 33.0, 65.0)"]));
    expect(Object.keys(brief)).toEqual(["prices"]);
    expect(brief.prices).toEqual([
      expect.objectContaining({
        kind: "price_cut",
        listing: "c1/a",
        was_input: 32,
        now_input: 16,
        was_output: 64,
        now_output: 64,
        was_on: "2026-02-02",
        now_on: "2026-03-01"
      })
    ]);
  });

  it.each([
    ["price_rise", "('c1/a', 32.0, 65.0)"],
    ["price_rise", "('c1/a', 33.0, 60.0)"],
    ["price_cut", "('c1/a', 32.0, 63.0)"],
    ["price_cut", "('c1/a', 31.0, 70.0)"],
    ["turned_free", "('c1/a', 0.0, 0.0)"]
  ])("tells %s", async (kind, row) => {
    const brief = await changed(catalogue([row, UNCHANGED[1] ?? ""]));
    expect([Object.keys(brief), brief.prices?.map((p) => [p.kind, p.listing])]).toEqual([["prices"], [[kind, "c1/a"]]]);
  });

  it("tells a changed price of cached input, and nothing else", async () => {
    const brief = await changed(
      "UPDATE price_listing SET cache_read_usd_per_mtok = 0.5 WHERE listing = 'c1/a' AND as_of = DATE '2026-02-02'",
      catalogue(UNCHANGED),
      "UPDATE price_listing SET cache_read_usd_per_mtok = 0.25 WHERE listing = 'c1/a' AND as_of = DATE '2026-03-01'"
    );
    expect(Object.keys(brief)).toEqual(["prices"]);
    expect(brief.prices).toEqual([
      expect.objectContaining({
        kind: "cached_price",
        listing: "c1/a",
        was_cached: 0.5,
        now_cached: 0.25,
        was_input: 32,
        now_input: 32,
        was_output: 64,
        now_output: 64
      })
    ]);
  });

  it("tells what came on a list and what went", async () => {
    const brief = await changed(catalogue([UNCHANGED[0] ?? "", "('c1/z', 1.0, 2.0)"]));
    expect(Object.keys(brief)).toEqual(["prices"]);
    expect(brief.prices?.map((p) => [p.kind, p.listing])).toEqual([
      ["delisted", "vendor/a"],
      ["listed", "c1/z"]
    ]);
  });

  it("tells no move between catalogues of two sources, only that the second is there", async () => {
    expect(Object.keys(await changed(catalogue(["('c1/a', 1.0, 1.0)"], "weekly")))).toEqual(["catalogues"]);
  });

  // The week of 26 January: u1/a 10, c1/a 5 of 15 million.
  it("tells a share that moved, by origin, lab and ticker, and no model", async () => {
    const brief = await changed(week("2026-02-23", {"u1/a": 10, "c1/a": 10}));
    expect(Object.keys(brief).sort()).toEqual(["labWeeks", "shares"]);
    expect(brief.shares?.map((s) => [s.dimension, s.key, s.was_share, s.now_share])).toEqual([
      ["lab", "c1", 5 / 15, 0.5],
      ["lab", "u1", 10 / 15, 0.5],
      ["origin", "china", 5 / 15, 0.5],
      ["origin", "us", 10 / 15, 0.5],
      ["ticker", "C1", 5 / 15, 0.5]
    ]);
  });

  it("tells a new week in which no share moved to company models alone", async () => {
    expect(Object.keys(await changed(week("2026-02-23", {"u1/a": 10, "c1/a": 5})))).toEqual(["labWeeks"]);
  });

  it("tells models that are new, free, back or gone", async () => {
    const brief = await changed(week("2026-02-23", {"u1/a": 10, "c1/z": 4, "u1/a:free": 3, "e1/a": 2}));
    expect(Object.keys(brief).sort()).toEqual(["labWeeks", "models", "shares"]);
    expect(brief.models?.map((m) => [m.kind, m.model, m.was_tokens, m.now_tokens, m.released_on])).toEqual([
      ["left", "c1/a", 5e6, null, "2025-01-01"],
      ["new", "c1/z", null, 4e6, "2026-02-20"],
      ["turned_free", "u1/a:free", null, 3e6, null],
      ["returned", "e1/a", null, 2e6, null]
    ]);
  });

  it("tells a restated week that is not the last to restatements and company models alone", async () => {
    const brief = await changed(
      `UPDATE usage_weekly SET known_to = DATE '2026-03-02' WHERE week_start = DATE '2026-01-12' AND model = 'c1/a'`,
      week("2026-01-12", {"c1/a": 150})
    );
    expect(Object.keys(brief).sort()).toEqual(["labWeeks", "restated"]);
    expect(brief.restated).toEqual([
      expect.objectContaining({
        grain: "week",
        period_start: "2026-01-12",
        model: "c1/a",
        was_tokens: 100e6,
        now_tokens: 150e6,
        change_share: 0.5,
        restated_on: "2026-03-02"
      })
    ]);
  });

  // The seven days to 13 January: c1/a has 7 to 13 tokens, u1/a 8 a day.
  it("tells a restated day to restatements alone", async () => {
    const brief = await changed(...restatedDay("c1/a", "2026-01-10", 15));
    expect(Object.keys(brief)).toEqual(["restated"]);
    expect(brief.restated).toEqual([
      expect.objectContaining({
        grain: "day",
        period_start: "2026-01-10",
        model: "c1/a",
        was_tokens: 10,
        now_tokens: 15,
        change_share: 0.5,
        restated_on: "2026-03-02"
      })
    ]);
  });

  it("tells of a source’s first catalogue, with nothing of it to compare", async () => {
    const brief = await changed(catalogue(["('vendor/q', 1.0, 2.0)", "('vendor/r', 3.0, 4.0)"], "hand"));
    expect(Object.keys(brief)).toEqual(["catalogues"]);
    expect(brief.catalogues?.map((c) => [c.kind, c.items, c.first_on])).toEqual([["prices", 2, "2026-03-01"]]);
  });

  it("tells a day restated to what it was to nobody", async () => {
    expect(await changed(...restatedDay("c1/a", "2026-01-10", 10))).toEqual({});
  });

  // On 18 January task one had half of the tokens, known from 1 February.
  it.each([
    ["moved", [], [["t1", 0.7]], [["t1", 0.5, 0.7]]],
    ["stayed", [], [["t1", 0.5]], []],
    [
      "appeared",
      [],
      [
        ["t1", 0.5],
        ["t2", 0.25]
      ],
      [["t2", null, 0.25]]
    ],
    ["went", [["t2", 0.25]], [["t1", 0.5]], [["t2", 0.25, null]]]
  ] as const)("tells of a task that %s, and nothing else", async (_, before, after, told) => {
    const brief = await changed(
      ...before.map(([task, share]) => taskShare("2026-01-18", "2026-02-01", task, share)),
      ...after.map(([task, share]) => taskShare("2026-03-01", "2026-03-02", task, share))
    );
    expect(Object.keys(brief)).toEqual(told.length > 0 ? ["tasks"] : []);
    const tasks = brief.tasks ?? [];
    expect(tasks.map((t) => [t.use_case, t.was_share, t.now_share])).toEqual(told);
    for (const t of tasks) expect(t.change).toBeCloseTo((t.now_share ?? 0) - (t.was_share ?? 0), 12);
    for (const t of tasks) expect([t.was_on, t.now_on]).toEqual(["2026-01-18", "2026-03-01"]);
  });

  it.each([
    [
      "began",
      "INSERT INTO exposure VALUES ('e1', 'MSFT', 'stake', NULL, DATE '2026-02-20', NULL, 'hand', NULL)",
      "MSFT"
    ],
    ["ended", "UPDATE exposure SET effective_to = DATE '2026-02-20' WHERE entity = 'C1'", "C1"]
  ])("tells a relation that %s", async (change, plant, entity) => {
    const brief = await changed(plant);
    expect(Object.keys(brief)).toEqual(["exposures"]);
    expect(brief.exposures?.map((e) => [e.date, e.change, e.entity])).toEqual([["2026-02-20", change, entity]]);
  });
});

describe("readBrief(span, run)", () => {
  const sides = async (from: string, to: string) => {
    const {was, now} = await briefAfter([week("2026-02-02", {"u1/a": 1})], {from, to});
    return [was, now].map((s) => [s.known_on, s.week_start, s.tokens]);
  };

  it("reconstructs a day on which no week was on record from the first vintage that told it", async () => {
    // By 20 January two weeks had ended, 1,000 million tokens each; the books knew them from 1 February.
    expect(await sides("2026-01-20", "2026-02-15")).toEqual([
      ["2026-02-01", "2026-01-12", 1000e6],
      ["2026-02-15", "2026-01-26", 15e6]
    ]);
  });

  it("leaves out a week that had ended but was not known yet, and has it from the day it was", async () => {
    expect(await sides("2026-03-01", "2026-03-02")).toEqual([
      ["2026-03-01", "2026-01-26", 15e6],
      ["2026-03-02", "2026-02-02", 1e6]
    ]);
  });

  it("has no week before the first, and stops at days in the wrong order", async () => {
    expect(await sides("2025-12-01", "2026-01-20")).toEqual([
      [null, null, null],
      ["2026-02-01", "2026-01-12", 1000e6]
    ]);
    await expect(sides("2026-02-02", "2026-02-02")).rejects.toThrow("expected a second day after the first");
  });
});
