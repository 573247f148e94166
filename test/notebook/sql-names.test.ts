import {DuckDBInstance} from "@duckdb/node-api";
import {describe, expect, it} from "vitest";
import {namesInPlace, sqlParts} from "../../src/notebook/sql-names.js";

/** Texts whose tables DuckDB’s own parser finds. */
const FOUND = [
  "SELECT * FROM w, u",
  "WITH w AS (SELECT 1) SELECT * FROM w",
  'SELECT w.a FROM u JOIN (SELECT * FROM "Odd name") w ON true',
  "FROM w SELECT a",
  "SELECT 'w', u.w FROM u -- from w",
  "DESCRIBE w",
  "SUMMARIZE w",
  "SELECT (SELECT max(x) FROM k) FROM w",
  "SELECT * FROM temp.w",
  "SELECT 1 FROM lab l JOIN mine ON (country, b), c",
  "SELECT * FROM mine WHERE k IN (SELECT x FROM b) GROUP BY ALL ORDER BY a, c",
  "SELECT * FROM mine, LATERAL (SELECT * FROM z WHERE z.a = mine.a)",
  "WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM r, mine), s AS (FROM r) SELECT * FROM s, t",
  "SELECT sum(x) OVER (PARTITION BY y), w FROM mine QUALIFY row_number() OVER () = 1",
  "SELECT * FROM mine TABLESAMPLE 10",
  "SELECT extract(year FROM w), trim(BOTH 'x' FROM v) FROM mine",
  "SELECT a IS DISTINCT FROM b FROM mine",
  "SELECT * FROM (VALUES (1)) t(a) JOIN mine ON true",
  "TABLE w"
];

describe("namesInPlace(text)", () => {
  it("are those that DuckDB’s parser finds", async () => {
    const connection = await (await DuckDBInstance.create(":memory:")).connect();
    const names = (text: string) =>
      connection
        .getTableNames(text, false)
        .map((name) => name.toLowerCase())
        .sort();
    expect(FOUND.map((text) => [text, namesInPlace(text).sort()])).toEqual(FOUND.map((text) => [text, names(text)]));
    connection.closeSync();
  });

  it.each([
    ["SELECT * FROM a JOIN b USING (c, d), e", ["a", "b", "e"]],
    ["SELECT * FROM a NATURAL JOIN b", ["a", "b"]],
    ["SELECT * FROM a UNION SELECT * FROM b ORDER BY c, d", ["a", "b"]],
    ["SELECT * FROM a POSITIONAL JOIN (b)", ["a", "b"]],
    ["SELECT * FROM a ASOF JOIN b ON a.t >= b.t", ["a", "b"]],
    ["SELECT * FROM range(3) r, b, unnest(b.l) t", ["b"]],
    ["SELECT * FROM main.w, ledger.main.u, temp.v", ["v"]],
    ["PIVOT w ON c USING sum(n)", ["w"]],
    ["SELECT * FROM (UNPIVOT w ON a INTO NAME n VALUE v)", ["w"]]
  ])("are found where DuckDB’s passes over them: %j", (text, names) => {
    expect(namesInPlace(text)).toEqual(names);
  });

  it("parts keep the text to the letter", () => {
    for (const text of [...FOUND, "SELECT 'a''b', \"c\"\"d\", E'\\'', $$x$$ FROM 😀 /* */ --"])
      expect(
        sqlParts(text)
          .map((part) => part.text)
          .join("")
      ).toBe(text);
  });
});
