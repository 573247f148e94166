import {afterAll, describe, expect, it} from "vitest";
import {ledgerProcess} from "../../../loaders/mcp/ask-ledger.js";
import {Stopped} from "../../../src/lib/stopped.js";

const ledger = ledgerProcess(1);
afterAll(() => ledger.end());

describe("ledgerProcess(seconds)", () => {
  // DuckDB does not hear an interrupt within one call of a function.
  const DEAF = "SELECT list_sum(range(1000000000))";
  const ask = (sql: string) => ledger.ask({sql, rows: 1, knownOn: null});

  it("ends a query that takes too long and answers the next one", async () => {
    const [endless, next] = await Promise.allSettled([ask(DEAF), ask("SELECT 42 AS answer")]);
    expect(endless).toEqual({status: "rejected", reason: new Stopped("late", 1)});
    expect(next).toMatchObject({status: "fulfilled", value: {rows: [[42]], isWhole: true}});
  });

  it("goes on after a query that fails", async () => {
    await expect(ask("SELECT nothing_of_the_kind")).rejects.toThrow("nothing_of_the_kind");
    expect((await ask("FROM range(3)")).isWhole).toBe(false);
  });
});
