import {execFile, spawnSync} from "node:child_process";
import {createHash} from "node:crypto";
import {mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {promisify} from "node:util";
import {DuckDBInstance} from "@duckdb/node-api";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {GENESIS} from "../../../loaders/ledger/entry.js";
import {projectRoot} from "../../../loaders/paths.js";
import {serveFolder} from "../../../loaders/publish/serve.js";
import {dataSheet} from "../../../src/workbook/data-sheet.js";
import {hasLibreOffice, readFromAddress} from "../../fixtures/libreoffice.js";
import {publishStableData, type DataManifest} from "../../../loaders/publish/stable-data.js";

/** Programs that the Data page has recipes for, with how each sums the tokens it has read. */
const PROGRAMS = [
  {
    name: "Python",
    program: "python3",
    flag: "-c",
    probe: "import pandas",
    script: (recipe: string) => `import pandas\nprint(${recipe}["tokens"].sum())`
  },
  {name: "R", program: "Rscript", flag: "-e", probe: "1", script: (recipe: string) => `cat(sum(${recipe}$tokens))`}
];

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "stable-"));
  const from = join(folder, "_file/data/alpha-ledger");
  mkdirSync(from, {recursive: true});
  const instance = await DuckDBInstance.create(join(folder, "_file/data/ledger.0a1b2c3d.duckdb"));
  const connection = await instance.connect();
  await connection.run(
    "CREATE TABLE usage_weekly AS SELECT *, as_of AS week_start FROM (VALUES (1, DATE '2026-10-04'), (2, DATE '2026-10-11')) v(tokens, as_of)"
  );
  await connection.run("CREATE TABLE country AS SELECT 'CN' AS code");
  for (const table of ["usage_weekly", "country"])
    for (const ending of ["parquet", "csv"])
      await connection.run(`COPY ${table} TO '${join(from, `${table}.9f8e7d6c.${ending}`)}'`);
  connection.closeSync();
  instance.closeSync();
  writeFileSync(join(folder, "_file/data/brief.9f8e7d6c.json"), "{}");
});
afterAll(() => rmSync(folder, {recursive: true}));

const data = (file: string) => readFileSync(join(folder, "data", file));

describe("publishStableData(folder, ledger)", () => {
  it("names each table by its name, with rows, day and checksum in a manifest", async () => {
    expect(await publishStableData(folder, {...GENESIS, seq: 7})).toBe(5);
    expect(readdirSync(join(folder, "data")).sort()).toEqual([
      "country.csv",
      "country.parquet",
      "ledger.duckdb",
      "manifest.json",
      "usage_weekly.csv",
      "usage_weekly.parquet"
    ]);
    const manifest = JSON.parse(data("manifest.json").toString()) as DataManifest;
    expect(manifest.ledger.seq).toBe(7);
    expect(manifest.tables).toEqual([
      {table: "country", rows: 1, as_of: null},
      {table: "usage_weekly", rows: 2, as_of: "2026-10-11"}
    ]);
    for (const {file, bytes, sha256} of manifest.files)
      expect([bytes, sha256]).toEqual([data(file).length, createHash("sha256").update(data(file)).digest("hex")]);
  });

  it("serves tools that read Parquet, CSV or a database by name", async () => {
    const connection = await (await DuckDBInstance.create()).connect();
    const sum = async (from: string) =>
      (await connection.runAndReadAll(`SELECT sum(tokens)::INTEGER FROM ${from}`)).getRowsJson()[0]?.[0];
    await connection.run(`ATTACH '${join(folder, "data/ledger.duckdb")}' AS ledger (READ_ONLY)`);
    const file = (name: string) => `'${join(folder, "data", name)}'`;
    expect(
      await Promise.all([sum(file("usage_weekly.parquet")), sum(file("usage_weekly.csv")), sum("ledger.usage_weekly")])
    ).toEqual([3, 3, 3]);
    connection.closeSync();
  });

  for (const {name, program, flag, probe, script} of PROGRAMS)
    it.skipIf(spawnSync(program, [flag, probe]).status !== 0)(
      `is read by the recipe of the Data page for ${name}, where it is installed`,
      async () => {
        const page = readFileSync(join(projectRoot, "src/[lang]/sources.md"), "utf8");
        const [, recipe = ""] = new RegExp(`^- ${name}: \`(.*)\`$`, "m").exec(page) ?? [];
        const site = await serveFolder(folder);
        const read = script(recipe.replace("SITE", site.url));
        const {stdout} = await promisify(execFile)(program, [flag, read]);
        await site.close();
        expect(Number(stdout)).toBe(3);
      }
    );

  it.skipIf(!hasLibreOffice())(
    "is read row for row by LibreOffice, at the address that a workbook states",
    async () => {
      const site = await serveFolder(folder);
      const {cells} = dataSheet({lang: "en", dataFolder: `${site.url}/data/`});
      const texts = [...cells.values()].map((cell) => (cell.type === "text" ? cell.value : ""));
      const address = texts.find((text) => text.endsWith("/usage_weekly.csv")) ?? "";
      const read = await readFromAddress(address);
      await site.close();
      // Texts come back in quotes, numbers and days without.
      expect(read.replaceAll('"', "")).toBe(data("usage_weekly.csv").toString());
      expect(read.trim().split("\n").length).toBe(3);
    }
  );
});
