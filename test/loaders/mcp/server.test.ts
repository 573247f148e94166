import {existsSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {Client} from "@modelcontextprotocol/sdk/client/index.js";
import {StdioClientTransport} from "@modelcontextprotocol/sdk/client/stdio.js";
import {CallToolResultSchema} from "@modelcontextprotocol/sdk/types.js";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {readHead} from "../../../loaders/ledger/archive.js";
import {runModel} from "../../../loaders/model/run.js";
import type {ModelReport} from "../../../loaders/model/report.js";
import {projectRoot} from "../../../loaders/paths.js";
import {queryWarehouse} from "../../../loaders/warehouse/query.js";
import {verdictAt} from "../../../src/query/claims/claims.js";
import {publishedClaims} from "../../fixtures/results.js";

// A client of the official SDK talks to a process of `npm run mcp`, as an assistant does.

const client = new Client({name: "test", version: "1"});
const strays: Error[] = [];
const WRITTEN = join(tmpdir(), "alpha-ledger-mcp-test");

beforeAll(async () => {
  client.onerror = (error) => strays.push(error);
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  await client.connect(
    new StdioClientTransport({command: npm, args: ["run", "--silent", "mcp"], cwd: projectRoot, stderr: "ignore"})
  );
});
afterAll(() => client.close());

async function call(name: string, asked: Readonly<Record<string, unknown>>) {
  const options = {timeout: 80_000};
  const result = CallToolResultSchema.parse(
    await client.callTool({name, arguments: asked}, CallToolResultSchema, options)
  );
  const [content] = result.content;
  const text = content?.type === "text" ? content.text : "";
  return {isError: result.isError === true, text, answer: result.structuredContent ?? {}};
}

const refusal = async (name: string, asked: Readonly<Record<string, unknown>>) => {
  const {isError, text} = await call(name, asked);
  return isError ? text : `was answered: ${text}`;
};

describe("npm run mcp", () => {
  it("tells what it can be asked, each tool as one that only reads", async () => {
    const {tools} = await client.listTools();
    expect(tools.map(({name}) => name)).toEqual([
      "describe_ledger",
      "query_ledger",
      "evaluate_model",
      "judge_claim",
      "judge_own_claim"
    ]);
    expect(tools.map(({annotations}) => annotations?.readOnlyHint)).toEqual([true, true, true, true, true]);
    expect(client.getInstructions()).toContain("neither market share nor revenue");
  });

  it("describe_ledger lists relations, models and claims, and columns of the named ones", async () => {
    const {answer} = await call("describe_ledger", {lang: "zh"});
    expect(answer).toMatchObject({
      relations: expect.arrayContaining([]) as unknown,
      models: ["zhipu", "minimax", "alibaba", "tencent", "gds"]
    });
    const named = await call("describe_ledger", {tables: ["lab"]});
    expect(JSON.stringify(named.answer)).toContain('"name":"country","type":"VARCHAR","about":"where the lab sits"');
    expect(await refusal("describe_ledger", {tables: ["labs"]})).toContain("did you mean lab?");
  });

  it("query_ledger gives the rows that the warehouse gives, with sources, day and entry of the ledger", async () => {
    const sql = "SELECT week_start, country, tokens FROM usage_weekly_by_country ORDER BY week_start, country";
    const {answer} = await call("query_ledger", {sql, rows: 5});
    const [rows] = await queryWarehouse("shipped", `${sql} LIMIT 5`);
    expect(answer).toMatchObject({
      rows: rows.map((row) => Object.values(row)),
      is_whole: false,
      reads: ["country", "lab", "model", "usage_weekly"],
      ledger: {entry: readHead()?.seq, hash: readHead()?.hash}
    });
    const sources = answer["sources"] as {
      readonly citation: string;
      readonly licence: string;
      readonly as_of: string;
    }[];
    expect(sources.length).toBeGreaterThan(0);
    for (const {citation, licence, as_of} of sources)
      expect([citation, licence, as_of]).toEqual([
        expect.stringMatching(/./),
        expect.stringMatching(/./),
        expect.stringMatching(/^\d{4}-\d\d-\d\d$/)
      ]);
    expect(answer["as_of"]).toBe(
      sources
        .map(({as_of}) => as_of)
        .sort()
        .at(-1)
    );
  });

  it("query_ledger gives the ledger as it stood on a day, and says from when it can", async () => {
    const asked = {sql: "SELECT max(known_from) AS last FROM usage_weekly", as_known_on: "2026-09-01"};
    const {answer} = await call("query_ledger", asked);
    expect(String((answer["rows"] as unknown[][])[0]?.[0]) <= "2026-09-01").toBe(true);
    expect(answer["as_known_on"]).toBe("2026-09-01");
    expect(await refusal("query_ledger", {...asked, as_known_on: "1999-01-01"})).toMatch(
      /^as-known-on: 1999-01-01; nothing/
    );
  });

  it.each([
    ["SELECT * FROM read_csv('/etc/passwd')", "disabled by configuration"],
    ["SELECT * FROM read_text('package.json')", "disabled by configuration"],
    ["SELECT * FROM glob('/*')", "disabled by configuration"],
    ["FROM 'package.json'", "disabled by configuration"],
    ["SELECT * FROM sniff_csv('package.json')", "disabled by configuration"],
    [`COPY lab TO '${WRITTEN}'`, "disabled by configuration"],
    [`COPY (SELECT 1) TO '${WRITTEN}'`, "disabled by configuration"],
    [`EXPORT DATABASE '${WRITTEN}'`, "disabled by configuration"],
    [`ATTACH '${WRITTEN}' AS other`, "ATTACH was not run"],
    ["INSTALL httpfs", "LOAD was not run"],
    ["LOAD json", "LOAD was not run"],
    ["SET enable_external_access = true", "SET was not run"],
    ["SET VARIABLE a = 1", "SET was not run"],
    ["RESET memory_limit", "SET was not run"],
    ["PRAGMA enable_external_access", "not"],
    ["PRAGMA database_list", "PRAGMA"],
    ["CALL pragma_version()", "CALL was not run"],
    ["DROP TABLE lab", "DROP was not run"],
    ["DELETE FROM lab RETURNING *", "DELETE was not run"],
    ["CREATE TEMP VIEW lab AS SELECT 1", "CREATE was not run"],
    ["SELECT 1; DROP TABLE lab", "2 statements"],
    ["SELECT * FROM query('DROP TABLE lab')", "Expected a single SELECT"],
    ["SELECT * FROM checkpoint()", "checkpoint() was not run"],
    ["SELECT * FROM enable_logging()", "enable_logging() was not run"],
    ["SELECT getenv('PATH')", "does not exist"],
    ["/* nothing */ ; -- at all", "nothing was asked"],
    ["SELEC 1", "syntax error"],
    ["SELECT x FROM usage_weekl", "usage_weekl"],
    ["SELECT repeat('x', 1000000)", "an answer holds 400000"]
  ])("query_ledger does not run %s", async (sql, problem) => {
    expect(await refusal("query_ledger", {sql})).toContain(problem);
    expect(existsSync(WRITTEN)).toBe(false);
  });

  it("query_ledger names no path of the machine", async () => {
    const {text} = await call("query_ledger", {sql: "SELECT * FROM duckdb_databases()"});
    expect(text).not.toContain(projectRoot.replace(/\/$/, ""));
  });

  it("evaluate_model gives what npm run model gives, marked the reader’s where something is set", async () => {
    const cell = "token_growth@FY2027H1";
    const file = join(projectRoot, "src/companies/zhipu.model");
    const {text} = await runModel(file, {set: [`${cell}=150%`], case: "price_war", json: true, xlsx: null, from: null});
    const report = JSON.parse(text) as ModelReport;
    const revenue = report.groups.flatMap(({lines}) => lines).find(({name}) => name === "revenue");
    const asked = {model: "zhipu", case: "price_war", overrides: {[cell]: "150%"}, lines: ["revenue"]};
    const {answer} = await call("evaluate_model", asked);
    expect(answer).toMatchObject({
      set: {[cell]: 1.5},
      is_readers_scenario: true,
      lines: [{name: "revenue", unit: revenue?.unit, values: revenue?.values}],
      as_of: report.asOf,
      documents: report.documents
    });
    const keys = (answer["sources"] as {readonly source: string}[]).map(({source}) => source);
    expect(report.documents.filter(({source}) => !keys.includes(source))).toEqual([]);
  });

  it("evaluate_model works out a document of one’s own and tells what is wrong, never reading a file", async () => {
    const text = "title Own\nperiods FY2025 to FY2026\ngrowth % input 10% in 0%..100%\n  because a guess\n";
    expect((await call("evaluate_model", {text})).answer).toMatchObject({lines: [{name: "growth", values: [0.1]}]});
    expect(await refusal("evaluate_model", {text: "include ../../package.json"})).toContain("a shared document");
    expect(await refusal("evaluate_model", {model: "../../package.json"})).toContain("expected zhipu, minimax");
    expect(await refusal("evaluate_model", {})).toContain("expected one of them");
    expect(await refusal("evaluate_model", {model: "zhipu", overrides: {nope: "1%"}})).toContain("overrides: nope");
    expect(await refusal("evaluate_model", {model: "zhipu", case: "pricewar"})).toContain("did you mean price_war?");
    expect(await refusal("evaluate_model", {model: "zhipu", lines: ["revenu"]})).toContain("did you mean revenue?");
  });

  it("judge_claim says what the page of claims says, and names the keys there are", async () => {
    const claims = await publishedClaims();
    const claim = claims.claims.find(({readings}) => readings.length > 1);
    const {answer} = await call("judge_claim", {claim: claim?.claim});
    expect(answer).toMatchObject({
      statement: claim?.statement.en,
      verdict: {now: {day: claims.now, ...(claim && verdictAt(claim, "now", claims))}},
      readings: claim?.readings.map(({basis, now}) => ({basis, now: {value: now.value, source: now.citation}}))
    });
    expect(await refusal("judge_claim", {claim: "nope"})).toContain(claim?.claim);
  });

  it("judge_own_claim judges by the rule of the ledger’s", async () => {
    const sql = "SELECT CAST(count(*) AS DOUBLE) AS value FROM lab WHERE effective_from <= $day";
    const asked = {test: "at_least", expected: 1, day: "2026-09-01"};
    const {answer} = await call("judge_own_claim", {...asked, bases: [{basis: "labs", sql}]});
    expect(answer).toMatchObject({
      verdict: {day: "2026-09-01", kind: "holds"},
      readings: [{basis: "labs", says: "met"}]
    });
    const refused = async (bases: unknown, more = {}) => refusal("judge_own_claim", {...asked, ...more, bases});
    expect(await refused([{basis: "b", sql: "SELECT 1 AS x"}])).toContain("basis b: 1 rows of x; expected");
    expect(await refused([{basis: "b", sql: "SELECT 'a' AS value"}])).toContain('holds "a"; expected a number');
    expect(await refused([{basis: "b", sql: "FROM read_csv('x')"}])).toContain("basis b: Permission Error");
    expect(await refused([{basis: "b", sql}], {test: "between"})).toContain("expected_high");
  });

  it("writes nothing but the protocol to its output", () => {
    expect(strays).toEqual([]);
  });
});
