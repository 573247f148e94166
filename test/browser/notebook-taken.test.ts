import {readFileSync} from "node:fs";
import {strFromU8, unzipSync} from "fflate";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {DuckDBInstance} from "@duckdb/node-api";
import {STARTING_POINTS} from "../../src/components/notebook/starting-points.js";
import {LANGUAGES} from "../../src/lib/language.js";
import {readXlsx} from "../fixtures/xlsx.js";
import {inTurn} from "../fixtures/share.js";
import {nativeLedger} from "./native.js";
import {notebookFragment, notebookIdle} from "./notebook-page.js";
import {settled, siteBrowser, type Visit} from "./page.js";

const open = siteBrowser();
const native = nativeLedger();

const MANY =
  "```sql id=many\nSELECT range AS n, DATE '2026-01-01' + range::INTEGER % 7 AS day FROM range(60000)\n```\n";
const TABLE = "```table id=first\nfrom: pair\ncolumns: country, tokens\nsort: tokens desc\n```\n";
const PAIR =
  "```sql id=pair\nSELECT country, tokens, week_start FROM usage_weekly_by_country WHERE week_start = DATE '2026-02-16' AND country IN ('CN', 'US')\n```\n";
const CHART =
  "```chart id=drawn\nfrom: pair\nmark: bar\nx: country\ny: tokens\ncolor: country\ntitle: Tokens <of> a week\n```\n";

describe.each(inTurn("what is taken out of a notebook", LANGUAGES))("what is taken out of a notebook in %s", (lang) => {
  let visit: Visit;
  const at = (name: string) => visit.page.locator(`.notebook-cell[aria-label$=" ${name}"]`);
  const show = async (text: string) => {
    await visit.page.evaluate((fragment) => (location.hash = fragment), notebookFragment(text));
    await visit.page.locator(".notebook-actions .primary").press("Enter");
    await notebookIdle(visit.page);
  };
  const taken = async (name: string, label: string): Promise<{name: string; bytes: Buffer}> => {
    await at(name)
      .getByRole("button", {name: {en: "More", zh: "更多"}[lang]})
      .press("Enter");
    const [download] = await Promise.all([
      visit.page.waitForEvent("download"),
      visit.page.getByRole("menuitem", {name: label}).press("Enter")
    ]);
    return {name: download.suggestedFilename(), bytes: readFileSync(await download.path())};
  };
  beforeAll(async () => {
    visit = await open(`/${lang}/notebook`, {acceptDownloads: true});
    await settled(visit.page);
    await show(`# Taken\n\n${PAIR}\n${TABLE}\n${CHART}\n${MANY}`);
  });
  afterAll(async () => {
    expect(visit.problems).toEqual([]);
    await visit.close();
  });

  it("is all rows of a query, as CSV and as Parquet that native DuckDB reads", async () => {
    const csv = await taken("many", {en: "Save rows as CSV", zh: "数据行存为 CSV"}[lang]);
    // It reads nothing of the ledger, so no day stands in its name.
    expect(csv.name).toBe("taken-many.csv");
    const lines = csv.bytes
      .toString("utf8")
      .replace(/^\ufeff/, "")
      .trim()
      .split("\r\n");
    expect([lines[0], lines.length]).toEqual(["n,day,citation,as_of", 60_001]);
    expect(lines.at(-1)).toMatch(/^59999,2026-01-03,.*,$/);
    const [download] = await Promise.all([
      visit.page.waitForEvent("download"),
      (async () => {
        await at("many")
          .getByRole("button", {name: {en: "More", zh: "更多"}[lang]})
          .press("Enter");
        await visit.page.getByRole("menuitem", {name: "Parquet"}).press("Enter");
      })()
    ]);
    const connection = await (await DuckDBInstance.create()).connect();
    const read = await connection.runAndReadAll(
      `SELECT count(*)::INTEGER, max(n)::INTEGER, typeof(any_value(day)) FROM read_parquet('${await download.path()}')`
    );
    expect(read.getRowsJson()).toEqual([[60_000, 59_999, "DATE"]]);
    connection.closeSync();
  });

  it("is a table as it is shown, with the ledger’s numbers", async () => {
    const {bytes, name} = await taken("first", {en: "Save rows as CSV", zh: "数据行存为 CSV"}[lang]);
    const {rows} = await native(
      "SELECT country, tokens FROM usage_weekly_by_country WHERE week_start = DATE '2026-02-16' AND country IN ('CN', 'US') ORDER BY tokens DESC"
    );
    const lines = bytes
      .toString("utf8")
      .replace(/^\ufeff/, "")
      .trim()
      .split("\r\n");
    expect(name).toBe("taken-first-2026-10-11.csv");
    expect(lines.map((line) => line.split(",").slice(0, 2).join(","))).toEqual([
      "country,tokens",
      ...rows.map((row) => row.join(","))
    ]);
    expect(lines.at(-1)).toMatch(/,2026-10-11$/);
  });

  it("is marked with the day on which the ledger was read, from the field to the files, and taken back by undo", async () => {
    const {page} = visit;
    const field = page.locator(".notebook-known-on input");
    const shown = () => at("pair").locator(".figure-source").first().innerText();
    const before = await shown();
    await field.fill("2026-09-20");
    await notebookIdle(page);
    const day = {en: "as known on 20 Sep 2026", zh: "以2026年9月20日所知为准"}[lang];
    expect(await shown()).toContain(day);
    expect(await at("drawn").locator(".figure-source").innerText()).toContain(day);
    expect((await taken("first", {en: "Save rows as CSV", zh: "数据行存为 CSV"}[lang])).name).toMatch(
      /^taken-first-\d{4}-\d\d-\d\d-known-on-2026-09-20\.csv$/
    );
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", {name: {en: "Save .md", zh: "保存 .md"}[lang]}).press("Enter")
    ]);
    expect(readFileSync(await file.path(), "utf8")).toContain("\nknown-on: 2026-09-20\n---\n");
    await page.getByRole("button", {name: {en: "Undo", zh: "撤销"}[lang]}).press("Enter");
    await notebookIdle(page);
    expect([await shown(), await field.inputValue()]).toEqual([before, ""]);
  });

  it("is a chart as a picture with its title, what colours mean, its source and the page’s address in it", async () => {
    const svg = (await taken("drawn", {en: "Save as SVG", zh: "存为 SVG"}[lang])).bytes.toString("utf8");
    const texts = [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text);
    expect(texts).toEqual(expect.arrayContaining(["Tokens &lt;of&gt; a week", "CN", "US"]));
    const source = texts.join(" ");
    expect(source).toContain({en: "the ledger’s", zh: "账本表"}[lang]);
    expect(texts.join("").replaceAll(" ", "")).toContain({en: "dataasof11Oct2026", zh: "数据截至2026年10月11日"}[lang]);
    expect(texts.join("")).toContain(`/${lang}/notebook.html`);
    expect(svg).not.toMatch(/var\(--|<script|class=/);
    const png = (await taken("drawn", {en: "Save as PNG", zh: "存为 PNG"}[lang])).bytes;
    expect(png.subarray(1, 4).toString("latin1")).toBe("PNG");
    expect(png.readUInt32BE(16)).toBeGreaterThan(600);
  });

  it("is a workbook whose input is a named cell that the model’s formulas read", async () => {
    await show(STARTING_POINTS.find(({key}) => key === "model")?.text[lang] ?? "");
    const [download] = await Promise.all([
      visit.page.waitForEvent("download"),
      visit.page.getByRole("button", {name: {en: "Save .xlsx", zh: "保存 .xlsx"}[lang]}).press("Enter")
    ]);
    const bytes = new Uint8Array(readFileSync(await download.path()));
    expect(readXlsx(bytes, "inputs").get("C2")).toBe(2);
    expect([...readXlsx(bytes, "lines").values()].filter((value) => typeof value === "number")).toHaveLength(3);
    expect(strFromU8(unzipSync(bytes)["xl/worksheets/sheet1.xml"] ?? new Uint8Array())).toContain(
      {en: "live formulas; inputs are named cells", zh: "公式可实时计算，输入为命名单元格"}[lang]
    );
  });
});
