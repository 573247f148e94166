import {createServer, type Server} from "node:http";
import type {AddressInfo} from "node:net";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import {inTurn} from "../fixtures/share.js";
import {settled, siteBrowser, type Visit} from "./page.js";
import {runSql} from "./sql-page.js";

/** What the ledger holds and how it is set: the same before and after whatever is tried. */
const STATE = `SELECT count(*) AS n, sum(tokens) AS tokens, (SELECT count(*) FROM source) AS sources,
  (SELECT string_agg(table_name ORDER BY table_name) FROM duckdb_tables()) AS tables,
  (SELECT string_agg(view_name ORDER BY view_name) FROM duckdb_views() WHERE NOT internal) AS views,
  (SELECT string_agg(database_name ORDER BY database_name) FROM duckdb_databases()) AS databases,
  (SELECT string_agg(name || '=' || value ORDER BY name) FROM duckdb_settings()
    WHERE name IN ('autoinstall_known_extensions', 'autoload_known_extensions', 'enable_external_access', 'lock_configuration'))
  AS settings FROM usage_weekly`;
const SETTINGS =
  "autoinstall_known_extensions=false,autoload_known_extensions=false,enable_external_access=false,lock_configuration=true";

const open = siteBrowser();
const heard: string[] = [];
let server: Server;
let visit: Visit;
let elsewhere: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    heard.push(request.url ?? "");
    response.writeHead(200, {"access-control-allow-origin": "*", "content-type": "text/csv"}).end("a\n1\n");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  elsewhere = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  visit = await open("/en/sql");
  await settled(visit.page);
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** Runs a statement that must neither ask for anything nor change anything; returns DuckDB's message. */
async function attempt(sql: string): Promise<string | null> {
  const before = (await runSql(visit.page, STATE)).rows;
  expect(before[0]).toContain(SETTINGS);
  const asked = visit.requests.length;
  const {error} = await runSql(visit.page, sql);
  expect((await runSql(visit.page, STATE)).rows).toEqual(before);
  expect(visit.requests.slice(asked)).toEqual([]);
  expect(heard).toEqual([]);
  return error;
}

describe("the ledger in the browser, locked", () => {
  it.each(
    inTurn<[string, RegExp]>(
      "unknown",
      [
        ["SELECT current_date", /^Catalog Error: .*"current_date" is not in the catalog/],
        ["SELECT * FROM usage_weekly WHERE week_start > today()", /^Catalog Error/],
        ["FROM read_json('/data/sources.json')", /^Catalog Error: .*"read_json" is not in the catalog/],
        ["FROM read_parquet('x.parquet')", /^Catalog Error: .*parquet/],
        ["FROM 'x.csv'", /^Permission Error: Cannot access file/],
        ["FROM read_text('/etc/hosts')", /^Permission Error: Cannot access file/]
      ],
      {of: 2}
    )
  )("answers %s with DuckDB’s own message, asks for nothing and changes nothing", async (sql, message) => {
    expect(await attempt(sql)).toMatch(message);
  });

  it.each(
    inTurn(
      "refused",
      [
        "LOAD json",
        "INSTALL json",
        "SET enable_external_access = true",
        "RESET lock_configuration",
        "PRAGMA enable_external_access = true",
        "CREATE TABLE x(a INT)",
        "CREATE TEMP VIEW usage_weekly AS SELECT 1 AS tokens",
        "INSERT INTO source SELECT * FROM source",
        "UPDATE usage_weekly SET tokens = 0",
        "DELETE FROM source",
        "DROP VIEW price",
        "ATTACH ':memory:' AS x",
        "SELECT 1; CREATE TEMP VIEW usage_weekly AS SELECT 1 AS tokens"
      ],
      {of: 3}
    )
  )("does not run %s, and changes nothing", async (sql) => {
    expect(await attempt(sql)).toMatch(/was not run: a text here may only read|statements; one runs at a time/);
  });

  it("reads no address, neither the site’s own nor another", async () => {
    for (const url of [`${inject("site")}/x.csv`, `${elsewhere}/x.csv`])
      for (const sql of inTurn(
        url,
        [`FROM '${url}'`, `FROM read_csv('${url}')`, `ATTACH '${url}' AS x`, `COPY (SELECT 1) TO '${url}'`],
        {of: 2}
      ))
        expect(await attempt(sql)).toMatch(
          /^Permission Error: Cannot access file|was not run: a text here may only read/
        );
  });

  it("would be caught if it asked: a worker’s request is heard and recorded", async () => {
    expect(visit.problems).toEqual([]);
    // The policy lets no worker begin that is not one of the site's files: here it is left off.
    const free = await open("/en/sql", {bypassCSP: true});
    await free.page.evaluate(async (url) => {
      const code = `fetch(${JSON.stringify(url)}).then((r) => r.text()).finally(() => postMessage("done"))`;
      const worker = new Worker(URL.createObjectURL(new Blob([code], {type: "text/javascript"})));
      await new Promise((resolve) => (worker.onmessage = resolve));
    }, `${elsewhere}/x.csv`);
    expect(heard).toEqual(["/x.csv"]);
    expect(free.problems).toEqual([`another origin: ${elsewhere}/x.csv`]);
  });
});
