import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {DuckDBConnection} from "@duckdb/node-api";
import {openWarehouse} from "../../loaders/warehouse/open.js";
import {SQL_FUNCTIONS, sqlCompletions, type KnownNames} from "../../src/notebook/complete-sql.js";

const KNOWN: KnownNames = {
  relations: [
    {name: "weeks", about: "Query", columns: [{name: "share", type: "DOUBLE"}], isCell: true},
    {
      name: "usage_weekly",
      about: "Tokens",
      columns: [
        {name: "week_start", type: "DATE"},
        {name: "tokens", type: "BIGINT"}
      ],
      isCell: false
    },
    {
      name: "lab",
      about: "Labs",
      columns: [
        {name: "lab", type: "VARCHAR"},
        {name: "country", type: "VARCHAR"}
      ],
      isCell: false
    }
  ],
  values: [
    {name: "country", about: "Input", parts: []},
    {name: "last", about: "Query", parts: ["share", "tokens"]}
  ]
};

/** Labels offered at the bar of a text. */
function offered(written: string): readonly string[] | null {
  const at = written.indexOf("|");
  const found = sqlCompletions(written.replace("|", ""), at, KNOWN);
  return found?.options.map(({label}) => label) ?? null;
}

describe("sqlCompletions(text, at, known)", () => {
  it.each([
    ["SELECT * FROM |", ["weeks", "usage_weekly", "lab"]],
    ["SELECT * FROM us|", ["weeks", "usage_weekly", "lab"]],
    ["SELECT * FROM lab JOIN w|", ["weeks", "usage_weekly", "lab"]],
    ["SELECT l.| FROM lab l", ["lab", "country"]],
    ["SELECT u.t| FROM usage_weekly AS u, lab", ["week_start", "tokens"]],
    ["SELECT USAGE_WEEKLY.| FROM usage_weekly", ["week_start", "tokens"]],
    ["SELECT 1 WHERE x = ${|", ["country", "last"]],
    ["SELECT 1 WHERE x = ${last.|", ["share", "tokens"]],
    ["SELECT 1 WHERE x = ${LAST.sh|}", ["share", "tokens"]]
  ])("offers what may stand at the bar of %j", (written, labels) => {
    expect(offered(written)).toEqual(labels);
  });

  it("offers columns of what is read first, then functions and words", () => {
    expect(offered("SELECT | FROM weeks JOIN lab l USING (x)")?.slice(0, 5)).toEqual([
      "share",
      "lab",
      "country",
      "weeks",
      "l"
    ]);
    expect(offered("SELECT su|")).toEqual(expect.arrayContaining(["sum", "FROM"]));
    expect(offered("SELECT su|")).not.toContain("share");
  });

  it.each(["SELECT 'a |", "SELECT 1 -- FROM |", "/* FROM |", "SELECT nothing.|", "SELECT ${nothing.|"])(
    "offers nothing at the bar of %j",
    (written) => {
      expect(offered(written)).toBeNull();
    }
  );
});

describe("SQL_FUNCTIONS", () => {
  let ledger: DuckDBConnection;
  beforeAll(async () => {
    ledger = await openWarehouse({edition: "shipped"});
  });
  afterAll(() => ledger.closeSync());

  it("are all functions of DuckDB, called by their names", async () => {
    const reader = await ledger.runAndReadAll("SELECT DISTINCT function_name FROM duckdb_functions()");
    // Window functions, and those that are syntax, stand in no list of DuckDB’s.
    const known = new Set([
      ...reader.getRowsJson().flatMap(([name]) => (typeof name === "string" ? [name] : [])),
      ..."coalesce nullif unnest lag lead first_value last_value row_number rank dense_rank".split(" ")
    ]);
    for (const [name, call] of Object.entries(SQL_FUNCTIONS)) {
      expect(known, name).toContain(name);
      expect(call.startsWith(`${name}(`), call).toBe(true);
    }
  });
});
