import {DuckDBInstance} from "@duckdb/node-api";
import {describe, expect, it} from "vitest";
import {plainRows} from "../../../loaders/warehouse/query.js";
import {EARLIER_SQL} from "../../../src/query/brief/sql.js";

/** The spans of weeks that came on record: week, then the day it was first known on. */
async function spansOf(weeks: readonly (readonly [week: string, knownFrom: string])[]): Promise<unknown[]> {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const rows = weeks.map(([week, day]) => `(DATE '${week}', DATE '${day}')`).join(", ");
  await connection.run(`CREATE TABLE usage_weekly AS FROM (VALUES ${rows}) AS v(week_start, known_from)`);
  const spans = await plainRows(connection, EARLIER_SQL);
  connection.closeSync();
  return spans.map(({from, to}) => `${String(from)} to ${String(to)}`);
}

describe("EARLIER_SQL", () => {
  it("gives each week before the newest from the vintage before its coming to the eve of the next one's, newest first", async () => {
    const weeks = [
      ["2026-01-05", "2026-01-20"],
      ["2026-01-12", "2026-01-20"],
      ["2026-01-19", "2026-01-28"],
      ["2026-01-26", "2026-02-03"]
    ] as const;
    expect(await spansOf(weeks)).toEqual(["2026-01-20 to 2026-02-02", "2026-01-11 to 2026-01-27"]);
  });

  it("takes a vintage that restates, or fills in an older week, for no week of its own", async () => {
    const weeks = [
      ["2026-01-12", "2026-01-20"],
      ["2026-01-12", "2026-01-22"],
      ["2026-01-05", "2026-01-24"],
      ["2026-01-19", "2026-01-28"],
      ["2026-01-26", "2026-02-03"]
    ] as const;
    expect(await spansOf(weeks)).toEqual(["2026-01-24 to 2026-02-02", "2026-01-11 to 2026-01-27"]);
  });

  it("has none of a single vintage", async () => {
    expect(await spansOf([["2026-01-05", "2026-01-20"]])).toEqual([]);
  });
});
