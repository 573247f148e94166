import {readFileSync} from "node:fs";
import {join} from "node:path";
import {parse} from "csv-parse/sync";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {DuckDBConnection} from "@duckdb/node-api";
import {measure} from "../../../loaders/claims/measure.js";
import {projectRoot} from "../../../loaders/paths.js";
import {buildWarehouse} from "../../../loaders/warehouse/build.js";
import {loadUseCases} from "../../../loaders/data/use-cases.js";
import {categoriesOf, categoryTitle, originWeeks} from "../../../src/components/figures/category-origins.js";
import {askOf} from "../../fixtures/ledger.js";
import {said} from "../../fixtures/said.js";
import {writeData} from "../../fixtures/small-data.js";
import {FACTS} from "../../fixtures/small-ledger.js";

// What a backfill brings, planted: the registry's own readings of it, worked by hand.
const PLANTED = {
  ...FACTS,
  "snapshots/category_weekly/quoted": ["2026-01-05,cat1,9,0.3"],
  "snapshots/usage_by_language_weekly/weekly": [
    "2025-01-06,natural,c1/a,90,true",
    "2025-01-06,programming,c1/a,8,true",
    "2025-01-06,programming,u1/a,2,true",
    "2025-03-31,programming,c1/a,50,true",
    "2025-03-31,natural,c1/a,50,true",
    "2025-12-22,natural,c1/a,40,true",
    "2025-12-22,programming,u1/a,60,true",
    "2025-12-29,programming,u1/a,99,true"
  ],
  "snapshots/usage_by_modality_daily/weekly": [
    "2026-01-01,tool_calling,c1/a,900,false",
    "2026-01-09,tool_calling,c1/a,30,false",
    "2026-01-09,text,c1/a,90,false",
    "2026-01-10,tool_calling,u1/a,10,false"
  ],
  "snapshots/usage_by_context_daily/weekly": [
    "2026-01-01,1K,c1/a,1000,false",
    "2026-01-09,1K,c1/a,20,false",
    "2026-01-09,100K,u1/a,40,false",
    "2026-01-10,1M,u1/a,20,false"
  ]
};

let ledger: DuckDBConnection;
beforeAll(async () => {
  const {root, remove} = writeData(PLANTED);
  ledger = await buildWarehouse({edition: "full", root});
  remove();
});
afterAll(() => ledger.closeSync());

const READINGS = parse<Record<"claim" | "basis" | "sql", string>>(
  readFileSync(join(projectRoot, "data/registry/claim_reading.csv"), "utf8"),
  {columns: true}
);

describe("readings of what a backfill brings", () => {
  it.each([
    // 10 of 100 in the first week of the year; the last week of the year with both kinds: 60 of 100.
    ["programming_before", "api_language", "2026-02-27", 0.1],
    ["programming_after", "api_language", "2026-02-27", 0.6],
    // The week had not ended by the day.
    ["programming_before", "api_language", "2025-01-11", null],
    // 40 of 80 in the seven days to the last: 1 January is nine days before it.
    ["agentic_majority", "api_tools", "2026-02-27", 0.5],
    ["agentic_majority", "api_tools", "2026-01-09", 0.5],
    ["agentic_majority", "api_tools", "2026-01-01", 0.9],
    // 30 to a Chinese model, 10 to an American one the day after.
    ["china_ahead", "api_tools_by_lab", "2026-02-27", 3],
    ["china_ahead", "api_tools_by_lab", "2026-01-09", null]
  ])("%s by %s on %s is %s", async (claim, basis, day, value) => {
    const sql = READINGS.find((r) => r.claim === claim && r.basis === basis)?.sql ?? "";
    const reading = await measure(ledger, {claim, basis, sql}, day);
    if (value === null) expect(reading.value).toBeNull();
    else expect(reading.value).toBeCloseTo(value, 12);
  });
});

describe("loadUseCases(ask), with categories on record", () => {
  it("leads with who carries a category, as parts of its own estimate", async () => {
    const {history} = await loadUseCases(askOf(ledger));
    if (!history) throw new Error("history: null; expected the planted categories");
    expect(history).toMatchObject({from: "2026-01-05", to: "2026-01-05", citation: "Source: Maker."});
    expect(categoriesOf(history)).toEqual(["programming", "science"]);
    // 150 and 50 million tokens.
    const weeks = originWeeks(history, "programming");
    expect(weeks).toEqual([{week: "2026-01-05", shares: {china: 0.75, us: 0.25}}]);
    expect(said(categoryTitle(weeks, "programming"))).toEqual({
      en: "Programming: China carries most, at least 75.0% in the week of 5 Jan 2026",
      zh: "编程：中国最多，2026年1月5日当周至少占 75.0%"
    });
    expect(categoryTitle([], "programming").en).toEqual([]);
  });
});
