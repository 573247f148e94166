import {zipSync, strToU8} from "fflate";
import {describe, expect, it} from "vitest";
import {fileRows, textRows} from "../../../src/query/import/table-rows.js";

describe("textRows(text)", () => {
  it("reads what is copied from a spreadsheet by its tabs, whatever commas its numbers hold, and CSV by its own sign", () => {
    expect(textRows("2513\tapi_revenue\tFY2026H2\t2,500\r\n\r\nGDS\trevenue\tFY2026\t12,000\n")).toEqual([
      ["2513", "api_revenue", "FY2026H2", "2,500"],
      ["GDS", "revenue", "FY2026", "12,000"]
    ]);
    expect(textRows('a;b\n"1;2";3')).toEqual([
      ["a", "b"],
      ["1;2", "3"]
    ]);
    expect(textRows("")).toEqual([]);
  });
});

describe("fileRows(file)", () => {
  it("reads a text without its byte order mark", async () => {
    expect(await fileRows(new Blob(["\ufeffcompany,line\nGDS,revenue"]))).toEqual([
      ["company", "line"],
      ["GDS", "revenue"]
    ]);
  });

  it("reads the first table of a workbook, with its heads as the first row", async () => {
    const cell = (ref: string, text: string) => `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`;
    const row = (n: number, a: string, b: string) => `<row r="${n}">${cell(`A${n}`, a)}${cell(`B${n}`, b)}</row>`;
    const relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const bytes = zipSync({
      "[Content_Types].xml": strToU8("<Types/>"),
      "xl/workbook.xml": strToU8(`<workbook xmlns:r="${relation}"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>`), // prettier-ignore
      "xl/_rels/workbook.xml.rels": strToU8(`<Relationships><Relationship Id="r1" Type="${relation}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`), // prettier-ignore
      "xl/worksheets/sheet1.xml": strToU8(`<worksheet><sheetData>${row(1, "company", "value")}${row(2, "GDS", "12,000")}</sheetData></worksheet>`) // prettier-ignore
    });
    expect(await fileRows(new Blob([bytes]))).toEqual([
      ["company", "value"],
      ["GDS", "12,000"]
    ]);
  });
});
