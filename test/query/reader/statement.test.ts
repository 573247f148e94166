import {beforeAll, describe, expect, it} from "vitest";
import {printedRows} from "../../../src/query/reader/printed.js";
import {QueryRefused} from "../../../src/query/reader/statement.js";
import {wasmDuckDB, type WasmDuckDB} from "../../fixtures/wasm-duckdb.js";

/** Everything a text could leave behind. */
const STATE = `SELECT (SELECT string_agg(view_name, ',' ORDER BY view_name) FROM duckdb_views() WHERE NOT internal),
  (SELECT string_agg(table_name, ',' ORDER BY table_name) FROM duckdb_tables()),
  (SELECT string_agg(name || '=' || value, ',' ORDER BY name) FROM duckdb_settings()),
  (SELECT count(*) FROM duckdb_variables()), (SELECT sum(tokens) FROM usage)`;

let db: WasmDuckDB;
beforeAll(async () => {
  db = await wasmDuckDB([
    "CREATE TABLE usage AS SELECT 'a' AS model, 5 AS tokens UNION ALL SELECT 'b', 7",
    "CREATE VIEW top AS FROM usage WHERE tokens > 5"
  ]);
});

const rowsOf = async (text: string) => [...printedRows(await db.ask(text))];

describe("a reader's text that reads", () => {
  it.each<[string, (string | null)[][]]>([
    ["SELECT 1", [["1"]]],
    ["SELECT 1;", [["1"]]],
    [" ; SELECT 1 ;; -- the end; really", [["1"]]],
    ["-- first; a comment\nSELECT ';' AS a, $$;$$ AS b /* ; */", [[";", ";"]]],
    ["SELECT '词元；' AS \"词;元\" -- 注;释\n;", [["词元；"]]],
    ["(SELECT 1) UNION ALL (SELECT 2) ORDER BY 1 DESC", [["2"], ["1"]]],
    ["WITH x AS (SELECT 1 AS a) FROM x", [["1"]]],
    ["FROM top", [["b", "7"]]],
    ["VALUES (1, NULL)", [["1", null]]],
    ["TABLE top", [["b", "7"]]],
    ["PIVOT usage ON model USING sum(tokens)", [["5", "7"]].map((row) => row)],
    ["SELECT model FROM usage ORDER BY tokens DESC LIMIT 1", [["b"]]],
    ["SELECT 1 AS a, 2 AS a", [["1", "2"]]]
  ])("runs: %s", async (text, rows) => {
    if (text.startsWith("PIVOT")) expect((await db.ask(text)).columns.map(({name}) => name)).toContain("a");
    else expect(await rowsOf(text)).toEqual(rows);
  });

  it.each(["DESCRIBE top", "SUMMARIZE top", "SHOW TABLES", "SHOW top", "explain SELECT 1", "EXPLAIN ANALYZE FROM top"])(
    "runs: %s",
    async (text) => {
      expect((await db.ask(text)).count).toBeGreaterThan(0);
    }
  );
});

it("gives a plan by the two columns of EXPLAIN", async () => {
  const plan = await db.ask("EXPLAIN SELECT max(tokens) FROM usage");
  expect(plan.columns.map(({name}) => name)).toEqual(["explain_key", "explain_value"]);
  const [[key, value] = []] = printedRows(plan);
  expect([key, value]).toEqual(["physical_plan", expect.stringContaining("max")]);
});

describe("a reader's text that does more", () => {
  it.each([
    ["CREATE TABLE x(a INT)", "CREATE"],
    ["CREATE TEMP VIEW top AS SELECT 'x' AS model, 9 AS tokens", "CREATE"],
    ["create or replace temp macro sum(x) AS 0", "CREATE"],
    ["SET VARIABLE a = 1", "SET"],
    ["set enable_external_access = true", "SET"],
    ["RESET lock_configuration", "RESET"],
    ["PRAGMA version", "PRAGMA"],
    ["CALL enable_logging()", "CALL"],
    ["ATTACH ':memory:' AS x", "ATTACH"],
    ["COPY usage TO 'x.csv'", "COPY"],
    ["EXPORT DATABASE 'x'", "EXPORT"],
    ["INSTALL json", "INSTALL"],
    ["LOAD json", "LOAD"],
    ["PREPARE p AS SELECT 1", "PREPARE"],
    ["EXECUTE p", "EXECUTE"],
    ["INSERT INTO usage VALUES ('c', 1)", "INSERT"],
    ["UPDATE usage SET tokens = 0", "UPDATE"],
    ["DELETE FROM usage", "DELETE"],
    ["WITH x AS (SELECT 'c', 1) INSERT INTO usage FROM x", "This statement"],
    ["DROP VIEW top", "DROP"],
    ["ALTER TABLE usage ADD COLUMN z INT", "ALTER"],
    ["BEGIN", "BEGIN"],
    ["USE memory", "USE"],
    ["VACUUM", "VACUUM"],
    ["EXPLAIN CREATE TEMP TABLE x AS SELECT 1", "EXPLAIN CREATE"],
    ["EXPLAIN ANALYZE CREATE TEMP VIEW top AS SELECT 1", "EXPLAIN ANALYZE"],
    ["EXPLAIN ANALYZE INSERT INTO usage VALUES ('c', 1)", "EXPLAIN ANALYZE"],
    ["FROM enable_logging('QueryLog')", "enable_logging()"],
    ["FROM query('FROM enable_' || 'logging()')", "enable_logging()"],
    ["FROM checkpoint()", "checkpoint()"]
  ])("is refused with a sentence, and leaves nothing: %s", async (text, name) => {
    const before = db.rows(STATE);
    const refusal = await db.ask(text).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(QueryRefused);
    expect((refusal as QueryRefused).text.en).toMatch(name);
    expect((refusal as QueryRefused).text.en).toContain("was not run: a text here may only read");
    expect((refusal as QueryRefused).text.zh).toContain("未执行");
    expect((refusal as QueryRefused).text.zh).toMatch(name === "This statement" ? /^该语句/ : /^\w/);
    expect(db.rows(STATE)).toEqual(before);
  });

  it.each([
    ["SELECT 1; SELECT 2", 2],
    ["SELECT 1; CREATE TEMP VIEW top AS SELECT 1; SELECT 2;", 3],
    ["SELECT '词元；'; SELECT 2", 2],
    ["SELECT 1) AS a; CREATE TEMP TABLE x AS SELECT * FROM (SELECT 1", 2],
    ["SELECT 1 -- one\n; -- two\nSELECT 2", 2]
  ])("is told that one statement runs: %s", async (text, count) => {
    const before = db.rows(STATE);
    await expect(db.ask(text)).rejects.toThrow(`${count} statements; one runs at a time, so none was run`);
    expect(db.rows(STATE)).toEqual(before);
  });

  it.each(["", " \n", "-- only a comment", ";;"])("is told to write a query where there is none: %j", async (text) => {
    await expect(db.ask(text)).rejects.toThrow("nothing was typed; expected a query");
  });
});

it("refuses a text beyond what anyone writes before it is looked at, however many semicolons it holds", async () => {
  await expect(db.ask(`SELECT 1${";".repeat(100_000)}`)).rejects.toThrow(
    "100008 characters; a query has at most 100000"
  );
  await expect(db.ask("SELECT 1;".repeat(10_000))).rejects.toThrow("10000 statements; one runs at a time");
});

describe("a reader's text with a mistake", () => {
  it.each([
    ["SELEC 1 -- mine", /^Parser Error: syntax error at or near "SELEC"\n\nLINE 1: SELEC 1 -- mine/],
    ["-- a line\nSELECT nocol FROM usage", /^Binder Error: [^]*LINE 2: SELECT nocol FROM usage/],
    ["SELECT 'open", /^Parser Error: unterminated quoted string/],
    ["SELECT 1 /* open", /^Parser Error: unterminated \/\* comment/],
    ["SELECT 1), (SELECT 2", /./],
    ["FROM nowhere", /^Catalog Error: Table with name nowhere does not exist/],
    ["FROM 'x.csv'", /^Permission Error: Cannot access file "x.csv"/],
    ["FROM (LOAD icu)", /^Parser Error/],
    ["PIVOT nowhere ON a USING count(*)", /^Catalog Error: Table with name nowhere does not exist/]
  ])("is told DuckDB’s own message, by the lines as written: %s", async (text, message) => {
    await expect(db.ask(text)).rejects.toThrow(message);
  });
});
