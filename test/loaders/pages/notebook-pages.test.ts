import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import MarkdownIt from "markdown-it";
import {afterAll, describe, expect, it} from "vitest";
import {sha256} from "../../../loaders/ledger/entry.js";
import {notebookPages} from "../../../loaders/pages/notebook-pages.js";

const root = mkdtempSync(join(tmpdir(), "notebooks-"));
mkdirSync(join(root, "[lang]/studies"), {recursive: true});
afterAll(() => rmSync(root, {recursive: true}));

/** Tokens of a page below the folder of studies, as its plugins leave them. */
function pageTokens(text: string) {
  writeFileSync(join(root, "[lang]/studies/mine.md"), text);
  const md = new MarkdownIt({html: true});
  notebookPages(md, {root});
  return md.parse(text.replace(/^---\n[^]*?\n---\n/, ""), {path: "/en/studies/mine.html", params: {lang: "en"}});
}

const HEAD = "---\nalpha-ledger-notebook: 1\n---\n";

describe("notebookPages(md, {root})", () => {
  it("makes cells of fences and values of names, and runs nothing else", () => {
    const tokens = pageTokens(
      `${HEAD}Tokens: \${one.n}.\n\n\`\`\`sql id=one\nSELECT '</script>' AS n\n\`\`\`\n\n\`\`\`js run=false\nalert(1)\n\`\`\`\n`
    );
    const fences = tokens.filter(({type}) => type === "fence");
    expect(fences.map(({info, content}) => [info, content.split("\n")[0]])).toEqual([
      ["js", "display(notebook.cell(0));"],
      ["js run=false", "alert(1)"],
      ["js", 'import {publishedNotebook} from "/components/notebook/published.js";']
    ]);
    expect(fences.at(-1)?.content).not.toContain("</script");
    const placeholders = tokens.flatMap(({children}) => children ?? []).filter(({type}) => type === "placeholder");
    expect(placeholders.map(({content}) => content)).toEqual(['notebook.show("one.n")']);
  });

  it.each([
    [`${HEAD}Text.\n\n\`\`\`js\nalert(1)\n\`\`\`\n`, "line 6: js: code"],
    [`${HEAD}\n<b>x</b>\n`, "line 5: <b>: HTML"],
    [`${HEAD}\${1 + 1}\n`, "line 4: ${1 + 1}: no name"],
    ["---\nalpha-ledger-notebook: 1\nhead: <script>\n---\n", "line 3: head: unknown in the head"],
    [`${HEAD}\n\`\`\`chart\nfrom: a\nmark: pie\nx: b\ny: c\n\`\`\`\n`, "line 7: mark: pie"]
  ])("refuses %j by its line", (text, message) => {
    expect(() => pageTokens(text)).toThrow(`[lang]/studies/mine.md, ${message}`);
  });

  it("asks for the files that cells of own data were written with, beside the page", () => {
    const chosen = `${HEAD}\n\`\`\`data id=own\nsource: mine\nfile: "own.csv"\nsha256: ${sha256("a\n1\n")}\n\`\`\`\n`;
    const path = join(root, "[lang]/studies/own.csv");
    expect(() => pageTokens(chosen)).toThrow(
      "[lang]/studies/mine.md, line 7: file: own.csv; it is not there, put it beside the page"
    );
    writeFileSync(path, "a\n2\n");
    expect(() => pageTokens(chosen)).toThrow(
      `line 7: file: own.csv; another one than was chosen for the cell, put that one beside the page, or write sha256: ${sha256("a\n2\n")}`
    );
    writeFileSync(path, "a\n1\n");
    expect(pageTokens(chosen).filter(({type}) => type === "fence").at(-1)?.content).toContain('FileAttachment("./own.csv")'); // prettier-ignore
  });

  it("leaves every other page alone", () => {
    const tokens = pageTokens("# A study\n\n```sql id=a\nSELECT 1\n```\n\n```js\n1 + 1\n```\n");
    expect(tokens.filter(({type}) => type === "fence").map(({info}) => info)).toEqual(["sql id=a", "js"]);
  });
});
