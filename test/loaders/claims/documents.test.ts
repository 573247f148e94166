import {DuckDBInstance, type DuckDBConnection} from "@duckdb/node-api";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {documentsOf} from "../../../loaders/claims/documents.js";

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run(`
    CREATE TABLE market (entity VARCHAR, metric VARCHAR, date DATE, value DOUBLE, vendor VARCHAR, status VARCHAR,
      note VARCHAR, source_date DATE, known_to DATE);
    INSERT INTO market VALUES
      ('C1', 'close', '2026-01-26', 30, 'exchange', 'market', NULL, '2026-01-26', '9999-12-31'),
      ('C1', 'close', '2026-01-19', 20, 'a week before', 'market', NULL, '2026-01-19', '9999-12-31'),
      ('C1', 'close', '2026-01-26', 29, 'corrected since', 'market', NULL, '2026-01-26', '2026-02-01'),
      ('C1', 'pe', '2026-01-26', 15, 'house', 'derived', 'close / 2.5 [derived]', NULL, '9999-12-31'),
      ('C1', 'eps_consensus_1y', '2025-12-01', 2.5, 'broker', 'consensus', NULL, '2025-12-02', '9999-12-31'),
      ('C1', 'eps_consensus_2y', '2025-12-01', 3, 'another broker', 'consensus', NULL, '2025-12-02', '9999-12-31');
    CREATE TABLE company_fact (entity VARCHAR, metric VARCHAR, basis VARCHAR, period_end DATE, months INTEGER,
      document VARCHAR, source_date DATE);
    INSERT INTO company_fact VALUES
      ('C1', 'revenue', 'ifrs', '2025-12-31', 12, 'annual report', '2026-01-20'),
      ('C1', 'revenue', 'ifrs', '2025-12-31', 3, 'quarterly', '2026-01-18'),
      ('C1', 'profit', 'ifrs', '2025-12-31', 3, 'quarterly', '2026-01-18'),
      ('C1', 'revenue', 'ifrs', '2024-12-31', 12, 'report before', '2025-01-20'),
      ('C1', 'revenue', 'ifrs', '2023-12-31', 12, '', '2024-01-20'),
      ('C2', 'revenue', 'ifrs', '2025-12-31', 12, 'of another', '2026-01-20')`);
});
afterAll(() => connection.closeSync());

const read = async (sql: string, asOf: string | null = "2025-12-31") =>
  (await documentsOf(connection, sql, asOf)).map(({document, date}) => [document, date]);

describe("documentsOf(connection, sql, asOf)", () => {
  it("gives vendors of the rows that a price rests on, of those in force", async () => {
    const price = "SELECT value FROM market WHERE entity = 'C1' AND metric = 'close'";
    expect(await read(price, "2026-01-26")).toEqual([["exchange", "2026-01-26"]]);
    expect(await read(`${price} AND date > DATE '2026-01-19'`, "2026-01-26")).toEqual([
      ["a week before", "2026-01-19"],
      ["exchange", "2026-01-26"]
    ]);
  });

  it("says of a value worked out from others how, and who published those", async () => {
    expect(await read("SELECT value FROM market WHERE entity = 'C1' AND metric = 'pe'", "2026-01-26")).toEqual([
      ["close / 2.5", null],
      ["broker", "2025-12-02"],
      ["exchange", "2026-01-26"]
    ]);
  });

  it("gives the document of the longest period in which every metric is on record, or of the months named", async () => {
    const revenue = "SELECT value FROM company_fact WHERE entity = 'C1' AND basis = 'ifrs' AND metric = 'revenue'";
    expect(await read(revenue)).toEqual([["annual report", "2026-01-20"]]);
    expect(await read(`${revenue} AND months = 3`)).toEqual([["quarterly", "2026-01-18"]]);
    expect(await read(revenue.replace("'revenue'", "'revenue' OR metric = 'profit'"))).toEqual([
      ["quarterly", "2026-01-18"]
    ]);
    expect(await read(`${revenue} AS growth`)).toEqual([
      ["report before", "2025-01-20"],
      ["annual report", "2026-01-20"]
    ]);
  });

  it("gives none without a day, for other tables, and for rows that name none", async () => {
    const revenue = "FROM company_fact WHERE entity = 'C1' AND basis = 'ifrs' AND metric = 'revenue'";
    expect(await read(revenue, null)).toEqual([]);
    expect(await read("FROM usage_weekly WHERE model = 'C1'")).toEqual([]);
    expect(await read(revenue, "2023-12-31")).toEqual([]);
  });
});
