// @vitest-environment jsdom
import {expect, it} from "vitest";
import {cellOutput} from "../../../src/components/notebook/cell-output.js";
import {cellContent} from "../../../src/notebook/content.js";
import {parseNotebook} from "../../../src/notebook/parse.js";
import {NO_ORIGIN} from "../../../src/notebook/values.js";

const FENCE = "```";

it.each([
  ["a query", "sql id=a\nSELECT 1 AS x, 2 AS y", 0],
  ["a chart", "chart\nfrom: a\nx: x\ny: y", 1]
])("asks how wide the page is for what is drawn to it alone: %s", (_, written, times) => {
  const {cells} = parseNotebook(`${FENCE}${written}\n${FENCE}\n`);
  const [cell] = cells;
  if (!cell) throw new Error("no cell");
  const table = {
    columns: ["x", "y"].map((name) => ({name, type: "INTEGER"})),
    count: 1,
    rows: [{x: 1, y: 2}],
    reads: []
  };
  let asked = 0;
  const output = cellOutput(
    {
      cell,
      content: cellContent(cell).content,
      written: cell.body,
      phase: "fresh",
      value: {table, holds: null, origin: NO_ORIGIN},
      problems: [],
      error: null,
      waitsFor: [],
      reads: [],
      isSlow: false
    },
    "en",
    () => {
      ++asked;
      return 600;
    }
  );
  expect(output?.childNodes.length).toBeGreaterThan(0);
  expect(asked).toBe(times);
});
