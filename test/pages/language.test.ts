import MarkdownIt from "markdown-it";
import {describe, expect, it} from "vitest";
import {languageContainers} from "../../loaders/pages/language.js";
import {ledgerSql} from "../../loaders/pages/ledger-sql.js";

const PAGE = `::: en

# Tokens

English prose, \${english}.

- a list
:::

::: zh

# 词元

中文正文，\${chinese}。
:::

Shared text.

\`\`\`ts
const shared = 1;
\`\`\`
`;

function render(source: string, lang?: string): string {
  const md = MarkdownIt({html: true});
  md.use(languageContainers);
  return md.render(source, lang ? {params: {lang}} : {});
}

describe("languageContainers(md)", () => {
  it("keeps one language, headings and lists included, and what is shared", () => {
    const english = render(PAGE, "en");
    expect(english).toContain("<h1>Tokens</h1>");
    expect(english).toContain("<li>a list</li>");
    expect(english).toMatch(/Shared text[^]*const shared = 1/);
    expect(english).not.toMatch(/词元|中文|chinese|:::/);
  });

  it("keeps the other language as well", () => {
    const chinese = render(PAGE, "zh");
    expect(chinese).toContain("<h1>词元</h1>");
    expect(chinese).toMatch(/Shared text[^]*const shared = 1/);
    expect(chinese).not.toMatch(/English|english|<li>|:::/);
  });

  it("adds no element around either", () => {
    expect(render("::: en\nOne.\n:::\n\n::: zh\n一。\n:::\n", "en")).toBe("<p>One.</p>\n");
  });

  it("keeps everything on a page that is in no language", () => {
    expect(render(PAGE)).toMatch(/Tokens[^]*词元[^]*Shared text/);
    expect(render(PAGE, "fr")).toMatch(/Tokens[^]*词元[^]*Shared text/);
  });

  it("drops the other language’s expressions before they are read", () => {
    const md = MarkdownIt();
    md.use(languageContainers);
    const inline = md.parse(PAGE, {params: {lang: "zh"}}).filter((t) => t.type === "inline");
    expect(inline.map((t) => t.content).join()).not.toContain("english");
  });

  it("drops all blocks of a language that has several", () => {
    const blocks = [1, 2, 3].map((n) => `::: en\n\nOne ${n}.\n\n:::\n\n::: zh\n\n一 ${n}。\n\n:::\n`).join("\n");
    expect(render(blocks, "zh").trim().split("\n")).toEqual(["<p>一 1。</p>", "<p>一 2。</p>", "<p>一 3。</p>"]);
  });
});

describe("ledgerSql(md)", () => {
  const CLIENT = 'import {sql} from "/query/ledger.js";\n';

  function fences(source: string): (readonly [info: string, content: string])[] {
    const md = MarkdownIt();
    md.use(ledgerSql);
    const tokens = md.parse(source, {}).filter((t) => t.type === "fence");
    return tokens.map((t) => [t.info, t.content] as const);
  }

  const fence = (info: string, content: string) => `\`\`\`${info}\n${content}\n\`\`\`\n`;

  it("gives a page with SQL the ledger’s client, once", () => {
    const page = fence("sql id=a", "SELECT 1") + fence("sql", "SELECT 2") + fence("ts", "const x = 1;");
    expect(fences(page).filter(([, content]) => content === CLIENT)).toEqual([["js", CLIENT]]);
    expect(fences(page)).toHaveLength(4);
  });

  it("leaves a page without SQL as it is", () => {
    expect(fences(fence("ts", "const x = 1; // a.sql`x`") + fence("sqlite", "SELECT 1"))).toHaveLength(2);
  });

  it("gives it to a page that queries in code alone", () => {
    expect(fences(fence("js", "const rows = await sql`SELECT 1`;"))).toContainEqual(["js", CLIENT]);
    expect(fences(fence("js", 'display(Inputs.table(await sql(["SELECT 1"])));'))).toContainEqual(["js", CLIENT]);
  });

  it.each([
    ["ts", `import {sql} from "/query/other.js";`],
    ["js", `import {DuckDBClient, sql} from "npm:@observablehq/duckdb";`],
    ["js", "const sql = DuckDBClient.sql({});"],
    ["ts", "function sql() {}"]
  ])("leaves a page that binds sql itself: %s %s", (info, code) => {
    expect(fences(fence(info, code) + fence("sql", "SELECT 1"))).toHaveLength(2);
  });

  it("is not put off by code that only uses sql, or names like it", () => {
    const page = fence("ts", "const sqlText = 1; const rows = await sql`SELECT 1`;") + fence("sql", "SELECT 1");
    expect(fences(page)).toContainEqual(["js", CLIENT]);
  });
});
