import {mkdtempSync, readdirSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {loadModelRegistry} from "../../../loaders/data/model-registry.js";
import {openTables} from "../../../loaders/ingest/open-tables.js";
import {readTable, type FileRead, type UserColumn} from "../../../loaders/ingest/read-file.js";
import {projectRoot} from "../../../loaders/paths.js";
import {openReader} from "../../../loaders/warehouse/requests/duckdb.js";
import {REQUEST_COLUMNS} from "../../../loaders/warehouse/requests/columns.js";
import {clearStaged, STAGED} from "../../../loaders/warehouse/requests/staged.js";
import {userKey} from "../../../loaders/warehouse/requests/users.js";
import {toCsv} from "../../../src/lib/csv.js";
import {nameReader} from "../../../src/query/import/names.js";
import {ImportFault, type RowProblem} from "../../../src/query/import/problem.js";
import type {ImportSettings} from "../../../src/query/import/settings.js";
import {seeded} from "../../fixtures/random.js";
import {inTurn, share} from "../../fixtures/share.js";

const folder = mkdtempSync(join(tmpdir(), "routes-"));
let reader: DuckDBConnection;
let names: ReturnType<typeof nameReader>;
beforeAll(async () => {
  reader = await openReader(":memory:");
  names = nameReader(await loadModelRegistry());
});
afterAll(() => {
  reader.closeSync();
  rmSync(folder, {recursive: true});
});

/** Rows of a file as they are staged by one route; identities of rows without a number of their own are left out. */
async function staged(path: string, isByRow: boolean, settings: ImportSettings, users?: UserColumn) {
  await clearStaged(reader);
  // A row below a broken line goes by its line, or by how many rows there were.
  const problems: Omit<RowProblem, "row">[] = [];
  const reads: FileRead[] = [];
  try {
    for (const table of await openTables(path, 0, folder))
      reads.push(
        await readTable(table, {
          reader,
          names,
          settings,
          isByRow,
          ...(users && {users}),
          onProblem: (_, {column, value, expected}) => problems.push({column, value, expected}),
          onProgress: () => undefined
        })
      );
  } catch (error) {
    if (error instanceof ImportFault) return {fault: error.message};
    throw error;
  }
  // Of rows that do not count only what became of them matters, and of refused ones what they lose.
  const columns = REQUEST_COLUMNS.filter(({name}) => name !== "id").map(
    ({name}) =>
      `CASE WHEN outcome = 0${["tokens", "cost"].includes(name) ? " OR outcome = 4" : ""} THEN ${name} END AS ${name}`
  );
  const rows =
    await reader.runAndReadAll(`SELECT outcome, has_id, outcome = 0 AND is_currency_guessed AS is_guessed, ${columns.join(", ")},
CASE WHEN has_id THEN id END AS id FROM ${STAGED} ORDER BY rowid`);
  return {
    routes: reads.map(({route}) => route),
    reads: reads.map((read) => ({...read, route: null})),
    rows: rows.getRowObjectsJson(),
    problems
  };
}

const LOGS = join(projectRoot, "test/fixtures/usage-logs");
const FILES = readdirSync(LOGS).filter((name) => name !== "README.md");

describe("readTable(file)", () => {
  it.each(inTurn("routes", FILES, {of: 6}))("gives the rows of %s by either route", async (name) => {
    const settings = {zone: "Asia/Shanghai"};
    const bySql = await staged(join(LOGS, name), false, settings);
    const byRow = await staged(join(LOGS, name), true, settings);
    expect({...bySql, routes: null}).toEqual({...byRow, routes: null});
  });

  it.each(["a01-openrouter-generations.csv", "a04-litellm-spendlogs.csv", "k27-usage.csv.gz", "p02-timestamp.parquet"])(
    "has %s read by the engine",
    async (name) => expect((await staged(join(LOGS, name), false, {})).routes).toEqual(["engine"])
  );

  it("gives the rows of made-up values, plain and odd ones, by either route", async () => {
    const random = seeded(23);
    const users = {column: "end_user", key: userKey("a key of many signs")};
    await users.key.prepare(reader);
    for (let time = 0; time < share(2, {of: 40}); ++time) {
      const path = join(folder, `random-${time}.${time % 2 ? "jsonl" : "csv"}`);
      writeFileSync(path, randomLog(random, time % 2 === 1));
      for (const settings of [{}, {zone: "America/New_York"}]) {
        // Broken lines come before the first rows where these wait until it is clear what a row is.
        const [bySql, byRow] = [
          await staged(path, false, settings, users),
          await staged(path, true, settings, users)
        ].map(inAnyOrder);
        expect({...bySql, routes: null}).toEqual({...byRow, routes: null});
      }
    }
  });
});

function inAnyOrder(found: Awaited<ReturnType<typeof staged>>) {
  if ("fault" in found) return found;
  const sorted = (list: readonly unknown[]) => list.map((each) => JSON.stringify(each)).sort();
  return {...found, rows: sorted(found.rows), problems: sorted(found.problems)};
}

const VALUES: Readonly<Record<string, readonly string[]>> = {
  request_id: ["a", "b", "c", "", "null", " d ", "e|f", "(null)", "无"],
  end_user: ["ada", " ada", "", "null", "eve@example.org", "爱丽丝"],
  created_at: [
    "2026-03-08T06:59:59Z",
    "2026-03-08 07:00:00",
    "2026-03-08T07:00:00.999999+08:00",
    "2026-03-08T07:00:00.123456789Z",
    "2026-03-08T23:30:00-0330",
    "2026-03-08",
    "1772953200",
    "1772953200123",
    "1772953200.5",
    "2026-02-30T10:00:00Z",
    "2026-03-08T24:00:00Z",
    "1999-01-01T00:00:00Z",
    "Mar 8, 2026 3:04 PM",
    "soon"
  ],
  model: ["gpt-4o", " gpt-4o", "Total", "total", "", "N/A", "(none)", "词元-模型", "claude-4-sonnet\u00a0"],
  app_name: ["Agent", "", "None", "\u3000x", 'A, "B"'],
  prompt_tokens: ["0", "5", "12345", "", "007", "1,234", "1.5K", "5.0", "-3", "9007199254740993", "null", "many"],
  completion_tokens: ["0", "7", "", "3"],
  cached_tokens: ["0", "2", "9", ""],
  total_tokens: ["", "12", "0", "19"],
  cost: [
    "0",
    "0.000001",
    "3.75e-05",
    "1.23456789012345678e-9",
    "$0.01",
    "",
    "-0.5",
    "1E-7",
    "0,5",
    "free",
    "12345678901.5",
    "(2)"
  ]
};

/** A log whose values are drawn from plain and odd ones; odd ones are seldom, or else the whole file goes row by row. */
function randomLog(random: () => number, isJson: boolean): string {
  const names = Object.keys(VALUES);
  const value = (name: string) => {
    const values = VALUES[name] ?? [];
    const most = random() < 0.97 ? Math.min(3, values.length) : values.length;
    return JSON.parse(`"${(values[Math.floor(random() * most)] ?? "").replaceAll('"', '\\"')}"`) as string;
  };
  const rows = Array.from({length: 400}, () => names.map((name) => [name, value(name)] as const));
  const isNumber = (text: string) =>
    /^-?(0|[1-9]\d*)(\.\d+)?(e-?\d+)?$/i.test(text) && text.length < 16 && random() < 0.9;
  if (!isJson)
    return toCsv(
      names,
      rows.map((row) => row.map(([, text]) => text))
    );
  const line = (row: readonly (readonly [string, string])[]) =>
    `{${row.map(([name, text]) => `"${name}": ${text === "null" ? "null" : isNumber(text) ? text : JSON.stringify(text)}`).join(", ")}}`;
  return `${rows.map((row) => (random() < 0.005 ? "nonsense" : line(row))).join("\n")}\n`;
}
