import {describe, expect, it} from "vitest";
import {printNotebook} from "../../src/notebook/cell.js";
import {
  freeName,
  reparsed,
  withAttribute,
  withBody,
  withCell,
  withCopy,
  withMoved,
  withName,
  withoutCell
} from "../../src/notebook/edit.js";
import {keys, parseNotebook} from "../../src/notebook/parse.js";
import {headValue, withHeadValue} from "../../src/notebook/head.js";
import {draws, randomNotebook} from "./random.js";

const shape = (text: string) => parseNotebook(text).cells.map(({kind, name, body}) => [kind, name, body.trim()]);

const START = "Intro.\n\n```sql id=weeks\nSELECT 1 AS n\n```\n\nSee ${weeks.n}.\n\n```chart\nfrom: weeks\n```";

describe("edits of a notebook", () => {
  it("add, copy, move and take away cells, the rest to the byte", () => {
    const notebook = parseNotebook(START);
    const [intro, weeks, see] = notebook.cells.map(({key}) => key) as [string, string, string];
    expect(withCell(notebook, 4, {kind: "text", name: "", body: "End."})).toBe(`${START}\n\nEnd.\n`);
    expect(shape(withCell(notebook, 1, {kind: "text", name: "", body: "More."})).map(([kind]) => kind)).toEqual([
      "text",
      "text",
      "sql",
      "text",
      "chart"
    ]);
    expect(shape(withCopy(notebook, weeks))[2]).toEqual(["sql", "weeks_2", "SELECT 1 AS n"]);
    expect(shape(withMoved(notebook, intro, 1)).map(([kind]) => kind)).toEqual(["sql", "text", "text", "chart"]);
    expect(withMoved(notebook, intro, -3)).toBe(START);
    expect(shape(withoutCell(notebook, see))).toHaveLength(3);
    expect(withAttribute(notebook, weeks, "run", "manual")).toContain("```sql id=weeks run=manual\n");
  });

  it("rename a cell wherever it is read", () => {
    const notebook = parseNotebook(START);
    expect(withName(notebook, notebook.cells[1]?.key ?? "", "days")).toBe(START.replaceAll("weeks", "days"));
    expect(freeName({cells: notebook.cells}, "weeks")).toBe("weeks_2");
  });

  it("keep the keys of cells that stay, through any edit", () => {
    for (let seed = 1; seed <= 300; ++seed) {
      const draw = draws(seed);
      const newKey = keys();
      const notebook = parseNotebook(randomNotebook(draw), newKey);
      if (notebook.cells.length === 0) continue;
      const at = draw.below(notebook.cells.length);
      const cell = notebook.cells[at];
      if (!cell || cell.problems.length > 0) continue;
      const text = withBody(notebook, cell.key, cell.kind === "text" ? "Other words.\n" : `${cell.body}\n# more\n`);
      const after = reparsed(notebook, text, newKey);
      expect(printNotebook(after), `seed ${seed}`).toBe(text);
      expect(new Set(after.cells.map(({key}) => key)).size).toBe(after.cells.length);
      if (after.cells.length === notebook.cells.length)
        expect(
          after.cells.map(({key}) => key),
          `seed ${seed}`
        ).toEqual(notebook.cells.map(({key}) => key));
    }
  });

  it("reads a fence typed into a text as a cell, and back", () => {
    const notebook = parseNotebook("Hello.\n");
    const text = withBody(notebook, notebook.cells[0]?.key ?? "", "Hello.\n\n```sql\nSELECT 1\n```\n");
    expect(reparsed(notebook, text, keys()).cells.map(({kind}) => kind)).toEqual(["text", "sql"]);
  });

  it("withHeadValue(head, key, value) writes one line", () => {
    const head = withHeadValue("", "title", 'Say "a": b');
    expect(headValue(head, "title")).toBe('Say "a": b');
    expect(parseNotebook(head).problems).toEqual([]);
    expect(withHeadValue(withHeadValue(head, "title", "x"), "title", null)).toBe(
      "---\nalpha-ledger-notebook: 1\n---\n"
    );
  });
});
