import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import MarkdownIt from "markdown-it";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {head} from "../../../loaders/pages/furniture.js";
import {ledgerSql} from "../../../loaders/pages/ledger-sql.js";

const root = mkdtempSync(join(tmpdir(), "own-tables-"));
const FRONT = `---\nsql:\n  mine: ./mine.csv\n  "other table": https://example.org/a.csv\n---\n\n`;
beforeAll(() => {
  mkdirSync(join(root, "[lang]/studies"), {recursive: true});
  writeFileSync(join(root, "[lang]/studies/own.md"), `${FRONT}# Own\n`);
  writeFileSync(join(root, "plain.md"), "# Plain\n");
});
afterAll(() => rmSync(root, {recursive: true}));

function cellsOf(content: string, path: string): string[] {
  const md = MarkdownIt().use(ledgerSql, {root});
  const env = {path, params: {lang: "zh"}};
  return md.parse(content, env).flatMap((token) => (token.type === "fence" ? [token.content] : []));
}

describe("a page whose front matter lists files under sql", () => {
  const CELL = `import {ledgerBeside} from "/query/own/beside-ledger.js";
const sql = ledgerBeside({"mine": FileAttachment("./mine.csv").valueOf(), "other table": "https://example.org/a.csv"});
`;

  it("has them beside the ledger’s tables, in every language, with or without an SQL fence", () => {
    expect(cellsOf("# Own\n", "/zh/studies/own")).toEqual([CELL]);
    expect(cellsOf("```sql\nFROM mine\n```\n", "/zh/studies/own")).toEqual(["FROM mine\n", CELL]);
  });

  it("is left alone where it binds sql itself, and others have the ledger alone", () => {
    expect(cellsOf("```js\nconst sql = 1;\n```\n", "/zh/studies/own")).toEqual(["const sql = 1;\n"]);
    expect(cellsOf("# Plain\n", "/plain")).toEqual([]);
    expect(cellsOf("```sql\nSELECT 1\n```\n", "/plain")[1]).toContain("/query/ledger.js");
  });

  it("starts no second DuckDB: Framework is told of no tables", () => {
    const data = {sql: {mine: "./mine.csv"}};
    head({path: "/en/studies/own", data});
    expect(data).toEqual({});
  });
});
