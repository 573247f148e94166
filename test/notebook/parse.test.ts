import {describe, expect, it} from "vitest";
import {withLineage} from "../../loaders/studies/lineage.js";
import {printNotebook} from "../../src/notebook/cell.js";
import {cellContent} from "../../src/notebook/content.js";
import {isNotebook} from "../../src/notebook/head.js";
import {parseNotebook} from "../../src/notebook/parse.js";
import {share} from "../fixtures/share.js";
import {draws, mutated, randomNotebook} from "./random.js";

const SAMPLE = `---
alpha-ledger-notebook: 1
title: China's share
---
# China’s share

Tokens of \${country} in the last week: \${last.tokens:tokens}.


Another text.

\`\`\`input id=country
kind: choice
options: CN, US
value: CN
\`\`\`

\`\`\`sql id=weeks run=manual expect=rows
SELECT week_start, tokens FROM usage_weekly_by_country WHERE country = \${country}
\`\`\`
\`\`\`chart
from: weeks
mark: line
x: week_start
y: tokens
\`\`\`
`;

describe("parseNotebook(text)", () => {
  it("reads cells by kind, name and place", () => {
    const {cells, problems} = parseNotebook(SAMPLE);
    expect(problems).toEqual([]);
    expect(cells.map(({kind, name, line, isManual, expects}) => [kind, name, line, isManual, expects])).toEqual([
      ["text", "", 5, false, null],
      ["text", "", 10, false, null],
      ["input", "country", 13, false, null],
      ["sql", "weeks", 19, true, "rows"],
      ["chart", "", 22, false, null]
    ]);
    expect(cells.flatMap((cell) => [...cell.problems, ...cellContent(cell).problems])).toEqual([]);
    expect(isNotebook(SAMPLE)).toBe(true);
    expect(isNotebook(SAMPLE.replace(": 1", ": 2"))).toBe(true);
    expect(isNotebook(SAMPLE.replace("alpha-ledger-notebook: 1\n", ""))).toBe(false);
  });

  it("prints what it read to the byte, whatever was generated or broken", () => {
    const count = share(1_000, {of: 10_000});
    for (let seed = 1; seed <= count; ++seed) {
      const draw = draws(seed);
      let text = randomNotebook(draw);
      for (let i = draw.below(4); i > 0; --i) text = mutated(text, draw);
      const notebook = parseNotebook(text);
      expect(printNotebook(notebook), `seed ${seed}`).toBe(text);
      for (const cell of notebook.cells) cellContent(cell);
      const again = parseNotebook(printNotebook(notebook));
      expect(again.cells.map(({kind, body}) => [kind, body])).toEqual(
        notebook.cells.map(({kind, body}) => [kind, body])
      );
    }
  });

  it.each([
    ["```js\nalert(1)\n```\n", 1, "js: code, which a notebook never runs"],
    ["text\n\n```TS echo\n1\n```\n", 3, "ts: code"],
    ["~~~html\n<b>\n~~~\n", 1, "html: code"],
    ["> ```js\n> 1\n> ```\n", 1, "js: code"],
    ["- ```sql\n  SELECT 1\n  ```\n", 1, "a cell within a list"],
    ["a\n<script>alert(1)</script>\n", 2, "<script>alert(1)</script>: HTML"],
    ["<div onclick=x>\n</div>\n", 1, "<div onclick=x>: HTML"],
    ["a <!-- b --> c\n", 1, "HTML"],
    ["one\ntwo [x](javascript:alert(1))\n", 2, "link to javascript:alert(1)"],
    ["[x](JaVaScRiPt&#58;alert(1))\n", 1, "link to"],
    ["<javascript:alert(1)>\n", 1, "link to javascript"],
    ["[x][y]\n\n[y]: data:text/html,x\n", 1, "link to data:"],
    ["![x](https://example.com/a.png)\n", 1, "picture https://example.com/a.png"],
    ["![x](data:image/svg+xml;base64,AAAA)\n", 1, "picture data:image/svg"],
    ["a\nb ${1 + 1} c\n", 2, "1 + 1}: no name"],
    ["${fetch('x')}\n", 1, "no name"],
    ["${a.b.c}\n", 1, "no name"],
    ["${unclosed\n", 1, "no name"]
  ])("refuses %j by its line", (text, line, message) => {
    const [problem] = parseNotebook(text).cells.flatMap((cell) => cell.problems);
    expect([problem?.line, problem?.text.en]).toEqual([line, expect.stringContaining(message)]);
    expect(problem?.text.zh).toMatch(/\p{Script=Han}/u);
  });

  it.each([
    "```js run=false\nalert(1)\n```\n",
    "`<b>` and \\<b> and `${1 + 1}`\n",
    "[x](https://example.com) [y](#place) [z](./sql) <mailto:a@b.cd> https://example.com\n",
    "![x](data:image/png;base64,AAAA)\n",
    "::: en\nwords\n:::\n"
  ])("takes %j", (text) => {
    expect(parseNotebook(text).cells.flatMap((cell) => cell.problems)).toEqual([]);
  });

  it.each([
    ["---js\nmodule.exports = 1\n---\n", 1],
    ["---\nalpha-ledger-notebook: 1\nheader: <script>alert(1)</script>\n---\n", 3],
    ['---\nalpha-ledger-notebook: 1\n"head": x\n---\n', 3],
    ["---\nalpha-ledger-notebook: 1\nsql:\n  a: ./b.csv\n---\n", 3],
    ["---\ntitle: !!js/function x\n---\n", 2],
    ["---\ntitle: {a: b}\n---\n", 2],
    ["---\nalpha-ledger-notebook: 2\n---\n", 2],
    ['---\ntitle: a\nalpha-ledger-notebook: "1"\n---\n', 3],
    ["---\nalpha-ledger-notebook: 1\nknown-on: last week\n---\n", 3],
    ["---\nalpha-ledger-notebook: 1\nledger: shipped\n---\n", 3],
    ["---\nalpha-ledger-notebook: 1\nfrom: x\n---\n", 3],
    ["---\nalpha-ledger-notebook: 1\naudience: everyone\n---\n", 3],
    ['---\nalpha-ledger-notebook: 1\naudience: public\n  - "x"\n---\n', 4],
    ["---\ndecisions:\n  - !!js/function x\n---\n", 3],
    ["---\nunclosed: 1\n", 1]
  ])("refuses the head %j", (text, line) => {
    expect(parseNotebook(text).problems[0]?.line).toBe(line);
  });

  it("takes in the head what a page of the repository says of itself", () => {
    const head = withLineage("---\nalpha-ledger-notebook: 1\naudience: public\n---\n\n# A\n", {
      parent: "notes.md",
      version: "0a",
      ledger: "7 0b",
      decisions: ['2026-11-27 accepted "a"']
    });
    expect(head).toContain('parent: notes.md\nparent_sha256: 0a\nledger_entry: 7 0b\ndecisions:\n  - "2026');
    expect(parseNotebook(head).problems).toEqual([]);
  });

  it("tells of more than 500 cells", () => {
    const texts = (n: number) => "a\n\n\n".repeat(n);
    expect(parseNotebook(texts(500)).problems).toEqual([]);
    const [problem] = parseNotebook(texts(501)).problems;
    expect([problem?.line, problem?.text.en]).toEqual([1501, expect.stringContaining("501 cells")]);
  });

  it("tells what stands on the opening line of a fence", () => {
    const told = (text: string) => parseNotebook(text).cells.flatMap((cell) => cell.problems.map(({text}) => text.en));
    expect(told("```sql id=1a\n```\n")[0]).toContain("id: 1a; expected letters");
    expect(told("```sql name=a\n```\n")[0]).toContain("name: unknown on a sql cell; expected one of id, run, expect");
    expect(told("```sql run=false2\n```\n")[0]).toContain("run: false2; expected manual");
    expect(told("```sql expect=one\n```\n")[0]).toContain("expected one of rows, none, true");
    expect(told("```chart expect=rows\n```\n")[0]).toContain("expect: unknown on a chart cell");
    expect(told("```sql\nSELECT 1\n")[0]).toContain("not closed");
  });
});
