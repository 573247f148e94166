import {DuckDBInstance, type DuckDBConnection} from "@duckdb/node-api";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {plainRows} from "../../loaders/warehouse/query.js";
import {recordedData, recordedMetrics} from "../../src/companies/recorded.js";

let ledger: DuckDBConnection;
beforeAll(async () => {
  ledger = await (await DuckDBInstance.create(":memory:")).connect();
  for (const sql of [
    `CREATE TABLE company_fact AS SELECT * FROM (VALUES
       ('B', 'revenue', 'ifrs', DATE '2025-01-01', DATE '2025-12-31', 12, 'FY2025', 3.5e0, 'CNY', 'reported', 'annual report', DATE '2026-03-01', NULL, 'hand'),
       ('A', 'close', 'm', NULL, DATE '2026-02-01', 0, NULL, 7e0, 'USD per share', 'market', 'prices', DATE '2026-02-01', 'a note', 'hand'))
     t(entity, metric, basis, period_start, period_end, months, company_label, value, unit, status, document, source_date, note, source)`,
    "CREATE TABLE company_metric AS SELECT * FROM (VALUES ('A', 'revenue', 1), ('A', 'revenue', 2), ('B', 'cash', 1)) t(entity, metric, value)",
    "CREATE TABLE exposure AS SELECT * FROM (VALUES ('l2', 'B', 'owner'), ('l1', 'B', 'owner'), ('l3', 'B', 'stake')) t(lab, entity, kind), (SELECT DATE '2026-01-01' AS effective_from)",
    `CREATE TABLE router_price AS SELECT * FROM (VALUES
       ('a', DATE '2026-01-01', 1, 1, 1), ('a', DATE '2026-01-11', 2, 8, NULL), ('a', DATE '2026-01-11', 3, 4, NULL),
       ('a', DATE '2026-01-12', 100, 100, 100), ('b', DATE '2026-01-01', 10, 20, 1), ('b', DATE '2026-01-01', 10, 20, 5),
       ('c', DATE '2026-01-01', 50, 50, 50), ('late', DATE '2026-01-12', 1, 1, 1))
     t(model, as_of, input_usd_per_mtok, output_usd_per_mtok, cache_read_usd_per_mtok)`,
    `CREATE TABLE usage_weekly_by_model AS SELECT *, DATE '2026-01-05' AS week_start FROM (VALUES
       ('l1', 'a', 1000000, false), ('l1', 'b', 2000000, false), ('l1', 'c', 4000000, true), ('l1', 'e', 1000000, true),
       ('l1', 'd', 8000000, false), ('l0', 'late', 5, false), ('other', 'other', 9, false))
     t(lab, model, tokens, free_variant)`
  ])
    await ledger.run(sql);
});
afterAll(() => ledger.closeSync());

const ask = (sql: string) => plainRows(ledger, sql);

describe("recordedData(ask)", () => {
  it("gives figures by company, and labs by those who own them", async () => {
    const {facts, owned, events} = await recordedData(ask);
    expect(
      facts.map(({entity, metric, value, period_start, note}) => [entity, metric, value, period_start, note])
    ).toEqual([
      ["A", "close", 7, null, "a note"],
      ["B", "revenue", 3.5, "2025-01-01", null]
    ]);
    expect(owned).toEqual(["l1", "l2"].map((lab) => ({lab, entity: "B", effective_from: "2026-01-01"})));
    expect(events).toEqual([]);
  });

  it("adds up tokens of a lab’s week, and what they come to at the dearest price listed last by its end", async () => {
    const none = {free_tokens: 0, priced_tokens: 0, usd_if_all_input: 0, usd_if_all_output: 0, usd_if_all_cached: 0};
    expect((await recordedData(ask)).weeks).toEqual([
      {lab: "l0", week_start: "2026-01-05", tokens: 5, ...none},
      {
        lab: "l1",
        week_start: "2026-01-05",
        tokens: 16e6,
        free_tokens: 5e6,
        priced_tokens: 3e6,
        usd_if_all_input: 1 * 3 + 2 * 10,
        usd_if_all_output: 1 * 8 + 2 * 20,
        // Without a price of its own cached input costs as much as input.
        usd_if_all_cached: 1 * 3 + 2 * 5
      }
    ]);
  });
});

it("recordedMetrics(ask) names each figure of a company once", async () => {
  expect([...(await recordedMetrics(ask))].sort()).toEqual(["A revenue", "B cash"]);
});
