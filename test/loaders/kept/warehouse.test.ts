import type {DuckDBConnection} from "@duckdb/node-api";
import {describe, expect, it} from "vitest";
import {buildWarehouse} from "../../../loaders/warehouse/build.js";
import {openWarehouse} from "../../../loaders/warehouse/open.js";
import {plainRows} from "../../../loaders/warehouse/query.js";
import {every} from "../../fixtures/share.js";

/** Rows of every table, hashed whatever their order, and of every view, whose sums of fractions may differ in their last digit. */
async function contents(connection: DuckDBConnection): Promise<unknown> {
  const names = await plainRows(
    connection,
    `SELECT table_name AS name, comment, 'sum(hash(t))' AS hash FROM duckdb_tables()
     UNION ALL SELECT view_name, comment, 'NULL' FROM duckdb_views() WHERE NOT internal ORDER BY name`
  );
  const rows = names.map(
    ({name, hash}) =>
      `SELECT '${String(name)}' AS name, count(*) AS n, (${String(hash)})::VARCHAR AS hash FROM "${String(name)}" t`
  );
  return [names, await plainRows(connection, `FROM (${rows.join(" UNION ALL ")}) ORDER BY name`)];
}

describe("openWarehouse({edition, day})", () => {
  const asked = [
    ["full", null],
    ["shipped", "2026-08-22"],
    ["shipped", null],
    ["internal", null]
  ] as const;

  it.each(every(4, asked))("holds what buildWarehouse makes of the same data: %s, %s", async (edition, day) => {
    const [built, opened] = [await buildWarehouse({edition, day}), await openWarehouse({edition, day})];
    expect(await contents(opened)).toEqual(await contents(built));
    const inOrder = "SELECT lab FROM lab ORDER BY rowid";
    expect(await plainRows(opened, inOrder)).toEqual(await plainRows(built, inOrder));
    for (const connection of [built, opened]) connection.closeSync();
  });

  it("is a database of the caller’s own", async () => {
    const [one, other] = [await openWarehouse({edition: "shipped"}), await openWarehouse({edition: "shipped"})];
    await one.run("DELETE FROM usage_weekly");
    expect(await plainRows(one, "SELECT count(*) AS n FROM usage_weekly")).toEqual([{n: 0}]);
    expect(await plainRows(other, "SELECT count(*) > 0 AS is_whole FROM usage_weekly")).toEqual([{is_whole: true}]);
    for (const connection of [one, other]) connection.closeSync();
  });
});
