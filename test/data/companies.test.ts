import {beforeAll, describe, expect, it} from "vitest";
import type {DuckDBConnection} from "@duckdb/node-api";
import type {WarehouseEdition} from "../../loaders/warehouse/build.js";
import {openWarehouse} from "../../loaders/warehouse/open.js";
import {rowsOf, valueOf} from "../fixtures/ledger.js";

const ledgers: Partial<Record<WarehouseEdition, DuckDBConnection>> = {};
beforeAll(async () => {
  for (const edition of ["shipped", "full", "internal"] as const) ledgers[edition] = await openWarehouse({edition});
});

const ledger = (edition: WarehouseEdition) => ledgers[edition] as DuckDBConnection;

async function count(edition: WarehouseEdition, table: string, where = "true"): Promise<number> {
  return Number(await valueOf(ledger(edition), `SELECT count(*) FROM ${table} WHERE ${where}`));
}

describe("carried figures of companies", () => {
  it.each([
    ["company_metric", "company-filings", 424],
    ["company_metric", "company-vendor-pages", 127],
    ["company_metric", "company-unverified", 100],
    ["company_metric", "company-superseded", 7],
    ["capital_event", "company-filings", 7],
    ["ai_disclosure", "ai-statements", 34],
    ["ai_disclosure", "ai-unverified", 44],
    ["market", "closes-key-dates", 77],
    ["market", "fx-rates", 24],
    ["market", "market-cited", 105],
    ["market", "damodaran-2026", 66],
    ["market", "zhipu-study-2026-07", 8],
    ["market", "founding-note-2026-02", 9],
    ["market", "founding-note-scale", 2]
  ])("%s holds every row of %s: %d", async (table, source, rows) => {
    expect(await count("internal", table, `source = '${source}'`)).toBe(rows);
  });

  // Each read by hand from the gathered figures: entity, metric, basis, end, months, label, value, unit, status.
  it.each([
    ["2513.HK", "segment_revenue_open_platform_api", "ifrs", "2026-06-30", 6, "FY2026 H1", 825176000, "CNY"],
    ["0100.HK", "cash_balance", "ifrs", "2026-06-30", 0, "FY2026 H1", 1322800000, "USD"],
    ["BABA", "operating_income", "us-gaap", "2026-03-31", 3, "FY2026 Q4", -848000000, "CNY"],
    ["BABA", "revenue", "us-gaap", "2026-03-31", 12, "FY2026", 1023670000000, "CNY"],
    ["0700.HK", "segment_revenue_marketing_services", "ifrs", "2026-06-30", 3, "FY2026 Q2", 43565000000, "CNY"],
    ["GDS", "area_committed", "operating", "2025-09-30", 0, "FY2025 Q3", 656729, "sqm"],
    ["MSFT", "segment_revenue_intelligent_cloud", "us-gaap", "2026-03-31", 9, "FY2026 9M", 98485000000, "USD"],
    ["NVDA", "eps_diluted", "us-gaap", "2026-01-25", 12, "FY2026", 4.9, "USD per share"],
    ["GOOGL", "segment_operating_income_google_cloud", "us-gaap", "2025-12-31", 12, "FY2025", 13910000000, "USD"],
    ["2513.HK", "gross_margin", "ifrs", "2025-12-31", 12, "FY2025", 0.41, "1"]
  ])("company_fact: %s %s, %s, to %s", async (entity, metric, basis, end, months, label, value, unit) => {
    const rows = await rowsOf(
      ledger("full"),
      `SELECT months, company_label, value, unit FROM company_fact WHERE entity = '${entity}' AND metric = '${metric}'
       AND basis = '${basis}' AND period_end = '${end}' AND months = ${months}`
    );
    expect(rows).toEqual([{months, company_label: label, value, unit}]);
  });

  it("gives fiscal years and quarters the days and labels the companies use", async () => {
    const days = await rowsOf(
      ledger("full"),
      `SELECT DISTINCT entity, CAST(period_start AS VARCHAR) AS start, company_label FROM company_fact
       WHERE source <> 'sec-companyfacts' AND metric = 'revenue' AND basis = 'us-gaap' AND (entity, period_end) IN
         (('BABA', DATE '2026-03-31'), ('MSFT', DATE '2025-09-30'), ('NVDA', DATE '2026-01-25')) ORDER BY ALL`
    );
    expect(days.map((d) => [d["entity"], d["start"], d["company_label"]].map(String).join(" "))).toEqual([
      "BABA 2025-04-01 FY2026",
      "BABA 2026-01-01 FY2026 Q4",
      "MSFT 2025-07-01 FY2026 Q1",
      "NVDA 2025-01-27 FY2026",
      "NVDA 2025-10-27 FY2026 Q4"
    ]);
  });

  it("keeps unverified figures and the note’s scale from client editions, and superseded ones from the view", async () => {
    for (const edition of ["shipped", "full"] as const) {
      expect(await count(edition, "company_metric", "status = 'reported_unverified'")).toBe(0);
      expect(await count(edition, "company_fact", "status = 'reported_unverified'")).toBe(0);
    }
    expect(await count("full", "ai_disclosure", "status = 'reported_unverified'")).toBe(0);
    expect(await count("full", "market", "entity = 'NOTE' AND metric LIKE 'rating_%'")).toBe(0);
    expect(await count("internal", "company_metric", "status = 'superseded'")).toBe(7);
    expect(await count("internal", "company_fact", "status = 'superseded'")).toBe(0);
  });

  it("ships filings, no vendor’s figure and no price", async () => {
    const sources = "SELECT DISTINCT s.rights, s.status FROM company_metric JOIN source s USING (source)";
    expect(await rowsOf(ledger("shipped"), sources)).toEqual([{rights: "open", status: "filing"}]);
    const tables = await rowsOf(
      ledger("shipped"),
      "SELECT table_name FROM duckdb_tables() WHERE table_name = 'market'"
    );
    expect(tables).toEqual([]);
  });

  it("every figure names its document and the day of it", async () => {
    expect(await count("internal", "company_metric", "document IS NULL OR length(document) < 6")).toBe(0);
    expect(await count("internal", "market", "vendor IS NULL OR source_date IS NULL")).toBe(0);
    expect(
      await count("internal", "company_metric", "known_from < period_end AND months > 0 AND status = 'reported'")
    ).toBe(0);
  });
});
