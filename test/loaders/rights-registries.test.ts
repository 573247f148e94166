import {describe, expect, it} from "vitest";
import {queryWarehouse} from "../../loaders/warehouse/query.js";

// The list of sources and the books name every source; they hold checksums and dates, no value of it.
const WITH_SOURCE = `SELECT table_name AS name FROM duckdb_columns()
WHERE column_name = 'source' AND table_name NOT IN ('source', 'ledger_entry') AND table_name IN (SELECT table_name FROM duckdb_tables())`;

describe("buildWarehouse({edition: 'shipped'})", () => {
  it("ships no row of any table, registries included, whose source is not open", async () => {
    const [tables] = await queryWarehouse("shipped", WITH_SOURCE);
    expect(tables.length).toBeGreaterThan(5);
    const closed = tables.map(({name}) => {
      const table = String(name);
      return `SELECT DISTINCT '${table}' AS name, source FROM ${table} JOIN source s USING (source) WHERE s.rights <> 'open'`;
    });
    const [rows] = await queryWarehouse("shipped", closed.join(" UNION "));
    expect(rows).toEqual([]);
  });
});
