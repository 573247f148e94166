import {readFileSync} from "node:fs";
import {beforeAll, describe, expect, it} from "vitest";
import type {WarehouseEdition} from "../../loaders/warehouse/build.js";
import {warehouseFile} from "../../loaders/warehouse/open.js";
import {queryWarehouse} from "../../loaders/warehouse/query.js";
import {CITED_FACTS} from "../../src/query/cited-facts.js";
import {FACT_TABLES} from "../../src/query/facts.js";

const bytes = new Map<WarehouseEdition, Buffer>();

beforeAll(async () => {
  for (const edition of ["shipped", "full"] as const) bytes.set(edition, readFileSync(await warehouseFile({edition})));
});

describe("openWarehouse({edition}) keeps to the rights of each source", () => {
  it("ships every open table and none that may only be cited", async () => {
    const TABLES = `SELECT table_name AS name FROM duckdb_tables() WHERE schema_name = 'main'`;
    const [rows] = await queryWarehouse("shipped", TABLES);
    const names = rows.map((r) => r["name"]);
    expect(names).toEqual(expect.arrayContaining(FACT_TABLES.map((t) => t.name)));
    expect(names.filter((name) => CITED_FACTS.some((t) => t.name === name))).toEqual([]);
  });

  it("ships no row of a fact whose source is not open", async () => {
    const closed = FACT_TABLES.map(
      ({name}) => `SELECT '${name}' AS name FROM ${name} JOIN source s USING (source) WHERE s.rights <> 'open'`
    );
    const [rows] = await queryWarehouse("shipped", closed.join(" UNION "));
    expect(rows).toEqual([]);
  });

  // A category of the older classifier, a metric of a cited study, and where that study was read.
  it.each(["marketing/seo", "share_of_global_usage_pct", "key-data-tables.csv"])(
    "has no %s in the bytes of the shipped file, though the full edition has",
    (text) => {
      expect(bytes.get("full")?.includes(text)).toBe(true);
      expect(bytes.get("shipped")?.includes(text)).toBe(false);
    }
  );

  it("writes both editions as DuckDB files", () => {
    for (const file of bytes.values()) expect(file.subarray(8, 12).toString()).toBe("DUCK");
  });
});
