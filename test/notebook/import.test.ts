import {describe, expect, it} from "vitest";
import {ImportRefused, importedNotebook, queryNotebook} from "../../src/notebook/import.js";
import {parseNotebook} from "../../src/notebook/parse.js";

const shape = (name: string, text: string) => {
  const {cells, problems} = parseNotebook(importedNotebook(name, text));
  expect([...problems, ...cells.flatMap((cell) => cell.problems)]).toEqual([]);
  return cells.map(({kind, name: called, body}) => [kind, called, body.trim()]);
};

describe("importedNotebook(name, text)", () => {
  it("takes a view or table of .sql that is made of a query as that query, by its name", () => {
    const script =
      '-- Weeks.\nCREATE OR REPLACE TEMP VIEW weeks AS\nSELECT 1 AS n;\ncreate table if not exists "more" as (FROM weeks);\nCREATE TABLE bare (n INTEGER);\nFROM more;\n';
    expect(shape("a.sql", script)).toEqual([
      ["sql", "weeks", "-- Weeks.\nSELECT 1 AS n"],
      ["sql", "more", "(FROM weeks)"],
      ["sql", "query_3", "CREATE TABLE bare (n INTEGER)"],
      ["sql", "query_4", "FROM more"]
    ]);
  });

  it("parts .sql at semicolons that end statements", () => {
    expect(shape("a.sql", "-- one; still\nSELECT ';' AS a;\n\nSELECT 2 /* ; */;\n;-- end\n")).toEqual([
      ["sql", "query_1", "-- one; still\nSELECT ';' AS a"],
      ["sql", "query_2", "SELECT 2 /* ; */"]
    ]);
  });

  it("takes texts and queries of .ipynb; code stays as letters", () => {
    const cells = [
      {cell_type: "markdown", source: ["# Title\n", "words <b>bold</b> ${x + 1}\n"]},
      {cell_type: "code", source: "%%sql\nSELECT 1 AS n"},
      {cell_type: "code", source: "import os\nos.system('```')"},
      {cell_type: "raw", source: ""}
    ];
    const found = shape("a.ipynb", JSON.stringify({cells, metadata: {kernelspec: {language: "python"}}, nbformat: 4}));
    expect(found.map(([kind]) => kind)).toEqual(["text", "sql", "text"]);
    expect(found[0]?.[2]).toBe("# Title\nwords \\<b>bold\\</b> \\${x + 1}");
    expect(found[2]?.[2]).toContain("*Not run here · 此处不运行*\n\n````python run=false\nimport os");
  });

  it("takes texts and queries of Observable’s .html; code stays as letters", () => {
    const text = `<!doctype html>\n<notebook theme="air">\n  <title>x</title>\n  <script id="1" type="text/markdown">\n    # Hello\n  </script>\n  <script id="2" type="application/sql" database="x">\n    SELECT 1\n  </script>\n  <script id="3" type="module">\n    alert(1)\n  </script>\n</notebook>\n`;
    expect(shape("a.html", text)).toEqual([
      ["text", "", "# Hello"],
      ["sql", "query_1", "SELECT 1"],
      ["text", "", "*Not run here · 此处不运行*\n\n```js run=false\nalert(1)\n```"]
    ]);
  });

  it.each([
    ["a.ipynb", "{"],
    ["a.ipynb", "{}"],
    ["a.html", "<p>x</p>"],
    ["a.pdf", "x"]
  ])("refuses %s of %j", (name, text) => {
    expect(() => importedNotebook(name, text)).toThrow(ImportRefused);
  });

  it("takes a notebook of ours as it is, and marks what does not say that it is one", () => {
    const ours = "---\r\nalpha-ledger-notebook: 1\r\n---\r\na\r\n";
    expect(importedNotebook("x.md", ours)).toBe(ours);
    expect(importedNotebook("x.md", "a\r\n")).toBe("---\nalpha-ledger-notebook: 1\n---\na\r\n");
    expect(importedNotebook("x.md", "---\ntitle: A\n---\nb\n")).toBe(
      "---\ntitle: A\nalpha-ledger-notebook: 1\n---\nb\n"
    );
    const broken = "---\nunclosed: 1\n";
    expect(importedNotebook("x.md", broken)).toBe(broken);
  });
});

describe("queryNotebook(sql)", () => {
  it.each(["SELECT 1", "SELECT 1\n```\n<b>x</b>", "SELECT 1\n   ````\n```js\nalert(1)\n```", "~~~\n```"])(
    "keeps %j within its cell",
    (sql) => {
      const {cells} = parseNotebook(queryNotebook(sql));
      expect(cells.map(({kind, body, problems}) => [kind, body, problems])).toEqual([["sql", `${sql}\n`, []]]);
    }
  );
});
