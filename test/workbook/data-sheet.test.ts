import {expect, it} from "vitest";
import {compiled} from "../../src/model/compile.js";
import {evaluate} from "../../src/model/calculate/evaluate.js";
import {exportWorkbook} from "../../src/workbook/export.js";
import {importWorkbook} from "../../src/workbook/import.js";
import {writeXlsx} from "../../src/workbook/write-xlsx.js";
import {input, value} from "../../src/model/sheet/line.js";
import {TABLES} from "../../src/query/tables.js";
import {workbookSpec} from "../fixtures/xlsx.js";
import {smallSheet} from "../model/small-sheet.js";

const FOLDER = "https://example.org/ledger/data/";
const model = compiled(smallSheet([input("growth", "1", 0.5, "r"), value("x", "1", "growth * 2")]));
const spec = workbookSpec(model, {});
const book = exportWorkbook({...spec, dataFolder: FOLDER});
const texts = [...(book.sheets.find(({name}) => name === "data")?.cells.values() ?? [])].map((cell) =>
  cell.type === "text" ? cell.value : ""
);

it("gives the stable address of each table, with a query that reads it, of columns that the table has", () => {
  const addresses = texts.filter((text) => text.startsWith(FOLDER));
  expect(addresses).toEqual(["usage_weekly", "usage_daily", "model"].map((name) => `${FOLDER}${name}.csv`));
  for (const address of addresses) {
    const columns = TABLES.find(({name}) => address === `${FOLDER}${name}.csv`)?.columns.map(({name}) => name) ?? [];
    const from = texts.indexOf(address);
    const query = texts.slice(from + 1, texts.indexOf("in", from) + 2).join("\n");
    expect(query).toContain(`Web.Contents("${address}")`);
    for (const [, column = ""] of query.matchAll(/\{"(\w+)", /g)) expect(columns).toContain(column);
  }
});

it("stands only where it is asked for, and brings nothing back", () => {
  expect(exportWorkbook(spec).sheets.some(({name}) => name === "data")).toBe(false);
  const {changes, refusals} = importWorkbook(writeXlsx(book), spec.entity, evaluate(model));
  expect([changes, refusals]).toEqual([[], []]);
});
