import {cpSync, existsSync, mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {readEditions} from "../../../loaders/editions/files.js";
import {
  keepTables,
  publishTables,
  tableCsv,
  tablesFolder,
  type EditionManifest
} from "../../../loaders/editions/tables.js";
import {sha256} from "../../../loaders/ledger/entry.js";
import {faultsOf, verify} from "../../../loaders/ledger/verify.js";
import {markFiles} from "../../../loaders/publish/marks.js";
import {makeSmallEdition, smallBooks} from "../../fixtures/edition-books.js";

const output = mkdtempSync(join(tmpdir(), "tables-"));
let books: Awaited<ReturnType<typeof smallBooks>>;
beforeAll(async () => {
  books = await smallBooks();
  await makeSmallEdition(books.root, {keepTables});
});
afterAll(() => {
  books.remove();
  rmSync(output, {recursive: true});
});

describe("tables of an edition", () => {
  it("are kept beside the books and written as they were frozen, as CSV of the checksums that it states", async () => {
    expect(faultsOf(verify(books.root))).toEqual([]);
    const editions = readEditions(books.root);
    expect(await publishTables(output, editions, books.root)).toBe(1);
    const [edition] = editions;
    const folder = join(output, "data/editions", edition?.date ?? "");
    expect(markFiles(output, "client")).toBe(2);
    const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as EditionManifest;
    expect(manifest).toMatchObject({audience: "client", edition: edition?.date, ledger: edition?.entry});
    for (const {file, sha256: stated} of manifest.files) expect(sha256(readFileSync(join(folder, file)))).toBe(stated);
    const stated = new Map(edition?.tables.map((table) => [`${table.table}.csv`, table.sha256]));
    const csv = manifest.files.filter(({file}) => file.endsWith(".csv"));
    expect(new Map(csv.map((each) => [each.file, each.sha256]))).toEqual(stated);
    expect(readFileSync(join(folder, "usage_weekly.csv"), "utf8")).toMatch(/2026-01-05,c1\/a,100/);
    // As the shell runs it there: what it makes holds every table whole.
    const instance = await DuckDBInstance.create(":memory:");
    const connection = await instance.connect();
    const script = readFileSync(join(folder, "ledger.sql"), "utf8");
    expect(script.split("\n")[0]).toBe("-- For clients. Do not pass it on. · 仅供客户使用，请勿转发。");
    await connection.run(script.replaceAll("FROM '", `FROM '${folder}/`));
    for (const {table, sha256: frozen} of edition?.tables ?? [])
      expect(sha256(Buffer.from((await tableCsv(connection, table)).csv))).toBe(frozen);
    connection.closeSync();
    instance.closeSync();
  });

  it("are not published once one is another, or gone", async () => {
    const editions = readEditions(books.root);
    const file = join(books.root, tablesFolder(editions[0]?.date ?? ""), "lab.parquet");
    cpSync(file.replace("lab.parquet", "model.parquet"), file);
    await expect(publishTables(output, editions, books.root)).rejects.toThrow(
      /lab\.parquet: \d+ rows, checksum \w+; expected \d+ rows of lab, checksum \w+, as the edition states/
    );
    rmSync(file);
    await expect(publishTables(output, editions, books.root)).rejects.toThrow(/lab\.parquet: missing; expected/);
  });

  it("are there of every edition on disk", () => {
    for (const {date, tables} of readEditions())
      for (const {table} of tables)
        expect(existsSync(join(tablesFolder(date), `${table}.parquet`)), `${date} ${table}`).toBe(true);
  });
});
