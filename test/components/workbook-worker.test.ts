import {describe, expect, it} from "vitest";
import {readModelWorkbook, type WorkbookTask} from "../../src/components/workspace/workbook-worker.js";
import {evaluate} from "../../src/model/calculate/evaluate.js";
import type {Overrides} from "../../src/model/calculate/overrides.js";
import {compiled} from "../../src/model/compile.js";
import {exportWorkbook} from "../../src/workbook/export.js";
import {importWorkbook} from "../../src/workbook/import.js";
import type {WorkbookCase} from "../../src/workbook/spec.js";
import {writeXlsx} from "../../src/workbook/write-xlsx.js";
import {apiCompany} from "../fixtures/api-company.js";
import {partOf, typedInto} from "../fixtures/typed-workbook.js";
import {repacked, workbookSpec} from "../fixtures/xlsx.js";

const model = compiled(apiCompany);
const entity = model.sheet.name;
const WAR: Overrides = {list_price: {scale: 0.5}};
const CASES: readonly WorkbookCase[] = [
  {key: "price_war", title: {en: "Price war", zh: "价格战"}, overrides: WAR, reasons: {}}
];
const written = (shown: string) => writeXlsx(exportWorkbook(workbookSpec(model, {cases: CASES, shown})));
const task = (bytes: Uint8Array, shown = "base"): WorkbookTask => ({
  bytes,
  entity,
  sheet: apiCompany,
  cases: new Map<string, Overrides>([
    ["base", {}],
    ["price_war", WAR]
  ]),
  shown
});

describe("readWorkbook(task)", () => {
  it("brings what the file holds beside the case it is switched to, after a copy between threads", () => {
    const bytes = typedInto(written("price_war"), model, [["token_growth", "FY2027", 0.42]]);
    const answer = readModelWorkbook(structuredClone(task(bytes)));
    expect(answer).toEqual({caseKey: "price_war", imported: importWorkbook(bytes, entity, evaluate(model, WAR))});
    expect(answer).toMatchObject({imported: {changes: [{line: "token_growth", after: 0.42}], refusals: []}});
  });

  it("stands on the case shown where the page does not have the file’s", () => {
    const {cases, ...rest} = task(written("price_war"));
    const answer = readModelWorkbook({...rest, cases: new Map([...cases].filter(([key]) => key !== "price_war"))});
    expect(answer).toMatchObject({caseKey: "base"});
  });

  it("gives a refusal in both languages", () => {
    expect(readModelWorkbook(task(new TextEncoder().encode("a text")))).toEqual({
      refusal: {
        en: expect.stringContaining("no .xlsx workbook") as string,
        zh: expect.stringContaining("不是 .xlsx") as string
      }
    });
  });

  it("refuses shared formulas that grow beyond any sheet, before they are all written out", () => {
    const bytes = repacked(written("base"), (parts) => {
      const path = partOf(parts, "cover");
      const cells = Array.from(
        {length: 5000},
        (_, i) => `<row r="${i + 900}"><c r="A${i + 900}"><f t="shared" si="7"/></c></row>`
      );
      const master = `<row r="899"><c r="A899"><f t="shared" si="7" ref="A899:A9000">${"B1+".repeat(2000)}1</f></c></row>`;
      parts[path] = (parts[path] ?? "").replace("</sheetData>", `${master}${cells.join("")}</sheetData>`);
    });
    expect(bytes.length).toBeLessThan(60_000);
    expect(readModelWorkbook(task(bytes))).toMatchObject({
      refusal: {en: expect.stringContaining("more than 10000000 characters of formulas") as string}
    });
  });
});
