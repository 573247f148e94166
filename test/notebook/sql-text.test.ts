import {DuckDBInstance} from "@duckdb/node-api";
import {describe, expect, it} from "vitest";
import {renamedIn} from "../../src/notebook/rename.js";
import {sqlText} from "../../src/notebook/sql-text.js";

const told = (text: string) => sqlText(text).problems.map(({line, column, text}) => `${line}:${column} ${text.en}`);

/** Values that break out of a text where they are put into one. */
const INJECTIONS = [
  "'; DROP TABLE t; --",
  "' OR '1'='1",
  "CN' UNION SELECT secret FROM s --",
  '"; SELECT 1; --',
  "\\'; SELECT 1",
  "${other}",
  "$1 ? :x @x",
  "/* */ --\n",
  "getvariable('notebook_1')",
  "1); SELECT (1",
  "\u0000",
  "'",
  "''",
  "$$x$$",
  "Ａ’；",
  "NULL"
];

describe("sqlText(text)", () => {
  it("makes each name one variable, of any number of uses", () => {
    const {sql, variables, problems} = sqlText("SELECT ${a}, ${A}, ${b.c}, ${m.revenue@FY2027} FROM t");
    expect(problems).toEqual([]);
    expect(sql).toBe(
      "SELECT getvariable('notebook_1'), getvariable('notebook_1'), getvariable('notebook_2'), getvariable('notebook_3') FROM t"
    );
    expect([...variables.values()].map(({cell, part, period}) => [cell, part, period])).toEqual([
      ["a", null, null],
      ["b", "c", null],
      ["m", "revenue", "FY2027"]
    ]);
  });

  it.each([
    ["SELECT '${a}'", "1:9 ${…} stands inside a text"],
    ['SELECT\n "${a}"', "2:3 ${…} stands inside a text"],
    ["SELECT $$ ${a} $$", "1:11 ${…} stands inside a text"],
    ["SELECT E'\\' ${a}'", "1:13 ${…} stands inside a text"],
    ["SELECT ${a + 1}", "1:8 ${a + 1}: no name"],
    ["SELECT ${a:percent}", "1:8 ${a:percent}: no name"],
    ["SELECT getvariable('x')", "1:8 getvariable: variables belong to the notebook"]
  ])("tells %j", (text, message) => {
    expect(told(text)[0]).toContain(message);
  });

  it("leaves what stands in a comment alone", () => {
    expect(told("SELECT 1 -- ${a}\n/* ${b} */")).toEqual([]);
  });

  it("gives values to DuckDB as values, whatever they hold", async () => {
    const connection = await (await DuckDBInstance.create(":memory:")).connect();
    await connection.run("CREATE TABLE t AS SELECT 'CN' AS country UNION ALL SELECT 'US'");
    const {sql} = sqlText("SELECT country FROM t WHERE country = ${country} OR ${country} = 'all'");
    const echo = sqlText("SELECT ${country} AS said");
    for (const value of INJECTIONS) {
      await connection.run("SET VARIABLE notebook_1 = ?", [value]);
      expect((await connection.runAndReadAll(sql)).getRowsJson()).toEqual([]);
      expect((await connection.runAndReadAll(echo.sql)).getRowsJson()).toEqual([[value]]);
    }
    expect((await connection.runAndReadAll("SELECT count(*)::INT FROM t")).getRowsJson()).toEqual([[2]]);
    connection.closeSync();
  });
});

describe("renamedIn(cell, before, after)", () => {
  const renamed = (body: string) => renamedIn({kind: "sql", body}, "weeks", "days");

  it.each([
    ["SELECT weeks FROM weeks", "SELECT weeks FROM days"],
    [
      'SELECT Weeks.a, b.weeks FROM lab, weeks JOIN "weeks" w ON true',
      "SELECT days.a, b.weeks FROM lab, days JOIN days w ON true"
    ],
    ["SELECT 'weeks', ${weeks.n} -- from weeks\nFROM (weeks)", "SELECT 'weeks', ${days.n} -- from weeks\nFROM (days)"],
    ["SELECT a, weeks FROM lab ORDER BY a, weeks", "SELECT a, weeks FROM lab ORDER BY a, weeks"],
    ["SELECT (SELECT max(n) FROM weeks), weeks FROM lab", "SELECT (SELECT max(n) FROM days), weeks FROM lab"]
  ])("%j becomes %j", (before, after) => {
    expect(renamed(before)).toBe(after);
  });

  it("follows the other kinds too", () => {
    expect(renamedIn({kind: "text", body: "${weeks.n:percent} weeks ${weeksx}"}, "weeks", "days")).toBe(
      "${days.n:percent} weeks ${weeksx}"
    );
    expect(renamedIn({kind: "chart", body: "from: weeks\nx: weeks\n"}, "weeks", "days")).toBe("from: days\nx: weeks\n");
    expect(renamedIn({kind: "data", body: "source: mine\n\nfrom: weeks\n"}, "weeks", "days")).toBe(
      "source: mine\n\nfrom: weeks\n"
    );
  });
});
