import {unzipSync} from "fflate";
import {beforeAll, describe, expect, it} from "vitest";
import {archiveMembers, loadArchive} from "../../loaders/data/archive.js";
import {DOWNLOADS} from "../../loaders/data/downloads.js";
import {queryWarehouse, type Json} from "../../loaders/warehouse/query.js";
import {projectRoot} from "../../loaders/paths.js";
import {CITED_FACTS} from "../../src/query/cited-facts.js";
import {FILTERED_USAGE} from "../../src/query/filtered-usage.js";
import {read} from "../fixtures/imports.js";

const FILTERED_ROWS = FILTERED_USAGE.map(
  ({name}) => `SELECT '${name}' AS name, count(*)::INTEGER AS rows FROM ${name}`
).join(" UNION ALL ");

let zip: Uint8Array;
let files: Record<string, Uint8Array>;
let sources: readonly Json[];

beforeAll(async () => {
  zip = await loadArchive();
  files = unzipSync(zip);
  [sources] = await queryWarehouse("full", "SELECT * FROM source");
});

const bytes = (name: string) => Buffer.from(files[name] ?? []);

/** Day of the first file in a zip, as its header packs it: years since 1980, month, day. */
function dayOfFirst(zip: Uint8Array): string {
  const packed = Buffer.from(zip).readUInt16LE(12);
  return [(packed >> 9) + 1980, (packed >> 5) & 15, packed & 31].join("-");
}

describe("loadArchive()", () => {
  it("holds each table as CSV and Parquet, the database, what they are and their licence, sorted", async () => {
    const [filtered] = await queryWarehouse("shipped", FILTERED_ROWS);
    const empty = filtered.flatMap((row) => (row["rows"] === 0 ? [row["name"]] : []));
    const tables = DOWNLOADS.filter((t) => !empty.includes(t.name)).flatMap(({name}) => [
      `${name}.csv`,
      `${name}.parquet`
    ]);
    expect(Object.keys(files)).toEqual([...tables, "ledger.duckdb", "README.md", "LICENSE"].sort());
    for (const [name, content] of Object.entries(files)) expect([name, content.length > 0]).toEqual([name, true]);
    expect(bytes("usage_weekly.parquet").subarray(0, 4).toString()).toBe("PAR1");
    expect(bytes("ledger.duckdb").subarray(8, 12).toString()).toBe("DUCK");
  });

  it("holds no table without rows, and says of none that it is there", () => {
    const csv = Object.keys(files).filter((name) => name.endsWith(".csv"));
    const rows = csv.map((name) => [name, bytes(name).toString("utf8").trim().split("\r\n").length - 1] as const);
    expect(rows.filter(([, count]) => count < 1)).toEqual([]);
    const listed = [
      ...bytes("README.md")
        .toString("utf8")
        .matchAll(/^- `(\w+)`: /gm)
    ].map(([, name]) => `${name ?? ""}.csv`);
    expect(listed.sort()).toEqual(csv.sort());
  });

  it("is the same for the same data, but for DuckDB’s own file, and dates every file alike", async () => {
    const again = await archiveMembers();
    const differing = [...again].filter(([name, content]) => !bytes(name).equals(Buffer.from(content)));
    expect(differing.map(([name]) => name).filter((name) => name !== "ledger.duckdb")).toEqual([]);
    expect(dayOfFirst(zip)).toBe("2026-1-1");
  });

  it("gives the rows of the ledger, to the token", async () => {
    const [[sums]] = await queryWarehouse(
      "shipped",
      "SELECT count(*)::INTEGER AS n, CAST(sum(tokens) AS VARCHAR) AS tokens FROM usage_weekly"
    );
    const lines = bytes("usage_weekly.csv").toString("utf8").trim().split("\r\n").slice(1);
    const tokens = lines.reduce((total, line) => total + BigInt(line.split(",")[2] ?? ""), 0n);
    expect({n: lines.length, tokens: String(tokens)}).toEqual(sums);
  });

  it("tells of each open source its method, licence, citation, date and checksum", () => {
    const readme = bytes("README.md").toString("utf8");
    for (const s of sources.filter((s) => s["rights"] === "open"))
      for (const column of ["source", "licence", "citation", "as_of"]) expect(readme).toContain(String(s[column]));
    expect(readme).toMatch(/SHA-256 of data\/snapshots\/usage_weekly\/openrouter-weekly-2026-09-16\.csv: [0-9a-f]{64}/);
    expect(readme).toMatch(/npm run verify/);
    expect(bytes("LICENSE").toString()).toBe(read(projectRoot, "LICENSE"));
  });
});

describe("rights, on the bytes of every download", () => {
  // The list of sources and the books name every source; neither holds a value of one.
  const NAMING = ["source.csv", "source.parquet", "ledger_entry.csv", "ledger_entry.parquet", "ledger.duckdb"];

  it("name no source that is not open", () => {
    const closed = sources.filter((s) => s["rights"] !== "open").map((s) => String(s["source"]));
    expect(closed.length).toBeGreaterThan(5);
    const found = Object.keys(files)
      .filter((name) => !NAMING.includes(name))
      .flatMap((name) => closed.filter((source) => bytes(name).includes(source)).map((source) => `${name}: ${source}`));
    expect(found).toEqual([]);
    expect(closed.every((source) => bytes("source.csv").includes(source))).toBe(true);
  });

  it.each(["marketing/seo", "share_of_global_usage_pct", "key-data-tables.csv"])("hold no %s anywhere", (text) => {
    expect(Object.keys(files).filter((name) => bytes(name).includes(text))).toEqual([]);
  });

  it("hold none of the token counts that may only be cited", async () => {
    const [counts] = await queryWarehouse(
      "full",
      "SELECT week_start, tokens FROM category_weekly UNION ALL SELECT week_start, tokens FROM page_total_weekly"
    );
    expect(counts.length).toBeGreaterThan(600);
    const lines = Object.keys(files)
      .filter((name) => name.endsWith(".csv"))
      .flatMap((name) => bytes(name).toString("utf8").split("\r\n"));
    const shown = new Set(
      lines.flatMap((line) => {
        const [date = "", ...cells] = line.split(",");
        return cells.map((cell) => `${date} ${cell}`);
      })
    );
    expect(counts.filter((c) => shown.has(`${String(c["week_start"])} ${String(c["tokens"])}`))).toEqual([]);
  });

  it("offer no table that may only be cited, and no vendor’s prices", () => {
    const names = DOWNLOADS.map((t) => t.name);
    expect(names.filter((name) => name === "market" || CITED_FACTS.some((t) => t.name === name))).toEqual([]);
  });
});
