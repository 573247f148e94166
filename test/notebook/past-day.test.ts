import {DuckDBInstance} from "@duckdb/node-api";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {Notebook} from "../../src/notebook/notebook.js";
import {readsPastDay} from "../../src/notebook/past-day.js";
import {namesInPlace} from "../../src/notebook/sql-names.js";
import {BY_TEXT, sqlText} from "../../src/notebook/sql-text.js";
import {clientData, DOCUMENTS} from "../companies/data.js";
import {nativeSession} from "./native-session.js";
import {draws} from "./random.js";

/** Tries to read a table past the day, each a query that DuckDB runs. */
const TRIES = [
  "SELECT $$'$$ AS a, count(*) AS n FROM memory.main.usage_weekly --'",
  "SELECT $a$'$a$ AS a, count(*) AS n FROM memory.main.usage_weekly --'",
  "SELECT $é$'$é$ AS a, count(*) AS n FROM memory.main.usage_weekly --'",
  "SELECT 1 AS a$$, count(*) AS n FROM memory.main.usage_weekly --$$",
  "SELECT count(*) AS n, 2 AS distinct FROM memory.main.usage_weekly",
  "SELECT /* /* */ ' */ count(*) AS n FROM memory.main.usage_weekly --'",
  "SELECT count(*) AS n, 1. FROM memory.main.usage_weekly",
  'SELECT count(*) AS n FROM (SELECT 1 AS "where") l JOIN (SELECT 1 AS k) ON l.where = k, memory.main.usage_weekly',
  "FROM histogram('memory.main.usage_weekly', known_from)",
  "FROM main.histogram('memory.main.usage_weekly', known_from)",
  "FROM \"histogram_values\"('memory.main.usage_weekly', known_from)",
  "SELECT count(*) AS n FROM query_table(['memory.main.usage_weekly'])",
  "SELECT count(*) AS n FROM query('FROM memory.main.usage_weekly')",
  "FROM json_execute_serialized_sql(json_serialize_sql('SELECT count(*) AS n FROM memory.main.usage_weekly'))",
  "SELECT count(*) AS n FROM duckdb_table_sample('memory.main.usage_weekly')",
  "SELECT stats FROM pragma_storage_info('memory.main.usage_weekly')",
  "FROM (SUMMARIZE memory.main.usage_weekly)",
  "SELECT (SELECT count(*) FROM memory.main.usage_weekly) AS n",
  "FROM summary((SELECT known_from FROM memory.main.usage_weekly))",
  "SELECT count(*) AS n FROM lab, LATERAL (SELECT lab.lab FROM memory.main.usage_weekly)",
  "SELECT max(retrieved_on) AS last FROM memory.main.ledger_entry",
  "WITH memory AS (SELECT 1) SELECT count(*) AS n FROM memory.main.usage_weekly, memory"
];

let session: Awaited<ReturnType<typeof nativeSession>>;
beforeAll(async () => {
  session = await nativeSession();
});
afterAll(() => session.close());

async function opened(body: string): Promise<Notebook> {
  const models = async () => ({documents: DOCUMENTS, data: await clientData});
  const head = "---\nalpha-ledger-notebook: 1\nknown-on: 2026-08-22\n---\n";
  const notebook = new Notebook(head + body, {session, file: () => Promise.resolve(null), models});
  notebook.start();
  await notebook.idle();
  return notebook;
}

const query = (sql: string, name = "q") => `\`\`\`sql id=${name}\n${sql}\n\`\`\`\n`;

describe("a table that is read past the day of a notebook", () => {
  it.each(TRIES)("is refused before it is read: %j", async (sql) => {
    const [view] = (await opened(query(sql))).views();
    expect(view?.value).toBeNull();
    const said = [
      ...(view?.problems ?? []).map(({text}) => text.en),
      view?.error instanceof Error ? view.error.message : ""
    ];
    expect(said.join("\n")).toMatch(/expected the table’s name alone|names what it reads by a text/);
  });
});

/** What may stand between the parts of a name, and how each may be written. */
const BETWEEN = [
  "",
  "",
  " ",
  "\n",
  "\t",
  "/* ' */",
  '/* " */',
  "/* /* . */ */",
  "-- '\n",
  "-- .\r\n",
  "\u00a0",
  "\u2003"
];
const DATABASE = ["memory", "MEMORY", '"memory"', '"Memory"'];
const SCHEMA = ["main", "Main", '"main"'];
const TABLE = ["usage_weekly", "Usage_Weekly", '"usage_weekly"'];
const TEXTS = [
  "1",
  "'x'",
  "'it''s'",
  "$$'$$",
  "$q$ FROM lab $q$",
  "E'\\''",
  '1 AS "a.b"',
  "1 AS a$$",
  "1.",
  "'{}'",
  "-- '\n1"
];
const SHAPES = [
  "SELECT {}, count(*) AS n FROM []",
  "FROM [] SELECT {}, count(*) AS n",
  "SELECT {}, (SELECT count(*) FROM []) AS n",
  "WITH a AS (SELECT * FROM []) SELECT {}, count(*) AS n FROM a",
  "WITH a AS MATERIALIZED (FROM []), b AS (FROM a) SELECT {}, count(*) AS n FROM b",
  "SELECT {}, count(*) AS n FROM (SELECT 1 AS one) AS o, []",
  "SELECT {}, count(*) AS n FROM (SELECT 1 AS one) o CROSS JOIN []",
  "SELECT {}, sum(m) AS n FROM (SELECT count(*) AS m FROM [] UNION ALL SELECT 0)",
  "SELECT {}, count(DISTINCT rowid) AS n FROM [] AS u",
  "SELECT {}, len(list(u)) AS n FROM [] u",
  "SELECT {}, count(*) AS n FROM (VALUES (1)) v(k), LATERAL (SELECT v.k FROM [])"
];

it("no way of writing a table of the whole ledger that DuckDB runs gets past a day", async () => {
  const random = draws(21);
  const [whole] = await session.ask("SELECT count(*) AS n FROM memory.main.usage_weekly");
  let ran = 0;
  for (let run = 0; run < 1500; ++run) {
    const gap = () => random.pick(BETWEEN);
    const name = [random.pick(DATABASE), gap(), ".", gap(), random.pick(SCHEMA), gap(), ".", gap(), random.pick(TABLE)];
    const sql = random
      .pick(SHAPES)
      .replace("{}", () => random.pick(TEXTS))
      .replace("[]", () => `${gap()}${name.join("")}${gap()}`);
    const [row] = await session.ask(sql).catch(() => []);
    if (Number(row?.["n"]) !== Number(whole?.["n"])) continue;
    ++ran;
    expect([...readsPastDay(sql), ...sqlText(sql).problems].length, sql).toBeGreaterThan(0);
  }
  expect(ran).toBeGreaterThan(500);
});

describe("functions that name what they read by a text", () => {
  it("are all of DuckDB’s macros that do, and are told where they stand", async () => {
    const connection = await (await DuckDBInstance.create(":memory:")).connect();
    const macros = await connection.runAndReadAll(
      "SELECT DISTINCT function_name FROM duckdb_functions() WHERE function_type = 'table_macro' AND regexp_matches(macro_definition, 'query(_table)?\\(|histogram_values\\(')"
    );
    const names = macros.getRowsJson().flatMap(([name]) => (typeof name === "string" ? [name] : []));
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !BY_TEXT.has(name))).toEqual([]);
    for (const name of BY_TEXT)
      expect(sqlText(`SELECT 1,\n  (FROM ${name}(q1, n)) AS a`).problems, name).toMatchObject([{line: 2, column: 9}]);
    connection.closeSync();
  });

  it("are not those of the same name that count a column", () => {
    expect(sqlText("SELECT histogram(n) AS h FROM q1").problems).toEqual([]);
  });
});

it.each([
  ["SELECT $$'$$ AS a FROM w --'", ["w"]],
  ["SELECT 1 AS a$$ FROM w --$$", ["w"]],
  ["SELECT 2 AS distinct FROM w", ["w"]],
  ["SELECT a IS NOT DISTINCT FROM b FROM w", ["w"]],
  ["SELECT 1. FROM w", ["w"]],
  ["SELECT /* /* */ ' */ 1 FROM w --'", ["w"]],
  ["SELECT 1 --\r FROM w", ["w"]],
  ["SELECT ${x}, $$ FROM v $$ FROM w", ["w"]]
])("names of tables are those that DuckDB reads: %j", (text, names) => {
  expect(namesInPlace(text)).toEqual(names);
});
