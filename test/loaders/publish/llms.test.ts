import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {GENESIS} from "../../../loaders/ledger/entry.js";
import {llmsOfSite, llmsText, type LlmsInputs} from "../../../loaders/publish/llms.js";
import {LANGUAGES} from "../../../src/lib/language.js";
import {PAGES, ROOMS} from "../../../src/lib/pages.js";
import type {SourceRecord} from "../../../src/query/source-records.js";

const SOURCE: SourceRecord = {
  source: "rankings",
  publisher: "A publisher",
  title: "Rankings",
  title_zh: "排行",
  url: null,
  licence: "CC BY 4.0",
  rights: "open",
  citation: "Source: A publisher.",
  as_of: "2026-10-11",
  retrieved_on: "2026-10-12",
  status: "official",
  max_age_days: null,
  note: null,
  note_zh: null,
  rows: 2,
  reconstructed: null,
  files: []
};
const WEEKLY = {
  name: "usage_weekly",
  about: {en: "Tokens by week", zh: "按周的词元数"},
  columns: [{name: "tokens", type: "BIGINT", about: {en: "tokens", zh: "词元数"}}]
};
const file = (name: string) => ({file: name, bytes: 1, sha256: ""});
const INPUTS: LlmsInputs = {
  schema: {
    relations: [
      {...WEEKLY, kind: "table"},
      {...WEEKLY, name: "by_week", kind: "view"}
    ],
    cited: []
  },
  books: {sources: [SOURCE, {...SOURCE, source: "quoted", rights: "cite"}, {...SOURCE, source: "unused", rows: 0}]},
  manifest: {
    audience: null,
    ledger: {...GENESIS, seq: 7},
    tables: [{table: "usage_weekly", rows: 2, as_of: "2026-10-11"}],
    files: [file("ledger.duckdb"), file("usage_weekly.csv"), file("usage_weekly.parquet")]
  },
  written: [
    {path: "/studies/mine", name: {en: "Mine", zh: "我的"}},
    {path: "/reports/second", name: {en: "Second note", zh: "第二份研报"}}
  ],
  edition: "2026-02-27",
  answerOf: (path, lang) => (path === "/usage" ? `Answer in ${lang}` : "")
};

describe("llmsText(inputs)", () => {
  const text = llmsText(INPUTS);

  it("links every page of every room in every language, with what it answers", () => {
    for (const {path, name} of PAGES)
      for (const lang of LANGUAGES)
        expect(text).toContain(`[${name[lang]}](${lang}${path === "/" ? "/index" : path}.html)`);
    for (const {name} of ROOMS) expect(text).toContain(`### ${name.en} · ${name.zh}`);
    expect(text).toContain("[用量](hant/zh/usage.html): Answer in en\n");
    const room = (name: string) => text.split("\n### ").find((part) => part.startsWith(name));
    expect(room("Workbench")).toContain(
      "- [Mine](en/studies/mine.html) · [我的](zh/studies/mine.html) · [我的](hant/zh/studies/mine.html)\n"
    );
    expect(room("Reports")).toContain(
      "- [Second note](en/reports/second.html) · [第二份研报](zh/reports/second.html) · [第二份研究報告](hant/zh/reports/second.html)\n"
    );
    expect(text.split("reports/second.html")).toHaveLength(4);
  });

  it("names the tables of the last edition that the site has, and of none where it has none", () => {
    expect(text).toContain("[data/editions/2026-02-27/manifest.json]");
    expect(llmsText({...INPUTS, edition: null})).not.toContain("data/editions/");
  });

  it("names the entry of the books, each table with its files, rows, day and columns, and each view", () => {
    expect(text).toContain(`: 7, ${GENESIS.hash}`);
    expect(text).toContain(
      "- `usage_weekly`: Tokens by week · 按周的词元数 ([usage_weekly.csv](data/usage_weekly.csv), [usage_weekly.parquet](data/usage_weekly.parquet); 2 rows · 行; as of · 数据截至 2026-10-11)\n  tokens BIGINT\n"
    );
    expect(text).toContain("- `by_week`: Tokens by week · 按周的词元数\n  tokens BIGINT\n");
    expect(text).toContain("- [ledger.duckdb](data/ledger.duckdb)\n");
  });

  it("says how to cite the sources whose rows may be passed on, and those alone", () => {
    expect(text).toContain("- `rankings`: Source: A publisher. (CC BY 4.0; as of · 数据截至 2026-10-11)");
    expect(text).not.toContain("`quoted`");
    expect(text).not.toContain("`unused`");
  });
});

describe("llmsOfSite(folder, editions)", () => {
  const folder = mkdtempSync(join(tmpdir(), "llms-"));
  afterAll(() => rmSync(folder, {recursive: true}));
  beforeAll(() => {
    const write = (path: string, content: unknown) =>
      writeFileSync(join(folder, path), typeof content === "string" ? content : JSON.stringify(content));
    for (const each of ["data", "results", "en"]) mkdirSync(join(folder, each));
    write("results/schema.json", INPUTS.schema);
    write("results/sources.json", INPUTS.books);
    write("data/manifest.json", INPUTS.manifest);
    write("en/usage.html", "<h1 id=a><!-- b -->Tokens &amp; <b>prices</b>\n rose</h1><h1>Second</h1>");
  });

  it("reads a page’s answer from its first heading as it was built", () => {
    const text = llmsOfSite(folder, [], join(folder, "results"));
    expect(text).toContain("(hant/zh/usage.html): Tokens & prices rose\n");
    expect(text).toContain("- [Overview](en/index.html) · [概览](zh/index.html) · [概覽](hant/zh/index.html)\n");
  });
});
